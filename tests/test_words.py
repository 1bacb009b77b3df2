"""The words of the house: a class name means one thing, no public name is vague, and no sentence says "is no"."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import l10n

ROOT = Path(l10n.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
TESTS = sorted((ROOT.parent / "tests").rglob("*.py"))
GLOSSARY = ROOT.parent / "docs" / "glossary.md"

# DESIGN's words: what the glossary explains.
WORDS = [
    "article",
    "document",
    "block",
    "role",
    "skeleton",
    "segment",
    "gap",
    "unit",
    "source",
    "target",
    "draft",
    "state",
    "catalog",
    "template",
    "memory",
    "match",
    "leverage",
    "termbase",
    "term",
    "fuzzy",
    "obsolete",
    "previous",
    "engine",
    "model",
    "route",
    "pivot",
    "provenance",
    "finding",
    "bundle",
    "locale",
    "placeholder",
    "pseudo-localization",
    "post-editing effort",
    "function word",
    "reporting verb",
    "exonym",
    "title case",
]


def classes(text: str) -> list[str]:
    return [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]


def test_a_class_name_stands_once_in_the_package():
    places = defaultdict(list)
    for path in MODULES:
        for name in classes(path.read_text("utf-8")):
            places[name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_the_glossary_explains_each_word_once_in_order():
    rows = re.findall(r"^\| ([a-z][^|]*?) \| ([^|]+) \|$", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    words = [word for word, _ in rows if word != "word"]
    assert words == sorted(words)
    assert sorted(WORDS) == words


# DESIGN's words that say nothing to somebody who has not read the file next door.
VAGUE = frozenset(
    "told heard said asked desk shelf book board kept wanted found known own one there utils helpers manager".split()  # noqa: SIM905
)


def public_functions(text: str) -> list[str]:
    nodes = [
        *ast.parse(text).body,
        *(each for node in ast.parse(text).body if isinstance(node, ast.ClassDef) for each in node.body),
    ]
    return [node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_public_name_is_a_vague_word(path):
    assert [name for name in [path.stem, *public_functions(path.read_text("utf-8"))] if name.lower() in VAGUE] == []


# Words that say of a value where it was met, not what it is; a name that has one of them is vague in any scope.
VAGUE_ANYWHERE = VAGUE - {"utils", "helpers", "manager"} | frozenset(
    [
        "keep",
        "tell",
        "say",
        "ones",
        "hear",
        "ask",
        "took",
        "take",
        "give",
        "given",
        "gives",
        "put",
        "stand",
        "standing",
        "come",
        "comes",
        "goes",
        "thing",
        "things",
        "rest",
        "other",
        "others",
        "good",
        "bad",
    ]
)
MOST_VAGUE = 0.008  # of all names; Python's own `other` and what stands in files that are kept need a few


def bindings(text: str) -> list[tuple[int, str]]:
    """Every name a module makes, with its line, once in each scope: functions, classes, parameters, fields, locals."""
    names: list[tuple[int, str]] = []

    def visit(scope: ast.AST) -> None:
        here: dict[str, int] = {}
        waiting = list(ast.iter_child_nodes(scope))
        while waiting:
            node = waiting.pop()
            name = bound(node)
            if name:
                here.setdefault(name, node.lineno)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
                visit(node)
            else:
                waiting += ast.iter_child_nodes(node)
        names.extend((line, name) for name, line in here.items())

    visit(ast.parse(text))
    return names


def bound(node: ast.AST) -> str:
    """The name that a node binds, if it binds one."""
    if isinstance(node, ast.Name | ast.Attribute):
        return (node.id if isinstance(node, ast.Name) else node.attr) if isinstance(node.ctx, ast.Store) else ""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.ExceptHandler):
        return node.name or ""
    return node.arg if isinstance(node, ast.arg) else ""


def words_of(name: str) -> list[str]:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().split("_")


def is_vague(name: str, words: frozenset[str] = VAGUE_ANYWHERE) -> bool:
    return not words.isdisjoint(words_of(name))


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("def named(kept):\n    found = [one for one in kept]", ["found", "kept", "one"]),
        (
            "class Desk:\n    own_words: int\n    def __init__(self):\n        self._known = 1",
            ["Desk", "_known", "own_words"],
        ),
        ("known, *rest = lambda there: there", ["known", "rest", "there"]),
        ("import standing\nfinding = bookmark = forgiven = standing.total", []),
    ],
)
def test_vague_names_are_seen_in_every_scope(text, vague):
    assert sorted(name for _, name in bindings(text) if is_vague(name)) == vague


@cache
def names_in(path: Path) -> list[tuple[int, str]]:
    return bindings(path.read_text("utf-8"))


# The names of the tests themselves are sentences, and say what they like; of a few words they say less than others.
@pytest.mark.parametrize(
    ("paths", "words", "skipped"),
    [(MODULES, VAGUE_ANYWHERE, None), (TESTS, VAGUE_ANYWHERE, "test_"), ([*MODULES, *TESTS], VAGUE, None)],
    ids=["package", "tests", "all"],
)
def test_few_names_are_vague_in_any_scope(paths, words, skipped):
    names = [
        (path, *each) for path in paths for each in names_in(path) if not skipped or not each[1].startswith(skipped)
    ]
    vague = [f"{path.relative_to(ROOT.parent)}:{line}: {name}" for path, line, name in names if is_vague(name, words)]
    assert len(vague) < MOST_VAGUE * len(names), "\n".join(vague)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sentence_says_is_not_a_and_never_is_no(path):
    """ "There is no such engine" is English; "`x` is no check" is not."""
    lines = path.read_text("utf-8").splitlines()
    odd = re.compile(r"(?<![Tt]here )\b(is|are|was|were|be) no (?!longer|more|less|such|one|way)\w")
    assert [f"{number}: {line.strip()}" for number, line in enumerate(lines, 1) if odd.search(line)] == []
