"""HTML5 and XHTML: pages as they really are; `l10n.article.html` reads them."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".html", ".htm", ".xhtml"),
    deferred("l10n.article.html.reading:parse"),
    deferred("l10n.article.html.write:render"),
    deferred("l10n.article.html.relabel:relabel"),
    readdress=deferred("l10n.article.html.address:readdress"),
)
