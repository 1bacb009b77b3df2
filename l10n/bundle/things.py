"""Things without words, as HTML and as plain text: pictures, players, embedded pages, code, rules, links."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from l10n.bundle import links
from l10n.bundle.flow import Writer, clean
from l10n.bundle.wordless import Wordless, WordlessKind


def html(thing: Wordless, writer: Writer) -> str:
    """A thing as HTML that is well-formed XML but for the ends of empty elements; nothing where it cannot be shown."""
    if thing.kind is WordlessKind.RULE:
        return "<hr>"
    if thing.kind is WordlessKind.CODE:
        return f'<pre tabindex="0" translate="no" dir="ltr"><code>{escape(clean(thing.text))}</code></pre>'
    if thing.kind is WordlessKind.LINK:
        target = links.address(address(thing, writer))
        shown = escape(thing.address)
        return f'<p><a href="{escape(target)}" dir="ltr">{shown}</a></p>' if target else f"<p>{shown}</p>"
    source = address(thing, writer)
    return _player(thing, source, writer) if source else ""


def _player(thing: Wordless, source: str, writer: Writer) -> str:
    if thing.kind is WordlessKind.PICTURE:
        return f'<img src="{escape(source)}" alt="">'
    title = escape(name(thing, writer) or urlsplit(source).hostname or source.rpartition("/")[2])
    if thing.kind is WordlessKind.EMBED:
        return f'<iframe src="{escape(source)}" title="{title}" loading="lazy" allowfullscreen=""></iframe>'
    poster = _picture(thing.poster, writer) if thing.kind is WordlessKind.VIDEO else ""
    shown = f' poster="{escape(poster)}"' if poster else ""
    tag = thing.kind.value
    return f'<{tag} src="{escape(source)}" aria-label="{title}"{shown} controls="" preload="metadata"></{tag}>'


def text(thing: Wordless, writer: Writer) -> str:
    """A thing in plain text: what a reader can follow or read of it."""
    if thing.kind is WordlessKind.RULE:
        return "* * *"
    if thing.kind is WordlessKind.CODE:
        return clean(thing.text)
    return (
        address(thing, writer)
        if thing.kind in (WordlessKind.LINK, WordlessKind.EMBED, WordlessKind.VIDEO, WordlessKind.AUDIO)
        else ""
    )


def address(thing: Wordless, writer: Writer) -> str:
    """Where a thing is found; nothing where no page may load it."""
    value = (
        thing.address if "//" in thing.address or not thing.address.startswith("www.") else f"https://{thing.address}"
    )
    if thing.kind is WordlessKind.LINK:
        return links.address(value, links.base(writer.edition))
    return _picture(value, writer)


def _picture(value: str, writer: Writer) -> str:
    return links.picture(value, links.base(writer.edition), frozenset(writer.edition.media)) if value else ""


def name(thing: Wordless, writer: Writer) -> str:
    """The title of a thing in the language of the edition, as far as it has one."""
    blocks = writer.edition.localized.document.blocks
    block = next((one for one in blocks if (one.start, one.start + len(one.raw)) == thing.named), None)
    return writer.line(block) if block else thing.text
