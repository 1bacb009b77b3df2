"""What an edition says about itself: headline, description, author, date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from l10n.bundle.flow import Writer
from l10n.bundle.outline import Outline
from l10n.model import Block, Role
from l10n.plugin import Edition


@dataclass(frozen=True, slots=True)
class Summary:
    """Plain values, each in one line, empty where the article has none.

    `author` is the name as the source has it, `byline` what stands on the page; `date` is ISO 8601.
    """

    headline: str
    description: str
    author: str
    byline: str
    date: str


def summary(edition: Edition, outline: Outline, writer: Writer) -> Summary:
    """The summary of an edition; the standfirst describes an article that has no description."""
    meta = edition.localized.meta
    headline = writer.line(outline.headline) if outline.headline else " ".join(meta.get("title", "").split())
    blocks = {block.role: block for block in reversed([part.block for part in outline.worded()])}
    return Summary(
        headline or edition.localized.document.article.slug.rpartition("/")[2],
        " ".join(meta.get("description", "").split()) or _said(blocks.get(Role.STANDFIRST), writer),
        " ".join(edition.localized.document.meta.get("byline", "").split()),
        _said(blocks.get(Role.BYLINE), writer),
        _iso(meta.get("date", "")),
    )


def moment(date: str) -> str:
    """An ISO date as RFC 3339 wants a moment: midnight UTC where the article gives a day, UTC where it gives no zone.

    >>> moment("2021-11-29"), moment("2021-11-29T16:30:00+02:00")
    ('2021-11-29T00:00:00+00:00', '2021-11-29T16:30:00+02:00')
    """
    if not date:
        return ""
    found = datetime.datetime.fromisoformat(date)
    return (found if found.tzinfo else found.replace(tzinfo=datetime.UTC)).isoformat()


def _iso(date: str) -> str:
    """The date, or nothing where it is none that machines read."""
    try:
        datetime.datetime.fromisoformat(date)
    except ValueError:
        return ""
    return date


def _said(block: Block | None, writer: Writer) -> str:
    return writer.line(block) if block else ""
