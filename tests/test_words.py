"""The words of the house: a class name means one thing, no public name is vague, and no sentence says "is no"."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import l10n

ROOT = Path(l10n.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
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
