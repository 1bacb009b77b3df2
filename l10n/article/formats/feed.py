"""Feeds: RSS, Atom and WordPress' export; `l10n.article.feed` reads them."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".xml", ".rss", ".atom", ".wxr"),
    deferred("l10n.article.feed.reading:parse"),
    deferred("l10n.article.feed.reading:render"),
    deferred("l10n.article.feed.reading:relabel"),
    deferred("l10n.article.feed.reading:page"),
)
