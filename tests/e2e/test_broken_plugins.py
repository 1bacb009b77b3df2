"""Plug-ins of other people that are broken in every way: each is named in one line with its distribution, no other stops.

They are installed as packages are: modules and entry points in a folder of the path.
"""

import sys

import pytest

from l10n.plugin import remote
from l10n.plugin.host import Host

HEAD = """
import os, re, signal, sys, time
from dataclasses import replace
from pathlib import PurePosixPath
from l10n.check.finding import warn
from l10n.errors import EngineError
from l10n.model import Document, Finding, Severity, Translation
from l10n.plugin import BundleKind, Check, Engine, Example, Format, Pair
EXAMPLE = (Example("a", "b", "es"),)
def check(find):
    return Check(Severity.WARNING, find, EXAMPLE, EXAMPLE, wordless=True)
"""

SILENT = {
    "hangs",
    "endless",
    "unending",
}  # all others are given the time that they have at work, however busy the machine is

LOADING = {
    "no_such_import": "import nothing_of_this_name",
    "syntax": "def broken(:",
    "exits": "raise SystemExit(0)",
    "exits_hard": "os._exit(3)",
    "crashes": "os.kill(os.getpid(), signal.SIGSEGV)",
    "raises": "raise RuntimeError('two\\nlines')",
    "empty": "",
    "two_values": "one = check(lambda s: [])\ntwo = check(lambda s: [])",
    "wrong_type": "value = Engine(lambda o: frozenset(), lambda p, o: None)",
    "not_called": "value = Check(Severity.WARNING, 5, EXAMPLE, EXAMPLE)",
    "odd_severity": "value = Check('grave', lambda s: [], EXAMPLE, EXAMPLE)",
    "odd_examples": "value = Check(Severity.WARNING, lambda s: [], ('a',), EXAMPLE)",
    "hangs": "time.sleep(60)",
    "recurses": "def load():\n    return load()\nload()",
    "shouts": "os.write(1, b'\\xff' * 70_000)\nraise RuntimeError('after noise')",
    "deaf": "os.close(0)\nos.close(1)\nraise RuntimeError('closed')",
}

CHECKING = {
    "raising": "def find(subject):\n    raise KeyError(subject.unit.key)",
    "exiting": "def find(subject):\n    sys.exit()",
    "nothing": "def find(subject):\n    return None",
    "odd": "def find(subject):\n    return ['a finding']",
    "number": "def find(subject):\n    return 7",
    "late": "def find(subject):\n    yield warn(subject, 'x')\n    raise OSError('late')",
    "endless": "def find(subject):\n    while True: pass",
    "unending": "def find(subject):\n    while True: yield 1",
    "dying": "def find(subject):\n    os._exit(0)",
    "recursing": "def find(subject):\n    return find(subject)",
    "hungry": "def find(subject):\n    return bytearray(1 << 50)",
    "shouting": "def find(subject):\n    os.write(1, b'\\xff' * 70_000)\n    raise ValueError('after noise')",
    "interrupting": "def find(subject):\n    raise KeyboardInterrupt",
    "fainting": "def find(subject):\n    os.kill(os.getpid(), signal.SIGSEGV)",
}

MAKING = {
    "raising": "def files(edition):\n    raise ValueError('no')",
    "nothing": "def files(edition):\n    return None",
    "words": "def files(edition):\n    return {PurePosixPath('a.txt'): 'text'}",
    "names": "def files(edition):\n    return {'a.txt': b'text'}",
    "outward": "def files(edition):\n    return {PurePosixPath('../../../../out.txt'): b'text'}",
    "absolute": "def files(edition):\n    return {PurePosixPath('/tmp/l10n-out.txt'): b'text'}",
    "dying": "def files(edition):\n    os.kill(os.getpid(), signal.SIGKILL)",
    "endless": "def files(edition):\n    time.sleep(60)",
    "recursing": "def files(edition):\n    return files(edition)",
    "hungry": "def files(edition):\n    return {PurePosixPath('a.txt'): bytearray(1 << 50)}",
    "unwritable": "def files(edition):\n    return {PurePosixPath('a\\0b.txt'): b'text'}",
    "unnamed": "def files(edition):\n    return {PurePosixPath('\\ud800.txt'): b'text'}",
    "long": "def files(edition):\n    return {PurePosixPath('a' * 300): b'text'}",
    "both": "def files(edition):\n    return {PurePosixPath('a'): b'text', PurePosixPath('a/b'): b'text'}",
    "unsendable": "def files(edition):\n    return {PurePosixPath('a.txt'): lambda: 1}",
}

