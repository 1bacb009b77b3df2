"""How much of what readers see of an article its units hold: the net under every reader of a format."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from l10n import markup
from l10n.article.encoding import misnamed, stray_lines
from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Document, Role

_SILENT = late_pattern(
    r"<wp:(?P<wp>comment|postmeta|author)\b.*?</wp:(?P=wp)\s*>"
    r"|<(?P<tag>script|style|noscript|template|svg|math|pre|code|textarea)\b.*?</(?P=tag)\s*>|<!--.*?-->"
    r"|^(?P<fence>```|~~~).*?^(?P=fence)|<[^<>]*>|\{[{%#].*?[}%#]\}|\$\$.*?\$\$|\A(?P<front>---|\+\+\+).*?^(?P=front)"
    r"|^(?:WEBVTT|NOTE|STYLE|REGION)\b[^\r\n]*(?:\r?\n[^\r\n]+)*|^[^\r\n]*-->[^\r\n]*",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
"""Markup, code, formulas, shortcodes, front matter, notes of subtitles: no words for readers, or such as nobody translates."""
_INDENTED = late_pattern(r"(?<=\n)[ \t]*\r?\n(?:(?: {4}| {0,3}\t)[^\n\u2029]*(?:\n|\Z|(?=\u2029))|[ \t]*\r?\n)+")
"""Code of Markdown: indented lines behind an empty one. What follows a line (`!!! note`) may be prose that nobody read."""
_CODE = late_pattern(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,}).*?^[ \t>]*(?P=fence)"
    r"|`[^`\n\u2029]+`|\A(?:[A-Za-z][\w-]*:[^\n]*\n)+|^[ \t>]*\[[^\]\n]+\]:[ \t]*\S*",
    re.DOTALL | re.MULTILINE,
)
"""Code of Markdown in fences, in lists and quotations too, and in a line; front matter without fences; names of links."""
_ADDRESS = late_pattern(r"\S*(?:://|www\.|@)\S*|\S+\.(?:html?|md|png|jpe?g|gif|svg|pdf)\b|[\w.-]*[=/\\_]\S*")
_WORD, _ASCII_WORD = late_pattern(r"[^\W\d_]{2,}"), late_pattern(r"[A-Za-z]{2,}")
_NOT_FOR_READERS = (
    "copyright",
    "usage",
    "rights",
    "ednote",
    "subject",
    "genre",
    "trust",
    "infosource",
    "contact",
    "altid",
)
"""Beginnings of keys of JSON whose texts editors and machines read (ninjs)."""
_LEAST = 4
"""Words of a line that make it prose; what stands alone in a skeleton is a label, a key or a mark."""
_LOW = 0.8
"""Below this share of its words in units an article has text that nobody will translate."""
_SOME = 8
"""Words that a line names."""
_FEW = 30
"""Words. A shorter article has a low share by a caption that is an address, say."""
_BODY = frozenset({Role.BODY, Role.QUOTE, Role.ITEM, Role.CELL, Role.STANDFIRST})

_OF_HEAD = frozenset({"attribute", "title", "json", "json keyword"})
"""What a page's head and its JSON-LD say of an article: readers see none of it in the page."""


@dataclass(frozen=True, slots=True)
class WordCoverage:
    """The words of an article that readers see, and those that its units hold. A page's chrome is not counted."""

    words: int
    units: int
    warnings: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """From 0 to 1; 1 for an article without words."""
        return self.units / self.words if self.words else 1.0


def coverage(document: Document) -> WordCoverage:
    """What the units of an article hold, and what a producer must know of it, a line each with file and line.

    >>> from l10n.article.weave import document as woven
    >>> from l10n.model import Article
    >>> from pathlib import PurePosixPath
    >>> coverage(woven(Article("a", "en", PurePosixPath("source/a.txt"), "text", "Rain fell on the valley."), {}, ())).warnings
    ('source/a.txt:1: has no body: nothing in it is translated but titles; see which lines are left out',)
    """
    if document.article.container:
        return _of_office(document)
    units = sum(_count(block.text) for block in document.walk() if block.role is not Role.FURNITURE)
    page = document.article.format == "html"
    beside = (
        0
        if page
        else sum(_count(b.text) for b in document.walk() if b.role is Role.FURNITURE and len(b.text.split()) >= _LEAST)
    )
    left = _unread_strings(document) if document.article.format == "json" else _prose(document)
    words = units + beside + left
    counted = WordCoverage(words, units)
    return WordCoverage(words, units, tuple(_warnings(document, counted)))


