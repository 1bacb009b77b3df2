"""Feeds: RSS, Atom and WordPress' export; `l10n.article.feed` reads them."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".xml", ".rss", ".atom", ".wxr"),
    Deferred("l10n.article.feed.reading:parse"),
    Deferred("l10n.article.feed.reading:render"),
    Deferred("l10n.article.feed.reading:relabel"),
    Deferred("l10n.article.feed.reading:page"),
)
