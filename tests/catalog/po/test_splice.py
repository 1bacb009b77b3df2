"""One unit changed in a PO text: the same bytes as writing the whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.po import po
from l10n.catalog.po.splice import open_text
from l10n.model import State
from tests.property.test_catalog import catalogs

PLACE = po.CatalogPlace("tram", "tram.po")
TRAM = """\
msgid ""
msgstr ""
"Project-Id-Version: tram\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: Spanish\\n"
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Source-Language: en\\n"

#, fuzzy
msgctxt "headline"
msgid "The tram is back"
msgstr "El tranvía "
"vuelve"

# asked Olga
#. paragraph 1
#: source/tram.md:3
#, fuzzy
#| msgid "It run."
msgid "It ran."
msgstr "Circuló."

#~ msgid "Gone."
#~ msgstr "Se fue."
"""


def changed(unit, target="Vuelve el tranvía", state=State.REVIEWED):
    return replace(unit, target=target, state=state, previous="" if state is State.REVIEWED else unit.previous)


@pytest.mark.parametrize("text", [TRAM, TRAM.replace("\n", "\r\n"), "\n\n" + TRAM, TRAM[:-1], TRAM + "# end\n"])
@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("state", [State.REVIEWED, State.FUZZY])
def test_a_unit_is_changed_as_the_whole_would_be_written(text, at, state):
    catalog, whole = open_text(text, PLACE)
    assert whole is not None
    assert str(whole) == text
    new = changed(catalog.units[at], state=state)
    units = tuple(new if n == at else unit for n, unit in enumerate(catalog.units))
    spliced = whole.replace(catalog.units[at], new)
    assert str(spliced) == po.dump(replace(catalog, units=units), text)
    again = spliced.replace(new, catalog.units[at])
    assert str(again) == po.dump(catalog, str(spliced))


@pytest.mark.parametrize(
    "text",
    [
        TRAM.replace('"Language: es\\n"\n', ""),  # the header is completed
        TRAM.replace("#~ msgid", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n\n#~ msgid'),
        TRAM + '\nmsgid "After."\nmsgstr ""\n',  # obsolete units go to the end
        TRAM.replace("Gone.", "It ran."),  # two entries of one text
    ],
)
def test_what_changes_more_than_a_unit_is_written_whole(text):
    assert open_text(text, PLACE)[1] is None


def test_a_unit_that_po_cannot_hold_and_a_removed_unit_are_left_to_the_whole():
    catalog, whole = open_text(TRAM, PLACE)
    unit = catalog.units[0]
    assert whole.replace(unit, changed(unit, "nul\0")) is None
    assert whole.replace(unit, replace(unit, state=State.OBSOLETE)) is None


@given(catalogs(), st.data())
def test_any_unit_of_any_catalog(catalog, data):
    text = po.dump(catalog)
    existing, whole = open_text(text, PLACE)
    living = [n for n, unit in enumerate(existing.units) if unit.state is not State.OBSOLETE]
    if whole is None or not living:
        return
    at = data.draw(st.sampled_from(living))
    new = changed(existing.units[at], data.draw(st.text(min_size=1, max_size=20)).strip() or "x")
    spliced = whole.replace(existing.units[at], new)
    if spliced is not None:
        units = tuple(new if n == at else unit for n, unit in enumerate(existing.units))
        assert str(spliced) == po.dump(replace(existing, units=units), text)
