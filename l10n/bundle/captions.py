"""Captions with the credit of their picture in the same line, as most pages write them."""

from __future__ import annotations

import re

from l10n.article.role_patterns import matches
from l10n.bundle.flow import Writer, clean
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Block, InlineKind

_CREDIT = late_pattern(
    r"""\s(?:class|itemprop|id)\s*=\s*["']?[^"'<>]*(?:credit|photographer|copyright|attribution)""", re.IGNORECASE
)
_CUT = late_pattern(r"(?<=[.!?…”»)\"])\s+|\s+[|–—/]\s+|\s*\((?=[^()]*\)\W*$)")


def parted(block: Block, writer: Writer) -> tuple[str, str]:
    """A localized caption and the credit that stands in it: in an element of its own, or as its last words."""
    text = writer.edition.localized.text(block)
    for inline in block.inlines:
        if inline.kind is InlineKind.OPEN and _CREDIT.search(inline.raw):
            match = re.search(rf"<{inline.index}>(.*)</{inline.index}>", text, re.DOTALL)
            if match:
                return _plain(text[: match.start()] + " " + text[match.end() :]), _plain(match[1])
    line = writer.line(block)
    locales = {writer.edition.localized.locale, writer.edition.localized.document.article.locale}
    for cut in _CUT.finditer(line):
        credit = line[cut.end() :].strip(" ().") if line[: cut.end()].rstrip().endswith("(") else line[cut.end() :]
        if any(matches("photo", words, locale) for words in {credit, credit.rstrip(".")} for locale in locales):
            return line[: cut.start()].rstrip(), credit.rstrip(".")
    return line, ""


def _plain(text: str) -> str:
    return " ".join(clean(MARK.sub("", text)).split())
