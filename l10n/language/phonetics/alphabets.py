"""How alphabets write sounds: `alphabets.toml` for other scripts, `[sounds]` for what Latin alphabets read otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from l10n import langtag
from l10n.language import data, tokens


@cache
def alphabets() -> Mapping[str, Mapping[str, str]]:
    """The sounds of each script that is not Latin, with their letters."""
    text = Path(__file__).with_name("alphabets.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def letters() -> Mapping[str, str]:
    """The sound of each letter of the scripts that are not Latin; no letter belongs to two of them."""
    return {
        letter: sound for table in alphabets().values() for sound, spellings in table.items() for letter in spellings
    }


@cache
def latin(language: str) -> Mapping[str, str]:
    """The letters that a language reads otherwise than English, with their sounds."""
    return data.exactly(language, "sounds")


@cache
def scripts_with_sounds() -> frozenset[str]:
    """The scripts whose letters have sounds here, by which names are found."""
    covered = {"Latn", *map(tokens.script, letters())}
    return frozenset({*covered, "Hans", "Hant", "Jpan"} - {""})


def has_sounds(tag: str) -> bool:
    """Whether names are found by their sounds in translations into a language: its script has sounds, and its file does not say
    that they find too few (`by_sound`).

    >>> has_sounds("uk"), has_sounds("ko"), has_sounds("el")
    (True, False, False)
    """
    return langtag.script(tag) in scripts_with_sounds() and data.section(tag, "names").get("by_sound", True)
