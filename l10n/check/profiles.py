"""Which checks are asked: profiles, by how often each check was right in a language, its family or the languages of its script.

`measured.toml` has the figures: what share of a check's findings in human translations were faults of the translation, and what
share of planted faults it finds. docs/checks.md says how they were measured.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.plugin.checks import QUIET, USUAL

_REMAINING = "other"
_GROUPS: Mapping[str, str] = {"Latn": "Latn", "Cyrl": "Cyrl", "Arab": "abjads", "Hebr": "abjads"}


@dataclass(frozen=True, slots=True)
class MeasuredCheck:
    """How good a check is: `precision` by group of scripts, `by_language` by language or family, `recall` of planted faults;
    `form`: it asks for form alone; `flagged`: by language, the per cent of human translations with a finding.
    """

    precision: Mapping[str, float]
    by_language: Mapping[str, float]
    recall: float | None
    form: bool
    flagged: Mapping[str, float]


@cache
def measured() -> Mapping[str, MeasuredCheck]:
    """The checks whose figures are known, by name; the others report so little that there is nothing to measure."""
    return {
        name: MeasuredCheck(
            facts.get("precision", {}),
            facts.get("in", {}),
            facts.get("recall"),
            bool(facts.get("form", False)),
            facts.get("flagged", {}),
        )
        for name, facts in _figures().items()
        if name != "families"
    }


@cache
def _figures() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("measured.toml").read_text(encoding="utf-8"))


@cache
def _places(tag: str) -> tuple[str, ...]:
    """The names under which a locale's own figures may stand, the nearest first: its tag, its language, its families."""
    code = langtag.language(tag)
    families = (family for family, languages in _figures()["families"].items() if code in str(languages).split())
    return (tag, code, *families)


def group(tag: str) -> str:
    """The group of languages that a locale was measured with: those of its script.

    >>> group("uk"), group("fa"), group("ja")
    ('Cyrl', 'abjads', 'other')
    """
    return _GROUPS.get(langtag.script(tag), _REMAINING)


def precision(check: str, tag: str) -> float | None:
    """The share of a check's findings that are right in a locale: its language's figure, its family's, or that of its script's
    languages; nothing where nobody has measured it.

    >>> precision("denial", "de"), precision("denial", "kk") == precision("denial", "tr")
    (0.19, True)
    """
    measurement = measured().get(check)
    if measurement is None:
        return None
    nearest = (measurement.by_language[place] for place in _places(tag) if place in measurement.by_language)
    return next(nearest, measurement.precision.get(group(tag)))


def flagged(check: str, tag: str) -> float:
    """The per cent of human translations in a language that a check has a finding in; all where nobody has measured."""
    figures = measured()[check].flagged
    return figures.get(tag, figures.get(langtag.language(tag), 100.0))


@cache
def enabled(checks: tuple[str, ...], tag: str, profile: str, least: float) -> frozenset[str]:
    """The checks that a profile asks in a locale; all of a catalog that has none."""
    return frozenset(check for check in checks if not tag or is_enabled(check, tag, profile, least))


def is_enabled(check: str, tag: str, profile: str, least: float = 0.0) -> bool:
    """Whether a profile asks a check in a locale, and its precision is at least as good as wanted.

    A check that was not measured, a rule of the house or another's, is asked always.
    """
    measurement = measured().get(check)
    if measurement is None:
        return True
    right = precision(check, tag)
    if profile == QUIET and (measurement.form or (right is not None and right < _QUIET)):
        return False
    least = max(least, _USUAL if profile == USUAL else 0.0)
    return right is None or right >= least


_USUAL, _QUIET = 0.1, 0.85
"""Precision below which the profiles `usual` and `quiet` leave a check out of a language."""
