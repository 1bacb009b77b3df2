"""What a machine lacks for the locales of a project: engines and their pairs, dictionaries for spelling, fonts."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator

from l10n import langtag
from l10n.language.scripts import spaced
from l10n.language.spelling import USUAL_REGION, dictionary

# The dictionaries of Debian by what stands after `hunspell-`. Source: Debian 12.
_HUNSPELL = (
    "af an ar be bg bn bo br bs ca cs da de-at de-ch de-de el en-au en-ca en-gb en-us en-za es eu fr gd gl gu gug he hi hr hu "
    "id is it kk kmr ko lo lt lv ml mn ne nl no oc pl pt-br pt-pt ro ru si sk sl sr sv sw te th tr uk uz vi"
)
_MYSPELL = "eo et fa fo ga gv hy nb nn sq tl"
# A letter of each script that not every machine has a font for.
_LETTERS = {
    "Arab": 0x0627, "Armn": 0x0531, "Beng": 0x0985, "Cyrl": 0x0416, "Deva": 0x0905, "Ethi": 0x1200, "Geor": 0x10D0,
    "Grek": 0x0391, "Gujr": 0x0A85, "Guru": 0x0A05, "Hang": 0xAC00, "Hans": 0x4E2D, "Hant": 0x4E2D, "Hebr": 0x05D0,
    "Jpan": 0x3042, "Khmr": 0x1780, "Knda": 0x0C85, "Kore": 0xAC00, "Laoo": 0x0E81, "Mlym": 0x0D05, "Mymr": 0x1000,
    "Sinh": 0x0D85, "Taml": 0x0B85, "Telu": 0x0C05, "Thaa": 0x0780, "Thai": 0x0E01, "Tibt": 0x0F40,
}  # fmt: skip
_EAST_ASIAN = frozenset({"Hang", "Hans", "Hant", "Jpan", "Kore"})


def missing_dictionaries(locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The locales that have no dictionary for spelling here, each with the Debian package that brings it, or nothing."""
    for locale in locales:
        if langtag.is_pseudo(locale) or dictionary(locale) is not None:
            continue
        if (package := package_of(locale)) or spaced(locale):  # words that are not written apart are not looked up
            yield locale, package


def package_of(locale: str) -> str:
    """The Debian package with the dictionary of a locale; empty where there is none.

    >>> package_of("uk"), package_of("pt-BR"), package_of("de"), package_of("fa"), package_of("ba")
    ('hunspell-uk', 'hunspell-pt-br', 'hunspell-de-de', 'myspell-fa', '')
    """
    language = langtag.language(locale)
    names = (
        f"{language}-{langtag.region(locale)}".lower(),
        language,
        f"{language}-{USUAL_REGION.get(language, '')}".lower(),
    )
    package = next((name for name in names if name in _HUNSPELL.split()), "")
    if package:
        return f"hunspell-{package}"
    return f"myspell-{language}" if language in _MYSPELL.split() else ""


def missing_fonts(locales: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The scripts of locales that no font here can show, each with the Debian package that can; none where nobody can tell."""
    if shutil.which("fc-list") is None:
        return
    for script in dict.fromkeys(langtag.script(locale) for locale in locales if not langtag.is_pseudo(locale)):
        if script in _LETTERS and not _has_font(_LETTERS[script]):
            yield script, "fonts-noto-cjk" if script in _EAST_ASIAN else "fonts-noto-core"


def _has_font(letter: int) -> bool:
    command = ["fc-list", f":charset={letter:x}", "family"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=30, check=False)  # noqa: S603  (no text of others)
    except (OSError, subprocess.TimeoutExpired):
        return True  # nobody can tell
    return run.returncode != 0 or bool(run.stdout.strip())
