"""A Chromium without a window, driven over the DevTools protocol through two pipes: no driver, no sockets, no library.

Source: chromedevtools.github.io, "Chrome DevTools Protocol" (`--remote-debugging-pipe`: JSON messages ended by NUL).
"""

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe",
)  # fmt: skip
# Chromium reads file descriptor 3 and writes 4; the pipes are moved there, then the browser takes the launcher's place.
LAUNCH = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); os.execv(sys.argv[3], sys.argv[3:])"
)
PATIENCE = 90  # seconds; a busy machine starts a browser slowly
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38}
ALT, CONTROL, SHIFT = 1, 2, 8


class Browser:
    def __init__(self, profile):
        down, up = _high_pipe(), _high_pipe()
        self.child = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, str(down[0]), str(up[1]), PROGRAM, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(down[0], up[1]), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(down[0])
        os.close(up[1])
        self._in, self._out, self._left, self._count, self._session = down[1], up[0], b"", 0, None
        self.said, self._replies = [], {}
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method, **params):
        """Sends a command and gives its result; what the page's console says meanwhile goes to `said`."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._in, json.dumps(message).encode() + b"\0")
        expected = self._count
        while expected not in self._replies:
            self._take(self._read())
        reply = self._replies.pop(expected)
        assert "error" not in reply, reply
        return reply["result"]

    def _take(self, message):
        """Keeps a reply, or notes what happened in the page; a question whether to leave it is answered with yes."""
        method, params = message.get("method"), message.get("params", {})
        if "id" in message:
            self._replies[message["id"]] = message
        elif method == "Runtime.exceptionThrown":
            self.said.append(params["exceptionDetails"]["exception"].get("description", "exception"))
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method == "Page.javascriptDialogOpening":
            self.said.append(f"dialog: {params['type']}")
            self("Page.handleJavaScriptDialog", accept=True)
        elif method == "Inspector.targetCrashed":
            raise AssertionError("the page crashed")

    def _read(self):
        while b"\0" not in self._left:
            assert select.select([self._out], [], [], PATIENCE)[0], "the browser says nothing"
            data = os.read(self._out, 1 << 20)
            assert data, "the browser has gone"
            self._left += data
        message, _, self._left = self._left.partition(b"\0")
        return json.loads(message)

    def open(self, address):
        self("Page.navigate", url=address)

    def run(self, expression):
        """The value of a JavaScript expression in the page."""
        result = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait(self, expression):
        """Waits until an expression is true, and gives its value."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(AssertionError):  # the page may still be the one before
                if value := self.run(expression):
                    return value
            time.sleep(0.05)
        raise AssertionError(f"never true: {expression}; the page says {self.run('document.body.innerText')!r}")

    def press(self, key, modifiers=0, code=None):
        """A key as a person presses it."""
        fields = {"key": key, "code": code or key, "windowsVirtualKeyCode": KEYS.get(key, ord(key[0].upper()))}
        text = {"text": "\r" if key == "Enter" else key} if key in ("Enter", " ") and not modifiers else {}
        self("Input.dispatchKeyEvent", type="keyDown", modifiers=modifiers, **fields, **text)
        self("Input.dispatchKeyEvent", type="keyUp", modifiers=modifiers, **fields)

    def type(self, text):
        self("Input.insertText", text=text)

    def screen(self, width, height, *, dark=False, mobile=False):
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile)
        scheme = "dark" if dark else "light"
        self("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path):
        path.write_bytes(base64.b64decode(self("Page.captureScreenshot", format="png")["data"]))

    def close(self):
        self._session = None
        with contextlib.suppress(AssertionError, OSError):
            self("Browser.close")
        os.close(self._in)
        os.close(self._out)
        self.child.wait(PATIENCE)


def _high_pipe():
    """A pipe whose ends are above 9, clear of the numbers that the launcher gives away."""
    import fcntl

    ends = []
    for end in os.pipe():
        ends.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10))
        os.close(end)
    return ends
