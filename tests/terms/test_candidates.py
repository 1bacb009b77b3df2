"""Candidates for the termbase: names and recurring words of articles, and what is neither."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.terms.candidates import LocatedSentence, candidates, stopwords

TEXTS = [
    "Harbor Wall To Cost Port Ansel Millions",
    "Mayor Lena Brandt met the Institute of Storm Research on Monday.",
    "The sea wall protects Port Ansel, said Lena Brandt's deputy.",
    "Brandt was relieved. He asked Weller about a new sea wall.",
    "In April, J. Weller and the U.N. agreed.",
    "Nobody knew.",
]


def candidates_in(
    texts: list[str], language: str = "en", existing: tuple[str, ...] = ()
) -> dict[str, tuple[int, bool]]:
    passages = [LocatedSentence(text, f"a.md:{number}") for number, text in enumerate(texts, 1)]
    return {
        candidate.source: (candidate.count, candidate.name) for candidate in candidates(passages, language, existing)
    }


def test_names_and_recurring_words_are_detected_with_counts() -> None:
    assert candidates_in(TEXTS) == {
        "Port Ansel": (1, True),
        "Lena Brandt": (2, True),
        "Institute of Storm Research": (1, True),
        "Weller": (1, True),
        "J. Weller": (1, True),
        "sea wall": (2, False),
    }


def test_names_lead_then_what_stands_most_often_then_the_alphabet() -> None:
    assert list(candidates_in([*TEXTS, "They met Weller and Weller."])) == [
        *("Weller", "Lena Brandt", "Institute of Storm Research", "J. Weller", "Port Ansel"),
        "sea wall",
    ]


@pytest.mark.parametrize(
    "word", ["Nobody", "Monday", "April", "Mayor", "In", "Harbor Wall To Cost Port Ansel Millions"]
)
def test_different_capitals_are_no_names(word: str) -> None:
    assert word not in candidates_in(TEXTS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met In Port Ansel.", {"Port Ansel"}),
        ("They saw Port Ansel Monday.", {"Port Ansel"}),
        ("They saw the Institute of storms.", {"Institute"}),
        ("They saw Mayor Lena Brandt.", {"Lena Brandt"}),
        ("They saw Mayor Brandt.", {"Mayor Brandt"}),
        ("They saw Port  Ansel and Port\u00a0Ansel.", {"Port", "Ansel", "Port Ansel"}),
        ("They saw Weller's Lena.", {"Weller", "Lena"}),
        ("They saw a J. Weller. Lena left.", {"J. Weller"}),
        ("They saw Mr X.", set()),
        ("Weller left; “Lena stayed.", set()),
        ("Weller left (Lena stayed).", set()),
        ("Harbor council votes on wall of Port Ansel", {"Port Ansel"}),  # two long words of five
        ("Harbor Council Votes for Ansel", set()),  # three of three: a headline
        ("The Council Votes on Ansel with much money", {"Ansel", "Council Votes"}),  # three of five
        ("The Council Votes on Ansel with Weller", set()),  # four of five
        ("The Council Votes on Ansel money", set()),  # three of four
        ("The Council Votes on Ansel with Weller.", {"Ansel", "Weller", "Council Votes"}),
    ],
)
def test_a_name_is_a_run_of_capitals_that_no_place_explains(text: str, names: set[str]) -> None:
    assert {name for name, (_, is_name) in candidates_in([text]).items() if is_name} == names


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("with freedom of speech", {"freedom of speech"}),
        ("of sea wall", {"sea wall"}),
        ("a sea wall of the", {"sea wall"}),
        ("a sea, wall", set()),
        ("a sea-wall", {"sea wall"}),
        ("a SeA wall", {"SeA"}),
        ("a 12th wall", set()),
        ("an ox wall", set()),
        ("tall grey stone harbor wall", {"tall grey stone harbor", "grey stone harbor wall"}),
    ],
)
def test_a_term_that_recurs_begins_and_ends_with_a_word_that_means_something(text: str, terms: set[str]) -> None:
    assert set(candidates_in([f"{text}.", f"{text}!"])) == terms


def test_terms_of_the_termbase_are_left_out() -> None:
    assert "sea wall" not in candidates_in(TEXTS, existing=("Sea wall",))
    assert "Lena Brandt" not in candidates_in(TEXTS, existing=("Lena Brandt",))


def test_a_longer_run_takes_the_place_of_its_parts() -> None:
    texts = ["They sell salt water taffy here.", "We want salt water taffy.", "The salt water taffy melts."]
    assert candidates_in(texts) == {"salt water taffy": (3, False)}


def test_the_same_sentence_in_two_places_is_counted_once() -> None:
    assert "sea wall" not in candidates_in(["A sea wall broke.", "A sea wall broke."])


def test_nouns_with_capitals_are_no_names() -> None:
    texts = ["Der Bürgermeister sprach über hohe Kosten.", "Wegen hoher Kosten sprach der Bürgermeister."]
    assert not any(name for _, name in candidates_in(texts, "de").values())


def test_places_are_shown_once_and_three_at_most() -> None:
    passages = [LocatedSentence(f"We saw Port Ansel, {n}.", f"a.md:{n // 2}") for n in range(9)]
    (each,) = candidates(passages, "en")
    assert each.places == ("a.md:0", "a.md:1", "a.md:2")
    assert each.note == "9 times: a.md:0, a.md:1, a.md:2"
    assert replace(each, count=1, places=("a.md:0",)).note == "once: a.md:0"


def test_a_language_without_a_list_has_no_stop_words() -> None:
    assert stopwords("xx") == frozenset()
    assert candidates_in(["море шумит тут", "вот море шумит"], "xx") == {"море шумит": (2, False)}
