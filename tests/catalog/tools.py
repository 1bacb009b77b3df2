"""The real gettext tools, and a small article to make catalogs of."""

import re
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from l10n.model import Article, Block, Catalog, Document, Role, Segmented, State, Unit, UnitKey

needs_gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="the gettext tools are not installed")


def run(*command: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, check=False, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    )


def complaints(path: Path) -> str:
    """What `msgfmt --check` says about a file; nothing when all is well."""
    done = run("msgfmt", "--check", "-o", "/dev/null", path)
    return done.stderr.decode() + ("" if done.returncode == 0 else f"exit {done.returncode}")


def cut(block: Block) -> Segmented:
    """Cuts after full stops followed by a space; enough for the catalog's own tests."""
    parts = re.split(r"((?<=\.) +|(?<=。))", block.text)
    return Segmented(tuple(parts[::2]), ("", *parts[1::2], ""))


def article(*blocks: Block, meta: dict[str, str] | None = None, locale: str = "en") -> Document:
    text = "\n\n".join(block.raw for block in blocks)
    source = Article("harbour", locale, PurePosixPath("source/harbour.md"), "text", text)
    return Document(source, meta or {}, tuple(blocks), ("", *["\n\n"] * (len(blocks) - 1), ""))


def block(text: str, role: Role = Role.BODY, line: int = 1, **fields: object) -> Block:
    return Block(role, text, str(fields.pop("raw", text)), line, **fields)


def unit(source: str, target: str = "", state: State | None = None, context: str = "", **fields: object) -> Unit:
    if state is None:
        state = State.REVIEWED if target else State.NEW
    return Unit(UnitKey(context, source), target, state, **fields)


def catalog(*units: Unit, target: str = "es") -> Catalog:
    return Catalog("harbour", "en", target, units)
