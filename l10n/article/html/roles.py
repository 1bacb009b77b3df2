"""What each element of a page makes of the text inside it: its role, its language, whether it is site chrome or no text.

By the element's name first, then by the words in its class and id, as newsrooms' content systems name things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from l10n.article.html.bulk import bulky, whole
from l10n.article.html.tokens import name_set
from l10n.article.html.tree import HEADINGS, Element, Page
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Role

_WORD = late_pattern(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_HIDDEN = late_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Class names that speak of something else than the element's own content: "has-sidebar", "category-social".
_NOT_ITSELF = name_set("no not has is with without js category tag type status format")
_FURNITURE_NAMES = name_set(
    "nav menu button select datalist textarea dialog label legend fieldset marquee frameset"
    " amp-ad amp-sidebar amp-consent amp-user-notification amp-social-share amp-auto-ads"
)
_FURNITURE_ROLES = name_set("navigation contentinfo complementary search dialog menu menubar toolbar banner")
_FURNITURE_WORDS = name_set(
    "ad ads advert adverts advertisement advertising adslot sponsor sponsored promo promos promotion taboola outbrain"
    " nav navbar navigation menu breadcrumb breadcrumbs sidebar footer masthead topbar sitemap pagination pager toolbar"
    " related recirc recirculation recommended recommendations trending popular mostread latest readmore"
    " share shares sharing sharebar social follow newsletter subscribe subscription signup signin login paywall donate"
    " comment comments disqus respond cookie cookies consent gdpr onetrust popup modal search skip skiplink switcher"
    " banner tags topics tagcloud toc printlink"
)
_TALK = name_set("comment comments disqus respond cookie cookies consent gdpr onetrust popup modal related recommended")
_FURNITURE_PAIRS = frozenset(
    {
        "site header",
        "global header",
        "page header",
        "site footer",
        "sr only",
        "visually hidden",
        "screen reader",
        "read more",
    }
    | {"most read", "more stories", "read next", "site title", "site description", "site branding", "back top"}
)
_CONTENT_ASIDES = name_set("pullquote quote fact facts factbox infobox explainer note correction caption")
# The first that matches wins.
_ROLE_WORDS: dict[str, Role] = {
    **dict.fromkeys(name_set("pullquote blockquote"), Role.QUOTE),
    **dict.fromkeys(name_set("byline author authors writer reporter dateline timestamp pubdate"), Role.BYLINE),
    **dict.fromkeys(name_set("credit credits photographer"), Role.CREDIT),
    **dict.fromkeys(
        name_set("lead lede intro standfirst summary dek deck subtitle subheadline subhead strapline"), Role.STANDFIRST
    ),
    **dict.fromkeys(name_set("kicker eyebrow overline rubric flashline"), Role.KICKER),
    **dict.fromkeys(name_set("caption figcaption"), Role.CAPTION),
    **dict.fromkeys(name_set("correction corrections erratum"), Role.CORRECTION),
    **dict.fromkeys(name_set("disclaimer notice copyright"), Role.NOTICE),
}
_NAME_ROLES: dict[str, Role] = {
    **dict.fromkeys(HEADINGS, Role.HEADING),
    "h1": Role.HEADLINE,
    "blockquote": Role.QUOTE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    **dict.fromkeys(("li", "dt", "dd"), Role.ITEM),
    **dict.fromkeys(("td", "th"), Role.CELL),
    "address": Role.BYLINE,
    "time": Role.BYLINE,  # a date on a line of its own
}
_UNSHOWN = frozenset({"hidden", "hide", "d-none", "is-hidden", "u-hidden"})
_SHOWN_AGAIN = late_pattern(
    r":(?:block|flex|grid|inline|table|contents)|^d-\w+-(?:block|flex|grid|inline|table)|^visible|^show"
)
_SILENT = name_set(
    "script style template noscript noembed noframes code kbd samp var svg math iframe object applet audio video canvas"
    " xmp param progress meter"
)
_HEART_WORDS = frozenset(
    {"article body", "story body", "entry content", "post content", "article content", "post body"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for text inside an element. `silent` text is none for readers or must not be translated; `hard` furniture is
    so by its element or state (navigation, forms, hidden), other furniture by a class name alone.
    """

    role: Role | None = None
    furniture: bool = False
    silent: bool = False
    language: str = ""
    pre: bool = False
    link: bool = False
    article: bool = False
    hard: bool = False


