"""Which passages of a page are the article, and which are what a site puts around it.

Own rules come first: what elements and class names say, then the `<article>` or `<main>` of the page. trafilatura is asked
about what stays doubtful: lists of links, and loose lines of pages that name nothing. A page without chrome loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from l10n.article.html.inline import Passage
from l10n.article.html.located import FIRM, STOPS, Located, letters, located, reconcile
from l10n.article.html.parts import Contexts
from l10n.article.html.text import decode
from l10n.article.html.tokens import Token
from l10n.article.html.tree import Element, Page
from l10n.dataclass import dataclass
from l10n.model import Role

_LOOSE = 60
"""Characters. A line below that without a full stop, in a page that names no article, may be a label of the site."""
_TEASER = 400
"""Characters. A second `<article>` below that, with a link, announces another article."""
_LONG_HEAD = 12
"""Letters. A shorter headline may stand in a page's title by chance."""
_ROW = 3
"""Links alone on their lines; fewer are not navigation."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """For each passage whether it is the article's, and the same for places where only attributes stand.

    `seen` are the words of what trafilatura takes for the article, 0 where it was not asked.
    """

    passages: tuple[bool, ...]
    regions: Mapping[Element | None, Element | None]
    region: Element | None
    seen: int = 0

    def holds(self, element: Element | None) -> bool:
        """Whether an element is where the article is."""
        return self.region is None or self.regions[element] is self.region


def locate(text: str, page: Page, passages: Sequence[Passage], contexts: Contexts) -> Verdicts:
    """What is the article among the passages of a page."""
    regions = _outermost(page, ("article", "main"), None)
    candidates = [bool(p.text) and not p.chrome and not contexts[p.inside].furniture for p in passages]
    region = _largest(passages, candidates, regions)
    inner = _outermost(page, ("article",), region)
    asides = _teasers(passages, candidates, inner)
    others = _other_articles(text, page, passages, contexts, inner)
    candidates = [mine and inner[p.inside] not in others for p, mine in zip(passages, candidates, strict=True)]
    linked = sum(passage.linked for passage in passages)
    plain = (
        region is None
        and linked < _ROW
        and not any(p.text and not mine for p, mine in zip(passages, candidates, strict=True))
    )
    doubts = [False] * len(passages) if plain else _doubts(passages, contexts, region, regions)
    doubtful = [
        mine and (doubt or inner[p.inside] in asides)
        for p, mine, doubt in zip(passages, candidates, doubts, strict=True)
    ]
    if _holds_most(passages, candidates, regions, region):
        candidates = [
            mine and (regions[p.inside] is region or not d)
            for p, mine, d in zip(passages, candidates, doubtful, strict=True)
        ]
        doubtful = [mine and doubt for mine, doubt in zip(candidates, doubtful, strict=True)]
    extracted = None if plain else located(text, page)
    chosen = [
        mine and (not doubt or _vote(n, passages, doubtful, extracted))
        for n, (mine, doubt) in enumerate(zip(candidates, doubtful, strict=True))
    ]
    if extracted is not None:
        chosen = reconcile(passages, chosen, contexts, extracted)
    chosen = [mine and inner[p.inside] not in others for p, mine in zip(passages, chosen, strict=True)]
    _drop_lonely_heads(passages, chosen, contexts, extracted)
    _follow_neighbours(passages, chosen, contexts)
    return Verdicts(tuple(chosen), regions, region, extracted.words if extracted else 0)


def _outermost(page: Page, names: tuple[str, ...], below: Element | None) -> dict[Element | None, Element | None]:
    """For each element the outermost element of those names that holds it, not counting `below` itself."""
    outermost: dict[Element | None, Element | None] = {None: None}
    for element in page.elements:
        named = element.name in names or ("main" in names and element.value("role") == "main")
        outermost[element] = outermost[element.parent] or (element if named and element is not below else None)
    return outermost


def _largest(
    passages: Sequence[Passage], candidates: Sequence[bool], regions: Mapping[Element | None, Element | None]
) -> Element | None:
    """The region with the most text that is not links."""
    sizes: dict[Element, int] = {}
    for passage, mine in zip(passages, candidates, strict=True):
        region = regions[passage.inside]
        if mine and region is not None and not passage.linked:
            sizes[region] = sizes.get(region, 0) + len(passage.text)
    return max(sizes, key=lambda region: sizes[region], default=None)


def _holds_most(
    passages: Sequence[Passage],
    candidates: Sequence[bool],
    regions: Mapping[Element | None, Element | None],
    region: Element | None,
) -> bool:
    """Whether at least half of the text that may be the article's is in the region: then nothing outside is asked about."""
    inside = outside = 0
    for passage, mine in zip(passages, candidates, strict=True):
        if mine and not passage.linked:
            here = regions[passage.inside] is region
            inside, outside = inside + here * len(passage.text), outside + (not here) * len(passage.text)
    return region is not None and inside >= outside


