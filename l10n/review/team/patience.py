"""How long and how often the team's server waits for one client, so that slow ones keep nobody else out.

A connection that sends no whole head of a request in some seconds is closed (uvicorn itself waits for ever); of the requests
that arrive slowly, one address has no more than some at once.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.review.team.accounts import missing_extra

HEAD_SECONDS = 10  # for the head of a request to arrive
MOST_OF_ONE = 24  # requests of an address that arrive at once; a browser has six connections


def client_name(address: str) -> str:
    """What an address is counted by: an IPv6 network of the usual size belongs to one household.

    >>> client_name("2001:db8:1:2:3::9"), client_name("192.0.2.7"), client_name("")
    ('2001:db8:1:2::/64', '192.0.2.7', '')
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return address


@dataclass(slots=True)
class Arrivals:
    """The requests that arrive, by client. For one thread."""

    _by_client: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def arriving(self, client: str) -> Iterator[bool]:
        """Counts a request while it arrives; whether its client has room for it."""
        count = self._by_client.get(client, 0)
        self._by_client[client] = count + 1
        try:
            yield count < MOST_OF_ONE
        finally:
            self._by_client[client] -= 1
            if not self._by_client[client]:
                del self._by_client[client]


def protocol() -> Any:  # noqa: ANN401  (uvicorn is an extra)
    """HTTP by h11 as uvicorn has it, which closes connections whose requests do not come."""
    try:
        import h11
        from uvicorn.protocols.http.h11_impl import H11Protocol
    except ImportError as exc:
        raise missing_extra() from exc

    class PatientProtocol(H11Protocol):
        """A connection; `_began` says that the head of a request had begun when it was looked at last."""

        _began = True  # a new connection must send its first head before the first look
        _timer: Any = None

        def connection_made(self, transport: Any) -> None:  # noqa: ANN401
            super().connection_made(transport)
            self._timer = self.loop.call_later(HEAD_SECONDS, self._look)

        def connection_lost(self, exc: Exception | None) -> None:
            if self._timer is not None:
                self._timer.cancel()
            super().connection_lost(exc)

        def _look(self) -> None:
            waits = self.conn.their_state is h11.IDLE and (self.cycle is None or bool(self.conn.trailing_data[0]))
            if waits and self._began:
                self.transport.close()
                return
            self._began = waits
            self._timer = self.loop.call_later(HEAD_SECONDS, self._look)

    return PatientProtocol