READING = {
    "raising": "def parse(article, options):\n    raise IndexError('line 3')",
    "nothing": "def parse(article, options):\n    return None",
    "lawless": "def parse(article, options):\n    return Document(article, {}, (), ('other text',))",
    "short": "def parse(article, options):\n    return Document(article, {}, (), ())",
    "dying": "def parse(article, options):\n    os._exit(9)",
    "endless": "def parse(article, options):\n    while True: pass",
    "recursing": "def parse(article, options):\n    return parse(article, options)",
    "interrupting": "def parse(article, options):\n    raise KeyboardInterrupt",
}

TRANSLATING = {
    "no_pairs": ("", "raise RuntimeError('no pairs')"),
    "odd_pairs": ("", "return ['en-es']"),
    "not_opening": ("def open_pair(pair, options):\n    raise MemoryError('large')", ""),
    "opening_nothing": ("def open_pair(pair, options):\n    return None", ""),
    "raising": ("def speak(sources):\n    raise RuntimeError('out of memory')\n    yield", ""),
    "odd": ("def speak(sources):\n    return 5", ""),
    "dying": ("def speak(sources):\n    os.kill(os.getpid(), signal.SIGSEGV)", ""),
    "leaving": ("def speak(sources):\n    os._exit(0)", ""),
    "endless": ("def speak(sources):\n    time.sleep(60)", ""),
    "recursing": ("def speak(sources):\n    return speak(sources)", ""),
    "interrupting": ("def speak(sources):\n    raise KeyboardInterrupt", ""),
    "shouting": ("def speak(sources):\n    os.write(1, b'\\xff' * 70_000)\n    raise ValueError('after noise')", ""),
    "not_closing": ("def close(self):\n    raise OSError('close')", ""),
}

ENGINE = (
    HEAD
    + """
def speak(sources):
    return (Translation(re.sub("[a-z]{3,}", lambda m: m[0][::-1], source), 0.0) for source in sources)
def close(self):
    pass
class Translator:
    name, ordered = "NAME 1", True
    def translate(self, sources, decoding):
        return speak(sources)
    def close(self):
        close(self)
def open_pair(pair, options):
    return Translator()
def pairs(options):
    PAIRS
    return frozenset({Pair("en", "es"), Pair("en", "fr")})
BODY
engine = Engine(pairs, open_pair)
"""
)


@pytest.fixture
def install(tmp_path_factory, monkeypatch):
    """Installs modules as plug-ins of a group, all in one distribution."""
    folder = tmp_path_factory.mktemp("site")
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    receive = Host._receive

    def receive_soon(host, seconds):
        return receive(host, min(seconds, 1.5) if host.address.name in SILENT else seconds)

    monkeypatch.setattr(Host, "_receive", receive_soon)

    def add(group, modules, prefix):
        for name, code in modules.items():
            (folder / f"{prefix}_{name}.py").write_text(code)
        info = folder / f"others_{prefix}-2.1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: others-{prefix}\nVersion: 2.1\n")
        points = "".join(f"{name} = {prefix}_{name}\n" for name in modules)
        (info / "entry_points.txt").write_text(f"[{group}]\n{points}")

    yield add
    remote.stop_all()


def reported_once(stderr, name, *words):
    """The one line that names a plug-in."""
    lines = [line for line in stderr.splitlines() if any(f"{start} {name} " in line for start in words)]
    assert len(lines) == 1, (name, lines, stderr)
    assert "Traceback" not in stderr
    return lines[0]


def test_what_cannot_be_loaded_is_named_and_left_out(newsroom, install):
    valid = "def find(subject):\n    yield warn(subject, 'seen by the good one')\nvalue = check(find)"
    install("l10n.checks", {name: HEAD + code for name, code in {**LOADING, "good": valid}.items()}, "loading")
    done = newsroom("run", code=3)
    for name in LOADING:
        line = reported_once(done.stderr, name, "plug-in")
        assert line.startswith(f"error: plug-in {name} (l10n.checks, of others-loading 2.1): "), line
        assert "left out" in line
    assert "seen by the good one" in newsroom("check", code=None).stdout
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()


def test_checks_that_break_stop_no_further(newsroom, install):
    valid = "def find(subject):\n    return [warn(subject, 'seen by the good one')]"
    codes = {name: f"{HEAD}{code}\nvalue = check(find)" for name, code in {**CHECKING, "zebra": valid}.items()}
    install("l10n.checks", codes, "checking")
    done = newsroom("run", code=3)
    for name in CHECKING:
        assert "left out" in reported_once(done.stderr, name, "check", "plug-in")
    assert "seen by the good one" in newsroom("check", code=None).stdout
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()


