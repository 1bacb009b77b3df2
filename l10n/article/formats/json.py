"""Articles in JSON: ninjs, and whatever a CMS exports; `l10n.article.json` reads them."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".json",),
    deferred("l10n.article.json.reading:parse"),
    deferred("l10n.article.json.reading:render"),
    deferred("l10n.article.json.reading:relabel"),
    deferred("l10n.article.json.page:page"),
)
