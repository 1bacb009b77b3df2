"""Regular expressions that every Python from 3.11 on reads alike."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants, _parser

import l10n


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of text that the package's modules hold, with their places."""
    for walk_package in pkgutil.walk_packages(l10n.__path__, "l10n."):
        if not walk_package.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(walk_package.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{walk_package.name}.{name}", value


def has_possessive_group(parsed: object) -> bool:
    """Whether a parsed pattern repeats more than a single character possessively, or has an atomic group.

    CPython before 3.11.5 (Debian 12 has 3.11.2) takes such a group's half match for a match: gh-106052.
    """
    if isinstance(parsed, (_parser.SubPattern, list, tuple)):
        if len(parsed) == 2 and parsed[0] is _constants.ATOMIC_GROUP:
            return True
        if len(parsed) == 2 and parsed[0] is _constants.POSSESSIVE_REPEAT and parsed[1][2].getwidth() != (1, 1):
            return True
        return any(map(has_possessive_group, parsed))
    return False


def test_no_group_repeats_possessively():
    every = dict(patterns())
    assert len(every) > 100
    assert [
        at for at, result in every.items() if has_possessive_group(_parser.parse(result.pattern, result.flags))
    ] == []


def test_no_source_has_such_a_group():
    """Patterns that are put together in functions too. Alternatives of one character each have no half match."""
    mark = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>")
    single_characters = r"(?:[^\W\d_]|[\u0300"
    lines = {
        f"{path}:{number}: {line.strip()}"
        for path in sorted(Path(l10n.__file__).parent.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if mark.search(line) and single_characters not in line
    }
    assert lines == set()


def test_the_net_catches_what_it_looks_for():
    assert [has_possessive_group(_parser.parse(text)) for text in ("(?:ab?c)++", "(?>ab)", "(a(?:bc)*+)?")] == [
        True
    ] * 3
    assert not any(has_possessive_group(_parser.parse(text)) for text in ("[ab]*+", "a++(?:bc)*", r"\s?+"))
