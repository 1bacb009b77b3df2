"""What an edition says about itself: headline, description, authors, dates, pictures."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from l10n import cldr, langtag
from l10n.article import authors, dates, signature
from l10n.bundle import corrections, pictures
from l10n.bundle.flow import Writer
from l10n.bundle.outline import Outline
from l10n.bundle.pictures import Picture
from l10n.dataclass import dataclass
from l10n.markup import strip
from l10n.model import Block, Role
from l10n.plugin import Edition, SiteOptions


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in an article and when that was said: an ISO date, empty where the notice names none."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Plain values, each in one line, empty where the article has none.

    `author` is the name as the source has it, `authors` each person by itself, `byline` what stands on the page, `credited` the
    part of it that names people; `date` and `updated` are ISO 8601, as HTML wants them.
    """

    headline: str
    description: str
    author: str
    byline: str
    date: str
    updated: str = ""
    authors: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    corrections: tuple[Correction, ...] = ()
    credited: str = ""

    @property
    def public_picture(self) -> Picture | None:
        """The picture that other sites show beside a link to the article."""
        return next((picture for picture in self.pictures if picture.is_public), None)


def summary(edition: Edition, outline: Outline, writer: Writer) -> Summary:
    """The summary of an edition; the standfirst describes an article that has no description."""
    meta = edition.localized.meta
    headline = writer.line(outline.headline) if outline.headline else " ".join(meta.get("title", "").split())
    facts = edition.localized.document.meta
    blocks = {block.role: block for block in reversed([part.block for part in outline.worded()])}
    byline = _text_of(blocks.get(Role.BYLINE), writer)
    people = _authors(facts, edition.localized.document.article.locale)
    return Summary(
        headline or edition.localized.document.article.slug.rpartition("/")[2],
        " ".join(meta.get("description", "").split()) or _text_of(blocks.get(Role.STANDFIRST), writer),
        " ".join(facts.get("byline", "").split()),
        byline,
        dates.for_html(meta.get("date", "")),
        dates.for_html(meta.get("updated", "")),
        people or _names(_credited(byline, edition)),
        pictures.pictures(outline, writer),
        tuple(Correction(corrections.date(b, edition), writer.line(b)) for b in corrections.blocks(outline)),
        _credited(byline, edition) or ", ".join(people) or _undated(blocks.get(Role.BYLINE), byline, edition),
    )


def _undated(block: Block | None, byline: str, edition: Edition) -> str:
    """The whole byline where the source's says more than when."""
    source = edition.localized.document.article.locale
    return "" if block is None or signature.is_date(strip(block.text), source) else byline


def _credited(byline: str, edition: Edition) -> str:
    """The byline where it only names people; of one that also says when, the name, if it can be read."""
    if not any(map(str.isdigit, byline)) and "|" not in byline:
        return byline
    source = edition.localized.document.article.locale
    return signature.read(byline, edition.localized.locale).name or signature.read(byline, source).name


def _authors(meta: Mapping[str, str], locale: str) -> tuple[str, ...]:
    """Each author by itself: as the article lists them, else as its byline parts them."""
    listed = meta.get("authors", "").split(authors.SEPARATOR)
    return _names(*listed) or authors.split(meta.get("byline", ""), locale)


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))


def moment(date: str) -> str:
    """An ISO date as RFC 3339 wants a moment: midnight UTC where the article gives a day, UTC where it gives no zone.

    >>> moment("2021-11-29"), moment("2021-11-29T16:30:00+02:00")
    ('2021-11-29T00:00:00+00:00', '2021-11-29T16:30:00+02:00')
    """
    if not date:
        return ""
    parsed = datetime.datetime.fromisoformat(date)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.UTC)).isoformat()


def shown_date(value: str, locale: str, site: SiteOptions) -> str:
    """The day of an ISO date as the readers of a locale write it, in their digits; nothing where there is no date."""
    digits = site.digits.get(locale, "")
    return cldr.in_digits(langtag.date(value[:10], locale), locale, digits) if value else ""


def _text_of(block: Block | None, writer: Writer) -> str:
    return writer.line(block) if block else ""
