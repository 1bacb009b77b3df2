"""People at a team's page: their requests, over real sockets or straight to the application in this process."""

import asyncio
import http.client
import json
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote_to_bytes

from l10n.review.team.server import team_server

from .conftest import FERRY_ES

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Reply:
    """What came back for a request."""

    status: int
    headers: Message
    body: bytes


class Process:
    """`l10n review --team` as a process, behind a real socket."""

    def __init__(self, root, port=0):
        code = (
            "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from l10n.cli import main; main()"
        )
        argv = [sys.executable, "-c", code, "-C", str(root), "review", "--team", "--port", str(port)]
        self.child = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.child.stdout.readline()
        assert "Review of a team at http://127.0.0.1:" in line, self.child.stderr.read()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)", line)[1])

    def stop(self, sign=signal.SIGINT):
        self.child.send_signal(sign)
        self.child.communicate(timeout=60)

    def send(self, method, path, headers, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        reply = Reply(response.status, response.headers, response.read())
        connection.close()
        return reply


class Direct:
    """The same without a socket: each request goes to the application as a server of ASGI hands it on."""

    port = 4711

    def __init__(self, room, *, approval=False):
        session = room.session()
        self.session = session
        self._server = team_server(
            session, session._workspace.store, f"http://127.0.0.1:{self.port}", approval=approval
        )
        self._application = self._server.application()

    def send(self, method, path, headers, body):
        lines = {"Host": f"127.0.0.1:{self.port}", **headers}
        raw, _, query = path.encode().partition(b"?")
        scope = {
            "type": "http", "method": method, "path": unquote_to_bytes(raw).decode("utf-8", "replace"), "raw_path": raw,
            "query_string": query, "client": (lines.pop("X-Forwarded-For", "127.0.0.1"), 4712),
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in lines.items()],
        }  # fmt: skip
        sent = []

        async def receive():
            return {"type": "http.request", "body": body or b"", "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self._application(scope, receive, send))
        headers = Message()
        for name, value in sent[0]["headers"]:
            headers[name.decode()] = value.decode("latin-1")
        return Reply(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


class Visitor:
    """A browser of one person, as far as headers go."""

    def __init__(self, server):
        self.server, self.cookie, self.response = server, "", None

    def __call__(self, method, path, fields=None, headers=None, body=None):
        origin = f"http://127.0.0.1:{self.server.port}"
        lines = {"Origin": origin, "Content-Type": "application/json", "Cookie": self.cookie, **(headers or {})}
        body = json.dumps(fields).encode() if fields is not None else body
        present = {name: value for name, value in lines.items() if value is not None}
        self.response = self.server.send(method, path, present, body)
        try:
            return self.response.status, json.loads(self.response.body)
        except ValueError:
            return self.response.status, self.response.body.decode()

    def log_in(self, name, password=PASSWORD):
        status, _ = self("POST", "/login", {"name": name, "password": password})
        self.cookie = (self.response.headers.get("Set-Cookie") or "").partition(";")[0]
        return status

    def unit(self, beginning, sheet=FERRY_ES):
        _, value = self("GET", f"/api/units?article={sheet.slug}&locale={sheet.locale}")
        return next(unit for unit in value["units"] if unit["source"].startswith(beginning))

    def save(self, unit, target, sheet=FERRY_ES, **fields):
        reported = {"article": sheet.slug, "locale": sheet.locale, "unit": unit["id"], "version": unit["version"]}
        return self("POST", "/api/save", {**reported, "target": target, "comments": "", "reviewed": True, **fields})


def visitor(server, name):
    each = Visitor(server)
    assert each.log_in(name) == 200
    return each
