"""ODT: texts of LibreOffice and of what writes like it; `l10n.article.office` reads them."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".odt",),
    Deferred("l10n.article.office.opendocument.reading:parse"),
    Deferred("l10n.article.office.opendocument.write:render"),
    Deferred("l10n.article.office.opendocument.relabel:relabel"),
    Deferred("l10n.article.office.opendocument.reading:view"),
    Deferred("l10n.article.office.opendocument.package:unpack"),
)
