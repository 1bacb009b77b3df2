"""Units in brackets of their own, as the heads of tables and the axes of charts have them: `Rain (mm)`, `Distance (km)`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Span

_SPELLINGS = {
    "mm": "mm мм", "cm": "cm см", "m": "m м", "km": "km км", "mi": "mi", "ft": "ft", "km²": "km² km2 км²", "m²": "m² m2 м²",
    "m³": "m³ m3 м³", "ha": "ha га", "l": "l л L", "ml": "ml мл mL", "mg": "mg мг", "g": "g г", "kg": "kg кг", "t": "t т",
    "lb": "lb lbs", "oz": "oz", "s": "s с", "min": "min мин хв", "h": "h ч год", "m/s": "m/s м/с", "mph": "mph",
    "km/h": "km/h км/ч км/год км/г kph kmh", "kW": "kW кВт", "MW": "MW МВт", "GW": "GW ГВт", "kWh": "kWh", "MWh": "MWh",
    "GWh": "GWh", "hPa": "hPa гПа", "dB": "dB дБ", "°C": "°C", "°F": "°F", "%": "% ٪", "‰": "‰", "$": "$ USD", "€": "€ EUR",
    "£": "£ GBP", "₴": "₴", "₽": "₽",
}  # fmt: skip
_UNITS: Mapping[str, str] = {each: unit for unit, spellings in _SPELLINGS.items() for each in spellings.split()}
# Apart from the word before it: "city(s)" is one or several.
_BRACKETED = late_pattern(
    r"(?<=[ \u00a0])[(\[](?:(?:in|en|в|у)[ \u00a0])?(?P<unit>"
    + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    + r")[)\]]"
)


@dataclass(frozen=True, slots=True)
class BracketedUnit:
    """A unit, in Latin letters however it is written, and where it stands with its brackets."""

    unit: str
    span: Span


def bracketed_units(text: str) -> Sequence[BracketedUnit]:
    """The units of a text that stand in brackets of their own.

    >>> [each.unit for each in bracketed_units("Осадки (мм), ветер (км/ч)")], bracketed_units("The city(s)")
    (['mm', 'km/h'], [])
    """
    return [BracketedUnit(_UNITS[match["unit"]], Span(*match.span())) for match in _BRACKETED.finditer(text)]
