"""Words of the source in a target, where the languages are related and where they are not."""

from __future__ import annotations

import pytest

from l10n.draft import failures
from l10n.plugin import Pair

_AGAIN = "a part of it is the source again"


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("es-ca", "La directora visita la sala de la capital.",
         "La directora visita la sala de la capital."),
        ("nb-da", "Broen ble stengt i går, og alle biler må vente på en ny vei.",
         "Broen blev lukket i går, og alle biler må vente på en ny vej."),
        ("en-es", "Bank of America", "Bank of America"),
        ("en-es", "Radio Kravets opera", "Radio Kravets opera"),
        ("bs-hr", "Most je zatvoren zbog poplave u tom dijelu grada.", "Most je zatvoren zbog poplave u tom dijelu grada."),
        ("cs-sk", "Nový most je stále zavřený, protože voda je vysoká.", "Nový most je stále zavretý, pretože voda je vysoká."),
    ],
)  # fmt: skip
def test_related_languages_have_words_in_common(pair: str, source: str, target: str) -> None:
    between = Pair(*pair.split("-"))
    assert not [*failures.find(source, target, between), *failures.doubts(source, target, between)]


@pytest.mark.parametrize(
    ("pair", "source", "target", "failure"),
    [
        ("es-ca", "El puente está cerrado y los barcos esperan desde ayer.",
         "El pont és tancat y los barcos esperan des d'ahir.", _AGAIN),
        ("en-es", "‘Superb’ from Graz - analysis", "“Superb” from Graz — analysis", failures.SOURCE_AGAIN),
        ("es-ca", "El puente está cerrado y los barcos esperan.",
         "El puente está cerrado y los barcos esperan.", failures.SOURCE_AGAIN),
        ("ru-uk", "Мост закрыт, но и после ремонта машины ждут.", "Міст закрито, но и после ремонта машини чекають.", _AGAIN),
        ("es-ca", "Hoy los barcos no salen porque aún hay mucho viento.",
         "Avui los barcos no surten porque encara hi ha mucho vent.", _AGAIN),
        ("cs-sk", "Nový most je stále zavřený, protože voda je vysoká.",
         "Nový most je stále zavřený, pretože voda je vysoká.", _AGAIN),
        ("en-ca", "The harbor council halts old ferries today.", "El consell diu que council halts old ferries avui.", _AGAIN),
    ],
)  # fmt: skip
def test_words_that_the_target_language_lacks_are_signs(pair: str, source: str, target: str, failure: str) -> None:
    assert failure in failures.find(source, target, Pair(*pair.split("-")))


@pytest.mark.parametrize(
    ("pair", "source", "target", "doubts"),
    [
        ("es-ca", "Hoy los barcos salen aunque hay viento.", "Avui los vaixells salen encara que hay vent.", 1),
        ("es-ca", "Hoy los barcos salen aunque hay viento.", "Avui surten els vaixells, tot i que hi ha vent.", 0),
        ("cs-sk", "Nový most je stále zavřený, protože prší.", "Tamten most je stále zatvorený, pretože prší.", 0),
    ],
)  # fmt: skip
def test_a_word_or_two_that_a_related_language_lacks_are_a_doubt(
    pair: str, source: str, target: str, doubts: int
) -> None:
    between = Pair(*pair.split("-"))
    assert not list(failures.find(source, target, between))
    assert len(list(failures.doubts(source, target, between))) == doubts