def test_kinds_that_break_stop_no_further(newsroom, install):
    valid = "def files(edition):\n    return {PurePosixPath('good.txt'): b'good'}"
    codes = {name: f"{HEAD}{code}\nvalue = BundleKind(files)" for name, code in {**MAKING, "zebra": valid}.items()}
    install("l10n.kinds", codes, "making")
    done = newsroom("run", code=3)
    for name in MAKING:
        assert "left out" in reported_once(done.stderr, name, "kind", "plug-in")
    assert (newsroom.root / "dist/harbor/es/good.txt").read_bytes() == b"good"
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()
    assert not list(newsroom.root.parent.glob("**/out.txt"))


def test_formats_that_break_cost_their_articles(newsroom, install):
    end = "value = Format(('.NAME',), parse, lambda block, text: text, lambda text, locale: text)"
    codes = {name: f"{HEAD}{code}\n{end.replace('NAME', name)}" for name, code in READING.items()}
    codes["bare"] = f"{HEAD}value = Format('md', len, len, len)"
    install("l10n.formats", codes, "reading")
    for name in READING:
        newsroom.write("Words.\n", f"{name}-news.{name}")
    done = newsroom("run", code=3)
    for name in READING:
        lines = [line for line in done.stderr.splitlines() if f"source/{name}-news.{name}" in line]
        assert len(lines) == 1, (name, done.stderr)
    assert "'suffixes' is not a tuple" in reported_once(done.stderr, "bare", "plug-in")
    assert "Traceback" not in done.stderr
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()


@pytest.mark.parametrize("name", TRANSLATING)
def test_engines_that_break_cost_their_locale(newsroom, install, name):
    body, pairs = TRANSLATING[name]
    code = ENGINE.replace("NAME", name).replace("PAIRS", pairs or "pass").replace("BODY", body)
    install("l10n.engines", {name: code}, "translating")
    limit = "[engine]\nseconds = 0.5\n" if name in SILENT else ""
    settings = f'locales = ["fr", "es"]\n[routes]\nfr = "{name}"\nes = "pseudo"\n{limit}'
    (newsroom.root / "l10n.toml").write_text(settings)
    done = newsroom("run", code=3)
    assert "Traceback" not in done.stderr
    assert name in done.stderr
    assert any(unit.target for unit in newsroom.units().values())
    assert (newsroom.root / "dist/harbor/es/index.html").is_file()
    if name == "not_closing":
        assert any(unit.target for unit in newsroom.units(locale="fr").values())


def test_an_engine_that_works_is_not_noticed(newsroom, install):
    code = ENGINE.replace("NAME", "fine").replace("PAIRS", "pass").replace("BODY", "print('noise')")
    install("l10n.engines", {"fine": code}, "fine")
    (newsroom.root / "l10n.toml").write_text('locales = ["fr"]\n[routes]\nfr = "fine"\n')
    done = newsroom("run", "--json")
    assert "noise" not in done.stdout
    assert any(unit.target for unit in newsroom.units(locale="fr").values())


def test_a_passing_failure_is_no_refusal_and_is_tried_again(newsroom, install):
    flag = newsroom.root / "out-of-memory"
    flag.write_text("")
    body = (
        "def speak(sources):\n    for source in sources:\n"
        f"        if 'cost' in source and os.path.exists({str(flag)!r}):\n"
        "            raise RuntimeError('CUDA out of memory')\n"
        "        yield Translation(re.sub('[a-z]{3,}', lambda m: m[0][::-1], source), 0.0)"
    )
    code = ENGINE.replace("NAME", "passing").replace("PAIRS", "pass").replace("BODY", body)
    install("l10n.engines", {"passing": code}, "passing")
    (newsroom.root / "l10n.toml").write_text('locales = ["fr"]\n[routes]\nfr = "passing"\n')
    newsroom("extract")
    done = newsroom("translate", code=3)
    assert "passing 1: failed at 1 unit (passing 1: failed (RuntimeError: CUDA out of memory)" in done.stderr
    assert "they are asked again next time" in done.stderr
    unit = newsroom.units(locale="fr")["It will cost $3.2 million."]
    assert (unit.target, [note for note in unit.notes if "no draft" in note]) == ("", [])
    flag.unlink()
    again = newsroom("translate", code=None)
    requested = newsroom.units(locale="fr")["It will cost $3.2 million."]
    assert requested.target or any("no draft" in note for note in requested.notes), again.stderr
