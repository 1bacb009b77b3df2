"""What each paragraph of a plain text is in its article.

The rules, strongest first: the project's own patterns; the patterns of the language (role_patterns.py); a paragraph
repeated below itself is a caption (the headline where none came before); then place and shape: what stands above the
first running text is kicker, headline, standfirst; a short line without a stop above running text is a heading; a
paragraph that is one quotation is a quote; what follows a sign-off ("With reporting by …") is a notice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from l10n.article import dates
from l10n.article.paragraphs import Paragraph
from l10n.article.project_patterns import ProjectPatterns
from l10n.article.role_patterns import first_matching, is_name, matches
from l10n.article.signature import is_date
from l10n.dataclass import dataclass, field
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Role
from l10n.plugin import FormatOptions

_STOP = late_pattern(r"[.…。۔։।](?:['\"’”»“)\]]|\s)*$")
_END = late_pattern(r"[.!?…。！？؟۔։;:।](?:['\"’”»“)\]]|\s)*$")
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "”": "”"}
_EXCLAMATION = late_pattern(r"[!！](?:['\"’”»“)\]]|\s)*$")
_STOP_INSIDE = late_pattern(r"[^\W\d_]{4}[.!?…。！？؟۔։।]['\"’”»“)\]]?(?:\s+[^\W\d_a-z]|(?<=[。！？]))")
_BULLET = late_pattern(r"^[-*+•‣◦▪●·]\s+")

# Columns. A headline of a page fits on three lines of it; subheads are shorter; running text is longer than a label.
_HEADLINE, _HEADING, _RUNNING, _LONG = 200, 90, 40, 160
_HEADLINE_WORDS, _STANDFIRST_WORDS = 4, 6
_NAVIGATION = 3  # so many short lines above a headline are a menu, not kickers
# In this order: what is chrome is never text, a sign-off never a byline.
_EVERYWHERE = ("related", "furniture", "correction", "sign_off", "caption", "photo", "credit", "notice")
_ROLES = {"related": Role.FURNITURE, "sign_off": Role.CREDIT, "photo": Role.CREDIT}


@dataclass(slots=True)
class _Page:
    """The paragraphs of a page with the roles found so far, and where lists of links and the sign-off begin."""

    paragraphs: Sequence[Paragraph]
    locale: str
    roles: list[Role | None]
    related: set[int] = field(default_factory=set)
    closing: int = 0

    def unlabelled(self, start: int = 0, end: int | None = None) -> list[int]:
        stop = len(self.roles) if end is None else end
        return [n for n in range(start, stop) if self.roles[n] is None]

    def running(self, n: int) -> bool:
        return _is_running(self.paragraphs[n].text) and not self.paragraphs[n].item


@dataclass(frozen=True, slots=True)
class ParagraphLabels:
    """The role of each paragraph, and what the lines tell of the article."""

    roles: tuple[Role, ...]
    meta: Mapping[str, str]


def label(paragraphs: Sequence[Paragraph], locale: str, options: FormatOptions) -> ParagraphLabels:
    """The roles of the paragraphs of one page, in order.

    Raises:
        SettingsError: a pattern of the project is not a regular expression, or names no role.
    """
    patterns = ProjectPatterns(options.patterns)
    page = _Page(paragraphs, locale, [patterns.role(paragraph.text) for paragraph in paragraphs])
    meta: dict[str, str] = {}
    _label_lines(page)
    _label_repeated(page)
    first = next((n for n in page.unlabelled() if page.running(n)), len(paragraphs))
    _label_head(page, first)
    _label_bylines(page, meta)
    _label_links(page)
    _label_tail(page)
    _label_body(page)
    roles = tuple(role or Role.BODY for role in page.roles)
    return ParagraphLabels(roles, _meta(paragraphs, roles) | meta)


def _label_lines(page: _Page) -> None:
    """Gives roles to the lines that patterns know wherever they stand."""
    for n in page.unlabelled():
        text = page.paragraphs[n].text
        if not any(char.isalnum() for char in text):
            page.roles[n] = Role.FURNITURE
            continue
        bare = _BULLET.sub("", text)
        if key := first_matching(_EVERYWHERE, bare, page.locale):
            page.roles[n] = _ROLES.get(key) or Role(key)
            if key == "related":
                page.related.add(n)
            if key == "sign_off":
                page.closing = n


def _label_repeated(page: _Page) -> None:
    """A paragraph given twice in a row is one caption, shown and described; twice above everything it is the headline."""
    titled = False
    for n in range(1, len(page.roles)):
        before, here = page.paragraphs[n - 1], page.paragraphs[n]
        if here.text == before.text and page.roles[n] in (None, Role.CAPTION):
            is_caption = page.roles[n - 1] is Role.CAPTION or titled or _is_running(here.text)
            page.roles[n - 1] = page.roles[n] = Role.CAPTION if is_caption else Role.HEADLINE
        unlabelled = page.roles[n - 1] in (None, Role.HEADLINE)
        titled = titled or (unlabelled and len(tokens.RUN.findall(before.text)) >= _HEADLINE_WORDS)


def _label_head(page: _Page, first: int) -> None:
    """Finds kicker, headline and standfirst above the first running text."""
    above = [n for n in page.unlabelled(0, first) if not page.paragraphs[n].item]
    texts = {n: page.paragraphs[n].text for n in above}
    for n in list(above):
        if any(
            m > n and len(texts[n]) > len(t) and re.match(r"\s*[|—–-]", texts[n][len(t) :])
            for m, t in _starts(texts, n)
        ):
            page.roles[n] = Role.FURNITURE  # the page's title: the headline with the site's name
            above.remove(n)
    headline = _headline(page, above)
    if headline is None and Role.HEADLINE not in page.roles:
        headline = next((n for n in page.unlabelled() if not page.paragraphs[n].item), None)
        if headline is None or headline > first or _columns(page.paragraphs[headline].text) > _HEADLINE * 0.6:
            return
    if headline is not None:
        page.roles[headline] = Role.HEADLINE
    top = page.roles.index(Role.HEADLINE)
    labels = [n for n in above if n < top]
    for n in labels:
        named = matches("kicker", page.paragraphs[n].text, page.locale)
        kicker = len(labels) < _NAVIGATION or (named and n == labels[-1])
        page.roles[n] = Role.KICKER if kicker else Role.FURNITURE
    _label_below(page, [n for n in above if n > top and page.roles[n] is None])


def _label_below(page: _Page, below: Sequence[int]) -> None:
    """Finds the standfirst and a bare name between the headline and the text."""
    for n in below:
        text = page.paragraphs[n].text
        if is_name(text):
            page.roles[n] = Role.BYLINE
        elif Role.STANDFIRST not in page.roles and len(tokens.RUN.findall(text)) >= _STANDFIRST_WORDS:
            page.roles[n] = None if _END.search(text) and text[-1] not in "?!" else Role.STANDFIRST


def _starts(texts: Mapping[int, str], n: int) -> list[tuple[int, str]]:
    return [(m, t) for m, t in texts.items() if m != n and texts[n].startswith(t)]


def _headline(page: _Page, above: Sequence[int]) -> int | None:
    """The headline among the lines above the text: the first with enough words, else the longest."""
    if Role.HEADLINE in page.roles:
        return None
    above = [n for n in above if not page.paragraphs[n].text.endswith(":")]
    above = [n for n in above if not is_date(page.paragraphs[n].text, page.locale)]
    named = [n for n in above if not matches("kicker", page.paragraphs[n].text, page.locale)] or list(above)
    for n in named:
        text = page.paragraphs[n].text
        if len(tokens.RUN.findall(text)) >= _HEADLINE_WORDS or _columns(text) >= _RUNNING:
            return n
    return max(named, key=lambda n: len(page.paragraphs[n].text), default=None)


def _label_bylines(page: _Page, meta: dict[str, str]) -> None:
    """Finds who wrote it and when: on lines of their own, near the headline or at the end."""
    for n in range(len(page.roles)):
        text = page.paragraphs[n].text
        if page.roles[n] not in (None, Role.STANDFIRST, Role.KICKER, Role.BYLINE) or _columns(text) > _HEADLINE * 0.6:
            continue
        dated = dates.find(text, page.locale)
        undated = (text[: dated.span.start] + " " + text[dated.span.end :]) if dated else text
        words = dated and [w for w in tokens.RUN.findall(undated) if not matches("date_words", w, page.locale)]
        signed = (
            None if _STOP.search(text) and not dated else matches("byline", undated.strip(" \t,;:|·•–—-."), page.locale)
        )
        if signed or page.roles[n] is Role.BYLINE:
            meta.setdefault("byline", signed[1].strip() if signed else text)
        if signed or (dated and not words):
            page.roles[n] = Role.BYLINE
        if dated and (signed or not words):
            meta.setdefault("date", dated.iso)


def _label_links(page: _Page) -> None:
    """What stands below "Related" or "Most read" until the text goes on is chrome."""
    for n in sorted(page.related):
        for m in range(n + 1, len(page.roles)):
            if page.roles[m] is None and not page.running(m):
                page.roles[m] = Role.FURNITURE
            elif page.roles[m] is not Role.FURNITURE:
                break


def _label_tail(page: _Page) -> None:
    """After the last sign-off the article is over: what the site says there are notices."""
    if not page.closing:
        return
    before, after = page.unlabelled(0, page.closing), page.unlabelled(page.closing)
    if len(before) > len(after):
        for n in after:
            page.roles[n] = Role.NOTICE


def _label_body(page: _Page) -> None:
    """Items, quotes and headings; a heading only where sentences of the page end in stops at all."""
    unlabelled = page.unlabelled()
    texts = [page.paragraphs[n].text for n in unlabelled if not page.paragraphs[n].item]
    stops = sum(bool(_END.search(text)) for text in texts) * 2 >= len(texts)
    for place, n in enumerate(unlabelled):
        text = page.paragraphs[n].text
        after = unlabelled[place + 1] if place + 1 < len(unlabelled) else None
        if page.paragraphs[n].item:
            page.roles[n] = Role.ITEM
        elif _is_quotation(text):
            page.roles[n] = Role.QUOTE
        elif stops and after is not None and _is_heading(text) and _has_text_below(page, after):
            page.roles[n] = Role.HEADING


def _has_text_below(page: _Page, after: int) -> bool:
    """Whether what follows a line is text that it could be the heading of."""
    text = page.paragraphs[after].text
    return page.running(after) or page.paragraphs[after].item or (_columns(text) >= _RUNNING and text.endswith(":"))


def _is_running(text: str) -> bool:
    """Whether a paragraph is running text: it ends in a stop and is more than a label, or is long; what is exclaimed may be a
    headline too, but for several sentences or more than a headline's length.
    """
    columns = _columns(text)
    if columns >= _RUNNING and _EXCLAMATION.search(text):
        return columns > _HEADING or bool(_STOP_INSIDE.search(text))
    return columns >= _LONG or (columns >= _RUNNING and bool(_STOP.search(text)))


def _is_heading(text: str) -> bool:
    first = next((char for char in text if char.isalnum()), "")
    return (
        _columns(text) <= _HEADING
        and not first.islower()
        and text[:1] not in _QUOTES
        and (not _END.search(text) or (text.endswith("?") and len(tokens.RUN.findall(text)) > 1))
    )


def _is_quotation(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole paragraph."""
    closing = _QUOTES.get(text[:1], "")
    inside = text[1:-1]
    return len(text) > 2 and bool(closing) and text[-1] in closing and not any(c in inside for c in closing + text[0])


def _columns(text: str) -> int:
    return len(text) + (0 if text.isascii() else sum(unicodedata.east_asian_width(char) in "WF" for char in text))


def _meta(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> dict[str, str]:
    """Title, description and caption: the first paragraphs of their roles."""
    names = {Role.HEADLINE: "title", Role.STANDFIRST: "description", Role.CAPTION: "caption"}
    meta: dict[str, str] = {}
    for paragraph, role in zip(paragraphs, roles, strict=True):
        if role in names:
            meta.setdefault(names[role], paragraph.text)
    return meta
