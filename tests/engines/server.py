"""A real HTTP server on the loopback for tests: answers by path, and what was asked."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """`pages` are the answers: bytes, a status with bytes, or a function of the body that gives either, or nothing."""

    url: str = ""
    pages: dict[str, bytes | tuple[int, bytes] | Callable[[bytes], bytes | tuple[int, bytes] | None]] = field(
        default_factory=dict
    )
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, bytes]] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            site.asked.append((self.path, body))
            page = site.pages.get(self.path, (404, b"nothing here"))
            page = page(body) if callable(page) else page
            if page is None:
                return  # the connection ends without a word
            status, content = page if isinstance(page, tuple) else (200, page)
            self.send_response(status)
            headers = {"Content-Length": str(len(content))} | site.headers.get(self.path, {})
            for name, value in headers.items():
                self.send_header(name, value)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # nobody waited for it
                self.end_headers()
                self.wfile.write(content)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
