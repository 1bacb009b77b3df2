"""Dictionaries of hunspell, of our own here."""

import pytest

from l10n.language import spelling
from tests.language.dictionaries import forget, installed, write


@pytest.fixture
def dictionaries(tmp_path):
    with installed(tmp_path, {}):
        yield tmp_path


def test_words_and_their_forms_are_recognized(dictionaries):
    write(dictionaries, "es_ES", ["presa/S", "abrir/R", "niño/S"])
    opened = spelling.speller("es")
    assert opened.unknown(["presas", "reabrir", "niños", "presidad"]) == {"presidad"}
    assert opened.suggestions("presas") == ()
    assert "presa" in opened.suggestions("pressa")


def test_the_nearest_words_are_suggested_first(dictionaries):
    write(dictionaries, "es_ES", ["diuca", "viuda", "ciudad", "cuida"])
    assert spelling.speller("es").suggestions("ciuda") == ("cuida", "viuda", "ciudad", "diuca")


def test_the_dictionary_of_the_region_leads(dictionaries):
    for name in ("pt_BR", "pt_PT", "de_AT_frami", "sr_Latn_RS", "sr_ME", "sr_RS"):
        write(dictionaries, name, ["a"])
    result = {tag: spelling.dictionary(tag) for tag in ("pt-BR", "pt", "pt-AO", "de", "sr", "sr-Latn", "uk")}
    assert {tag: path and path.name for tag, path in result.items()} == {
        "pt-BR": "pt_BR", "pt": "pt_PT", "pt-AO": "pt_PT", "de": "de_AT_frami", "sr": "sr_RS", "sr-Latn": "sr_Latn_RS",
        "uk": None,
    }  # fmt: skip


@pytest.mark.parametrize("broken", ["", "SET nonsense\n", "SFX S Y many\n"])
def test_a_broken_dictionary_is_none(dictionaries, broken):
    (dictionaries / "uk.aff").write_text(broken)
    (dictionaries / "uk.dic").write_bytes(b"1\n\xff\xfe\n")
    result = spelling.speller("uk")
    assert result is None or result.unknown(["кіт"]) <= {"кіт"}


def test_recognized_words_are_those_of_the_list_and_of_the_dictionary(dictionaries):
    assert not spelling.AcceptedWords("es")
    assert "muelle" in spelling.AcceptedWords("es", {"muelle"})
    forget()
    write(dictionaries, "es", ["presa"])
    both = spelling.AcceptedWords("es", {"muelle"})
    assert both
    assert [word in both for word in ("muelle", "presa", "presidad")] == [True, True, False]


def test_words_are_read_on_request_as_the_library_reads_them_all(tmp_path):
    (tmp_path / "xx.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    words = ["6", "pier/S", "Oslo", "and\\/or", "ferry boat/S", "McAdam po:noun", "tide\tpo:noun"]
    (tmp_path / "xx.dic").write_text("\n".join(words) + "\n", encoding="utf-8")
    late, whole = spelling._opened(tmp_path / "xx"), spelling._whole(tmp_path / "xx")
    requested = [
        "pier",
        "piers",
        "PIERS",
        "pieres",
        "Oslo",
        "oslo",
        "OSLO",
        "and/or",
        "McAdam",
        "MCADAM",
        "tides",
        "tide",
    ]
    requested.append("ferry boats")
    assert [late.knows(word) for word in requested] == [whole.lookup(word) for word in requested]


def test_expressions_of_affixes_are_compiled_when_a_word_needs_them(tmp_path):
    rules = "SET UTF-8\nSFX S Y 1\nSFX S 0 s [^s]\nPFX R Y 1\nPFX R 0 re .\nSFX B Y 1\nSFX B 0 um [a\n"
    (tmp_path / "xx.aff").write_text(rules, encoding="utf-8")
    (tmp_path / "xx.dic").write_text("3\npier/S\nopen/R\nfor/B\n", encoding="utf-8")
    late = spelling._opened(tmp_path / "xx")
    existing = [late.knows(word) for word in ("piers", "reopen", "piersum", "opens")]
    assert existing[:2] == [True, True]
    assert existing[3] is False
    assert late.knows("forum")  # its rule is broken, which says nothing of the word


def test_the_library_is_left_as_it_was(tmp_path):
    from spylls.hunspell.data import aff

    before = aff.Prefix, aff.Suffix
    (tmp_path / "xx.aff").write_text("SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    rules, _ = spelling._forms(tmp_path / "xx")
    assert (aff.Prefix, aff.Suffix) == before
    (affix,) = rules.SFX["S"]
    assert "cond_regexp" not in vars(affix)
    assert affix.replace_regexp.pattern == "s$"
    assert "cond_regexp" in vars(affix)
    with pytest.raises(AttributeError):
        _ = affix.nothing_of_that_name


def test_a_prefix_makes_a_word_of_a_word(dictionaries):
    write(dictionaries, "es", ["ministra", "misiles"])
    accepted = spelling.AcceptedWords("es")
    assert accepted.complete
    assert [word in accepted for word in ("viceministra", "antimisiles", "viceministro", "prepre", "vice")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert not spelling.AcceptedWords("xx", {"pier"}).complete
