"""The parts of an outline as HTML, for a page and for systems that take an article in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from l10n import langtag
from l10n.bundle import corrections, links, lists, wordless_views
from l10n.bundle.elements import element, language
from l10n.bundle.flow import Writer
from l10n.bundle.folds import Fold
from l10n.bundle.outline import PagePart
from l10n.bundle.spot import Cell, Spot
from l10n.bundle.summary import shown_date
from l10n.bundle.words import words
from l10n.model import Block, Role

_QUOTABLE = frozenset({Role.QUOTE, Role.ITEM, Role.CELL, Role.HEADING, Role.BODY})
Row = Sequence[tuple[Block, Spot]]
_PARAGRAPHS = {
    Role.KICKER: "kicker",
    Role.STANDFIRST: "standfirst",
    Role.BYLINE: "byline",
    Role.CREDIT: "credit",
    Role.NOTICE: "notice",
}


def html(parts: Iterable[PagePart], writer: Writer, depth: int = 0) -> str:
    """The parts one below the other; images and the captions after them are one figure. `depth` counts the folds around all."""
    out: list[str] = []
    for fold, together in groupby(parts, key=lambda part: part.folds[depth] if len(part.folds) > depth else None):
        members = list(together)
        out.append(_folded(members, fold, writer, depth) if fold else _unfolded(members, writer))
    return "\n".join(filter(None, out))


def _folded(parts: Sequence[PagePart], fold: Fold, writer: Writer, depth: int) -> str:
    """What readers open and close, as it is at first; without words to click on it stays open."""
    heads = [part for part in parts if part.entries and fold.is_summary(part.place)]
    if not heads:
        return html(parts, writer, depth + 1)
    summary = "<br>".join(_summary(part, writer) for part in heads)
    content = html([part for part in parts if part not in heads], writer, depth + 1)
    shown = ' open=""' if fold.is_open else ""
    return f"<details{shown}><summary>{summary}</summary>{content}</details>"


def _summary(part: PagePart, writer: Writer) -> str:
    if part.role is Role.HEADING:
        return _paragraph(part, writer)
    return "<br>".join(_text_of(block, writer) for block, _ in part.entries)


def _unfolded(parts: Iterable[PagePart], writer: Writer) -> str:
    out: list[str] = []
    for quote, quoted in groupby(parts, key=_quote):
        members = list(quoted)
        if quote and {part.role for part in members} != {Role.QUOTE}:
            inside = "".join(_inside_quote(part, writer) for part in members)
            out += [f"<blockquote>{inside}</blockquote>"]
        else:
            out += _unquoted(members, writer)
    return "\n".join(filter(None, out))


def _unquoted(parts: Iterable[PagePart], writer: Writer) -> list[str]:
    out: list[str] = []
    for together, group in groupby(parts, key=lambda part: part.role is Role.CAPTION):
        run = list(group)
        out += _figures(run, writer) if together else [_part(part, writer) for part in run]
    return out


def _quote(part: PagePart) -> int:
    """The quotation that a part stands in, where its role does not say so; pictures and code end one."""
    return part.entries[0][1].quote if part.entries and part.role in _QUOTABLE else 0


def _inside_quote(part: PagePart, writer: Writer) -> str:
    if part.role is Role.QUOTE:
        return "".join(_quoted(block, spot, writer) for block, spot in part.entries)
    return _part(part, writer)


def notes(parts: Sequence[PagePart], writer: Writer) -> str:
    """Footnotes as a list whose entries lead back to their marks; nothing where there are none."""
    if not parts:
        return ""
    note_groups = groupby(parts, key=lambda part: part.entries[0][1].note)
    entries = [(escape(label), "<br>".join(writer.html(part.block) for part in each)) for label, each in note_groups]
    items = "".join(
        f'<li id="fn-{label}" value="{n}">{text} <a href="#ref-{label}" role="doc-backlink">↩</a></li>'
        for n, (label, text) in enumerate(entries, 1)
    )
    return f'<div class="notes" role="doc-endnotes"><ol>{items}</ol></div>'


def _part(part: PagePart, writer: Writer) -> str:
    if part.wordless:
        return wordless_views.html(part.wordless, writer)
    if part.role is Role.ITEM:
        return lists.html(part.rows, writer)
    if part.role is Role.CELL:
        return _table(part.rows, writer)
    if part.role is Role.QUOTE:
        return f"<blockquote>{''.join(_quoted(block, spot, writer) for block, spot in part.entries)}</blockquote>"
    return _paragraph(part, writer)


def _paragraph(part: PagePart, writer: Writer) -> str:
    """A part that is one block: a heading, a correction, a paragraph of any kind."""
    if part.role is Role.CORRECTION:
        return _correction(part.block, writer, part.entries[0][1])
    if part.role in (Role.HEADLINE, Role.HEADING):
        return element(f"h{part.level}", part.block, writer, spot=part.entries[0][1])
    if len(part.entries) > 1:
        return f"<p>{' '.join(_text_of(block, writer) for block, _ in part.entries)}</p>"
    kind = "lines" if part.block.syntax == "pre" else ""
    return element("p", part.block, writer, _PARAGRAPHS.get(part.role, kind), part.entries[0][1])


def _text_of(block: Block, writer: Writer) -> str:
    """A block inside of a paragraph with others; in an element of its own where it has another language."""
    foreign = language(block, writer)
    return f"<span{foreign}>{writer.html(block)}</span>" if foreign else writer.html(block)


def _correction(block: Block, writer: Writer, spot: Spot) -> str:
    """A correction with its date; one that stands apart is called what it is."""
    edition = writer.edition
    locale, day = edition.localized.locale, corrections.date(block, edition)
    wording = words(locale, edition.theme) if corrections.is_apart(block) else None
    foreign = ' lang="en" dir="ltr"' if wording and wording.locale == "en" and langtag.language(locale) != "en" else ""
    label = f"<strong{foreign}>{escape(wording.correction)}</strong>" if wording else ""
    if day and not corrections.shows_date(block, edition):
        shown = escape(shown_date(day, locale, edition.site))
        label += f'{" · " if label else ""}<time datetime="{escape(day)}">{shown}</time>'
    above = f'<p class="date">{label}</p>' if label else ""
    return f'<div class="correction" role="note">{above}{element("p", block, writer, spot=spot)}</div>'


def _quoted(block: Block, spot: Spot, writer: Writer) -> str:
    """A paragraph of a quotation, or whose words it is."""
    if block.role is not Role.CREDIT:
        return element("p", block, writer, spot=spot)
    return f"<footer>{element('cite', block, writer, spot=spot)}</footer>"


def _figures(parts: Sequence[PagePart], writer: Writer) -> list[str]:
    """Pictures, films and embeds, each with the caption that follows; captions of what cannot be shown stay alone."""
    out: list[tuple[str, str]] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        shown = wordless_views.html(part.wordless, writer) if part.wordless else _image(part, writer)
        caption = element("figcaption", part.block, writer) if part.entries else ""
        if shown and out and not out[-1][0] and _is_captioned(part):
            out[-1] = (shown, out[-1][1])
        elif shown:
            out.append((shown, ""))
        elif _is_media(part):
            if caption and (following is None or _is_media(following)):
                out.append(("", caption))  # no picture, no caption: its words stay
        elif out and not out[-1][1] and not (following and _is_captioned(following)):
            out[-1] = (out[-1][0], caption)
        else:
            out.append(("", caption))
    return [f"<figure>{shown}{caption}</figure>" for shown, caption in out]


def _is_media(part: PagePart) -> bool:
    return part.wordless is not None or bool(part.entries[0][1].image)


def _is_captioned(part: PagePart) -> bool:
    """Whether a picture's caption stands before it."""
    return bool(part.entries) and part.entries[0][1].is_captioned


