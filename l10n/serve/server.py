"""The sockets: a threaded HTTP server on the loopback interface, the standard library's own.

It only reads, and only for who opened the address that was printed: drafts are not public, whatever else runs on this machine.
Host and cookie are looked at as in the review page; other sites, and other servers of this machine, may link here and do
nothing else. The cookie is sent along with links that stand in a file of the disk (`SameSite=Lax`), so that the page of
`l10n status --html` leads here.
"""

from __future__ import annotations

import hmac
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from l10n import loopback
from l10n.interface.page_words import PAGES
from l10n.jobs.status_links import REVIEW
from l10n.layout import SERVE_PORT
from l10n.serve.changes import Watcher
from l10n.serve.pages import CHANGES, LivePages, ServedPage

_HEARTBEAT = 10.0  # seconds after which a page that waits for changes learns that we are still here


class LiveServer(ThreadingHTTPServer):
    """Serves the pages of one project; `address` is what to open."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, root: Path, port: int) -> None:
        super().__init__((loopback.HOST, port), _PageConnection)
        self.pages = LivePages(root)
        self.saved = threading.Condition()
        self.token = secrets.token_urlsafe(24)
        self.is_over = False
        self._root = root
        self._review: subprocess.Popen[str] | None = None
        self._review_address = ""
        self._starting = threading.Lock()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What a person opens; the token is exchanged for a cookie at once."""
        return f"http://{loopback.HOST}:{self.port}/?token={self.token}"

    def watch(self) -> None:
        """Tells the open pages of changes, until it is over."""
        watcher = Watcher(self._root)
        while not self.is_over:
            if watcher.wait(lambda: self.is_over):
                self.pages.refresh()
                with self.saved:
                    self.saved.notify_all()

    def review_address(self) -> str:
        """The address of the review page, which is started with its first visitor."""
        with self._starting:
            if self._review is None or self._review.poll() is not None:
                command = [sys.executable, "-m", "l10n.cli", "-C", str(self._root), "review", "--no-browser"]
                self._review = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  (ourselves)
                line = self._review.stdout.readline() if self._review.stdout else ""
                self._review_address = next((word for word in line.split() if word.startswith("http://")), "")
            return self._review_address

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that went away amid an answer; anything else is a fault of ours and is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError) and not self.is_over:
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed: a socket

    def end(self) -> None:
        """Stops listening, and the review page with it."""
        self.is_over = True
        with self.saved:
            self.saved.notify_all()
        self.server_close()
        if self._review is not None:
            self._review.terminate()
            self._review.wait()
            if self._review.stdout:
                self._review.stdout.close()


class _PageConnection(BaseHTTPRequestHandler):
    server: LiveServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "l10n", ""
    timeout = 60

    def do_GET(self) -> None:
        try:
            address = urlsplit(self.path)
            path = unquote(address.path)
        except ValueError:
            self._write(_line(loopback.NOT_AN_ADDRESS, 400))
            return
        refusal = self._meet(path, parse_qs(address.query).get("token", [""])[0])
        if refusal is not None:
            self._write(refusal)
        elif path == CHANGES:
            self._stream_changes()
        elif path.startswith(REVIEW):
            self._write(self._lead_to_review(path.removeprefix(REVIEW)))
        else:
            self._write(self.server.pages.answer(path, self._accepted))

    def _meet(self, path: str, token: str) -> ServedPage | None:
        """The answer to a request that goes no further: a refusal, or the exchange of the token for a cookie."""
        if self.headers.get("Host", "") not in {f"{name}:{self.server.port}" for name in loopback.NAMES}:
            return _line(loopback.OTHER_NAME, 421)
        is_visit = loopback.is_visit(self.headers.get("Sec-Fetch-Mode"), self.headers.get("Sec-Fetch-Dest"))
        if loopback.is_foreign(self.headers.get("Sec-Fetch-Site")) and not is_visit:
            return _line(loopback.OTHER_SITE, 403)
        if path == "/" and self._is_token(token):
            return ServedPage(303, "text/plain", b"", location="/")
        if not self._is_token(self._cookie()):
            words = PAGES.choose(self._accepted)
            address = words(
                "Open the address that {command} printed; it is made anew at every start.", command="l10n serve"
            )
            return _line(address, 403)
        return None

    def _is_token(self, presented: str) -> bool:
        return hmac.compare_digest(presented.encode("utf-8", "backslashreplace"), self.server.token.encode())

    def _cookie(self) -> str:
        try:
            cookie = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie_name)
        except CookieError:
            return ""
        return cookie.value if cookie else ""

    @property
    def _accepted(self) -> str:
        return self.headers.get("Accept-Language", "")

    @property
    def _cookie_name(self) -> str:
        return f"l10n-serve-{self.server.port}"

    def _lead_to_review(self, place: str) -> ServedPage:
        """The way to the review page, in the same window. The token that opens it is given to this visitor alone, who has ours;
        the review page takes it from whatever page a link stood on, and puts it out of the address at once.
        """
        address = self.server.review_address()
        if not address:
            words = PAGES.choose(self._accepted)
            return _line(words("The review page cannot be started; call: {command}", command="l10n review"), 500)
        return ServedPage(302, "text/plain", b"", location=f"{address}&at={quote(place)}")

    def _stream_changes(self) -> None:
        """Writes an event for each change, as long as the page is open. Source: HTML Standard, server-sent events."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", loopback.HEADERS["Cache-Control"])
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        shown = self.server.pages.version
        while not self.server.is_over:
            with self.server.saved:
                self.server.saved.wait(_HEARTBEAT)
            now = self.server.pages.version
            self.wfile.write(f"data: {now}\n\n".encode() if now != shown else b": still here\n\n")
            self.wfile.flush()
            shown = now

    def _write(self, page: ServedPage) -> None:
        self.send_response(page.status)
        fields = {
            "Content-Type": page.type,
            "Content-Length": str(len(page.body)),
            "Content-Security-Policy": page.policy,
            **loopback.HEADERS,
        }
        if page.location:
            fields["Location"] = page.location
        if page.status == 303:
            fields["Set-Cookie"] = f"{self._cookie_name}={self.server.token}; Path=/; HttpOnly; SameSite=Lax"
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is the library's)
        """Says nothing: the terminal is the person's."""


def _line(text: str, status: int) -> ServedPage:
    return ServedPage(status, "text/plain; charset=utf-8", f"{text}\n".encode())


@contextmanager
def serving(root: Path, port: int | None = None) -> Iterator[LiveServer]:
    """A server that listens and watches; without a port it takes the usual one, or any free one where that is taken.

    Raises:
        UsageError: the port is taken or may not be used.
    """
    server = _opened(root, port)
    threading.Thread(target=server.watch, daemon=True).start()
    try:
        yield server
    finally:
        server.end()


def _opened(root: Path, port: int | None) -> LiveServer:
    try:
        return LiveServer(root, SERVE_PORT if port is None else port)
    except OSError as exc:
        if port is None:
            return LiveServer(root, 0)
        raise loopback.port_error(f"port {port}", exc, "name another one, or none") from exc
