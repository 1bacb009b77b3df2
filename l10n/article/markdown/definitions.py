"""Titles of link definitions: readers see them when they point at the link."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.article.lines import LINE_END
from l10n.article.markdown.run import RunContext
from l10n.late_pattern import late_pattern
from l10n.model import Block, Role

_TITLE = late_pattern(r"[ \t\r\n](?P<open>[\"'(])(?P<words>[^\n]+)(?P<close>[\"')])[ \t]*\Z")
_CLOSES = {'"': '"', "'": "'", "(": ")"}


def titles(reading: RunContext, first: int) -> Iterator[Block]:
    """The titles that stand as they are read; `first` is where the Markdown begins."""
    starts = [first, *(match.end() for match in LINE_END.finditer(reading.text, first)), len(reading.text)]
    references = reading.env.get("references", {})
    assert isinstance(references, dict)
    for reference in references.values():
        begin, end = reference["map"]
        lines = reading.text[starts[begin] : starts[min(end, len(starts) - 1)]].rstrip()
        match = _TITLE.search(lines)
        if match and _CLOSES[match["open"]] == match["close"] and match["words"] == reference["title"]:
            start = starts[begin] + match.start("words")
            if any(map(str.isalnum, match["words"])) and "<" not in match["words"]:
                line = reading.lines.at(start)
                syntax = f"title {match['open']}"
                yield Block(Role.CAPTION, match["words"], match["words"], line, start, (), syntax)
