"""The law of the segmenter, on any text: nothing lost, nothing added, no outer white space."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.article.segment import paragraph, segment
from l10n.markup import marks

STOPS = [
    ". ",
    "! ",
    "? ",
    "… ",
    "... ",
    "。",
    "؟",
    "۔",
    "։ ",
    ": ",
    "\u00a0",
    "\n",
    "\n\n",
    "\u2028",
    "<1>",
    "</1>",
    "<2/>",
]
QUOTES = [
    "“",
    "”",
    '"',
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "—",
    "-",
    "1",
    "1. ",
    "2) ",
    "• ",
    "U.S.",
    "Mr. ",
    "г. ",
    "A. ",
    "The",
]
WORDS = ["he", "Он", "ის", "我", "ว่า", "د. ", "\u200f", "\ufeff", "\x1c", "\x85", "😀", "EE. UU. ", "29. November "]
PIECES = st.sampled_from([*STOPS, *QUOTES, *WORDS])
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60))
LANGUAGES = st.sampled_from(["en", "ru", "de", "ka", "hy", "zh", "ja", "th", "ur", "he", "sr-Latn", "fa-AF", "xx"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES)
def test_joining_yields_the_text_back(text, language):
    cut = segment(text, language)
    assert cut.join() == text
    assert len(cut.gaps) == len(cut.segments) + 1
    assert all(part and part == part.strip() for part in cut.segments)
    assert not "".join(cut.gaps).strip()


@settings(max_examples=100, deadline=None)
@given(TEXTS, LANGUAGES)
def test_a_cut_never_breaks_a_mark(text, language):
    assert [mark for part in segment(text, language).segments for mark in marks(part)] == list(marks(text))


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_a_paragraph_is_at_most_a_single_segment(text):
    whole = paragraph(text)
    assert whole.join() == text
    assert whole.segments == ((text.strip(),) if text.strip() else ())