def _warnings(document: Document, counted: WordCoverage) -> Iterator[str]:
    place = document.article.path
    if not any(
        block.role in _BODY and block.syntax not in _OF_HEAD and _count(block.text) for block in document.blocks
    ):
        yield f"{place}:1: has no body: nothing in it is translated but titles; see which lines are left out"
    elif counted.words >= _FEW and counted.share < _LOW:
        left = counted.words - counted.units
        problem = f"{left} of its {counted.words} words are in no unit"
        yield f"{place}:1: {problem}; see which lines are left out, or report the format"
    encoding = document.article.encoding
    named = misnamed(document.article.text, encoding) if document.article.format == "html" else ""
    if named:
        yield f"{place}:1: names the encoding {named} and is read as {encoding.upper()}, as its bytes are; correct its charset"
    for line in stray_lines(document.article.text):
        problem = f"has a byte that is not a character in {encoding.upper()}"
        yield f"{place}:{line}: {problem}; save the file as UTF-8"


def _of_office(document: Document) -> WordCoverage:
    """The words of a document that are in its parts and in no block, each named: they are read there in another way."""
    from l10n.article.office import net  # late, as what follows: an article is of one format

    visible = Counter(word for text in net.seen(document.article) for word in _WORD.findall(text))
    held: Counter[str] = Counter()
    for block in document.walk():  # a word before a mark ends there, or goes on behind it: both readings are held
        joined, apart = markup.shown(block), markup.MARK.sub(" ", block.text)
        held += Counter(_WORD.findall(joined)) | Counter(_WORD.findall(apart))
    chrome = sum(_count(block.text) for block in document.walk() if block.role is Role.FURNITURE)
    lost = list((visible - held).elements())
    units = sum(_count(block.text) for block in document.walk()) - chrome
    warnings = list(_warnings(document, WordCoverage(units, units)))
    if len(lost) >= _LEAST:
        some = " ".join(lost[:_SOME]) + (" …" if len(lost) > _SOME else "")
        warnings.append(f"{document.article.path}:1: {len(lost)} words are in no unit: {some}; report the document")
    return WordCoverage(units + len(lost), units, tuple(warnings))


def _unread_strings(document: Document) -> int:
    """The words of the strings of JSON that read as prose and are in no block; keys and single words say nothing to readers."""
    from l10n.article.json.strings import strings

    text = document.article.text
    places, count = [block.start for block in document.blocks], 0
    for string in strings(text, str(document.article.path)):
        at = bisect_left(places, string.start)
        keys = (part.lower() for part in string.path if isinstance(part, str))
        if (at == len(places) or places[at] > string.end) and not any(key.startswith(_NOT_FOR_READERS) for key in keys):
            words = len(_WORD.findall(_ADDRESS.sub(" ", _SILENT.sub(" ", text[string.start : string.end]))))
            count += words if words >= _LEAST else 0
    return count


def _prose(document: Document) -> int:
    """The words of lines that read as prose in what stands between the blocks."""
    skeleton = "\u2029".join(document.skeleton)
    if not any(map(str.isalpha, skeleton)):
        return 0
    if document.article.format == "markdown":
        from l10n.article.markdown import shortcodes

        skeleton = _INDENTED.sub("", _CODE.sub(" ", shortcodes.without_code(skeleton)))
    left = _SILENT.sub(" ", skeleton)
    lines = (_ADDRESS.sub(" ", line) for line in re.split("[\n\r\u2029]", left))
    counts = (len(_WORD.findall(line)) for line in lines)
    return sum(count for count in counts if count >= _LEAST)


@cache
def _unspaced() -> re.Pattern[str]:
    """Letters of scripts that write no spaces between words; compiled where some text is not English: it takes 2 ms."""
    return re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def _count(text: str) -> int:
    """The words of a text; about two characters each where no spaces stand between words."""
    plain = markup.strip(text)
    if plain.isascii():
        return len(_ASCII_WORD.findall(plain))
    return len(_WORD.findall(_unspaced().sub(" ", plain))) + len(_unspaced().findall(plain)) // 2
