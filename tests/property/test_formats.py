"""The laws of the text formats: nothing of a file is lost, and words stay words whatever they look like."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.formats import markdown, text
from l10n.article.paragraphs import single_line
from l10n.errors import ArticleError
from l10n.markup import MARK, renumber
from l10n.model import Article, Block, Document, InlineKind
from l10n.plugin import FormatOptions

FORMATS = {"text": text.FORMAT, "markdown": markdown.FORMAT}

# Pieces that mean something to some format, and what stands around them in news.
NASTY = [
    *("*", "**", "_", "__", "~", "~~", "`", "``", "\\", "\\*", "<b>", "</b>", "<", ">", "[x](y)", "[x]", "[", "]"),
    *("![a](b)", "!", "^", "[^1]", "# ", "#", " #", "1. ", "2) ", "> ", "- ", "+ ", "---", "===", "|", " | ", "&amp;"),
    *("&", "&#65;", "&lt;", "{{", "{% x %}", "{#id}", "}", "\n", "\n\n", "\r\n", "  ", "\t", "\u00a0", "\u2028", "\f"),
    *(
        "\u200b",
        "\ufeff",
        "'",
        '"',
        "“",
        "”",
        ":",
        ": ",
        " #x",
        "%",
        "@",
        "a",
        "Kyiv",
        "mayor",
        "2021",
        ".",
        "...",
        "?",
    ),
    *("(", ")", "中文", "。", "é", "😀", "<!--", "-->", "<a href='x'>", "https://x.example/a_b_c", "ana_b@x.example"),
    *("\x01", "\x7f", "\x85", "yes", "null", "0x1F", "- [ ] ", ":--|", "``` "),
]
nasty = st.lists(st.sampled_from(NASTY), max_size=12).map("".join)
sources = st.lists(
    st.sampled_from([*NASTY, "\n", "\n", "    ", "word ", "| a | b |\n|---|---|\n| c | d |\n", "[x]: /u\n"]),
    max_size=30,
)


def parsed(source: str, format_: str = "markdown") -> Document:
    article = Article("a", "en", PurePosixPath("a.md"), format_, source)
    return articles.parse(article, FormatOptions(), FORMATS)


def localized(document: Document, place: Block, words: str) -> str:
    render = FORMATS[document.article.format].render
    return weave.weave(document, lambda block: words if block == place else None, render)


@given(sources.map("".join))
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_nothing_of_a_file_is_lost(format_: str, source: str) -> None:
    try:
        document = parsed(source, format_)
    except ArticleError:
        assert source.startswith("---")
        return
    assert weave.fault(document) == ""
    assert weave.weave(document, lambda block: block.text, FORMATS[format_].render) == source


@given(nasty)
@settings(max_examples=200, deadline=None)
@example("- x")
@example("1. Mai")
@example("a\n\n# b")
def test_words_of_a_text_read_back_the_same(words: str) -> None:
    expected = single_line(words)
    document = parsed("Mayor resigns after vote\n\nOld words stand here.\n\nThe vote was close, he said.\n", "text")
    woven = localized(document, document.blocks[1], words)
    if expected and not MARK.search(expected):
        again = parsed(woven, "text")
        assert [block.text for block in again.blocks][1] == expected


PLACES = {
    "paragraph": ("Old words.\n\nMore of it.\n", 0),
    "heading": ("## Old words\n\nMore.\n", 0),
    "closed heading": ("## Old words ##\n\nMore.\n", 0),
    "setext": ("Old words\n---------\n\nMore.\n", 0),
    "item": ("- One\n- Old words\n- Three\n", 1),
    "numbered": ("1. One\n2. Old words\n", 1),
    "quote": ("> Old\n> words.\n\nMore.\n", 0),
    "quote in item": ("- > Old words\n- b\n", 0),
    "cell": ("| a | b |\n|---|---|\n| Old words | d |\n", 2),
    "first cell": ("a | b\n---|---\nOld words | d\n", 2),
    "last cell": ("a | b\n---|---\nc | Old words\n", 3),
    "alt": ("Text ![Old words](/x.png) goes on.\n", 1),
    "alt alone": ("![Old words](/x.png)\n", 0),
    "alt label": ("![Old words]\n\n[old words]: /x.png\n", 0),
    "alt collapsed": ("![Old words][]\n\n[old words]: /x.png\n", 0),
    "alt in cell": ("| a | b |\n|---|---|\n| ![Old words](x) e | d |\n", 3),
    "title": ('A [link](/x "Old words") here.\n', 1),
    "title single": ("A [link](/x 'Old words') here.\n", 1),
    "title round": ("A [link](/x (Old words)) here.\n", 1),
    "title in cell": ('| a | b |\n|---|---|\n| [c](/x "Old words") | d |\n', 3),
    "footnote": ("Text.[^1]\n\n[^1]: Old words.\n", 1),
    "inline footnote": ("Text.^[Old words] More.\n", 1),
    "yaml": ("---\ntitle: Old words\nlang: en\n---\nText.\n", 0),
    "yaml single": ("---\ntitle: 'Old words'\n---\nText.\n", 0),
    "yaml double": ('---\ntitle: "Old words"\n---\nText.\n', 0),
    "yaml folded": ("---\ntitle: >\n  Old\n  words\nlang: en\n---\nText.\n", 0),
    "yaml flow": ("---\n{title: Old words, lang: en}\n---\nText.\n", 0),
}


@given(words=nasty)
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("name", sorted(PLACES))
def test_words_of_markdown_read_back_the_same(name: str, words: str) -> None:
    source, number = PLACES[name]
    document = parsed(source)
    place = list(document.walk())[number]
    assert "Old words" in place.text
    expected = single_line(words)
    spoken = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", expected)  # a value that a template fills is not text
    if not any(char.isalnum() for char in spoken) or MARK.search(expected):
        return
    again = parsed(localized(document, place, words))
    assert [block.text for block in again.walk()][number] == expected
    assert len(list(again.walk())) == len(list(document.walk()))


MARKED = [
    "The *mayor* of [Kyiv](/k 'The city') said **no** twice.\n",
    "The _mayor_ of [Kyiv][k] said __no__ twice.\n\n[k]: /k\n",
    "The ~~mayor~~ of [Kyiv] said <b>no</b> twice.\n\n[kyiv]: /k\n",
    "> The `mayor` of <https://k.example>\n> said *no*  \n> twice.\n",
    "| a | b |\n|---|---|\n| The *mayor* of [Kyiv](/k) said `a\\|b` | x |\n",
    "## The *mayor*[^1] of ![Kyiv](/k.png) said no\n\n[^1]: Yes.\n",
]


@given(st.sampled_from(MARKED), st.lists(nasty, min_size=8, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=250, deadline=None)
def test_marks_stay_where_the_translator_placed_them(source: str, words: list[str], random) -> None:
    assert_marks_stay(source, words, random)


def assert_marks_stay(source: str, words: list[str], random) -> None:
    """Words with the marks of the source's first marked block, in another order, read back as they were written."""
    document = parsed(source)
    place = next(block for block in document.blocks if len(block.inlines) > 1)
    texts = iter(words)
    pieces = []
    for index in random.sample(sorted({i.index for i in place.inlines}), len({i.index for i in place.inlines})):
        of_index = [i for i in place.inlines if i.index == index]
        pieces.append(next(texts))
        if of_index[0].kind is InlineKind.ALONE:
            pieces.append(of_index[0].mark)
        else:
            pieces += [of_index[0].mark, "x" + next(texts) + "x", of_index[1].mark]
    expected = single_line("".join([*pieces, next(texts)]))
    if len(MARK.findall(expected)) != len(place.inlines) or not any(map(str.isalnum, MARK.sub("", expected))):
        return
    again = parsed(localized(document, place, expected))
    assert [renumber(block.text)[0] for block in again.blocks][document.blocks.index(place)] == renumber(expected)[0]
    assert len(again.blocks) == len(document.blocks)


