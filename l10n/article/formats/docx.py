"""DOCX: documents of Word and of what writes like it; `l10n.article.office` reads them."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".docx",),
    deferred("l10n.article.office.word.reading:parse"),
    deferred("l10n.article.office.word.write:render"),
    deferred("l10n.article.office.word.relabel:relabel"),
    deferred("l10n.article.office.word.reading:view"),
    deferred("l10n.article.office.word.package:unpack"),
)
