"""The sockets of a team's page: Starlette and uvicorn, behind a proxy that speaks TLS; the answers are those of one."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from l10n import loopback
from l10n.dataclass import dataclass
from l10n.errors import UsageError
from l10n.review.answers import answer
from l10n.review.records import Records
from l10n.review.server import IDLE_SECONDS, LARGEST_BODY
from l10n.review.session import ReviewSession
from l10n.review.team.accounts import Accounts, missing_extra
from l10n.review.team.gate import Gate
from l10n.review.team.logins import Logins
from l10n.review.team.patience import Arrivals, client_name, protocol
from l10n.review.team.presence import Presence
from l10n.review.team.teamwork import Teamwork
from l10n.review.web import Request, Response, as_text
from l10n.store import Store

BODY_SECONDS = 30  # for a request to arrive
MOST_AT_ONCE = 500  # connections; more are turned away
STOP_SECONDS = 5  # for answers under way, when the server ends
_SECURE = {"Strict-Transport-Security": "max-age=31536000"}


@dataclass(frozen=True, slots=True)
class TeamServer:
    """One session for several people: the gate, then the answers."""

    session: ReviewSession
    gate: Gate

    def answer(self, request: Request, client: str) -> Response:
        """The answer to a request of a client, by its address."""
        met = self.gate.meet(request, client)
        if isinstance(met, Response):
            met = met if met.type or not self.gate.is_open(request) else answer(self.session, request)
        else:
            met = answer(self.session, replace(request, person=met.name))
        return replace(met, headers={**met.headers, **_SECURE}) if self.gate.is_secure else met

    def run(self, listening: socket.socket) -> None:
        """Serves until it is stopped; then the save under way is finished."""
        try:
            import uvicorn
        except ImportError as exc:
            raise missing_extra() from exc
        config = uvicorn.Config(
            self.application(),
            http=protocol(),
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1",
            timeout_keep_alive=IDLE_SECONDS,
            limit_concurrency=MOST_AT_ONCE,
            timeout_graceful_shutdown=STOP_SECONDS,
            lifespan="off",
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            self.session.finish()

    def application(self) -> Any:  # noqa: ANN401  (Starlette is an extra)
        """The ASGI application."""
        try:
            from starlette.applications import Starlette
            from starlette.concurrency import run_in_threadpool
            from starlette.responses import Response as AsgiResponse
            from starlette.routing import Route
        except ImportError as exc:
            raise missing_extra() from exc

        arrivals = Arrivals()

        async def respond(incoming: Any) -> Any:  # noqa: ANN401
            client = client_name(incoming.client.host if incoming.client else "")
            with arrivals.arriving(self.gate.visitor(_request(incoming, b""), client)) as has_room:
                body = await _arrived(incoming) if has_room else as_text("That is too much at once.", 429)
            if isinstance(body, bytes):
                body = await run_in_threadpool(self.answer, _request(incoming, body), client)
            return AsgiResponse(body.body, body.status, headers=dict(body.fields))

        return Starlette(routes=[Route("/{path:path}", respond, methods=["GET", "POST"])])


async def _arrived(incoming: Any) -> bytes | Response:  # noqa: ANN401
    """The body of a request, or the answer to one that is too slow or too large."""
    try:
        body = await asyncio.wait_for(_body(incoming), BODY_SECONDS)
    except TimeoutError:
        return as_text("The request came too slowly.", 408)
    return as_text("The request is too large.", 413) if body is None else body


async def _body(incoming: Any) -> bytes | None:  # noqa: ANN401
    """The body of a request, nothing where it is too large; what is too large is not held."""
    parts, size = [], 0
    async for part in incoming.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


def _request(incoming: Any, body: bytes) -> Request:  # noqa: ANN401
    raw = incoming.scope.get("raw_path") or incoming.scope["path"].encode()
    path = raw.partition(b"?")[0].decode("ascii", "backslashreplace")
    headers = {name.lower(): value for name, value in incoming.headers.items()}
    query = dict(parse_qsl(incoming.scope.get("query_string", b"").decode("ascii", "backslashreplace")))
    return Request(incoming.method, path, query, headers, body)


def team_server(session: ReviewSession, store: Store, url: str, *, approval: bool = False) -> TeamServer:
    """A server for the people whose accounts the project has.

    Raises:
        UsageError: there are none.
    """
    accounts = Accounts(store.root)
    if not accounts.all():
        raise UsageError("review --team", "has no accounts yet", "call: l10n accounts add NAME")
    Teamwork(accounts, Presence(), Records(store), approval).join(session)
    return TeamServer(session, Gate(url, accounts, Logins(accounts.folder), session.language))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes any free one.

    Raises:
        UsageError: the port is taken, or the address is not this machine's.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as exc:
        raise loopback.port_error(f"{host} port {port}", exc, "name another one") from exc


def address(listening: socket.socket, url: str) -> str:
    """What browsers call the server: the `url` of the settings, or this machine's own address.

    Raises:
        UsageError: it listens to others without TLS.
    """
    host, port = _name(listening.getsockname())
    if url:
        return url
    if host not in loopback.ADDRESSES:
        remedy = 'write url = "https://…" into [review] of the settings, and let a proxy speak TLS'
        raise UsageError(f"host {host}", "would send passwords without TLS", remedy)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _name(at: Sequence[Any]) -> tuple[str, int]:
    return str(at[0]), int(at[1])
