"""SubRip subtitles; `l10n.article.subtitles` reads them."""

from __future__ import annotations

from dataclasses import replace

from l10n.plugin import Format, FormatOptions, deferred

_relabel = deferred("l10n.article.subtitles.subrip:relabel")


def bind(options: FormatOptions) -> Format:
    """The format with a project's own limits of lines."""
    return replace(FORMAT, relabel=lambda text, locale: _relabel(text, locale, options.subtitles), bind=None)


FORMAT = Format(
    (".srt",),
    deferred("l10n.article.subtitles.subrip:parse"),
    deferred("l10n.article.subtitles.subrip:render"),
    _relabel,
    deferred("l10n.article.subtitles.subrip:page"),
    bind=bind,
)
