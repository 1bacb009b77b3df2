"""Forms of words: each language's ways of changing them, and words that only look alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.language import stem
from l10n.model import Span
from l10n.terms.forms import matches
from tests.gate import terms as gate
from tests.patience import patience

CASES = Path(__file__).with_name("termbase_forms.txt")


def cases(sign: str) -> list[tuple[str, str, str]]:
    """The words of one sign in each line of the cases: language, dictionary form, other word."""
    result = []
    for line in CASES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            match = re.fullmatch(r"(?P<tag>[\w-]+): (?P<word>\S+) \+ (?P<forms>[^+]+?)(?: - (?P<others>[^+]+))?", line)
            assert match, f"no case: {line}"
            listed = match["forms"] if sign == "+" else match["others"] or ""
            result += [(match["tag"], match["word"], second) for second in listed.split()]
    return result


@pytest.mark.parametrize(("tag", "word", "form"), cases("+"))
def test_a_form_is_detected(tag: str, word: str, form: str) -> None:
    assert matches(word, f"« {form} ».", tag) is not None


@pytest.mark.parametrize(("tag", "word", "second"), cases("-"))
def test_another_word_is_not(tag: str, word: str, second: str) -> None:
    assert matches(word, f"« {second} ».", tag) is None


@pytest.mark.parametrize(
    ("tag", "words", "target", "result"),
    [
        ("uk", "міська рада", "Зміни міської ради схвалено.", "міської ради"),
        (
            "es",
            "ministro de Asuntos Exteriores",
            "el ministro de los Asuntos Exteriores",
            "ministro de los Asuntos Exteriores",
        ),
        ("es", "EE. UU.", "En EE. UU. llueve.", "EE. UU"),
        ("es", "EE. UU.", "En EE, UU llueve.", ""),
        ("ru", "Северная Корея", "о Северной, Корея", ""),
        ("ru", "Северная Корея", "Северная и Южная Корея", ""),
        ("ru", "Северная Корея", "Северная", ""),
        ("ar", "بيونغ يانغ", "زيارة بيونغيانغ غدا", "بيونغيانغ"),
        ("es", "muro", "El <1>muro</1> cae.", "muro"),
        ("zh", "特朗普", "总统特朗普说", "特朗普"),
        ("zh", "EU", "脱离EU后", "EU"),
        ("zh", "EU", "EUROPA", ""),
        ("ja", " ", "。", ""),
        ("es", "№ ", "el № 5", "№ "),
        ("es", " ", "el muro", ""),
        ("es", "ministro Ruiz", "el ministro de la tierra", ""),
        ("es", "ministro Ruiz", "el ministro de la Ruiz", ""),
        ("es", "ministro Ruiz", "el ministro Omar Ruiz", ""),
        ("es", "ministro Ruiz", "el ministro don Ruiz", "ministro don Ruiz"),
        ("es", "UNO", "la UNOX", ""),
        ("es", "%%", "nada", ""),
        ("kk", "АҚШ", "АҚШ-тың", "АҚШ"),
        ("de", "UNO", "unos", ""),
        ("de", "Hafen", "Die Hafenmauer", "Hafenmauer"),  # five letters are enough for a part of a word
        ("de", "Wand", "Der Wandschrank", ""),
        ("de", "Mauer", "Die Hafenmauern", "Hafenmauern"),
    ],
)
def test_words_of_a_term_are_together(tag: str, words: str, target: str, result: str) -> None:
    span = matches(words, target, tag)
    assert (target[span.start : span.end] if span else "") == result


def test_a_span_is_that_of_the_first_form() -> None:
    assert matches("puente", "Dos puentes y un puente.", "es") == Span(4, 11)


def test_every_table_of_endings_is_read() -> None:
    for tag in sorted({tag for tag, _, _ in cases("+")} - {"xx"} | {"sv", "eu", "ga", "hi", "et"}):
        existing = stem.rules(tag)
        assert existing.endings or existing.snowball, tag
        assert all(any(place) for place in existing.endings), tag
    assert stem.rules("th").unspaced


def test_looking_takes_time_in_proportion_to_the_text() -> None:
    text = " ".join(f"söz{n}lerindekilerden" for n in range(40_000))
    with patience():
        assert matches("söz", text, "tr") is None


@pytest.mark.parametrize(("tag", "rows"), list(gate.rows()), ids=lambda value: value if isinstance(value, str) else "")
def test_forms_in_human_translations_are_detected(tag: str, rows: list[tuple[str, list[str]]]) -> None:
    result = gate.score(tag, rows, verbose=False)
    assert result.found >= gate.LEAST_FOUND * result.used
    assert result.false < gate.MOST_FALSE * result.others
