"""Plain text: paragraphs by shape, roles by rule, dates."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import dates
from l10n.article.formats import text
from l10n.article.lines import lines
from l10n.errors import SettingsError
from l10n.model import Article, Document
from l10n.plugin import FormatOptions
from tests.corpus import HUMAN

SEED = Path(__file__).resolve().parents[2] / "../shared/seed/minsk-moscow-drills.txt"


def parsed(source: str, locale: str = "en", options: FormatOptions | None = None) -> Document:
    article = Article("a", locale, PurePosixPath("a.txt"), "text", source)
    return articles.parse(article, options or FormatOptions(), {"text": text.FORMAT})


def roles(source: str, locale: str = "en") -> list[str]:
    return [block.role.value for block in parsed(source, locale).blocks]


@pytest.mark.skipif(not SEED.exists(), reason="the real page stands beside the project only where it is developed")
def test_every_line_of_a_real_page_has_its_role() -> None:
    result = roles(SEED.read_text(encoding="utf-8"))
    assert result == [
        *("furniture", "kicker", "headline", "caption", "caption"),
        *["body"] * 19,
        *("credit", "furniture", "notice", "notice", "notice", "notice"),
    ]


def test_a_single_sentence_a_line_is_a_single_block_a_line_in_every_language() -> None:
    for path in sorted(HUMAN.glob("*/*.txt")):
        if (path.parent.name, path.stem) == ("trial", "th"):
            continue  # its lines are as long as one another and have no stops: nothing shows that they are not one wrapped text
        source = path.read_text(encoding="utf-8")
        result = [block.text for block in parsed(source, path.stem).blocks]
        assert len(result) == len([line for line in source.splitlines() if line.strip()]), path


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (
            "日本の市長は昨日の会議で新しい橋の計画を発表しました。市民はその計画を\n歓迎しています。\n",
            ["日本の市長は昨日の会議で新しい橋の計画を発表しました。市民はその計画を歓迎しています。"],
        ),
        (
            "The council of the town met on a cold evening to talk about the well-\nknown mill.\n",
            ["The council of the town met on a cold evening to talk about the well-known mill."],
        ),
        ("One\x85Two\u2028Three\u2029Four\vFive\fSix", ["One", "Two", "Three", "Four", "Five", "Six"]),
        ("- a\n- b\n  goes on\n", ["a", "b goes on"]),
        ("3. c\n5. d\n", ["3. c", "5. d"]),
        ("• alone\n", ["• alone"]),
        ("", []),
    ],
)
def test_paragraphs_follow_the_shape_of_lines(source: str, texts: list[str]) -> None:
    assert [block.text for block in parsed(source).blocks] == texts


def test_indented_paragraphs_of_wrapped_text_are_parted() -> None:
    source = (
        "    The ferry left the harbor in the morning with ninety people on\n"
        "board and came back in the evening with none, because all of them\n"
        "stayed on the island for the feast of the first herring in spring.\n"
        "    Nobody had told the captain, who had waited for two hours at the\n"
        "pier and then gone home alone with a cold dinner on the seat next\n"
        "to him.\n"
    )
    assert [block.line for block in parsed(source).blocks] == [1, 4]


BODY = "The council met on Monday evening and talked about the bridge for three hours.\n\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Bridge to open in May\n\n" * 2 + BODY, ["headline", "headline", "body"]),
        ("Bridge to open in May | The Post\n\nBridge to open in May\n\n" + BODY, ["furniture", "headline", "body"]),
        ("Old bridge\n\n" + BODY, ["headline", "body"]),
        (
            "Old bridge\n\nThe bridge is closed. People ran into the streets for joy!\n\n" + BODY,
            ["headline", "body", "body"],
        ),
        ("Sport\n\nA goal in the last minute wins the cup for Gent!\n\n" + BODY, ["kicker", "headline", "body"]),
        (BODY + BODY.replace("Monday", "Friday"), ["headline", "body"]),
        ("A long line without an end " * 12 + "\n\n" + BODY, ["body", "body"]),
        (
            "Bridge to open in May\n\n" + BODY + "Why now?\n\n" + BODY.replace("met", "sat"),
            ["headline", "body", "heading", "body"],
        ),
        (
            "Bridge to open in May\n\n" + BODY + "Costs\n\n- one\n- two\n",
            ["headline", "body", "heading", "item", "item"],
        ),
        ("Bridge to open in May\n\n" + BODY + "“We are late.”\n", ["headline", "body", "quote"]),
        ("Bridge to open in May\n\nBy Ana Ruiz, May 3, 2024\n\n" + BODY, ["headline", "byline", "body"]),
        ("• first\n\n" + BODY, ["item", "headline"]),
    ],
)
def test_roles_follow_place_and_shape(source: str, expected: list[str]) -> None:
    assert roles(source) == expected


def test_byline_and_date_stem_from_a_single_line() -> None:
    meta = parsed("Bridge to open in May\n\nBy Ana Ruiz, May 3, 2024 9:05 p.m.\n\n" + BODY).meta
    assert (meta["byline"], meta["date"]) == ("Ana Ruiz", "2024-05-03T21:05")


def test_the_projects_patterns_lead() -> None:
    options = FormatOptions({"furniture": ("^Old bridge",), "credit": ("met on",)})
    assert [b.role.value for b in parsed("Old bridge\n\n" + BODY, options=options).blocks] == ["furniture", "credit"]


@pytest.mark.parametrize("patterns", [{"nonsense": ("x",)}, {"notice": ("(",)}])
def test_patterns_that_cannot_be_meant_are_refused(patterns: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(SettingsError, match=f"patterns.{next(iter(patterns))}"):
        parsed(BODY, options=FormatOptions(patterns))


def test_words_of_an_item_are_exchanged_behind_its_marker() -> None:
    block = parsed("1) a <1> b\n2) c\n").blocks[0]
    assert (block.raw, block.text, text.FORMAT.render(block, "x\n<1/>  y")) == ("a <1> b", "a <1/> b", "x <1> y")
    assert text.FORMAT.relabel("same", "uk") == "same"


@pytest.mark.parametrize(
    ("source", "locale", "iso"),
    [
        ("2021-11-29T14:05:30+01:00", "en", "2021-11-29T14:05+01:00"),
        ("2021-11-29 14:05Z", "en", "2021-11-29T14:05+00:00"),
        ("29. November 2021, 14.05 Uhr", "de", "2021-11-29T14:05"),
        ("29 ноября 2021", "ru", "2021-11-29"),
        ("29 de noviembre de 2021", "es", "2021-11-29"),
        ("2021年11月29日", "zh", "2021-11-29"),
        ("29.11.2021", "uk", "2021-11-29"),
        ("11/29/2021", "en", "2021-11-29"),
        ("29/11/2021", "en", "2021-11-29"),
        ("03/04/2021", "en", None),
        ("03/04/2021", "fr", "2021-04-03"),
        ("Nov. 29th, 2021 25:70", "en", "2021-11-29"),
        ("November 31, 2021", "en", None),
        ("November 3, 9999", "en", None),
        ("12:05 am", "en", None),
        ("May 3, 2024 12:05 am GMT+2", "en", "2024-05-03T00:05+02:00"),
    ],
)
def test_dates_of_newspapers_are_read(source: str, locale: str, iso: str | None) -> None:
    result = dates.find(source, locale)
    assert (result.iso if result else None) == iso


def test_lines_count_as_editors_count_them() -> None:
    assert [lines("a\rb\r\nc\u2028d").at(offset) for offset in (0, 2, 5, 7)] == [1, 2, 3, 3]
