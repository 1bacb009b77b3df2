"""The laws of subtitles: nothing of a file is lost, times stay, and all words of a target are shown in their order."""

import re
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import subrip, webvtt
from l10n.article.subtitles.cut import cut
from l10n.errors import ArticleError
from l10n.markup import MARK
from l10n.model import Article, Document
from l10n.plugin import FormatOptions

FORMATS = {"subrip": subrip.FORMAT, "webvtt": webvtt.FORMAT}
TIMES = {"subrip": "00:00:01,000 --> 00:00:02,000", "webvtt": "00:01.000 --> 00:02.000 line:0"}
PIECES = [
    *(
        "We met",
        "Hale.",
        "No!",
        "- ",
        "– Yes",
        ">> ",
        "[door]",
        "(no)",
        "♪",
        "ANA: ",
        "...",
        "12",
        "<1>",
        "&amp;",
        "&",
        "<",
    ),
    *(
        "<i>",
        "</i>",
        "<b>",
        "</b>",
        "<v Ana>",
        "</v>",
        "<c.x>",
        "</c>",
        "<c>",
        "<00:00:01.500>",
        "{\\an8}",
        "{\\i1}",
        "{\\i0}",
    ),
    *("\n", "\n\n", "\r\n", " ", "  ", "\t", "嵐が来た。", "ไป", "\u00a0", "NOTE x", "3", "-->", "\ufeff", "é"),
]
bodies = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), min_size=1, max_size=6)
words = st.lists(
    st.sampled_from(["we", "met,", "Hale.", "嵐が来た。", "ไปแล้ว", "—", "1", "noon"]), min_size=1, max_size=14
)


def parsed(text: str, format_: str) -> Document:
    return articles.parse(Article("a", "en", PurePosixPath("a.x"), format_, text), FormatOptions(), FORMATS)


def file(shown: list[str], format_: str) -> str:
    head = "WEBVTT\n\n" if format_ == "webvtt" else ""
    return head + "\n\n".join(f"{n}\n{TIMES[format_]}\n{text}" for n, text in enumerate(shown, 1))


@pytest.mark.parametrize("format_", sorted(FORMATS))
@given(bodies)
@settings(max_examples=200, deadline=None)
@example(["<i>We met", "</i>Hale."])
@example(["<v Ana>We <i>met</v>", "<v Ana>Hale</i>."])
def test_nothing_of_a_file_is_lost(format_, shown):
    text = file(shown, format_)
    try:
        document = parsed(text, format_)
    except ArticleError:
        return
    assert weave.fault(document) == ""
    assert weave.weave(document, lambda block: block.text, FORMATS[format_].render) == text
    changed = weave.weave(document, lambda block: block.text + " x", FORMATS[format_].render)
    assert re.findall(r".*-->.*line:0|.*-->.*000", changed) == re.findall(r".*-->.*line:0|.*-->.*000", text)
    parsed(FORMATS[format_].relabel(changed, "de"), format_)


@pytest.mark.parametrize("format_", sorted(FORMATS))
@given(
    st.lists(st.sampled_from(["The ferry", "is <i>very", "late</i> today", "on the\nriver"]), min_size=1, max_size=5),
    words,
)
@settings(max_examples=200, deadline=None)
def test_all_words_are_shown_in_their_order(format_, shown, target):
    document = parsed(file([*shown, "and so on."], format_), format_)
    block = document.blocks[0]
    reported = " ".join(target) + "".join(MARK.findall(block.text) and [m[0] for m in MARK.finditer(block.text)])
    woven = weave.weave(document, lambda each: reported if each == block else None, FORMATS[format_].render)
    again = parsed(FORMATS[format_].relabel(woven, "de"), format_)
    seen = "".join(MARK.sub("", each.text) for each in again.blocks)
    remainder = "".join(MARK.sub("", each.text) for each in document.blocks[1:])
    assert _letters(seen) == _letters(MARK.sub("", reported) + remainder)


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


@given(words, st.lists(st.integers(0, 40), min_size=1, max_size=6), st.integers(0, 40))
@settings(max_examples=300, deadline=None)
def test_parts_are_the_text_but_for_the_spaces_between_them(target, weights, most):
    text = " ".join(target)
    parts = cut(text, weights, most)
    assert len(parts) == len(weights)
    assert "".join(text[part.start : part.end] for part in parts).replace(" ", "") == text.replace(" ", "")
    assert all(text[each.end : second.start].strip() == "" for each, second in pairwise(parts))