def contexts(page: Page, language: str) -> Mapping[Element | None, Context]:
    """The context of every element, and of the page outside all elements; `language` where the page names none."""
    innermost = frozenset(heart for heart in page.elements if is_heart(heart))
    hearts = _with_ancestors(innermost)
    hearts |= _with_ancestors(headline for headline in (_headline(page.elements),) if headline)
    named = innermost | {element for element in page.elements if element.name == "article"}
    bulk, every = bulky(page), whole(page, named)
    by_element: dict[Element | None, Context] = {None: Context(language=language)}
    for element in page.elements:
        around = by_element[element.parent]
        walled = around.article and element in bulk and _is_hidden(element)
        inside_out = element in hearts or (
            element in bulk and (walled or not _is_hidden(element)) and _may_be_misnamed(element, sole=element in every)
        )
        by_element[element] = _context(element, around, inside_out=inside_out)
    return by_element


def is_heart(element: Element) -> bool:
    """Whether an element says that it holds the article's text."""
    if element.name == "main" or element.value("role") == "main":
        return True
    return element.value("itemprop") == "articleBody" or bool(_HEART_WORDS & names(element.value("class"))[1])


def _headline(elements: Iterable[Element]) -> Element | None:
    """The `<h1>` of the article: the first inside `<article>` or `<main>`, else the last that is not in a `<header>`."""
    headings = [element for element in elements if element.name == "h1"]
    if len(headings) < 2:
        return headings[0] if headings else None
    inside = [heading for heading in headings if _ancestor(heading, ("article", "main"))]
    return (inside or [h for h in headings if not _ancestor(h, ("header",))] or headings)[0]


def _ancestor(element: Element, names: tuple[str, ...]) -> bool:
    parent = element.parent
    for _ in range(64):  # deeper pages are not articles, and the search stays linear
        if parent is None:
            return False
        if parent.name in names:
            return True
        parent = parent.parent
    return False


def _with_ancestors(elements: Iterable[Element]) -> set[Element]:
    """The elements and all that they stand in."""
    ancestors: set[Element] = set()
    for element in elements:
        here: Element | None = element
        while here is not None and here not in ancestors:
            ancestors.add(here)
            here = here.parent
    return ancestors


def _context(element: Element, around: Context, *, inside_out: bool) -> Context:
    """`inside_out` says that the article's heart is inside: then the element's class does not speak of all its content, and
    what hides it is a wall before what subscribers read.
    """
    name = element.name
    classes, pairs = names(element.value("class"))
    furniture = around.furniture
    if not (furniture or inside_out or name in ("html", "body", "article", "main")):
        furniture = _is_furniture(element, around, classes, pairs)
    return Context(
        role=_role(element, around.role, classes if not inside_out else frozenset()),
        furniture=furniture,
        silent=_silent(element, classes, inherited=around.silent),
        language=_language(element) or around.language,
        pre=around.pre or name in ("pre", "listing"),
        link=around.link or name == "a",
        article=around.article or name in ("article", "main"),
        hard=around.hard or _is_chrome(element) or (_is_hidden(element) and not inside_out),
    )


def _role(element: Element, around: Role | None, classes: frozenset[str]) -> Role | None:
    item = element.value("itemprop")
    if element.name == "h1" or item == "headline":
        return Role.HEADLINE
    if item == "author" or element.value("rel") == "author":
        return Role.BYLINE
    named = next((role for word, role in _ROLE_WORDS.items() if word in classes), None) if classes else None
    direct = named or _NAME_ROLES.get(element.name)
    if element.name == "p" and around is Role.CELL:
        around = None  # a paragraph in a cell is a table used for layout
    if around is Role.QUOTE and element.name in ("footer", "cite") and direct is None:
        direct = Role.CREDIT
    return direct or around


