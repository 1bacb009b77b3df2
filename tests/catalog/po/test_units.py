"""Several entries of one key: no words of theirs are ever lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalog.catalog import update
from l10n.catalog.po import po
from l10n.model import Catalog, State, Unit, UnitKey
from tests.catalog.tools import complaints, needs_gettext

HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
LIVING = 'msgid "The pier is shut."\nmsgstr "El muelle está cerrado."\n'
GONE = '#~ msgid "The pier is shut."\n#~ msgstr "El muelle cerró (Ana)."\n'
SECOND = '#~ msgid "The pier is shut."\n#~ msgstr "Cierra el muelle (Luis)."\n'
EMPTY = 'msgctxt ""\nmsgid "The pier is shut."\nmsgstr "Muelle cerrado (Eva)."\n'
PLURAL = (
    'msgid "The pier is shut."\nmsgid_plural "Piers are shut."\nmsgstr[0] "Uno (Iván)."\nmsgstr[1] "Varios (Iván)."\n'
)


def article(*sources: str) -> Catalog:
    return Catalog("pier", "en", "", tuple(Unit(UnitKey("", source)) for source in sources))


def extracted(text: str, *sources: str) -> str:
    return po.dump(update(po.parse(text, "pier"), article(*sources)), text)


@pytest.mark.parametrize(
    "entries",
    [
        (LIVING, GONE),
        (GONE, LIVING),
        (GONE, SECOND),
        (LIVING, GONE, SECOND),
        (EMPTY,),
        (LIVING, EMPTY),
        (EMPTY, GONE),
        (PLURAL,),
        (PLURAL, GONE),
    ],
)
@pytest.mark.parametrize("sources", [("The pier is shut.", "Rain."), ("Rain.",), ("The pier is shut at night.",)])
def test_words_stay_in_the_file(entries: tuple[str, ...], sources: tuple[str, ...]) -> None:
    text = HEAD + "".join("\n" + entry for entry in entries)
    names = [name for name in ("cerrado.", "(Ana)", "(Luis)", "(Eva)", "(Iván)") if name in text]
    once = extracted(text, *sources)
    twice = extracted(once, "Something else entirely happened in town.")
    again = extracted(twice, *sources)
    for made in (once, twice, again):
        assert [name for name in names if name not in made] == []


@needs_gettext
@pytest.mark.parametrize("entries", [(LIVING, GONE, SECOND), (PLURAL,), (LIVING, EMPTY, SECOND), (PLURAL, GONE)])
def test_gettext_takes_what_we_make_of_it(entries: tuple[str, ...], tmp_path: Path) -> None:
    text = HEAD + "".join("\n" + entry for entry in entries)
    path = tmp_path / "es.po"
    path.write_text(extracted(text, "The pier is shut.", "Rain."), encoding="utf-8")
    assert complaints(path) == ""


def test_the_living_words_return_before_those_beside_them() -> None:
    gone = extracted(f"{HEAD}\n{GONE}\n{LIVING}", "Rain.")
    back = po.parse(extracted(gone, "The pier is shut."), "pier").units
    assert (back[0].target, back[0].state) == ("El muelle está cerrado.", State.REVIEWED)


def test_an_empty_context_is_none() -> None:
    unit = po.parse(f"{HEAD}\n{EMPTY}", "pier").units[0]
    assert (unit.key.context, unit.target, unit.state) == ("", "Muelle cerrado (Eva).", State.REVIEWED)


def test_different_words_are_a_note_until_the_unit_has_them() -> None:
    made = po.parse(extracted(f"{HEAD}\n{LIVING}\n{GONE}", "The pier is shut."), "pier").units[0]
    assert made.notes == ("also in this file: El muelle cerró (Ana).",)
    chosen = Catalog("pier", "en", "es", (replace(made, target="El muelle cerró (Ana)."),))
    assert update(chosen, article("The pier is shut.")).units[0].notes == ()


def test_a_draft_that_returns_is_still_a_draft() -> None:
    gone = '#. draft: argos en→es 0.1, confidence 0.71\n#~ msgid "The pier is shut."\n#~ msgstr "El muelle."\n'
    text = (
        f'{HEAD}\nmsgid "The pier is shut."\nmsgstr ""\n\n{gone.replace("#~ msgid", "#, fuzzy" + chr(10) + "#~ msgid")}'
    )
    unit = po.parse(text, "pier").units[0]
    assert (unit.state, unit.notes) == (State.FUZZY, ("draft: argos en→es 0.1, confidence 0.71",))


def test_the_previous_context_is_preserved() -> None:
    entry = '#, fuzzy\n#| msgctxt "heading"\n#| msgid "The pier was shut."\nmsgid "The pier is shut."\nmsgstr "El muelle."\n'
    text = f"{HEAD}\n{entry}"
    gone = extracted(text, "Rain.")
    assert '#~| msgctxt "heading"\n#~| msgid "The pier was shut."\n' in gone
    assert '#| msgctxt "heading"\n#| msgid "The pier was shut."\n' in extracted(gone, "The pier is shut.")
