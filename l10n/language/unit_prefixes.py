"""Units that a prefix makes of others, in every script: what CLDR calls a kilowatt and a watt says what a megawatt hour is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from l10n.language import data
from l10n.language.unit_names import PREFIXES

Words = tuple[str, ...]
ByName = Mapping[str, Set[Words]]
"""The words of each of the names of units."""
_LEAST, _HAN = 2, frozenset("千兆吉")
"""Letters of a prefix, unless it is Han: кВт is a sign."""


def prefixed(units: ByName, tag: str) -> Iterator[tuple[str, Words]]:
    """Each unit with a prefix and the words that a language makes for it, from those of its units.

    >>> units = {"watt": {("vatios",)}, "kilowatt": {("kilovatios",)}, "joule": {("julios",)}}
    >>> [words for name, words in prefixed(units, "und") if name == "kilojoule"]
    [('kilojulios',)]
    """
    plain = _without_prefix(units, tag)
    prefixes, apart = _prefixes({**units, **plain}, tag), _apart(units)
    for base, listed in PREFIXES.items():
        for prefix in listed.split():
            for form in plain.get(base, ()):
                for spelled in sorted(prefixes.get(prefix, ())):
                    yield prefix + base, (spelled + form[0], *form[1:])
                    if (spelled,) in apart:
                        yield prefix + base, (spelled, *form)


def _without_prefix(units: ByName, tag: str) -> dict[str, set[Words]]:
    """The words of units that prefixes stand before, with those that a language's file adds."""
    further = data.section(tag, "measure-words")
    plain = {
        base: {*units.get(base, ()), *((word.removeprefix("="),) for word in str(further.get(base, "")).split())}
        for base in PREFIXES
    }
    kilo = _prefixes({**units, **plain}, tag).get("kilo", set())
    for base, made in (("watt hour", "kilowatt hour"), ("bit", "kilobit")):
        for form in units.get(made, ()):
            plain[base] |= {
                (form[0].removeprefix(k), *form[1:]) for k in kilo if form[0].startswith(k) and form[0] != k
            }
            plain[base] |= {form[1:] for k in kilo if form[0] == k and len(form) > 1}
        plain[base] |= {("".join(form),) for form in plain[base]}  # kilowatt-heures, kilowattheures
    return plain


def _prefixes(units: ByName, tag: str) -> dict[str, set[str]]:
    """What stands before the words of units in the words of those with a prefix, and what a language's file adds."""
    prefixes: defaultdict[str, set[str]] = defaultdict(set)
    for base, listed in PREFIXES.items():
        ends = {form[0] for form in units.get(base, ()) if len(form) == 1}
        for prefix in listed.split():
            for form in units.get(prefix + base, ()):
                prefixes[prefix] |= {_before(form, end) for end in ends}
    for prefix, words in data.section(tag, "unit-prefixes").items():
        prefixes[prefix] |= set(str(words).split())
    return {
        prefix: {word for word in words if len(word) >= _LEAST or word in _HAN} for prefix, words in prefixes.items()
    }


def _before(form: Words, end: str) -> str:
    """The prefix of a unit, written together with it or apart; nothing where it ends otherwise."""
    if len(form) > 1:
        return form[0] if form[1:] == (end,) else ""
    return form[0].removesuffix(end).rstrip("-\u200c") if form[0] != end and form[0].endswith(end) else ""


def _apart(units: ByName) -> set[Words]:
    """The prefixes that a language writes apart from their units, too."""
    made = ((base, prefix + base) for base, each in PREFIXES.items() for prefix in each.split())
    pairs = ((units.get(base, ()), units.get(name, ())) for base, name in made)
    return {form[:1] for plain, forms in pairs for form in forms if len(form) > 1 and form[1:] in plain}
