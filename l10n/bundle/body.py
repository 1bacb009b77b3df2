"""The parts of an outline as HTML, for a page and for systems that take an article in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from l10n import langtag
from l10n.bundle import links
from l10n.bundle.flow import Writer
from l10n.bundle.outline import Part
from l10n.bundle.structure import Spot
from l10n.model import Block, Role

Row = Sequence[tuple[Block, Spot]]
_PARAGRAPHS = {
    Role.KICKER: "kicker",
    Role.STANDFIRST: "standfirst",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
    Role.NOTICE: "notice",
}


def html(parts: Iterable[Part], writer: Writer) -> str:
    """The parts one below the other; images and the captions after them are one figure."""
    out: list[str] = []
    for together, found in groupby(parts, key=lambda part: part.role is Role.CAPTION):
        run = list(found)
        out += _figures(run, writer) if together else [_part(part, writer) for part in run]
    return "\n".join(filter(None, out))


def notes(parts: Sequence[Part], writer: Writer) -> str:
    """Footnotes as a list whose entries lead back to their marks; nothing where there are none."""
    if not parts:
        return ""
    entries = [(escape(part.entries[0][1].note), writer.html(part.block)) for part in parts]
    items = "".join(
        f'<li id="fn-{label}" value="{n}">{text} <a href="#ref-{label}" role="doc-backlink">↩</a></li>'
        for n, (label, text) in enumerate(entries, 1)
    )
    return f'<div class="notes" role="doc-endnotes"><ol>{items}</ol></div>'


def _part(part: Part, writer: Writer) -> str:
    if part.role is Role.ITEM:
        return _list(part.rows, writer)
    if part.role is Role.CELL:
        return _table(part.rows, writer)
    if part.role is Role.QUOTE:
        return f"<blockquote>{''.join(_element('p', block, writer) for block, _ in part.entries)}</blockquote>"
    if part.role in (Role.HEADLINE, Role.HEADING):
        return _element(f"h{part.level}", part.block, writer)
    kind = "lines" if part.block.syntax == "pre" else ""
    return _element("p", part.block, writer, _PARAGRAPHS.get(part.role, kind))


def _element(name: str, block: Block, writer: Writer, kind: str = "") -> str:
    text = writer.html(block)
    shown = f' class="{kind}"' if kind else ""
    return f"<{name}{shown}{_language(block, writer)}>{text}</{name}>"


def _language(block: Block, writer: Writer) -> str:
    """Attributes for a block that stays in a language of its own, or waits for its translation in that of the source."""
    localized = writer.edition.localized
    tag = block.language if block not in localized.pieces else ""
    if writer.is_untranslated(block):
        tag = localized.document.article.locale
    if not tag or tag == localized.locale:
        return ""
    return f' lang="{escape(tag)}" dir="{langtag.direction(tag)}"'


def _figures(parts: Sequence[Part], writer: Writer) -> list[str]:
    out: list[str] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        made = _image(part, writer) if part.entries[0][1].image else _element("figcaption", part.block, writer)
        if not made and (following is None or following.entries[0][1].image):
            made = _element("figcaption", part.entries[0][0], writer)  # no picture, no caption: its words stay
        if out and made.startswith("<figcaption") and not out[-1].endswith("</figcaption>"):
            out[-1] += made
        elif made:
            out.append(made)
    return [f"<figure>{made}</figure>" for made in out]


def _image(part: Part, writer: Writer) -> str:
    """An image that can be shown from the folder of a bundle, else nothing."""
    block, spot = part.entries[0]
    source = links.picture(spot.image, links.base(writer.edition), frozenset(writer.edition.media))
    return f'<img src="{escape(source)}" alt="{escape(writer.line(block))}">' if source else ""


def _list(rows: Sequence[Row], writer: Writer) -> str:
    """A list with the lists inside it; `rows` begin at the outermost depth."""
    name = "ol" if rows[0][0][1].ordered else "ul"
    depth = min(row[0][1].depth for row in rows)
    out: list[str] = []
    for first, inside in _nested(rows, depth):
        blocks = [block for block, _ in first]
        text = writer.html(blocks[0]) if len(blocks) == 1 else "".join(_element("p", b, writer) for b in blocks)
        language = _language(blocks[0], writer) if len(blocks) == 1 else ""
        out.append(f"<li{language}>{text}{_list(inside, writer) if inside else ''}</li>")
    return f"<{name}>{''.join(out)}</{name}>"


def _nested(rows: Sequence[Row], depth: int) -> list[tuple[Row, list[Row]]]:
    """Each row of a depth with the deeper rows that follow it."""
    found: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row[0][1].depth > depth and found:
            found[-1][1].append(row)
        else:
            found.append((row, []))
    return found


def _table(rows: Sequence[Row], writer: Writer) -> str:
    out = []
    for row in rows:
        cells = "".join(_cell(block, spot, writer, scope="col" if _is_head(row) else "row") for block, spot in row)
        out.append(f"<tr>{cells}</tr>")
    heads = next((n for n, row in enumerate(rows) if not _is_head(row)), len(rows))
    head = f"<thead>{''.join(out[:heads])}</thead>" if 0 < heads < len(rows) else ""
    rest = "".join(out[heads if head else 0 :])
    return f'<div class="table" tabindex="0"><table>{head}<tbody>{rest}</tbody></table></div>'


def _is_head(row: Row) -> bool:
    return all(spot.head for _, spot in row)


def _cell(block: Block, spot: Spot, writer: Writer, *, scope: str) -> str:
    if spot.head:
        return f'<th scope="{scope}"{_language(block, writer)}>{writer.html(block)}</th>'
    return f"<td{_language(block, writer)}>{writer.html(block)}</td>"
