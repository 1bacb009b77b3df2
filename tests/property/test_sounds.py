"""Alignments of names with words, with and without a bound."""

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import langtag
from l10n.language import tokens
from l10n.language.phonetics import alignment
from l10n.language.phonetics.prospects import prospects
from l10n.language.phonetics.words import in_sounds
from l10n.language.scripts import spaced
from tests.corpus import OWN

CODES = st.text("abdegijklmnoprstuvzCSZ", min_size=1, max_size=8)
SCRIPTS = st.sampled_from(["Latn", "Cyrl", "Arab", "Hebr", "Thai", "Kana", "Hani", ""])


@settings(max_examples=150, deadline=None)
@given(CODES, CODES, SCRIPTS, st.floats(0, 4), st.floats(0, 4))
def test_a_bounded_cost_is_the_cost_or_higher_than_the_bound(name, word, script, first, second):
    whole, hopeless = alignment.distance(name, word, script), max(4, len(name)) * alignment._HOPELESS
    for bound in (first, second, first):  # what is remembered of one bound holds for another
        cost = alignment.distance_within(name, word, script, bound)
        assert cost == whole if cost <= min(bound, hopeless) else whole > min(bound, hopeless)


def test_what_is_remembered_has_a_limit(monkeypatch):
    monkeypatch.setattr(alignment, "_MOST", 2)
    words = ("keler", "kelar", "kelor", "kelir")
    assert [alignment.distance_within("keler", word, "Latn", 9) for word in words] == [
        alignment.distance("keler", word, "Latn") for word in words
    ]
    assert len(alignment._DISTANCES) <= 2


def test_letters_leave_no_sound_of_a_word_out():
    for path in (path for path in (OWN / "storm").iterdir() if spaced(path.stem)):
        tag = path.stem
        for word in set(tokens.texts(path.read_text(encoding="utf-8"))):
            script = tokens.script(word[0])
            possible = prospects(word, script, langtag.language(tag))
            spoken = [alignment.held(sound, script) for sound in in_sounds(word, tag) if sound != "-"]
            assert not any(held & ~possible for held in spoken), (tag, word)