def _language(element: Element) -> str:
    return (element.value("lang") or element.value("xml:lang")).strip().lower().replace("_", "-")


def _silent(element: Element, classes: frozenset[str], *, inherited: bool) -> bool:
    translate = element.token.attribute("translate")
    if element.name in _SILENT or "notranslate" in classes:
        return True
    if translate is not None and translate.value.strip().lower() in ("no", "yes", ""):
        return translate.value.strip().lower() == "no"
    return inherited


def _is_furniture(element: Element, around: Context, classes: frozenset[str], pairs: frozenset[str]) -> bool:
    name = element.name
    if _is_chrome(element) or _is_hidden(element):
        return True
    if name == "aside":
        return not classes & _CONTENT_ASIDES
    if name == "footer":
        return around.role is not Role.QUOTE
    if name == "header" and not around.article:
        return True
    if name in ("div", "section", "ul", "ol", "table", "td", "tr", "form", "header"):
        words, more = names(element.value("id"), longest=3)  # longer ids are made of a heading's text
        classes, pairs = classes | words, pairs | more
    return bool(classes & _FURNITURE_WORDS) or bool(pairs & _FURNITURE_PAIRS) or _is_unshown(element.value("class"))


def is_chrome_by_class(element: Element) -> bool:
    """Whether an element's class or id says that it is the site's."""
    classes, pairs = names(element.value("class"))
    words, more = names(element.value("id"), longest=3)
    return bool((classes | words) & _FURNITURE_WORDS) or bool((pairs | more) & _FURNITURE_PAIRS)


def _is_chrome(element: Element) -> bool:
    """Whether an element is site chrome by what it is."""
    return element.name in _FURNITURE_NAMES or element.value("role").lower() in _FURNITURE_ROLES


def _may_be_misnamed(element: Element, *, sole: bool) -> bool:
    """Whether the class name of an element that holds the bulk of the paragraphs may speak of something else in it.

    Readers' comments and notices about cookies can be longer than the article, but stand not alone (`sole`) inside it.
    """
    if _is_chrome(element) or element.name in ("aside", "footer", "header"):
        return False
    return sole or not _TALK & (names(element.value("class"))[0] | names(element.value("id"), longest=3)[0])


def _is_hidden(element: Element) -> bool:
    """Not shown, or only until something else has loaded (AMP)."""
    silent = (
        element.value("aria-hidden") == "true" and element.name != "p"
    )  # a paragraph so named is seen, behind a wall
    if silent or any(element.token.attribute(name) for name in ("hidden", "fallback")):
        return True
    if element.name != "input" and element.token.attribute("placeholder"):
        return True
    return bool(_HIDDEN.search(element.value("style")))


def _is_unshown(value: str) -> bool:
    """Whether a class of the usual style sheets hides an element; one that other classes show on wide screens is seen.

    >>> _is_unshown("group hidden"), _is_unshown("hidden md:block")
    (True, False)
    """
    classes = value.split() if "hid" in value or "d-none" in value else []
    return not _UNSHOWN.isdisjoint(classes) and not any(_SHOWN_AGAIN.search(name) for name in classes)


@lru_cache(maxsize=4096)
def names(value: str, longest: int = 5) -> tuple[frozenset[str], frozenset[str]]:
    """The words in class names or an id, alone and joined, and the pairs of neighbours; longer names are left out.

    >>> sorted(names("articleBody share--top has-ads")[0])
    ['article', 'articlebody', 'body', 'share']
    """
    words: set[str] = set()
    pairs: set[str] = set()
    for name in value[:2000].split():
        parts = [word.lower() for word in _WORD.findall(name.partition("--")[0])]
        if not parts or len(parts) > longest or (parts[0] in _NOT_ITSELF and len(parts) > 1):
            continue
        words |= {*parts, "".join(parts)}
        pairs |= {f"{first} {second}" for first, second in pairwise(parts)}
    return frozenset(words), frozenset(pairs)