BREAKS = ["  \n", "\\\n", "<br>", "   \n", "<br/>\n"]
CONTAINERS = [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   "), ("> > ", "> "), ("\t- ", "\t  ")]
BESIDE = [
    "*no*",
    "{% x %}",
    "< {% x %}",
    "`c`",
    "[k](/u)",
    "a < b",
    "$x$",
    "word.",
    "> q",
    "# h",
    "1.",
    "-",
    "<b>so</b>",
]


@st.composite
def hard_breaks(draw: st.DrawFn) -> str:
    """A paragraph, item or quotation of two or three lines with hard breaks between them; or a cell with such breaks."""
    lines = draw(st.lists(st.sampled_from(BESIDE), min_size=2, max_size=3, unique=True))
    if draw(st.integers(0, 5)) == 0:
        cell = "<br>".join(line.replace("|", "x") for line in lines)
        return f"| a | b |\n|---|---|\n| Rain {cell} fell | d |\n"
    first, further = draw(st.sampled_from(CONTAINERS))
    ends = [mark + further * mark.endswith("\n") for mark in draw(st.tuples(*[st.sampled_from(BREAKS)] * 2))]
    return f"{first}Rain {''.join(map(''.join, zip(lines, [*ends[: len(lines) - 1], ''], strict=True)))} fell\n"


@given(hard_breaks(), st.lists(nasty, min_size=9, max_size=9), st.randoms(use_true_random=False))
@settings(max_examples=250, deadline=None)
def test_hard_breaks_stay_in_their_block(source: str, words: list[str], random) -> None:
    document = parsed(source)
    if any(len(block.inlines) > 1 for block in document.blocks):
        assert_marks_stay(source, words, random)


CELLS = ["word", ">", "> ", "# ", "- ", " ", "\u3000", "\xa0", "\x0c", "\\|", "`c`", "x>"]


@given(
    st.sampled_from(["", "> ", "- ", " > ", "> - ", "1. > "]),
    st.lists(
        st.tuples(st.lists(st.sampled_from(CELLS), max_size=3), st.lists(st.sampled_from(CELLS), max_size=3)),
        max_size=3,
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_cells_of_a_table_are_where_the_parser_cuts_them(
    prefix: str, rows: list[tuple[list[str], ...]], led: bool
) -> None:
    further = prefix.replace("-", " ").replace("1.", "  ")
    pipe = "|" if led else ""
    lines = [f"{prefix}{pipe}a|b{pipe}", f"{further}|---|---|"]
    lines += [f"{further}{pipe}{''.join(left)}|{''.join(right)}{pipe}" for left, right in rows]
    source = "\n".join(lines) + "\n"
    document = parsed(source)
    assert weave.fault(document) == ""
    if led or prefix.strip(" >") == "":  # else the parser takes the marks of a list for words of the first cell
        assert [block.text for block in document.blocks][:2] == ["a", "b"]
