"""An article in JSON as a page of HTML: the pictures of its fields before their captions, its Markdown as it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from l10n.article.json import escapes, paths, pictures
from l10n.article.json.strings import Path, strings
from l10n.article.nested.page import page as as_page
from l10n.article.nested.page import tags
from l10n.article.nested.read import HIDDEN, is_markdown
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Document, Role

_BEFORE = " data-caption=before"
_QUOTE = late_pattern(r'(?<!\\)((?:\\\\)*)"')
_FENCE = late_pattern(r"^(?P<fence>```+|~~~+)[^\n]*\n(?P<code>.*?)^(?P=fence)[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_RULE = late_pattern(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?<=\n\n)(?:-[ \t]*){3,})$", re.MULTILINE)
_PICTURE = late_pattern(r"!\[\]\(\s*<?(?P<url>[^\s<>()]+)>?[^()\n]*\)")


def page(document: Document) -> Document:
    """The article as a page of HTML."""
    shown, alts = _pictures(document)
    marked = [block for block in document.blocks if is_markdown(block)]
    starts = {block.start for block in marked}
    ends = {block.start + len(block.raw) for block in marked}

    def between(place: int, raw: str) -> str:
        end = place + len(raw)
        address = shown.get(end, "")
        described = alts.get(end)
        picture = (
            f'<img src="{escape(address)}"{_BEFORE if described and described.is_late else ""} alt="' if address else ""
        )
        picture += '">' if picture and not described else ""
        if any(place == alt.end for alt in alts.values()):
            return '">' + tags(escapes.decode(raw) + picture)
        first, last = place in ends, end in starts
        if not first and not last:
            return tags(escapes.decode(raw) + picture)
        quotes = list(_QUOTE.finditer(raw))
        if not quotes:  # all of it stands inside of one text
            return _markdown(escapes.decode(raw))
        before = _markdown(escapes.decode(raw[: quotes[0].start()])) if first else ""
        after = _markdown(escapes.decode(raw[quotes[-1].end() :])) if last else ""
        middle = raw[quotes[0].end() if first else 0 : quotes[-1].start() if last else len(raw)]
        return before + tags(escapes.decode(middle) + picture) + after

    made = as_page(document, escapes.codec, between)
    pairs = zip(document.blocks, made.blocks, strict=True)
    blocks = tuple(replace(block, syntax="alt") if old.start in alts else block for old, block in pairs)
    return replace(made, blocks=blocks) if alts else made


@dataclass(frozen=True, slots=True)
class _Alt:
    """An alternative text in a field of its own: where it ends, and whether the caption of its picture stands before it."""

    end: int
    is_late: bool


def _markdown(text: str) -> str:
    """What stands between texts of Markdown: its own signs, with code, rules and pictures as HTML."""
    text = _FENCE.sub(lambda match: f"<pre><code>{escape(match['code'])}</code></pre>", text)
    text = _PICTURE.sub(lambda match: f'<img src="{escape(match["url"])}" alt="">', text)
    return _RULE.sub("<hr>", text)


def _pictures(document: Document) -> tuple[Mapping[int, str], Mapping[int, _Alt]]:
    """The address of a picture by the place of the block that it stands before; of these blocks those that describe it."""
    article = document.article
    placed = [string for string in strings(article.text, str(article.path)) if string.is_text]
    starts = [string.start for string in placed]
    first: dict[Role, dict[Path, int]] = {Role.CAPTION: {}, Role.BODY: {}}
    seen: set[Path] = set()
    ends: dict[int, int] = {}
    for block in document.blocks:
        path = placed[bisect_right(starts, block.start) - 1].path
        if block.role in first and path not in seen and not block.syntax.startswith(HIDDEN):
            first[block.role][path] = block.start
            ends[block.start] = block.start + len(block.raw)
        seen.add(path)
    texts = [(string, escapes.decode(article.text[string.start : string.end])) for string in placed]
    captions = sorted(first[Role.CAPTION], key=lambda path: not paths.is_alternative(path))
    made = pictures.placed(texts, captions, list(first[Role.BODY]))
    places = {**first[Role.BODY], **first[Role.CAPTION]}
    alts = {
        places[path]: _Alt(
            ends[places[path]], any(_is_caption(each, path) for each in captions if places[each] < places[path])
        )
        for path in made
        if paths.is_alternative(path)
    }
    return {places[path]: address for path, address in made.items()}, alts


def _is_caption(path: Path, alt: Path) -> bool:
    """Whether a text is the caption of the picture that another one describes."""
    return path[:-1] == alt[:-1] and not paths.is_alternative(path)
