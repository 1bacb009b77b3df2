"""What plug-ins may hold and return, part by part: the bounds of what their contracts allow."""

from collections import UserDict
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.article.formats import text
from l10n.model import Finding, Severity, UnitKey
from l10n.plugin import BundleKind, Check, Engine, Example, Format, Needs, Pair
from l10n.plugin.results import amiss, unfit
from l10n.testing import read_article

FINDING = Finding("check", Severity.WARNING, UnitKey("", "a"), "is odd")
PAIR = Pair("en", "es")
NAME = "ä" * 127  # 254 bytes


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("parse", read_article(text.FORMAT, "Mayor resigns\n")),
        *((name, "") for name in ("render", "relabel", "name")),
        *(("pairs", kind([PAIR])) for kind in (set, frozenset)),
        ("pairs", set()),
        *(("find", kind([FINDING])) for kind in (list, tuple)),
        ("find", []),
        ("files", {}),
        ("files", {PurePosixPath("a/b.txt"): b"", PurePosixPath("a/c"): b"", PurePosixPath("b"): b"x"}),
        ("files", UserDict({PurePosixPath("a"): b""})),
        ("files", {PurePosixPath(NAME, NAME + "x"): b""}),
        ("describe", 5),  # of no contract
    ],
)
def test_what_contracts_allow(name, result):
    assert amiss(name, result) == ""


@pytest.mark.parametrize(
    ("name", "result", "shown"),
    [
        ("parse", None, "NoneType"),
        ("parse", "x", "str"),
        ("render", b"x", "bytes"),
        ("relabel", 5, "int"),
        ("name", None, "NoneType"),
        ("pairs", frozenset({PAIR, "en"}), "frozenset"),
        ("pairs", [PAIR], "[Pair(source='en', target='es')]"),
        ("find", [FINDING, 1], "[Finding(check='check', severity=<Severity.WARNING: 'warning'>"),
        ("find", (1,), "(1,)"),
        ("find", {FINDING}, "set"),
        ("files", [], "[]"),
        ("files", {"a": b""}, "{'a': b''}"),
        ("files", {PurePosixPath("a"): "x"}, "{PurePosixPath('a'): 'x'}"),
    ],
)
def test_what_they_do_not_allow_is_shown_as_it_came(name, result, shown):
    begin, end = "gave ", f" for {name!r}, which is not what its contract says"
    problem = amiss(name, result)
    assert problem.startswith(begin + shown[:60])
    assert problem.endswith(end)
    assert len(problem) <= len(begin) + 60 + len(end)


@pytest.mark.parametrize(
    "path",
    [
        PurePosixPath("/a"),
        PurePosixPath("../a"),
        PurePosixPath("a/../../b"),
        PurePosixPath(),
        PurePosixPath("a\0"),
        PurePosixPath("a\ud800"),
        PurePosixPath("b\udfff"),
        PurePosixPath(NAME + "xy"),
        PurePosixPath(NAME + "xy", "b"),
        PurePosixPath("b/c"),  # beside a file b
    ],
)
def test_files_are_inside_of_their_folder_under_names_that_a_disk_takes(path):
    assert amiss("files", {PurePosixPath("b"): b"", PurePosixPath("x"): b""}) == ""
    assert amiss("files", {PurePosixPath("b"): b"", path: b""})


EXAMPLE = Example("a", "b", "es")


def check(severity=Severity.ERROR, fails=(EXAMPLE,), passes=(), find=list):
    return Check(severity, find, fails, passes)


@pytest.mark.parametrize(
    ("plugin", "problem"),
    [
        (BundleKind(list), ""),
        (BundleKind(5), "'files' cannot be called"),
        (Engine(list, list), ""),
        (Engine(5, list), "'pairs' cannot be called"),
        (Engine(list, 5), "'open' cannot be called"),
        (Format((), str, str, str), ""),
        (Format((".a", ".b"), str, str, str), ""),
        (Format((".a",), 5, str, str), "'parse' cannot be called"),
        (Format((".a",), str, 5, str), "'render' cannot be called"),
        (Format((".a",), str, str, 5), "'relabel' cannot be called"),
        *(
            (Format(suffixes, str, str, str), "'suffixes' is not a tuple of suffixes with their dots")
            for suffixes in ([".a"], (".a", "b"), (".a", 5), ".a")
        ),
        (check(), ""),
        (check(find="x"), "'find' cannot be called"),
        (check(severity="error"), "'severity' is 'error', not a Severity"),
        (check(fails=[EXAMPLE]), "'fails' is not a tuple of Example"),
        (check(fails=(EXAMPLE, "b")), "'fails' is not a tuple of Example"),
        (check(passes=[EXAMPLE]), "'passes' is not a tuple of Example"),
        (check(passes=(EXAMPLE, "b")), "'passes' is not a tuple of Example"),
        (replace(check(), needs=Needs(signs=r"<\d\]")), ""),
        *(
            (replace(check(), needs=needs), "'needs' is not a Needs, or its signs are not the inside of [brackets]")
            for needs in (
                None,
                Needs(signs=5),
                Needs("^a"),
                Needs("-a"),
                Needs("a-"),
                Needs("]"),
                Needs("\\"),
                Needs("b-a"),
            )
        ),
        (object(), ""),
    ],
)
def test_the_part_of_a_plug_in_that_is_wrong_is_named(plugin, problem):
    assert unfit(plugin) == problem
