"""The sockets: a threaded HTTP server on the loopback interface, the standard library's own."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from l10n import loopback
from l10n.review.answers import answer
from l10n.review.session import ReviewSession
from l10n.review.web import Guard, Request, Response, as_text

LARGEST_BODY = 4 * 1024 * 1024  # bytes; the longest paragraph with its comments is far below
IDLE_SECONDS = 30  # after which a silent connection is closed; a browser opens another


_END_SECONDS = 0.2
"""What an answer that fails waits before it is shown as a fault: one that the end cut off is none."""


class Server(ThreadingHTTPServer):
    """Serves one session to one person; `guard.address` is what to open."""

    daemon_threads = True
    block_on_close = False  # browsers keep connections open that nobody needs to wait for

    def __init__(self, session: ReviewSession, port: int) -> None:
        self.session = session
        self._closed = False
        super().__init__((loopback.HOST, port), _Connection)
        self.guard = Guard(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that went away amid an answer, or of an answer that the end cut off; anything else is
        a fault of ours and is shown.
        """
        if isinstance(sys.exc_info()[1], ConnectionError):
            return
        time.sleep(_END_SECONDS)  # Ctrl-C may be on its way through the other threads
        if not self._closed:
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed: a socket

    def server_close(self) -> None:
        """Stops listening; what is being answered has nobody to go to."""
        self._closed = True
        super().server_close()

    def answer(self, request: Request) -> Response:
        """The guard's answer, or that of the session."""
        return self.guard.meet(request) or answer(self.session, request)


class _Connection(BaseHTTPRequestHandler):
    """Turns bytes into a `Request` and a `Response` into bytes."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "l10n", ""
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        self._respond(b"")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdecimal() or int(length) > LARGEST_BODY:
            self.close_connection = True
            self._write(as_text("The request is too large or does not say how large it is.", 413))
            return
        self._respond(self.rfile.read(int(length)))

    def _respond(self, body: bytes) -> None:
        try:
            address = urlsplit(self.path)
        except ValueError:
            self._write(as_text(loopback.NOT_AN_ADDRESS, 400))
            return
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._write(
            self.server.answer(Request(self.command, address.path, dict(parse_qsl(address.query)), headers, body))
        )

    def _write(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the library's)
        """Says nothing: the terminal is the person's."""


@contextmanager
def serve(session: ReviewSession, port: int = 0) -> Iterator[Server]:
    """A server that listens; port 0 takes any free one. At the end the save under way is finished, the rest cut off.

    Raises:
        UsageError: the port is taken or may not be used.
    """
    try:
        server = Server(session, port)
    except OSError as exc:
        raise loopback.port_error(f"port {port}", exc, "name another one, or none") from exc
    threading.Thread(target=session.warm, daemon=True).start()
    try:
        yield server
    finally:
        server.server_close()
        session.finish()
