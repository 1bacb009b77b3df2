"""The review page at a large catalog: what a person waits for, in processor and wall time, and fifty readers at once.

python -m tests.bench.bench_review [UNITS] [READERS]
"""

from __future__ import annotations

import http.client
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from l10n.catalog.po import po
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.progress import NullProgress
from l10n.review.answers import answer
from l10n.review.server import Server, serve
from l10n.review.session import ReviewSession
from l10n.review.web import Request

SHEET = {"article": "harbor", "locale": "es"}
WHO = {"The harbor board": "La junta del puerto", "A judge": "Un juez", "The council": "El consejo"}
DID = {"sold": "vendió", "closed": "cerró", "inspected": "inspeccionó", "rebuilt": "reconstruyó"}
WHAT = {"the bridge": "el puente", "the old cinema": "el viejo cine", "a warehouse": "un almacén"}
NAMES = ("Olga Brandt", "Jonas Ott", "Carla Ruiz", "Peter Novak")
SAVES = 20


def project(root: Path, count: int) -> None:
    """An article of so many sentences in Spanish, one in ten with a wrong figure."""
    chance, units = random.Random(6), []
    for n in range(count):
        who, did, what = (chance.choice(list(words)) for words in (WHO, DID, WHAT))
        sum_, name = chance.randrange(200, 99_999), chance.choice(NAMES)
        source = f"{who} {did} {what} for {sum_} euros on day {n}, said {name}."
        paid = sum_ + (n % 10 == 0)
        target = f"{WHO[who]} {DID[did]} {WHAT[what]} por {paid} euros el día {n}, dijo {name}."
        notes = (f"paragraph {n + 1}", "draft: argos en→es 0.1, confidence 0.71")
        units.append(Unit(UnitKey("", source), target, State.FUZZY, notes=notes))
    (root / "l10n.toml").write_text('locales = ["es"]\n', "utf-8")
    (root / "source").mkdir()
    (root / "source/harbor.md").write_text("\n\n".join(unit.key.source for unit in units), "utf-8")
    path = root / "locales/es/LC_MESSAGES/harbor.po"
    path.parent.mkdir(parents=True)
    path.write_text(po.dump(Catalog("harbor", "en", "es", tuple(units))), "utf-8")


class Page:
    """The requests of one reader, without sockets."""

    def __init__(self, session: ReviewSession) -> None:
        self._session = session

    def __call__(self, method: str, path: str, **fields: object) -> dict:
        fields |= SHEET
        query = {name: str(value) for name, value in fields.items()} if method == "GET" else {}
        body = b"" if method == "GET" else json.dumps(fields).encode()
        response = answer(self._session, Request(method, f"/api/{path}", query, {}, body))
        assert response.status == 200, response.body
        return json.loads(response.body)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall milliseconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def show(name: str, times: list[tuple[float, float]]) -> None:
    cpu, wall = (statistics.median(each) for each in zip(*times, strict=True))
    print(f"{name:28} {cpu:8.1f} {wall:8.1f} ms")


def alone(session: ReviewSession) -> list[dict]:
    request, units = Page(session), []
    print(f"{'':28} {'cpu':>8} {'wall':>8}")
    show("open: the first units", [timed(lambda: units.extend(request("GET", "units")["units"]))])
    show("the first findings", [timed(lambda: request("GET", "findings", near=units[0]["id"]))])
    typing = {"target": "El juez cerró.", "comments": ""}
    show(
        "a pause in typing", [timed(lambda: request("POST", "check", unit=units[3]["id"], **typing)) for _ in range(5)]
    )
    saves = []
    for unit in units[:SAVES]:
        fields = {"target": unit["target"] + "!", "comments": "", "reviewed": True, "version": unit["version"]}
        saves.append(timed(lambda unit=unit, fields=fields: request("POST", "save", unit=unit["id"], **fields)))
    show("a save", saves)
    return units


def together(server: Server, units: list[dict], readers: int) -> None:
    """Readers at once, each by its own connection: the article, then a pause in typing."""
    times: list[float] = []
    cookie = f"{server.guard.cookie}={server.guard.token}"

    def read(n: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.guard.port, timeout=120)
        origin = f"http://127.0.0.1:{server.guard.port}"
        headers = {"Cookie": cookie, "Origin": origin, "Content-Type": "application/json"}
        typed = json.dumps({**SHEET, "unit": units[n % len(units)]["id"], "target": "Otra.", "comments": ""})
        for method, path, body in (("GET", "units?" + urlencode(SHEET), None), ("POST", "check", typed)):
            start = time.perf_counter()
            connection.request(method, f"/api/{path}", body, headers)
            assert connection.getresponse().read()
            times.append((time.perf_counter() - start) * 1000)
        connection.close()

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
        time.sleep(0.1)  # people don't press keys in the same moment
    for thread in threads:
        thread.join()
    print(
        f"{readers} readers: median {statistics.median(times):.0f} ms, p95 {statistics.quantiles(times, n=20)[-1]:.0f} ms"
    )


def main(count: int = 10_000, readers: int = 50) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project(Path(folder), count)
        session = ReviewSession(Path(folder), NullProgress())
        session.warm()
        print(f"{count} units")
        units = alone(session)
        with serve(session) as server:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            together(server, units, readers)
            server.shutdown()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
