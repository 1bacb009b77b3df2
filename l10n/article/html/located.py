"""What trafilatura takes for the article of a page, and where it is right against our own rules.

Our rules read what elements and class names say; trafilatura weighs text against links. Where the two see different things, the
text itself decides: sentences between sentences that both take are the article's, and a wrapper that a class name condemns is
none where trafilatura finds most of the article in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from l10n import markup
from l10n.article import role_patterns, signature
from l10n.article.html.inline import Passage
from l10n.article.html.parts import Contexts
from l10n.article.html.tree import Element, Page
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Role

_LONGEST = 600_000
"""Characters without scripts. trafilatura needs a second for 200,000; longer pages hold pictures, and own rules decide."""
_DATA = late_pattern(
    r"<(script|style|svg|noscript)\b[^<>]*>.*?</\1\s*>|\bsrc(?:set)?=\"data:[^\"]*\"", re.DOTALL | re.IGNORECASE
)
"""What readers do not see and what makes most long pages long: the state of a program, drawings, pictures in addresses."""
_DEEPEST = 200
"""Nested elements. lxml gives up at 256 and loses what is deeper."""
_NOT_WORDS = late_pattern(r"[\W_]+")
_FEW = 200
"""Letters. Below that what trafilatura finds may be anything."""
_SHORT = 25
"""Letters. A shorter text stands in many lines by chance, and must be a whole line."""
STOPS = tuple('.!?…։。؟।۔:;"”»’)')
_SENTENCE = 40
"""Letters. A line of so many with a stop is a sentence."""
_SURE = 0.5
_REPEATED = 3
"""Times that a sentence stands in a page's chrome, which the article's own does not."""


@dataclass(frozen=True, slots=True)
class Located:
    """What trafilatura takes for the article: its lines by their letters alone, and all of them in one.

    `joined` is `whole` without the ends of lines: trafilatura ends one at each line break of a paragraph.
    """

    lines: frozenset[str]
    whole: str
    joined: str
    words: int

    def has(self, text: str, *, inside: bool) -> bool:
        """Whether a text is one of the lines, or (`inside`) a part of one, as in pages set in tables, or several."""
        plain = letters(text)
        if plain in self.lines or (inside and plain in self.whole):
            return True
        return inside and len(plain) > _SHORT and plain in self.joined


def located(text: str, page: Page) -> Located | None:
    """What trafilatura finds; nothing where it finds no article or the page is too much for it."""
    text = text if len(text) <= _LONGEST else _DATA.sub("", text)
    if len(text) > _LONGEST or _depth(page) > _DEEPEST:
        return None
    from trafilatura import extract  # 0.2 s, and only pages with doubtful lines need it

    body = extract(text, include_comments=False, include_tables=True, deduplicate=False)
    if not body:
        return None
    lines = [line for whole in body.splitlines() for line in (whole, *whole.split("|"))]
    whole = "\n".join(letters(line) for line in body.splitlines())
    return Located(frozenset(letters(line) for line in lines), whole, whole.replace("\n", ""), len(body.split()))


def _depth(page: Page) -> int:
    depths: dict[Element | None, int] = {None: 0}
    for element in page.elements:
        depths[element] = depths[element.parent] + 1
    return max(depths.values())


def letters(text: str) -> str:
    """A line by its letters and digits alone, so that white space, marks and list signs do not matter."""
    return _NOT_WORDS.sub("", markup.strip(text)).casefold()


def reconcile(
    passages: Sequence[Passage], chosen: Sequence[bool], contexts: Contexts, extracted: Located
) -> list[bool]:
    """Our verdicts, mended where trafilatura sees the page better."""
    shared = [bool(p.text) and extracted.has(p.text, inside=_is_long(p.text)) for p in passages]
    ours = sum(len(letters(p.text)) for p, mine in zip(passages, chosen, strict=True) if mine)
    both = sum(len(letters(p.text)) for p, mine, too in zip(passages, chosen, shared, strict=True) if mine and too)
    whole = len(extracted.whole)
    if whole < _FEW or (both < _SURE * min(ours, whole) and ours > _SURE * whole):
        return list(chosen)
    places = [n for n, (p, too) in enumerate(zip(passages, shared, strict=True)) if too and _is_sentence(p)]
    if not places:
        return list(chosen)
    lost = ours < _SURE * whole
    heads = [n for n in range(places[0]) if chosen[n] and _role(passages[n], contexts) is Role.HEADLINE]
    start = heads[-1] if heads else places[0]  # byline and date stand between the headline and the text
    alike = Counter(_kind(p) for p, too in zip(passages, shared, strict=True) if too and _is_sentence(p))
    times = Counter(passage.text for passage in passages)
    verdicts = []
    for n, (passage, mine) in enumerate(zip(passages, chosen, strict=True)):
        inside = start <= n <= places[-1]
        if mine:
            verdicts.append(
                shared[n]
                or (_is_sentence(passage) and alike[_kind(passage)] > 1)
                or _stays(passage, contexts, inside=inside, before=n < places[0], over=n > places[-1])
            )
        else:
            hard = contexts[passage.inside].hard
            again = times[passage.text] >= _REPEATED  # what a program writes where an embed would be
            verdicts.append(shared[n] and not hard and not again and (lost or _is_sentence(passage)))
        if n and verdicts[n - 1] and not verdicts[n] and (mine or (inside and passage.linked)):
            verdicts[n] = _goes_on(passage, passages[n - 1], contexts)
    return verdicts


def _goes_on(passage: Passage, before: Passage, contexts: Contexts) -> bool:
    """Whether a list or table goes on; one of links is the article's where a sentence announces it."""
    if not passage.text or contexts[passage.inside].furniture:
        return False
    role = _role(passage, contexts)
    if not passage.linked:
        return role in (Role.ITEM, Role.CELL)
    if role is not Role.ITEM or passage.linked > 1:
        return False
    announced = before.text.rstrip().endswith(_COLONS) and len(letters(before.text)) >= _SENTENCE
    items = _list(passage)
    return items is not None and ((announced and not before.linked) or (bool(before.linked) and items is _list(before)))


