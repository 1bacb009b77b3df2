"""The units of measure that are told from each other: CLDR's keys, prefixes of the International System, and their kinds."""

from __future__ import annotations

from collections.abc import Mapping

UNITS = {
    "length-mile": "mile", "length-kilometer": "kilometre", "length-meter": "metre", "length-foot": "foot",
    "length-inch": "inch", "length-yard": "yard", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "length-nautical-mile": "nautical mile", "length-light-year": "light year",
    "length-micrometer": "micrometre", "length-nanometer": "nanometre", "length-fathom": "fathom",
    "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-milligram": "milligram", "mass-microgram": "microgram",
    "mass-pound": "pound-weight", "mass-ounce": "ounce", "mass-ounce-troy": "ounce", "mass-stone": "stone",
    "mass-ton": "tonne", "mass-tonne": "tonne", "mass-metric-ton": "tonne", "mass-carat": "carat",
    "concentr-karat": "carat",
    "area-hectare": "hectare", "area-acre": "acre", "area-square-kilometer": "square kilometre",
    "area-square-mile": "square mile", "area-square-meter": "square metre", "area-square-foot": "square foot",
    "area-square-yard": "square yard", "area-square-centimeter": "square centimetre", "area-square-inch": "square inch",
    "area-dunam": "dunam",
    "volume-liter": "litre", "volume-milliliter": "millilitre", "volume-centiliter": "centilitre",
    "volume-deciliter": "decilitre", "volume-hectoliter": "hectolitre", "volume-gallon": "gallon",
    "volume-gallon-imperial": "gallon", "volume-barrel": "barrel", "volume-cubic-meter": "cubic metre",
    "volume-cubic-kilometer": "cubic kilometre", "volume-cubic-mile": "cubic mile",
    "volume-cubic-foot": "cubic foot", "volume-cubic-yard": "cubic yard", "volume-cubic-centimeter": "cubic centimetre",
    "volume-pint": "pint", "volume-quart": "quart", "volume-bushel": "bushel", "volume-acre-foot": "acre foot",
    "volume-teaspoon": "teaspoon", "volume-tablespoon": "tablespoon",
    "speed-kilometer-per-hour": "kilometre per hour", "speed-mile-per-hour": "mile per hour",
    "speed-meter-per-second": "metre per second", "speed-knot": "knot",
    "power-watt": "watt", "power-kilowatt": "kilowatt", "power-megawatt": "megawatt", "power-gigawatt": "gigawatt",
    "power-horsepower": "horsepower",
    "energy-kilowatt-hour": "kilowatt hour", "energy-joule": "joule", "energy-kilojoule": "kilojoule",
    "energy-calorie": "calorie", "energy-foodcalorie": "calorie", "energy-kilocalorie": "calorie",
    "electric-volt": "volt", "electric-ampere": "ampere", "frequency-hertz": "hertz", "frequency-kilohertz": "kilohertz",
    "frequency-megahertz": "megahertz", "frequency-gigahertz": "gigahertz",
    "pressure-pascal": "pascal", "pressure-hectopascal": "hectopascal", "pressure-kilopascal": "kilopascal",
    "pressure-millibar": "hectopascal",
    "digital-byte": "byte", "digital-kilobyte": "kilobyte", "digital-megabyte": "megabyte",
    "digital-gigabyte": "gigabyte", "digital-terabyte": "terabyte", "digital-petabyte": "petabyte",
    "digital-kilobit": "kilobit", "digital-megabit": "megabit", "digital-gigabit": "gigabit",
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "duration-decade": "decade",
    "duration-century": "century",
}  # fmt: skip
"""CLDR's keys of the units, each with the name that a finding gives it."""
PREFIXES = {
    "metre": "kilo centi milli micro nano", "gram": "kilo milli micro", "litre": "hecto deci centi milli", "tonne": "kilo mega",
    "watt": "kilo mega giga tera", "watt hour": "kilo mega giga tera", "byte": "kilo mega giga tera peta",
    "bit": "kilo mega giga tera", "hertz": "kilo mega giga", "joule": "kilo mega giga", "volt": "kilo",
    "pascal": "hecto kilo mega",
}  # fmt: skip
"""The prefixes that news has before a unit, by the unit."""
KINDS: Mapping[str, str] = {
    **{name: unit.partition("-")[0] for unit, name in UNITS.items()},
    **dict.fromkeys(("kilotonne", "megatonne"), "mass"),
    **{f"{prefix}watt": "power" for prefix in PREFIXES["watt"].split()},
    **{f"{prefix}watt hour": "energy" for prefix in PREFIXES["watt hour"].split()},
    **{f"{prefix}joule": "energy" for prefix in PREFIXES["joule"].split()},
    **{f"{prefix}bit": "digital" for prefix in PREFIXES["bit"].split()},
    "kilovolt": "electric", "megapascal": "pressure", "decibel": "sound", "carat": "mass",
}  # fmt: skip
"""What each unit measures, by its name."""
