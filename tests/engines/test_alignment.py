"""Words of a target and of its source: what stands for what, and where a run of the source went."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.engines.alignment import align, alike, inside, split, votes, window, words
from l10n.model import Span


def placed(text, *phrases):
    """The spans of phrases in a text, each behind the one before."""
    spans, at = [], 0
    for phrase in phrases:
        at = text.index(phrase, at)
        spans.append(Span(at, at + len(phrase)))
        at += len(phrase)
    return spans


def aligned(source, target, pairs):
    """The alignment by pairs of a phrase of the source and one of the target."""
    return align(source, target, [(*placed(source, left), *placed(target, right)) for left, right in pairs])


@settings(max_examples=40)
@given(st.lists(st.floats(-1, 1), max_size=9), st.integers(0, 9), st.integers(0, 9))
def test_a_window_has_the_greatest_sum_of_all_runs(sums, start, stop):
    limits = range(min(start, len(sums)), min(stop, len(sums)))
    run, total = window(sums, limits)
    assert total == pytest.approx(sum(sums[place] for place in run), abs=1e-6)
    assert set(run) <= set(limits)
    runs = [sums[first:last] for first in limits for last in range(first + 1, limits.stop + 1)]
    assert total == pytest.approx(max([0.0, *map(sum, runs)]), abs=1e-6)


def test_a_window_takes_the_first_of_equal_runs_and_no_word_that_adds_nothing():
    assert window([1.0, -2.0, 1.0], range(3)) == (range(1), 1.0)
    assert window([0.5, 0.0], range(2)) == (range(1), 0.5)
    assert window([-1.0, 0.0], range(2)) == (range(0), 0.0)


def test_a_target_word_has_the_words_that_its_pieces_stem_from_by_their_length():
    made = aligned("The harbour wall", "Die Hafenmauer", [("The", "Die"), ("harbour", "Hafen"), ("wall", "mauer")])
    assert made.shares == ({0: 1.0}, {1: 0.5, 2: 0.5})
    assert made.coverage == 1.0
    assert aligned("The harbour wall", "Die Mauer", [("wall", "Mauer")]).coverage == pytest.approx(1 / 3)
    assert aligned("", "Mauer", []).coverage == 1.0


def test_a_link_over_several_words_counts_for_each_and_a_link_to_white_space_for_none():
    made = align("ab cd", "xy zw", [(Span(0, 5), Span(0, 2)), (Span(2, 3), Span(3, 5))])
    assert made.shares == ({0: 0.5, 1: 0.5}, {})


@pytest.mark.parametrize(
    ("source", "target", "pairs", "sure"),
    [
        ("Lyon beat Paris", "Paris schlug LYON", [], {0: 2, 2: 0}),
        ("no at all", "no en todo", [], {}),
        ("At 12 or 12", "12 o 12", [], {0: 1, 2: 3}),
        ("12 boats, 12 cars", "12 coches", [("12 cars", "12")], {0: 2}),
        ("Lyon", "Lyon Lyon", [], {0: 0}),
    ],
)
def test_the_same_letters_are_sure(source, target, pairs, sure):
    assert aligned(source, target, pairs).sure == sure


def test_a_source_word_that_has_its_partner_explains_little_elsewhere():
    made = aligned("Lyon wins", "Gana Lyon", [("Lyon", "Gana"), ("wins", "Lyon")])
    assert made.shares == ({0: pytest.approx(0.2)}, {0: 1.0})


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), max_size=5).map(sorted),
    st.integers(0, 12),
    st.integers(1, 6),
)
def test_spans_inside_are_those_that_share_a_character(gaps, start, size):
    spans, at = [], 0
    for gap, length in gaps:
        spans.append(Span(at + gap, at + gap + length))
        at = spans[-1].end
    shared = [n for n, span in enumerate(spans) if span.start < start + size and start < span.end]
    assert list(inside(spans, start, start + size)) == shared


def test_votes_are_for_a_run_against_it_or_neither():
    made = aligned("In old Lyon", "Im alten Lyon ja", [("In", "Im"), ("old", "alten")])
    assert votes(made, range(1, 3)) == [-1.0, 1.0, 1.0, pytest.approx(-0.15)]
    weighed = votes(made, range(1, 3), [True, None, False, True])
    assert weighed == pytest.approx([-0.5 + 0.45, 1.0, 0.5, -0.075 + 0.6])


@pytest.mark.parametrize(
    ("target", "phrase", "sure", "expected"),
    [
        ("los muros viejos", "muro viejo", (), [False, True, True]),
        ("los muros viejos", "MUROS", (), [False, True, False]),
        ("el muro", "la pared", (), [False, None]),
        ("de la pared", "la costa", (), [False, True, None]),
        ("Oslo es", "Lyon", {0}, [True, False]),
        ("mur muro", "muro", (), [False, True]),
        ("casa", "casamiento", (), [None]),
        ("casa", "casado", (), [True]),
    ],
)
def test_words_alike_are_forms_of_those_of_a_phrase(target, phrase, sure, expected):
    assert list(alike(target.split(), phrase.split(), sure)) == expected


@pytest.mark.parametrize(
    ("before", "limits", "place"),
    [(1, range(4), 1), (2, range(4), 2), (4, range(4), 4), (0, range(4), 0), (3, range(1, 3), 3)],
)
def test_a_target_is_split_where_the_words_before_end(before, limits, place):
    source = "eins zwei drei vier"
    made = aligned(source, "uno dos tres cuatro", zip(source.split(), ["uno", "dos", "tres", "cuatro"], strict=True))
    assert split(made, before, limits) == place


def test_words_are_runs_of_letters_or_separate_signs():
    for text, parts in (
        ("人口1,300.5", ["人", "口", "1,300.5"]),
        ("O’Hara's e-mail a_b", ["O’Hara's", "e-mail", "a_b"]),
    ):
        assert [text[span.start : span.end] for span in words(text)] == parts
