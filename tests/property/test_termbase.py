"""Laws of the termbase: what is written is read, added rows join those there, a word is a form of itself, terms lie apart."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.model import Term
from l10n.terms import termbase
from l10n.terms.forms import matches
from l10n.terms.index import find, index

WORDS = st.lists(
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8), min_size=1, max_size=3
)
TEXT = WORDS.map(lambda words: " ".join(words).replace("|", "/").replace("\ufeff", "x"))
LETTERS = st.text(st.characters(categories=("Ll", "Lo"), max_codepoint=0x0FFF), min_size=1, max_size=12)
TAGS = st.sampled_from(["es", "uk", "sr-Latn", "tr", "kk", "hu", "ka", "hy", "ar", "he", "fa", "de", "en", "zh", "xx"])


@st.composite
def rows(draw: st.DrawFn) -> Term:
    status = draw(st.sampled_from(termbase.STATUSES))
    source = draw(TEXT)
    words = () if status == "do-not-translate" else tuple(draw(st.lists(TEXT, min_size=1, max_size=3, unique=True)))
    return Term(source, draw(st.sampled_from(["", "es", "pt-BR"])), words, status, draw(st.one_of(st.just(""), TEXT)))


def unique(term: Term) -> tuple[object, ...]:
    return (term.source, term.locale, term.status, term.translations)


LISTS = st.lists(rows(), max_size=5, unique_by=unique).map(tuple)


@given(LISTS)
@settings(max_examples=60, deadline=None)
def test_what_is_dumped_is_read_again(terms: tuple[Term, ...]) -> None:
    parsed = termbase.parse(termbase.dump(terms), "t.csv")
    assert (parsed.terms, parsed.errors, parsed.unfilled) == (terms, (), 0)


@given(st.lists(rows(), min_size=2, max_size=5, unique_by=unique))
@settings(max_examples=40, deadline=None)
def test_added_rows_follow_those_of_the_file(terms: list[Term]) -> None:
    text = termbase.dump(terms[:1])
    longer = termbase.append(text, terms[1:])
    assert longer.startswith(text)
    assert termbase.parse(longer, "t.csv").terms == tuple(terms)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_termbase_or_an_error(text: str) -> None:
    parsed = termbase.parse(text, "t.csv")
    assert all(error.place.startswith("t.csv:") and error.problem for error in parsed.errors)
    assert all(term.source or term.status == "forbidden" for term in parsed.terms)


@given(LETTERS, TAGS)
@example("ι", "el")
@settings(max_examples=150, deadline=None)
def test_a_word_is_a_form_of_itself(word: str, tag: str) -> None:
    span = matches(word, f"( {word} )", tag)
    assert span is not None
    assert (span.start, span.end) == (2, 2 + len(word))


@pytest.mark.parametrize("language", ["en", "ru", "tr"])
@given(
    st.lists(st.lists(st.sampled_from(["harbor", "wall", "sea", "gate"]), min_size=1, max_size=3), max_size=6),
    st.data(),
)
@settings(max_examples=40, deadline=None)
def test_terms_that_are_detected_lie_apart(language: str, terms: list[list[str]], data: st.DataObject) -> None:
    existing = index([Term(" ".join(words), "", ("x",)) for words in terms], "es", language)
    text = " ".join(data.draw(st.lists(st.sampled_from(["harbor", "walls", "sea,", "gate", "the"]), max_size=12)))
    result = find(text, existing)
    assert all(each.span.end <= second.span.start for each, second in itertools.pairwise(result))
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in result)
