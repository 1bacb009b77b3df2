"""Regular expressions that every Python from 3.11 on reads alike."""

import ast
import copy
import importlib
import pickle
import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from re import _constants, _parser
from typing import cast

import pytest

import l10n
from l10n.late_pattern import LatePattern, late_pattern


@cache
def late_patterns() -> Mapping[str, LatePattern]:
    """Every pattern that the package's modules hold, in whatever they hold, with its place."""
    result = {}
    for walk_package in pkgutil.walk_packages(l10n.__path__, "l10n."):
        if not walk_package.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(walk_package.name)).items():
                for number, each in enumerate(held(value)):
                    result[f"{walk_package.name}.{name}[{number}]"] = each
    return result


def held(value: object) -> Iterator[LatePattern]:
    if isinstance(value, LatePattern):
        yield value
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(held, value.values()))
    elif isinstance(value, (list, tuple)):
        yield from chain.from_iterable(map(held, value))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of text among them."""
    for name, pattern in late_patterns().items():
        if isinstance(pattern.pattern, str) and not pattern.is_of("regex"):
            yield name, cast("re.Pattern[str]", pattern)


@pytest.mark.parametrize("module", ["re", "regex"])
def test_every_pattern_can_be_compiled(module):
    """Nobody else sees a wrong one before it is used."""
    selected = [pattern for pattern in late_patterns().values() if pattern.is_of(module)]
    assert selected
    for pattern in selected:
        assert pattern.groups >= 0, pattern


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch):
    compiled = []
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args) or re._compile(*args))
    pattern = late_pattern(r"rain(?:ed|s)?", re.IGNORECASE)
    assert pattern.pattern == r"rain(?:ed|s)?"
    assert compiled == []
    assert pattern.sub("snow", "Rain, and it rained") == "snow, and it snow"
    assert pattern.search("dry") is None
    assert compiled == [(r"rain(?:ed|s)?", re.IGNORECASE)]


def test_a_pattern_is_copied_and_pickled_as_what_it_is_made_from():
    pattern = late_pattern(rb"\d+")
    assert pattern.fullmatch(b"12")
    again = pickle.loads(pickle.dumps(pattern))
    assert {again, copy.copy(pattern), pattern} == {pattern}
    assert again.findall(b"3 of 4") == [b"3", b"4"]
    assert late_pattern("a") != late_pattern("b")
    assert repr(late_pattern("a")) == "late_pattern('a', 0, module='re')"


def test_no_match_is_requested_whether_a_late_pattern_made_it():
    """`match.re` is the compiled expression: a match is told by its group or its text."""
    assert late_pattern("rain").match("rain").re != late_pattern("rain")
    asking = re.compile(r"\.re (?:is|==|!=|in|not in|is not) \(?_?[A-Z]")
    lines = {
        f"{path}:{number}"
        for path in sorted(Path(l10n.__file__).parent.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if asking.search(line)
    }
    assert lines == set()


def test_modules_compile_nothing_when_they_are_loaded():
    """A pattern at the top of a module is late; `re.compile` stands in functions alone."""
    early = [
        f"{path}:{node.lineno}"
        for path in sorted(Path(l10n.__file__).parent.rglob("*.py"))
        for node in at_import(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.compile", "regex.compile"}
    ]
    assert early == [], "write late_pattern (l10n.late_pattern) instead of re.compile"


def at_import(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            yield node
            yield from at_import(node)


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
    assert len(every) > 600
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


def test_no_match_is_listed_by_the_pattern_of_a_module():
    """A match's `re` is what `re` compiled, never the late pattern that it came from."""
    compared = re.compile(r"\.re (?:is|==|!=|is not) _?[A-Z]")
    sources = sorted(Path(l10n.__file__).parent.rglob("*.py"))
    assert [path.name for path in sources if compared.search(path.read_text("utf-8"))] == []
