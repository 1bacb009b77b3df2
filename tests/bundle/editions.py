"""Editions made by hand for the tests: an article in any format, its words, the state of each block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from l10n.article.weave import document
from l10n.model import (
    Article,
    Block,
    Catalog,
    Document,
    Inline,
    InlineKind,
    Localized,
    Piece,
    Role,
    State,
    Unit,
    UnitCounts,
    UnitKey,
)
from l10n.plugin import Edition, Format, SiteOptions

PLAIN = Format(
    (".txt",), lambda article, _: written([(Role.BODY, article.text)]), lambda _, text: text, lambda text, _: text
)
NOTE = "draft: argos en→es 0.1, confidence 0.71"


def written(lines: Iterable[tuple[Role, str]], meta: Mapping[str, str] | None = None, **article: str) -> Document:
    """A plain text document of these paragraphs."""
    blocks, text = [], ""
    for role, line in lines:
        blocks.append(Block(role, line, line, text.count("\n") + 1, len(text)))
        text += line + "\n\n"
    values = {
        "slug": "harbour",
        "locale": "en",
        "path": PurePosixPath("source/harbour.txt"),
        "format": "text",
        **article,
    }
    return document(Article(**values, text=text), meta or {}, blocks)


_BLOCK = re.compile("⟦(?P<role>[a-z]+)(?:@(?P<syntax>[a-z-]+))?(?::(?P<language>[a-z]+))? (?P<body>[^⟧]*)⟧")
_INLINE = re.compile("⟨(?P<kind>[+.-])(?P<index>[0-9]+) (?P<raw>[^⟩]*)⟩")
_KINDS = {"+": InlineKind.OPEN, "-": InlineKind.CLOSE, ".": InlineKind.ALONE}


def drawn(format_: str, text: str, meta: Mapping[str, str] | None = None) -> Document:
    """A document whose blocks are drawn into its text: `⟦role words ⟨+1 <b>⟩bold⟨-1 </b>⟩⟧`, `⟦role@syntax words⟧`."""
    blocks, made, end = [], "", 0
    for match in _BLOCK.finditer(text):
        made += text[end : match.start()]
        result = _block(match, len(made), made.count("\n") + 1)
        blocks.append(result)
        made, end = made + result.raw, match.end()
    path = PurePosixPath(f"source/harbour.{ {'text': 'txt', 'markdown': 'md'}.get(format_, format_) }")
    return document(Article("harbour", "en", path, format_, made + text[end:]), meta or {}, blocks)


def _block(match: re.Match[str], start: int, line: int) -> Block:
    words, raw, end = "", "", 0
    inlines = []
    body = match["body"]
    for result in _INLINE.finditer(body):
        words, raw = words + body[end : result.start()], raw + body[end : result.start()]
        inline = Inline(int(result["index"]), _KINDS[result["kind"]], result["raw"], start + len(raw))
        inlines.append(inline)
        words, raw, end = words + inline.mark, raw + inline.raw, result.end()
    words, raw = words + body[end:], raw + body[end:]
    syntax, language = match["syntax"] or "", match["language"] or ""
    return Block(Role(match["role"]), words, raw, line, start, tuple(inlines), syntax, language)


def edition(
    source: Document,
    locale: str,
    words: Mapping[str, tuple[str, State]],
    *,
    final: bool = False,
    site: SiteOptions | None = None,
    alternates: tuple[str, ...] = (),
    notes: tuple[str, ...] = (NOTE,),
    article_format: Format = PLAIN,
) -> Edition:
    """An edition with the words given by source text; blocks without words are new, furniture makes no unit."""
    pieces, units = {}, []
    for block in source.walk():
        if block.role is Role.FURNITURE:
            continue
        target, state = words.get(block.text, ("", State.NEW))
        pieces[block] = (Piece(target or block.text, block.text, state),)
        reported = notes if state is State.FUZZY else ()
        units.append(
            Unit(
                UnitKey(block.role.context, block.text),
                target,
                state,
                references=("source/harbour.txt:1",),
                notes=reported,
            )
        )
    counts = [unit.state for unit in units]
    progress = UnitCounts(
        len(units), 10 * len(units), counts.count(State.NEW), counts.count(State.FUZZY), counts.count(State.REVIEWED), 0
    )
    localized = Localized(source, locale, pieces, source.meta)
    catalog = Catalog(source.article.slug, source.article.locale, locale, tuple(units))
    existing = alternates or tuple(sorted({source.article.locale, locale}))
    return Edition(localized, catalog, existing, progress, site or SiteOptions(), article_format, final)


def reviewed(pairs: Mapping[str, str]) -> Mapping[str, tuple[str, State]]:
    """Words that a person wrote."""
    return {source: (target, State.REVIEWED) for source, target in pairs.items()}