def _teasers(
    passages: Sequence[Passage], candidates: Sequence[bool], inner: Mapping[Element | None, Element | None]
) -> frozenset[Element]:
    """The articles beside the largest one that are short and link somewhere."""
    sizes: dict[Element, int] = {}
    linking: set[Element] = set()
    for passage, mine in zip(passages, candidates, strict=True):
        article = inner[passage.inside]
        if mine and article is not None:
            sizes[article] = sizes.get(article, 0) + len(passage.text)
            if passage.linked:
                linking.add(article)
    if len(sizes) < 2:
        return frozenset()
    largest = max(sizes, key=lambda article: sizes[article])
    return frozenset(a for a in linking if a is not largest and sizes[a] < _TEASER)


def _other_articles(
    text: str,
    page: Page,
    passages: Sequence[Passage],
    contexts: Contexts,
    inner: Mapping[Element | None, Element | None],
) -> frozenset[Element | None]:
    """The articles with headlines of their own beside the one that the page is named after: endless pages go on with them."""
    heads: dict[Element | None, str] = {}
    for passage in passages:
        if passage.text and contexts[passage.inside].role is Role.HEADLINE and inner[passage.inside] is not None:
            heads.setdefault(inner[passage.inside], letters(passage.text))
    title = "".join(letters(decode(text[t.start : t.end])) for t in _titles(page)) if len(heads) > 1 else ""
    named = [article for article, head in heads.items() if len(head) >= _LONG_HEAD and head in title]
    return frozenset(heads.keys() - {*named}) if len(named) == 1 else frozenset()


def _titles(page: Page) -> Iterator[Token]:
    return (piece.token for run in page.runs for piece in run.pieces if piece.token.name == "title")


def _doubts(
    passages: Sequence[Passage],
    contexts: Contexts,
    region: Element | None,
    regions: Mapping[Element | None, Element | None],
) -> list[bool]:
    """Which passages may be chrome though nothing says so."""
    roles = [contexts[passage.inside].role for passage in passages]
    inside = [regions[passage.inside] is region for passage in passages]
    headline = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else len(roles)
    first = inside.index(True) if True in inside else 0
    doubts = []
    for n, (passage, role) in enumerate(zip(passages, roles, strict=True)):
        near = inside[n] or headline <= n < first or role is Role.HEADLINE
        if near and role in FIRM:
            doubts.append(False)
        elif region is None:
            loose = len(passage.text) < _LOOSE and not passage.text.endswith(STOPS) and role in (None, Role.CELL)
            doubts.append(bool(passage.linked) or loose)
        else:
            doubts.append(bool(passage.linked) or not near)
    return doubts


def _vote(n: int, passages: Sequence[Passage], doubtful: Sequence[bool], extracted: Located | None) -> bool:
    """Whether a doubtful passage is the article's: no row of links is; else trafilatura says, or the links around."""
    if passages[n].linked >= _ROW:
        return False  # trafilatura keeps rows of links in the cells of tables
    if extracted is not None:
        return extracted.has(passages[n].text, inside=not passages[n].linked)
    if not passages[n].linked:
        return True
    around = range(max(0, n - 2), min(len(passages), n + 3))
    return sum(passages[neighbour].linked for neighbour in around if doubtful[neighbour]) < _ROW


def _drop_lonely_heads(
    passages: Sequence[Passage], chosen: list[bool], contexts: Contexts, extracted: Located | None
) -> None:
    """Takes out headings of which everything below is chrome ("Read also"), where trafilatura does not say otherwise."""
    below = chrome = False  # whether text of the article, and whether chrome, follows before the next heading
    for n in range(len(passages) - 1, -1, -1):
        if contexts[passages[n].inside].role is Role.HEADING:
            if chosen[n] and chrome and not below and not (extracted and extracted.has(passages[n].text, inside=False)):
                chosen[n] = False
            below = chrome = False
        elif passages[n].text:
            below, chrome = below or chosen[n], chrome or not chosen[n]


def _follow_neighbours(passages: Sequence[Passage], chosen: list[bool], contexts: Contexts) -> None:
    """Decides about pictures in links (teasers have them): they go with the text after them."""
    after = False
    for n in range(len(passages) - 1, -1, -1):
        if passages[n].text:
            after = chosen[n]
        else:
            context = contexts[passages[n].inside]
            chosen[n] = not context.furniture and (after or not context.link)
