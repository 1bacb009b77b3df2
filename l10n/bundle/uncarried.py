"""What of an article no bundle carries, with its lines: a producer reads one line for each kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from l10n.bundle import links, media, wordless
from l10n.bundle.wordless import WordlessKind
from l10n.late_pattern import late_pattern
from l10n.model import Document

_STYLED = late_pattern(r"""url\(\s*["']?(?P<url>[^\s"'()]+)""", re.IGNORECASE)


def uncarried(document: Document, files: Collection[str]) -> Mapping[str, tuple[int, ...]]:
    """The names of what is not carried, each with the lines where it stands; `files` are the media beside the article."""
    lines: dict[str, list[int]] = {}
    for piece in wordless.find(document):
        if piece.kind is WordlessKind.LOST:
            lines.setdefault(piece.text, []).append(wordless.line(document, piece))
    for line, address in _out_of_reach(document, files):
        places = lines.setdefault(f"the file {address!r} outside of its folder", [])
        places += [line] if line not in places else []
    for piece in wordless.find(document):
        if piece.kind is WordlessKind.PICTURE and _is_only_the_sites(document, piece.address, files):
            lines.setdefault(f"the picture {piece.address!r}", []).append(wordless.line(document, piece))
    lead = document.meta.get("image", "").strip()
    if lead and _is_only_the_sites(document, lead, files):
        for line, address in media.places(document.article.text, (lead,)):
            lines.setdefault(f"the picture {address!r}, which is not beside the article,", []).append(line)
    return {name: tuple(dict.fromkeys(places)) for name, places in lines.items()}


def _out_of_reach(document: Document, files: Collection[str]) -> Iterator[tuple[int, str]]:
    """Pictures that lie outside of the article's folder; a page that has an address of its own shows them from there."""
    if links.canonical(document.meta):
        return
    text = document.article.text
    styled = ((match.start(), match["url"]) for match in _STYLED.finditer(text))
    for place, address in (*media.shown(text), *styled):
        if ".." in media.path(address).parts and "//" not in address and address not in files:
            yield text.count("\n", 0, place) + 1, address


def _is_only_the_sites(document: Document, address: str, files: Collection[str]) -> bool:
    """Whether only the site knows where a picture lies; files that are missing beside the article are errors of their own."""
    if links.picture(address, links.canonical(document.meta), frozenset(files)) or ".." in media.path(address).parts:
        return False
    return address not in {missing for _, missing in media.missing(document, files)}