def _image(part: PagePart, writer: Writer) -> str:
    """An image that can be shown from the folder of a bundle, else nothing."""
    block, spot = part.entries[0]
    source = (
        links.picture(spot.image, links.base(writer.edition), frozenset(writer.edition.media)) if spot.image else ""
    )
    image = f'<img src="{escape(source)}" alt="{escape(writer.line(block))}">' if source else ""
    return wordless_views.linked(image, spot.link, writer) if image else ""


def _table(rows: Sequence[Row], writer: Writer) -> str:
    caption = "<br>".join(writer.html(block) for row in rows for block, spot in row if spot.is_caption)
    shown = [row for row in rows if not row[0][1].is_caption]
    out = [_row(row, writer) for row in shown]
    heads = next((n for n, row in enumerate(shown) if not _is_head(row)), len(shown))
    head = f"<thead>{''.join(out[:heads])}</thead>" if 0 < heads < len(shown) else ""
    body_rows = "".join(out[heads if head else 0 :])
    title = f"<caption>{caption}</caption>" if caption else ""
    return f'<div class="table" tabindex="0"><table>{title}{head}<tbody>{body_rows}</tbody></table></div>'


def _is_head(row: Row) -> bool:
    return all(spot.head for _, spot in row)


def _row(row: Row, writer: Writer) -> str:
    """A row with its empty cells."""
    scope = "col" if _is_head(row) else "row"
    cells = row[0][1].cells or tuple(Cell(spot.head) for _, spot in row)
    out = []
    for n, cell in enumerate(cells):
        blocks = [block for at, (block, spot) in enumerate(row) if (spot.cell if row[0][1].cells else at) == n]
        out.append(_cell(cell, blocks, writer, scope))
    return f"<tr>{''.join(out)}</tr>"


def _cell(cell: Cell, blocks: Sequence[Block], writer: Writer, scope: str) -> str:
    name = "th" if cell.head and blocks else "td"
    values = f' scope="{scope}"' if name == "th" else ""
    values += f' class="{cell.align}"' if cell.align else ""
    values += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    values += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    values += language(blocks[0], writer) if len(blocks) == 1 else ""
    text = writer.html(blocks[0]) if len(blocks) == 1 else "".join(element("p", block, writer) for block in blocks)
    return f"<{name}{values}>{text}</{name}>"
