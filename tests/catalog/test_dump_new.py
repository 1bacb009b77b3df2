"""Catalogs that have no file yet: the units that all locales share are written once, the header of each locale is its own."""

from dataclasses import replace

from l10n.catalog.po import po
from l10n.model import Catalog, State, Unit, UnitKey

UNITS = (
    Unit(UnitKey("", "Rain fell on Leeds."), references=("source/rain.txt:1",)),
    Unit(UnitKey("", "It stopped.")),
)


def test_locales_with_the_same_units_have_separate_headers():
    template = Catalog("rain", "en", "", UNITS)
    texts = {tag: po.dump(replace(template, target=tag)) for tag in ("es", "uk")}
    assert all(f"Language: {tag}\\n" in text for tag, text in texts.items())
    assert len({text.partition("#: source")[2] for text in texts.values()}) == 1


def test_equal_units_of_another_article_are_written_for_themselves():
    first, second = (Catalog("rain", "en", "es", (*UNITS,)), Catalog("rain", "en", "es", (UNITS[0],)))
    assert po.parse(po.dump(first), "rain").units == UNITS
    assert po.parse(po.dump(second), "rain").units == UNITS[:1]
    drafted = tuple(replace(unit, target="Llovió.", state=State.FUZZY) for unit in UNITS)
    assert po.parse(po.dump(replace(first, units=drafted)), "rain").units == drafted
