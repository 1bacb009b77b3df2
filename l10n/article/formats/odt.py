"""ODT: texts of LibreOffice and of what writes like it; `l10n.article.office` reads them."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".odt",),
    deferred("l10n.article.office.opendocument.reading:parse"),
    deferred("l10n.article.office.opendocument.write:render"),
    deferred("l10n.article.office.opendocument.relabel:relabel"),
    deferred("l10n.article.office.opendocument.reading:view"),
    deferred("l10n.article.office.opendocument.package:unpack"),
)
