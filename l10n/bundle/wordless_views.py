"""Things without words, as HTML and as plain text: pictures, players, embedded pages, code, rules, links."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from l10n.bundle import links
from l10n.bundle.flow import Writer, clean
from l10n.bundle.wordless import Wordless, WordlessKind


def html(piece: Wordless, writer: Writer) -> str:
    """A thing as HTML that is well-formed XML except for the ends of empty elements; nothing where it cannot be shown."""
    if piece.kind is WordlessKind.RULE:
        return "<hr>"
    if piece.kind is WordlessKind.CODE:
        return f'<pre tabindex="0" translate="no" dir="ltr"><code>{escape(clean(piece.text))}</code></pre>'
    if piece.kind is WordlessKind.LINK:
        target = links.address(address(piece, writer))
        shown = escape(piece.address)
        return f'<p><a href="{escape(target)}" dir="ltr">{shown}</a></p>' if target else f"<p>{shown}</p>"
    source = address(piece, writer)
    return _player(piece, source, writer) if source else ""


def _player(piece: Wordless, source: str, writer: Writer) -> str:
    if piece.kind is WordlessKind.PICTURE:
        return linked(f'<img src="{escape(source)}" alt="{escape(name(piece, writer))}">', piece.link, writer)
    title = escape(name(piece, writer) or urlsplit(source).hostname or source.rpartition("/")[2])
    if piece.kind is WordlessKind.EMBED:
        return f'<iframe src="{escape(source)}" title="{title}" loading="lazy" allowfullscreen=""></iframe>'
    poster = _picture(piece.poster, writer) if piece.kind is WordlessKind.VIDEO else ""
    shown = f' poster="{escape(poster)}"' if poster else ""
    tag = piece.kind.value
    return f'<{tag} src="{escape(source)}" aria-label="{title}"{shown} controls="" preload="metadata"></{tag}>'


def linked(image: str, address: str, writer: Writer) -> str:
    """A picture inside the link that it stands in."""
    target = links.address(address, links.base(writer.edition)) if address else ""
    return links.named(f'<a href="{escape(target)}">{image}</a>') if target else image


def text(piece: Wordless, writer: Writer) -> str:
    """A thing in plain text: what a reader can follow or read of it."""
    if piece.kind is WordlessKind.RULE:
        return "* * *"
    if piece.kind is WordlessKind.CODE:
        return clean(piece.text)
    return (
        address(piece, writer)
        if piece.kind in (WordlessKind.LINK, WordlessKind.EMBED, WordlessKind.VIDEO, WordlessKind.AUDIO)
        else ""
    )


def address(piece: Wordless, writer: Writer) -> str:
    """Where a thing is found; nothing where no page may load it."""
    value = (
        piece.address if "//" in piece.address or not piece.address.startswith("www.") else f"https://{piece.address}"
    )
    if piece.kind is WordlessKind.LINK:
        return links.address(value, links.base(writer.edition))
    return _picture(value, writer)


def _picture(value: str, writer: Writer) -> str:
    return links.picture(value, links.base(writer.edition), frozenset(writer.edition.media)) if value else ""


def name(piece: Wordless, writer: Writer) -> str:
    """The title of a thing in the language of the edition, as far as it has one."""
    blocks = writer.edition.localized.document.blocks
    block = next((each for each in blocks if (each.start, each.start + len(each.raw)) == piece.named), None)
    return writer.line(block) if block else piece.text