_COLONS = (":", "：", "՝")


def _list(passage: Passage) -> Element | None:
    """The list that a passage is an item of."""
    element = passage.inside
    while element is not None and element.name not in ("ul", "ol"):
        if element.name not in ("a", "li", "p", "span", "b", "strong", "em"):
            return None
        element = element.parent
    return element


def _kind(passage: Passage) -> tuple[Element | None, str, str]:
    """What a passage stands in: paragraphs of one class below one element are one text, to the last."""
    element = passage.inside
    return (element.parent, element.name, element.value("class")) if element else (None, "", "")


FIRM = frozenset(
    {
        *(Role.HEADLINE, Role.BYLINE, Role.CREDIT, Role.KICKER, Role.CAPTION, Role.NOTICE, Role.CORRECTION),
        Role.STANDFIRST,
    }
)


_OPENING = frozenset({Role.STANDFIRST, Role.KICKER})
"""What stands before the text of an article, if anywhere."""


def _stays(passage: Passage, contexts: Contexts, *, inside: bool, before: bool, over: bool) -> bool:
    """Whether a passage is the article's though trafilatura leaves it out."""
    if not passage.text:
        return True
    role = _role(passage, contexts)
    if role in _OPENING and not before:
        return False  # a teaser of another article has them, too
    if before and role is None and _is_label(passage.text, contexts[passage.inside].language):
        return False
    if over and role in (Role.NOTICE, Role.CREDIT) and _RIGHTS.search(passage.text):
        return False
    if passage.linked:
        return role is Role.HEADLINE or (role in FIRM and not over)
    return role in FIRM or (inside and (before or passage.text.endswith(STOPS) or role is Role.HEADING))


def _is_label(text: str, language: str) -> bool:
    """Whether a line before the text is neither a sentence nor says who wrote it and when: "Save", "4 minute read"."""
    plain = markup.strip(text).strip()
    if plain.endswith(STOPS) or len(letters(plain)) >= _SENTENCE:
        return False
    written = signature.read(plain, language)
    return not (written.date or written.signed or role_patterns.is_name(plain))


def _is_long(text: str) -> bool:
    """Whether a text stands in another by no chance: a short sentence, or a longer line."""
    return len(letters(text)) > (_SHORT // 2 if text.rstrip().endswith(STOPS) else _SHORT)


_RIGHTS = late_pattern(r"©|\(c\)|copyright|rights reserved", re.IGNORECASE)


def _role(passage: Passage, contexts: Contexts) -> Role | None:
    return passage.role or contexts[passage.inside].role


def _is_sentence(passage: Passage) -> bool:
    return len(letters(passage.text)) >= _SENTENCE and passage.text.rstrip().endswith(STOPS) and not passage.linked
