"""WebVTT subtitles; `l10n.article.subtitles` reads them."""

from __future__ import annotations

from dataclasses import replace

from l10n.plugin import Format, FormatOptions, deferred

_relabel = deferred("l10n.article.subtitles.webvtt:relabel")


def bind(options: FormatOptions) -> Format:
    """The format with a project's own limits of lines."""
    return replace(FORMAT, relabel=lambda text, locale: _relabel(text, locale, options.subtitles), bind=None)


FORMAT = Format(
    (".vtt",),
    deferred("l10n.article.subtitles.webvtt:parse"),
    deferred("l10n.article.subtitles.webvtt:render"),
    _relabel,
    deferred("l10n.article.subtitles.webvtt:page"),
    bind=bind,
)
