"""DOCX: documents of Word and of what writes like it; `l10n.article.office` reads them."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".docx",),
    Deferred("l10n.article.office.word.reading:parse"),
    Deferred("l10n.article.office.word.write:render"),
    Deferred("l10n.article.office.word.relabel:relabel"),
    Deferred("l10n.article.office.word.reading:view"),
    Deferred("l10n.article.office.word.package:unpack"),
)
