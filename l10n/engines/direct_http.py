"""HTTP to the configured host alone: an article goes nowhere else, whatever a proxy or an answer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # HTTP takes 60 ms to import, and comes when a server is asked
    from urllib.request import OpenerDirector


def opener() -> OpenerDirector:
    """What asks a server without a proxy, and is sent nowhere else."""
    from urllib.request import HTTPRedirectHandler, ProxyHandler, build_opener

    class NoRedirects(HTTPRedirectHandler):
        """Refuses to be sent elsewhere."""

        def redirect_request(self, *args: object, **_: object) -> None:  # noqa: ARG002
            return None

    return build_opener(NoRedirects, ProxyHandler({}))
