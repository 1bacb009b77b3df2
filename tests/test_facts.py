"""No fact stands in two modules, and no words of a language stand in a module: they would change in one of them."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from l10n.language import data

PACKAGE = Path(__file__).resolve().parents[1] / "l10n"
LEAST = 3
"""Values of a list from which on it is a fact; a pair stands by chance."""
TWICE = {
    ("auto", "ltr", "rtl"): "the values of `dir` in HTML, and those of an attribute of XLIFF: two standards",
    ("itemprop", "name", "property"): "what names a `<meta>`: asked in the order that counts, and in any",
    ("nb", "nn", "no"): "tags of Norwegian in headers; what Apertium's one code for it stands for",
    (
        "argos",
        "marian",
        "multilingual",
    ): "engines whose models can be sent; those that can be advised, in order of preference",
    ("lang", "language", "locale"): "keys of front matter that are read, in order, and that are rewritten",
    ("dd", "dt", "li"): "elements of HTML that are items of an article, and that a bundle shows as rows",
}


def lists(path: Path) -> Iterator[tuple[str, ...]]:
    """The sets, lists and tuples of texts in a module, in order; examples of checks aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    examples = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Example"
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, (ast.Set, ast.Tuple, ast.List)) and id(node) not in examples:
            values = [value.value for value in node.elts if isinstance(value, ast.Constant)]
            if len(values) == len(node.elts) and all(isinstance(value, str) for value in values):
                yield tuple(sorted(set(values)))


def test_no_list_of_texts_stands_in_two_modules():
    modules = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        for values in lists(path):
            if len(values) >= LEAST:
                modules[values].add(str(path.relative_to(PACKAGE)))
    twice = {values: sorted(places) for values, places in modules.items() if len(places) > 1}
    reasons = {tuple(sorted(values)) for values in TWICE}
    assert {values: places for values, places in twice.items() if values not in reasons} == {}
    assert reasons - set(twice) == set(), "these stand once now"


# --- words of languages

ALTERNATIVES = 3
"""Words of one language in an expression from which on it is a list of them."""
OF_FORMATS = {
    "article/markdown/dialect.py": "elements of HTML: `a`, `em`, `time`",
    "article/nested/read.py": "elements of HTML",
}


@cache
def small_words() -> dict[str, frozenset[str]]:
    """The words that every text of a language has, by its tag; of English also those that news is full of."""
    words = {
        tag: " ".join(str(data.section(tag, "function-words").get(key, "")) for key in ("before", "articles", "others"))
        for tag in data.tags("function-words")
    }
    words["en"] += " " + data.section("en", "identification")["words"]
    return {tag: frozenset(word for word in text.casefold().split() if len(word) > 1) for tag, text in words.items()}


def alternatives(path: Path) -> Iterator[tuple[int, set[str]]]:
    """The words that stand as alternatives in the expressions of a module, with the line; docstrings and examples aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("|") >= ALTERNATIVES - 1:
            parts = re.split(r"[|()]", re.sub(r"\(\?(?:[:=!]|<[=!]|P<\w+>)", "(", node.value))
            yield node.lineno, {re.sub(r"\\[bBAZs]|[\^$?+*]", "", part).strip().casefold() for part in parts}


def test_no_expression_of_a_module_lists_words_of_a_language():
    """A linguist finds and changes them in `language/data/`, and a project lays its own over them."""
    listing = {
        f"{path.relative_to(PACKAGE)}:{line}: {tag}: {sorted(words & small)}"
        for path in PACKAGE.rglob("*.py")
        if str(path.relative_to(PACKAGE)) not in OF_FORMATS
        for line, words in alternatives(path)
        for tag, small in small_words().items()
        if len(words & small) >= ALTERNATIVES
    }
    assert sorted(listing) == []


@pytest.mark.parametrize(
    ("code", "alternates"),
    [
        (r're.compile(r"\b(?:has|have|had) not\b")', {"has", "have", "had"}),
        (r're.compile(rf"(?<!x)(?:und|oder|aber)$")', {"und", "oder", "aber"}),
    ],
)
def test_alternatives_are_seen_in_groups_and_behind_marks(tmp_path, code, alternates):
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")
    assert [alternates <= words for _, words in alternatives(path)] == [True]
