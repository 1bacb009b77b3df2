"""Bundles of real articles in 34 languages read exactly as the people who translated them wrote."""

from __future__ import annotations

import html as entities
import json
from functools import cache
from pathlib import PurePosixPath

import pytest
from lxml import html

from l10n import langtag
from l10n.article import article as articles
from l10n.article.segment import paragraph
from l10n.bundle import bundle
from l10n.catalog import catalog as catalogs
from l10n.model import Bundle, Catalog, Document, State, Unit
from l10n.plugin import BundleKind, Edition, Format, FormatOptions, SiteOptions, load
from tests.corpus import HUMAN

TAGS = sorted(path.stem for path in min(HUMAN.iterdir()).glob("*.txt") if path.stem != "en")
WRITERS = {
    "text": (".txt", lambda lines: "\n\n".join(lines) + "\n"),
    "html": (
        ".html",
        lambda lines: (
            f"<!doctype html><html lang=en><title>{_escaped(lines[0])}</title><article><h1>{_escaped(lines[0])}</h1>"
            + "".join(f"<p>{_escaped(line)}</p>" for line in lines[1:])
            + "</article>"
        ),
    ),
    "markdown": (".md", lambda lines: f"# {lines[0]}\n\n" + "\n\n".join(lines[1:]) + "\n"),
}


def _escaped(line: str) -> str:
    return entities.escape(line, quote=False)


@cache
def lines(document: str, tag: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in (HUMAN / document / f"{tag}.txt").read_text("utf-8").splitlines())


@cache
def formats() -> dict[str, Format]:
    return dict(load("l10n.article.formats", Format))


@cache
def source(name: str, format_: str) -> Document:
    suffix, write = WRITERS[format_]
    data = write(lines(name, "en")).encode()
    article = articles.decode(
        data, name, PurePosixPath(f"source/{name}{suffix}"), format_, articles.ReadingOptions("en")
    )
    return articles.parse(article, FormatOptions(), formats())


def built(name: str, format_: str, tag: str) -> Bundle:
    document = source(name, format_)
    human = dict(zip(lines(name, "en"), lines(name, tag), strict=True))
    template = catalogs.template(document, lambda block: paragraph(block.text))
    units = tuple(Unit(unit.key, human[unit.key.source], State.REVIEWED) for unit in template.units)
    filled = Catalog(name, "en", tag, units)
    localized = catalogs.compose(document, filled, lambda block: paragraph(block.text))
    made = Edition(
        localized, filled, ("en", tag), catalogs.progress(filled), SiteOptions(), formats()[format_], final=True
    )
    return bundle.bundle(made, load("l10n.bundle.kinds", BundleKind))


def expected_texts(name: str, tag: str) -> list[str]:
    """The human lines; a line of figures alone makes no unit and stays as in the source."""
    pairs = zip(lines(name, "en"), lines(name, tag), strict=True)
    return [theirs if any(char.isalpha() for char in ours) else ours for ours, theirs in pairs]


def read(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("tag", TAGS)
def test_every_bundle_reads_as_the_translator_wrote(tag: str) -> None:
    for n, name in enumerate(sorted(path.name for path in HUMAN.iterdir())):
        format_ = sorted(set(WRITERS) & set(formats()))[(n + TAGS.index(tag)) % len(set(WRITERS) & set(formats()))]
        human = expected_texts(name, tag)
        files = {
            path.name: data.decode() for path, data in built(name, format_, tag).files.items() if path.suffix != ".mo"
        }
        page = html.fromstring(files["index.html"])
        assert (page.get("lang"), page.get("dir")) == (tag, langtag.direction(tag))
        shown = page.xpath("//article//*[self::h1 or self::h2 or self::p or self::li or self::figcaption]")
        assert [" ".join(result.text_content().split()) for result in shown] == human
        assert [line.removeprefix("- ") for line in read(files["article.txt"])] == human
        reported = json.loads(files["article.json"])
        apart = {head["value"] for head in reported["headlines"]} | {reported.get("by", "")}
        plain = [line.removeprefix("- ") for line in read(reported["bodies"][1]["value"])]
        assert plain == [line for line in human if line not in apart]
        assert page.xpath("string(//title)") == reported["title"]
        native = files[name + WRITERS[format_][0]]
        decoded = entities.unescape(native) if format_ == "html" else native
        assert all(line in decoded for line in human) or format_ == "markdown"
