"""The theme folder of a project becomes a `Theme`: templates, CSS, words, and the files that pages load."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.bundle.theme_files import MEDIA_TYPES, absent
from l10n.bundle.words import Words
from l10n.errors import InputError, UsageError
from l10n.layout import THEME
from l10n.plugin import PLAIN_THEME, Theme
from l10n.progress import Progress
from l10n.store import Store

FOLDER = PurePosixPath(THEME)
WORDS = "words.toml"


def load(store: Store) -> Theme:
    """The theme of a project, the same object as long as no file of it changes; the built-in look alone without a folder.

    Raises:
        InputError: a template is not UTF-8, or words.toml says what no page reads.
        StoreError: a file cannot be read.
    """
    paths = tuple(_files(store.root))
    return _load(store, paths, tuple(store.stamp(FOLDER / path) for path in paths)) if paths else PLAIN_THEME


def load_reporting(store: Store, progress: Progress) -> Theme:
    """The theme as `load` gives it; files that its CSS names and that are not there are reported."""
    theme = load(store)
    for path in absent(theme):
        progress.message(
            f"{FOLDER}/{path}: is named by the CSS of the theme and is not there; add it, or take the name out"
        )
    return theme


@lru_cache(maxsize=4)
def _load(store: Store, paths: Sequence[PurePosixPath], _stamps: Sequence[str]) -> Theme:
    templates, style, files = {}, [], {}
    for path in paths:
        data = store.read(FOLDER / path)
        if path.suffix == ".html":
            templates[str(path)] = _text(data, path)
        elif path.suffix == ".css":
            style.append(_text(data, path))
        elif path.suffix.lower() in MEDIA_TYPES:
            files[str(path)] = data
    words = store.find(FOLDER / WORDS)
    return Theme(templates, "\n".join(style), files, _words(_text(words, PurePosixPath(WORDS))) if words else {})


def _files(root: Path) -> Iterator[PurePosixPath]:
    base = root / FOLDER
    for path in sorted(base.rglob("*")):
        inside = PurePosixPath(path.relative_to(base).as_posix())
        if path.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield inside


def _text(data: bytes, path: PurePosixPath) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise InputError(f"{FOLDER}/{path}", "is not UTF-8", "save it as UTF-8") from exc


def _words(text: str) -> Mapping[str, Mapping[str, str]]:
    """The words by locale: a table for each, with the names of the words that pages say."""
    place = f"{FOLDER}/{WORDS}"
    names = {field.name for field in fields(Words)} - {"locale"}
    try:
        parsed = tomllib.loads(text)
        tables = {langtag.parse(tag): table for tag, table in parsed.items()}
    except tomllib.TOMLDecodeError as exc:
        raise InputError(place, f"is not valid TOML: {exc}", "mend that line") from exc
    except UsageError as exc:
        raise InputError(place, f"{exc.place} {exc.problem}", "write tables such as [uk]") from exc
    for tag, table in tables.items():
        if not isinstance(table, dict):
            raise InputError(f"{place}: [{tag}]", "is not a table", "write tables such as [uk]")
        for name, word in table.items():
            if name not in names:
                listed = ", ".join(sorted(names))
                raise InputError(f"{place}: [{tag}]", f"{name!r} is not a word of pages", f"known are {listed}")
            if not isinstance(word, str):
                raise InputError(f"{place}: [{tag}]", f"{name!r} is not a text", "write it in quotation marks")
    return tables
