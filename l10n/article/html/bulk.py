"""Where the paragraphs of a page lie: what holds the bulk of them is not site chrome, whatever its class is called."""

from __future__ import annotations

from collections.abc import Container, Mapping

from l10n.article.html.tokens import TokenKind
from l10n.article.html.tree import Element, Page

_PARAGRAPH = 40
"""Characters of text outside links that make a run a paragraph; shorter ones are labels."""
_HALF = 0.5
_PARAGRAPHS = frozenset({"p", "h2", "h3", "blockquote"})


def bulky(page: Page) -> frozenset[Element]:
    """The elements that hold at least half of the paragraphs of the page, or of the `<article>` or `<main>` they lie in.

    An element with all of a page's paragraphs says with its name what is beside them ("content-with-sidebar", "paywall").
    So do paragraphs of one name and class that are half of an article together.
    """
    sizes = _sizes(page)
    whole = sum(size for element, size in sizes.items() if element.parent is None)
    large = set()
    around: dict[Element | None, int] = {None: whole}
    alike: dict[tuple[int, str, str], list[Element]] = {}
    for element in page.elements:
        size = sizes.get(element, 0)
        if size and size >= _HALF * around[element.parent]:
            large.add(element)
        around[element] = size if element.name in ("article", "main") and size else around[element.parent]
        if size and element.name in _PARAGRAPHS and element.value("class"):
            alike.setdefault((around[element], element.name, element.value("class")), []).append(element)
    for (size, _, _), elements in alike.items():
        if sum(sizes[element] for element in elements) >= _HALF * size:
            large.update(elements)
    return frozenset(large)


def whole(page: Page, hearts: Container[Element]) -> frozenset[Element]:
    """The elements that hold every paragraph, inside one of the page's `hearts` if it has any: without them it has no body."""
    sizes = _sizes(page)
    every = sum(size for element, size in sizes.items() if element.parent is None)
    inside: set[Element] = set()
    for element in page.elements:
        if element in hearts or element.parent in inside:
            inside.add(element)
    among = inside or page.elements
    return frozenset(element for element in among if every and sizes.get(element, 0) == every)


def _sizes(page: Page) -> Mapping[Element, int]:
    """The characters of paragraphs inside each element."""
    sizes: dict[Element, int] = {}
    for run in page.runs:
        linked = {piece.element for piece in run.pieces if piece.token.name == "a"}
        size = (
            0
            if linked - {None}
            else sum(p.token.end - p.token.start for p in run.pieces if p.token.kind is TokenKind.TEXT)
        )
        mixed = sum(
            p.token.end - p.token.start for p in run.pieces if p.token.kind is TokenKind.TEXT and p.element is None
        )
        size = max(size, mixed if mixed >= 3 * _PARAGRAPH else 0)
        if run.inside is not None and size >= _PARAGRAPH:
            sizes[run.inside] = sizes.get(run.inside, 0) + size
    for element in reversed(page.elements):  # children come after their parents
        if element in sizes and element.parent is not None:
            sizes[element.parent] = sizes.get(element.parent, 0) + sizes[element]
    return sizes
