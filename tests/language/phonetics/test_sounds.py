"""What words sound like in their languages, what it costs to take one for another, and slips of the hand."""

import pytest

from l10n.language.phonetics import alignment, sounds
from l10n.language.phonetics.matches import NOTHING, SURE, nearest, stands
from l10n.language.phonetics.slips import slip, typo
from l10n.language.phonetics.words import in_sounds, kinds
from l10n.model import Span


@pytest.mark.parametrize(
    ("tag", "word", "code"),
    [
        ("hu", "Szeged", "seged"), ("hu", "Nyíregyháza", "nirejhaza"), ("de", "Jürgen", "jurgen"), ("cs", "Škoda", "Skoda"),
        ("ru", "Джонс", "jons"), ("ru", "ё", "jo"), ("uk", "й", "j"), ("sr", "Џејн", "jejn"), ("el", "Γιάννης", "gianis"),
        ("ar", "كيري", "kiri"), ("hy", "Ջոն", "jon"), ("ja", "ウェイド", "veido"), ("ja", "ボルト", "boruto"),
        ("ja", "ジョアン", "joan"), ("zh", "普京", "pkin"), ("tlh", "Wasser", "vaser"),
    ],
)  # fmt: skip
def test_a_word_sounds_as_its_language_spells(tag, word, code):
    assert sounds.local(word, tag) == code


@pytest.mark.parametrize(
    ("name", "code", "hard"),
    [
        ("Straße", "strase", "strase"), ("Łódź", "lodz", "lodz"), ("Ødegaard", "odegard", "odegard"),
        ("Quebec", "kebec", "kebek"), ("Iraq", "irak", "irak"), ("Xavier", "ksavier", "ksavier"), ("Catch", "caC", "kaC"),
        ("Shchuka", "SCuka", "SCuka"), ("O'Hara", "ohara", "ohara"), ("Cicero", "cicero", "cicero"),
    ],
)  # fmt: skip
def test_a_name_sounds_as_english_spells(name, code, hard):
    assert (sounds.english(name), sounds.hard_c(code)) == (code, hard)


@pytest.mark.parametrize(
    ("name", "word", "script", "cost"),
    [
        ("pompeo", "pompeova", "", 0.0), ("pompeo", "popeo", "", 1.0), ("pompeo", "pompejo", "", 0.08),
        ("klark", "clark", "", 0.12), ("anna", "hanna", "", 0.12), ("harris", "aris", "Latn", 1.12),
        ("ala", "al", "Latn", 0.08), ("kark", "krk", "Latn", 0.35), ("berlin", "brln", "Arab", 0.06),
        ("berlin", "brln", "Latn", 0.7), ("keler", "xxkeler", "Thai", 0.0), ("keler", "xxkeler", "Hani", 0.0),
        ("keler", "kelerstvrtnikov", "", 0.0), ("keler", "kelerstvrtnikovs", "", 1.0),
    ],
)  # fmt: skip
def test_what_spelling_varies_costs_little_and_what_distinguishes_names_costs_much(name, word, script, cost):
    assert alignment.distance(name, word, script) == pytest.approx(cost)


@pytest.mark.parametrize(
    ("word", "script", "heads"),
    [
        ("وبرلين", "Arab", ["وبرلين", "برلين", "رلين"]), ("לברלין", "Hebr", ["לברלין", "ברלין"]), ("ול", "Hebr", ["ול"]),
        ("Berlin", "Latn", ["Berlin"]),
    ],
)  # fmt: skip
def test_particles_may_precede_a_word_and_two_letters_stay(word, script, heads):
    assert list(sounds.heads(word, script)) == heads


def test_two_letters_alike_may_have_a_vowel_between_them_where_none_is_written():
    assert in_sounds("کک", "fa") == ("k", "kk")
    assert in_sounds("ררך", "he") == ("rk", "rrk")
    assert in_sounds("Ю", "uk") == ("ju",)
    assert kinds("st") == kinds("s") | kinds("t")
    assert kinds("1a") == kinds("a") != kinds("1") == frozenset()


@pytest.mark.parametrize(
    ("name", "target", "tag", "word", "cost"),
    [
        ("Pompeo", "Сказав Помпео, а потім помпео в Помпеї", "uk", "Помпео", 0),
        ("Pompeo", "Сказав помпео у Києві", "uk", "помпео", 0.04),
        ("Cooke", "گفت کک", "fa", "کک", 0.042),
        ("Johnson", "Сказав Джнсон із Джакарти", "uk", "Джнсон", 0.35 / 6),
    ],
)
def test_the_nearest_word_is_named_with_its_place(name, target, tag, word, cost):
    match = nearest(name, target, tag)
    start = target.index(word)
    assert (match.word, match.span) == (word, Span(start, start + len(word)))
    assert match.cost == pytest.approx(cost)


def test_a_word_that_is_needed_elsewhere_counts_only_where_it_is_the_name_for_certain():
    assert nearest("Johnson", "Сказав Джнсон", "uk", frozenset({"джнсон"})).cost <= SURE
    assert nearest("Jackson", "Сказав Джонсон", "uk").cost > SURE
    assert nearest("Jackson", "Сказав Джонсон", "uk", frozenset({"джонсон"})) == NOTHING
    assert nearest("Smith", "Він пішов", "uk") == NOTHING


@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("Land", "im Land", True), ("Land", "Scotland Land", True), ("Oslo", "oslói", True), ("Marie", "Marii", True),
        ("İzmir", "Izmir", True), ("Rome", "Romák", False), ("Ana", "banana", False), ("Anna", "Ann", False),
    ],
)  # fmt: skip
def test_a_name_stands_where_a_word_begins_with_its_letters(name, target, expected):
    assert stands(name, target) is expected


@pytest.mark.parametrize(
    ("name", "word", "is_typo", "is_slip"),
    [
        ("Pompeo", "Pmpeo", True, True), ("Pompeo", "Poompeo", True, False), ("Pompeo", "Bompeo", True, False),
        ("Pompeo", "Popmoe", False, False), ("Abel", "Abal", True, False), ("Matthew", "Mathew", True, False),
        ("Becker", "Beker", True, False), ("Harding", "Hading", True, True), ("Lukas", "Lukis", True, False),
        ("Roman", "Romn", True, True), ("Viktor", "Viktr", True, True), ("Pavel", "Pavl", True, False),
    ],
)  # fmt: skip
def test_a_slip_is_what_no_respelling_makes(name, word, is_typo, is_slip):
    assert (typo(name, word), slip(name, word)) == (is_typo, is_slip)
