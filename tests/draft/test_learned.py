"""Words that a house renders one way, learned from its reviewed units, and what drafts make of them."""

from __future__ import annotations

import pytest

from l10n.draft import terms
from l10n.draft.house_words import NOTE, put
from l10n.draft.learned import LearnedWords, learn
from l10n.draft.renderings import TranslatedPassage
from l10n.draft.sentence import PairContext, read, whole
from l10n.draft.verification import judge
from l10n.engines import alignment as aligned
from l10n.model import Term, Translation
from l10n.plugin import Pair
from tests.draft.test_draft import run

PAIR = Pair("en", "es")
# An otter on a canal, a lock keeper, the harbour board that the house calls so, and what has nothing to do with them.
REVIEWED = {
    "The otter slept on the towpath.": "La nutria durmió en el camino de sirga.",
    "Nobody saw the otter on Friday.": "Nadie vio la nutria el viernes.",
    "An otter bit the keeper.": "Una nutria mordió al esclusero.",
    "Two otters swam past the keeper.": "Dos nutrias nadaron ante el esclusero.",
    "The keeper closed the gates.": "El esclusero cerró las compuertas.",
    "The Harbour Board met at noon.": "La Junta Portuaria se reunió a mediodía.",
    "Most of the Harbour Board stayed away.": "La mayor parte de la Junta Portuaria no vino.",
    "She left the Harbour Board in May.": "Dejó la Junta Portuaria en mayo.",
    "Rose Weir opened the pub.": "Rose Weir abrió el bar.",
    "Then Rose Weir sold it.": "Luego Rose Weir lo vendió.",
    "Friends of Rose Weir came.": "Vinieron amigos de Rose Weir.",
} | {f"The bridge number {n} needs paint.": f"El puente número {n} necesita pintura." for n in range(2, 14)}
ARTICLE = ("The otter is back.", "The keeper told the Harbour Board.", "Rose Weir painted a bridge.")


def using(word: str) -> list[TranslatedPassage]:
    return [TranslatedPassage(s, t) for s, t in REVIEWED.items() if word in s.lower().replace(".", "").split()]


def test_words_and_phrases_that_go_together_are_learned_and_names_that_stay_are_not() -> None:
    assert dict(learn(ARTICLE, using, PAIR).renderings) == {
        ("otter",): "nutria",
        ("keeper",): "esclusero",
        ("harbour", "board"): "Junta Portuaria",
    }


def test_too_few_units_teach_nothing() -> None:
    twice = ("The otter slept on the towpath.", "An otter bit the keeper.")
    assert not learn(ARTICLE, lambda word: [p for p in using(word) if p.source not in twice], PAIR).renderings.get(
        ("otter",)
    )
    assert learn(ARTICLE, lambda _word: (), PAIR) == LearnedWords()


def test_two_words_that_always_are_together_are_not_guessed_at() -> None:
    pairs = {
        f"The lynx chased a vole to the {place}.": f"El lince siguió al topillo hasta el {place}." for place in "abcd"
    }

    def find(word: str) -> list[TranslatedPassage]:
        return using(word) + [TranslatedPassage(s, t) for s, t in pairs.items() if word in s]

    learned = learn(("The lynx ate the vole under a bridge.",), find, PAIR)
    assert ("lynx",) not in learned.renderings
    assert ("vole",) not in learned.renderings


WORDS = frozenset(
    ("la", "el", "ha", "vuelto", "animal", "nutria", "consejo", "del", "puerto", "se", "reunió", "salió", "de")
)
HOUSE = LearnedWords("es", {("otter",): "nutria", ("harbour", "board"): "Junta Portuaria", ("weirmouth",): "Presaboca"})


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("The otter is back.", "La otter ha vuelto.", "La nutria ha vuelto."),  # left as it was
        ("The otter is back.", "El oterón ha vuelto.", "La nutria ha vuelto."),  # made up
        ("The otter is back.", "El animal ha vuelto.", "El animal ha vuelto."),  # a word of the engine's own
        ("The otter is back.", "La nutria ha vuelto.", "La nutria ha vuelto."),
        ("The Harbour Board met.", "El Consejo del Puerto se reunió.", "La Junta Portuaria se reunió."),
        ("He left Weirmouth.", "Salió de Weirmouth.", "Salió de Presaboca."),
        ("He painted Otter.", "Pintó Otter.", "Pintó Otter."),  # a name
    ],
)
def test_the_house_s_words_replace_what_is_no_word_and_different_words_for_a_phrase(
    source: str, answer: str, expected: str
) -> None:
    context = PairContext.of(PAIR).within("a", (), (), HOUSE)
    sentence = read(source, context)
    links = _links(source, answer)
    made = judge(sentence, whole(sentence), [Translation(answer, -0.2, links)], context)
    done = put(sentence, made, WORDS)
    assert done.target == expected
    assert [note for note in done.notes if note.startswith(NOTE)] == [f"{NOTE}{_new(answer, expected)}"] * (
        answer != expected
    )


def _links(source: str, answer: str) -> tuple:
    """Words linked in order, as far as both sides have the same count; of a phrase all with all."""
    here, present = aligned.words(source), aligned.words(answer)
    if len(here) == len(present):
        return tuple(zip(here, present, strict=True))
    return (*((a, b) for a in here[1:3] for b in present[1:4]), (here[0], present[0]), (here[-1], present[-1]))


def _new(answer: str, expected: str) -> str:
    return " ".join(word for word in expected.rstrip(".").split() if word not in answer.rstrip(".").split())


def test_the_termbase_and_what_is_protected_lead() -> None:
    rows = [Term("Harbour Board", "es", ("Consejo",), "preferred"), Term("otter", "es", (), "do-not-translate")]
    context = PairContext.of(PAIR, rows).within("a", (), (), HOUSE)
    sentence = read("The otter saw the Harbour Board in Weirmouth.", context)
    assert [each.term.source for each in sentence.learned] == ["Weirmouth"]
    assert [each.term.source for each in terms.find(sentence.text, context.glossary)] == ["Harbour Board"]


def test_a_draft_says_what_it_has_from_reviewed_units() -> None:
    pairs = {
        "The kelpie sang.": "El duende cantó.",
        "A kelpie ran away.": "Un duende huyó.",
        "Nobody fed the kelpie.": "Nadie alimentó al duende.",
    }

    def find(word: str) -> list[TranslatedPassage]:
        return using(word) + [TranslatedPassage(s, t) for s, t in pairs.items() if word in s]

    source = "The kelpie is closed over a bridge."
    drafts, _ = run([source], using=find)
    assert "duende" in drafts[source].target
    assert f"{NOTE}duende" in " ".join(drafts[source].notes)
