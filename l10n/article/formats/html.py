"""HTML5 and XHTML: pages as they really are; `l10n.article.html` reads them."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".html", ".htm", ".xhtml"),
    Deferred("l10n.article.html.reading:parse"),
    Deferred("l10n.article.html.write:render"),
    Deferred("l10n.article.html.relabel:relabel"),
    readdress=Deferred("l10n.article.html.address:readdress"),
)
