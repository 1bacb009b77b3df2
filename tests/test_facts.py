"""No list of words or names stands in two modules: a fact that changes would change in one of them."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

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
