"""Every element of a page and every form of Markdown, alone and nested, is carried by each bundle or named in the report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from l10n.bundle import body, plain, wordless
from l10n.bundle.flow import Writer
from l10n.bundle.outline import Outline, outline
from l10n.bundle.uncarried import uncarried
from l10n.bundle.wordless import WordlessKind
from l10n.model import Document
from l10n.plugin import BundleKind, load
from tests.bundle.editions import edition, reviewed
from tests.bundle.test_wordless import PAGE, STORY, document

TABLE = tomllib.loads(Path(__file__).with_name("elements.toml").read_text(encoding="utf-8"))
CASES = [(format_, name) for format_, cases in TABLE.items() for name in cases]
AROUND = {
    "a block": "<div>{}</div>",
    "a part of a part": "<section><div>{}</div></section>",
    "an item": "<ul><li>{}</li><li>Otherw</li></ul>",
    "an item with words": "<ol><li><p>Firstw</p>{}</li></ol>",
    "a quotation": "<blockquote>{}</blockquote>",
    "a cell": "<table><tr><td>{}</td><td>Besidew</td></tr></table>",
    "a figure": "<figure>{}<figcaption>Beloww</figcaption></figure>",
    "what folds": "<details><summary>Sumw</summary>{}</details>",
    "a description": "<dl><dt>Termw</dt><dd>{}</dd></dl>",
    "running text": "<p>Leadw <span>{}</span></p>",
}
_VISIBLE = re.compile(r"\b[A-Z][a-z]*w\b")
_LOADED = ("<img", "<iframe", "<video", "<audio", "<pre", "<hr")


def article(format_: str, source: str) -> Document:
    if format_ == "markdown":
        return document(format_, f"{STORY}{source}\nIt ends here.\n")
    return document(format_, f"{PAGE}<p>It rained on Monday.</p>{source}<p>It ends here.</p></article></body></html>")


def made(result: Document) -> tuple[str, Outline, Writer]:
    """The page's body, what it was made of, and its writer."""
    words = reviewed({block.text: block.text for block in result.walk()})
    writer = Writer(replace(edition(result, "es", words), media={"photo.png": b"x", "a.png": b"x"}))
    seen = outline(result)
    return (body.html(seen.body, writer) + body.notes(seen.notes, writer)).replace("\n", ""), seen, writer


def named(result: Document) -> list[str]:
    return [
        piece.text for piece in (*wordless.find(result), *wordless.unfilled(result)) if piece.kind is WordlessKind.LOST
    ]


@pytest.mark.parametrize(("format_", "name"), CASES)
def test_an_element_is_carried_or_named(format_: str, name: str) -> None:
    case: Mapping[str, object] = TABLE[format_][name]
    source, shows = str(case["source"]), case.get("shows", [])
    assert isinstance(shows, list)
    result = article(format_, source)
    html, seen, writer = made(result)
    assert [pattern for pattern in shows if not re.search(pattern, html)] == []
    assert named(result) == case.get("named", [])
    if "named" not in case and "<!--" not in source and "%%" not in source and "]]" not in source:
        assert [word for word in _VISIBLE.findall(source) if word not in html and f'"{word}' not in source] == []
    text = plain.text([*seen.body, *seen.notes], writer)
    shown = re.sub(r'(?:alt|title|aria-label)="[^"]*"', "", html)
    assert [word for word in _VISIBLE.findall(source) if word in shown and word not in text] == []


@pytest.mark.parametrize("around", AROUND)
def test_what_an_element_holds_is_carried_or_named_inside_of_remaining_articles(around: str) -> None:
    for name, source in _nestable():
        whole = AROUND[around].format(source)
        result = article("html", whole)
        html, _, _ = made(result)
        lost = [word for word in _VISIBLE.findall(whole) if word not in html]
        lost += [tag for tag in _LOADED if tag in whole and tag not in html]
        assert lost == [] or named(result), (name, around, lost, html)


def _nestable() -> Iterator[tuple[str, str]]:
    """Asides and footers of something else than a page's are its own chrome; words for readers without films are not shown."""
    for name, case in TABLE["html"].items():
        if name not in ("aside", "footer", "noscript", "audio src", "details"):
            yield name, case["source"]


def test_ninjs_and_books_are_made_of_the_same_body_as_well_formed_xml() -> None:
    kind = load("l10n.bundle.kinds", BundleKind)["ninjs"]
    for name, case in TABLE["html"].items():
        result = article("html", case["source"])
        words = reviewed({block.text: block.text for block in result.walk()})
        raw = kind.files(edition(result, "es", words))[PurePosixPath("article.json")].decode()
        assert "It ends here." in raw, name
        html = re.sub(r"<(br|hr|img|wbr)\b([^<>]*[^/<>]|)>", r"<\1\2/>", made(result)[0]).replace(
            " reversed>", ' reversed="">'
        )
        assert etree.fromstring(f"<div>{html}</div>") is not None, name


def test_pictures_out_of_reach_are_named_once_with_all_their_lines() -> None:
    text = f'{STORY}![Pier](../up/pier.png)\n\nSo <img src="../up/pier.png"> ends.\n\n'
    text += '<p style="background: url(../sea.png)">Sea.</p>\n'
    assert uncarried(document("markdown", text), ()) == {
        "the file '../up/pier.png' outside of its folder": (5, 7),
        "the file '../sea.png' outside of its folder": (9,),
    }
    assert uncarried(document("markdown", f"{STORY}{{{{< figure src=pier.png >}}}}\n"), ()) == {
        "the picture 'pier.png'": (5,)
    }
    assert uncarried(document("markdown", f"{STORY}{{{{< figure src=pier.png >}}}}\n"), ("pier.png",)) == {}


@pytest.mark.parametrize("key", ["image: {}", "cover:\n  image: {}", "thumbnail: {}"])
def test_a_missing_picture_of_the_front_matter_is_named(key: str) -> None:
    def article(address: str):
        return document("markdown", f"---\ntitle: Pier\n{key.format(address)}\n---\n\n{STORY}")

    [(name, (line,))] = uncarried(article("pier.png"), ()).items()
    assert name == "the picture 'pier.png', which is not beside the article,"
    assert line == key.count("\n") + 3
    assert uncarried(article("pier.png"), ("pier.png",)) == {}
    assert uncarried(article("/img/pier.png"), ()) == {}
    assert uncarried(article("https://example.org/pier.png"), ()) == {}


def test_of_many_items_of_a_kind_each_line_is_recognized() -> None:
    text = f"{STORY}<object data=a.swf></object>\n\nWords.\n\n<object data=b.swf></object>\n"
    assert uncarried(document("markdown", text), ()) == {"<object>": (5, 9)}
