"""Whose words a catalog holds: a person's, an engine's, nobody's yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.catalog.notes import provenance
from l10n.engines.licence import forbids_commerce
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, State, Unit, UnitKey

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Source: IPTC NewsCodes, Digital Source Type, as of 2024-09."""

NAMES = {
    "humanEdits": "Human-edited media",
    "trainedAlgorithmicMedia": "Created using Generative AI",
    "compositeWithTrainedAlgorithmicMedia": "Edited using Generative AI",
    "algorithmicMedia": "Pure algorithmic media",
}
"""The codes that a translation can have, with IPTC's names for them."""

_PARENTHESIS = late_pattern(r"\(([^()]+)\)")

# Engines that follow rules written by people: no model was trained on anybody's texts.
_BY_RULE = ("apertium", "pseudo")


def engine(unit: Unit) -> str:
    """What made the draft that stands in a unit, as its note says; empty for a person's words, remembered ones too.

    >>> from l10n.model import Unit, UnitKey
    >>> engine(Unit(UnitKey("", "Go."), "Vaya.", State.FUZZY, notes=("draft: argos en→es 0.1, confidence 0.71",)))
    'argos en→es 0.1'
    """
    if unit.state is not State.FUZZY or not unit.target:
        return ""
    origin = provenance(unit).origin
    return origin.name if origin is not None and origin.kind == "engine" else ""


def engines(catalog: Catalog) -> tuple[str, ...]:
    """The signatures of all engines whose words stand unreviewed in a catalog, sorted."""
    return tuple(sorted({name for unit in catalog.units if (name := engine(unit))}))


def restrictions(catalog: Catalog) -> tuple[str, ...]:
    """The licences without commercial use that engines name, by which words of a catalog began, reviewed ones too; sorted.

    >>> note = "draft: multilingual en→es NLLB-200 (CC BY-NC 4.0), confidence 0.71"
    >>> from l10n.model import Unit, UnitKey
    >>> restrictions(Catalog("a", "en", "es", (Unit(UnitKey("", "Go."), "Vaya.", State.REVIEWED, notes=(note,)),)))
    ('CC BY-NC 4.0',)
    """
    origins = (provenance(unit).origin for unit in counted(catalog) if unit.target)
    names = {origin.name for origin in origins if origin is not None and origin.kind == "engine"}
    stated = {licence for name in names for licence in _PARENTHESIS.findall(name)}
    return tuple(sorted(filter(forbids_commerce, stated)))


def source_type(catalog: Catalog) -> str:
    """The IPTC code for the words of a catalog; empty where nothing is translated, or nothing had to be.

    `humanEdits` without machine words; `algorithmicMedia` where the engines follow rules; otherwise
    `trainedAlgorithmicMedia`, or `compositeWithTrainedAlgorithmicMedia` where reviewed words stand beside them.
    """
    if catalog.source == catalog.target:
        return ""
    machine = engines(catalog)
    person = any(_written(unit) for unit in catalog.units)
    if not machine:
        return "humanEdits" if person else ""
    if all(map(is_by_rule, machine)):
        return "algorithmicMedia"
    return "compositeWithTrainedAlgorithmicMedia" if person else "trainedAlgorithmicMedia"


def is_by_rule(engine: str) -> bool:
    """Whether an engine follows rules that people wrote."""
    return engine.startswith(_BY_RULE)


def machine_units(catalog: Catalog) -> Mapping[UnitKey, str]:
    """The IPTC code of each unit whose words are an engine's."""
    engines = {unit.key: engine(unit) for unit in catalog.units}
    return {
        key: "algorithmicMedia" if is_by_rule(name) else "trainedAlgorithmicMedia"
        for key, name in engines.items()
        if name
    }


def is_outdated(unit: Unit) -> bool:
    """Whether a person's words wait because their source changed; a machine's draft waits for its first look."""
    return unit.state is State.FUZZY and bool(unit.target) and bool(unit.previous) and not _drafted(unit)


def _drafted(unit: Unit) -> bool:
    return any(note.startswith("draft: ") for note in unit.notes)


def _written(unit: Unit) -> bool:
    """Whether a person's words stand in the unit."""
    return unit.state in (State.REVIEWED, State.FUZZY) and bool(unit.target) and not engine(unit)


def counted(catalog: Catalog) -> Iterator[Unit]:
    """The units that are in the article now."""
    return (unit for unit in catalog.units if unit.state is not State.OBSOLETE)
