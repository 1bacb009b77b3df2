"""The laws of kinds of bundles: files with names of their own inside the bundle, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.article.formats import text
from l10n.catalog import catalog
from l10n.model import Block, Catalog, Segmented, State, Unit
from l10n.plugin import BundleKind, Edition, SiteOptions
from l10n.testing.formats import read_article

_ARTICLE = (
    "Harbour wall holds\n\nBy Ana Serrano\n\nThe wall held for <12> hours & more.\n\nNobody was “hurt”, she said.\n"
)


def editions() -> Iterator[Edition]:
    """Editions of one article that every kind must be able to write: a preview with untranslated, machine and reviewed words,
    and a final in a language from right to left.
    """
    for locale, final in (("es", False), ("fa", True)):
        document = read_article(text.FORMAT, _ARTICLE)
        made = catalog.template(document, _uncut)
        units = tuple(_unit(unit, number, final=final) for number, unit in enumerate(made.units))
        filled = Catalog(made.slug, made.source, locale, units)
        yield Edition(
            localized=catalog.compose(document, filled, _uncut),
            catalog=filled,
            alternates=("en", locale),
            progress=catalog.progress(filled),
            site=SiteOptions(),
            article_format=text.FORMAT,
            final=final,
        )


def _uncut(block: Block) -> Segmented:
    return Segmented((block.text,), ("", ""))


def _unit(unit: Unit, number: int, *, final: bool) -> Unit:
    state = State.REVIEWED if final else (State.NEW, State.FUZZY, State.REVIEWED)[number % 3]
    return replace(unit, target="" if state is State.NEW else f"« {unit.key.source} »", state=state)


def assert_bundle_kind(kind: BundleKind) -> None:
    """The kind gives files for each of the `editions`: relative names that no system refuses, and the same bytes again."""
    for edition in editions():
        files = kind.files(edition)
        assert files == kind.files(edition), "the same edition gives other bytes the second time"
        for path, data in files.items():
            _assert_path(path)
            assert isinstance(data, bytes), f"{path} is {type(data).__name__}, not bytes"


def _assert_path(path: PurePosixPath) -> None:
    assert isinstance(path, PurePosixPath), f"{path!r} is not a PurePosixPath"
    assert path.name, "a file has no name"
    assert not path.is_absolute(), f"{path} is not relative"
    assert ".." not in path.parts, f"{path} leads out of the bundle"
    assert not set(str(path)) & set('<>:"|?*\\'), f"{path} has a character that some systems refuse"
