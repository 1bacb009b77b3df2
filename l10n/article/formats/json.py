"""Articles in JSON: ninjs, and whatever a CMS exports; `l10n.article.json` reads them."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".json",),
    Deferred("l10n.article.json.reading:parse"),
    Deferred("l10n.article.json.reading:render"),
    Deferred("l10n.article.json.reading:relabel"),
    Deferred("l10n.article.json.page:page"),
)
