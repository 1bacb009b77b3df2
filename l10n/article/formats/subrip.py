"""SubRip subtitles; `l10n.article.subtitles` reads them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from l10n.plugin import Deferred, Format, FormatOptions

_relabel = Deferred("l10n.article.subtitles.subrip:relabel")


def bind(options: FormatOptions) -> Format:
    """The format with a project's own limits of lines."""
    return replace(FORMAT, relabel=partial(_relabel, project_limits=options.subtitles), bind=None)


FORMAT = Format(
    (".srt",),
    Deferred("l10n.article.subtitles.subrip:parse"),
    Deferred("l10n.article.subtitles.subrip:render"),
    _relabel,
    Deferred("l10n.article.subtitles.subrip:page"),
    bind=bind,
)
