"""Sessions: what a person types in a newsroom, and all that she sees. `python -m tests.e2e.sessions_write` writes what is seen.

A session is a file of steps. `$ l10n …` is a command, `< …` what it gets to read; what it prints stands below it, errors behind
`!`, its exit code where it is not 0. `$ write FILE` writes the lines behind `|`, `$ replace FILE` puts the second of two such
lines in the place of the first, `$ review FILE` takes every fuzzy flag off, `$ show FILE` prints one.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from l10n import __version__, cli
from l10n.language import spelling

SESSIONS = Path(__file__).parent / "sessions"
_STEP = re.compile(r"^\$ (?P<words>.*)\n(?P<lines>(?:\|.*\n)*)", re.MULTILINE)
_CHANGING = (
    (re.compile(r'("since": )[1-9]\d*(?:\.\d+)?'), r"\1SECONDS"),
    (re.compile(r" +[\d,]+\.\d *$", re.MULTILINE), "  UNITS A SECOND"),
    (re.compile(r"version:[\d.]+"), "version:N"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)"), "MOMENT"),
)


def played(script: str, root: Path) -> str:
    """A session again, with what is seen today in an empty folder."""
    before = script[: script.index("$ ")]
    return before + "".join(_seen(step, root) for step in _STEP.finditer(script))


def _seen(step: re.Match[str], root: Path) -> str:
    typed, _, given = step["words"].partition(" < ")
    name, *words = shlex.split(typed)
    lines = [line[2:] for line in step["lines"].splitlines()]
    printed = "".join(_printed(name, words, [*lines, given], root))
    for changing, stands_for in _CHANGING:
        printed = changing.sub(stands_for, printed)
    printed = printed.replace(str(root), "ROOT").replace(__version__, "VERSION")
    return step[0] + "\n".join(line.rstrip() for line in printed.splitlines()) + "\n" * bool(printed) + "\n"


def _printed(name: str, words: list[str], lines: list[str], root: Path) -> Iterator[str]:
    path = root / words[0] if name != "l10n" else root
    if name == "l10n":
        yield from _command([word.replace("ROOT", str(root)) for word in words], lines[-1], root)
    elif name == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines[:-1]), encoding="utf-8")
    elif name == "replace":
        text, (old, new) = path.read_text(encoding="utf-8"), (line.replace("\\n", "\n") for line in lines[:-1])
        assert old in text, f"{words[0]} has no line {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    elif name == "review":
        path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    else:
        assert name == "show", f"{name} is not a step"
        yield path.read_text(encoding="utf-8")


def _command(words: list[str], given: str, root: Path) -> Iterator[str]:
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(f"{given}\n")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.run(["-C", str(root), *words])
    finally:
        sys.stdin = before
    yield out.getvalue()
    yield from (f"! {line}\n" for line in err.getvalue().splitlines())
    if code:
        yield f"exit {code}\n"


if __name__ == "__main__":
    spelling.DICTIONARIES = ()  # as for all tests
    for path in sorted(SESSIONS.glob("*.txt")):
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(played(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")
