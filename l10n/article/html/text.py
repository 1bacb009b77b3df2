"""Characters of HTML: references decoded, white space collapsed, and the way back for each place of a page.

White space that a text has beyond what HTML shows (doubled, outer, line ends) is written as references, which are read
again as they are: so any text survives the way out and in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.entities import html5

from l10n.late_pattern import late_pattern
from l10n.markup import MARK

SPACE = " \t\n\f\r"
"""What HTML collapses. No-break spaces are words' own and stay."""

_SPACES = late_pattern(r"[ \t\n\f\r]+")
# The longest name in the standard's table has 32 characters (HTML Standard 13.5).
_REFERENCE = late_pattern(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_EXTRA_SPACE = late_pattern(r"(?<= ) |[\t\n\f\r]")
_NBSP = "\u00a0"


def words(text: str) -> bool:
    """Whether a text has a letter or a digit: something to translate."""
    return any(char.isalnum() for char in text)


def collapse(raw: str) -> str:
    r"""White space as HTML shows it: each run one space.

    >>> collapse("The council\n   met.")
    'The council met.'
    """
    return _SPACES.sub(" ", raw)


def decode(raw: str, *, attribute: bool = False) -> str:
    """The text of a run of a page: references as their characters. In attributes `&copy=1` stays, as browsers have it.

    >>> decode("Fish &amp; chips cost &pound;9 &mdash; each")
    'Fish & chips cost £9 — each'
    """
    if "&" not in raw:
        return raw
    return _REFERENCE.sub(lambda match: _character(match, attribute=attribute), raw)


def _character(match: re.Match[str], *, attribute: bool) -> str:
    entity = match[0]
    if attribute and entity[1] != "#" and not entity.endswith(";"):
        name = entity[1:]
        after = match.string[match.end() : match.end() + 1]
        if name not in html5 or after == "=" or after.isalnum():
            return entity
    return html.unescape(entity)


def literal_marks(raw: str, read: Callable[[str], str], atom: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The places in `raw` of text that reads like a mark. `atom` matches one escape; `read` decodes it."""
    decoded, starts, ends = [], [], []
    for match in atom.finditer(raw):
        text = read(match[0])
        remainder = len(text) - 1 if len(text) > 1 and match[0].endswith(text[1:]) else 0  # '&gtand' is '>' and 'and'
        for n, char in enumerate(text):
            left = len(text) - n if remainder and n else 0
            decoded.append(char)
            starts.append(match.end() - left if left else match.start())
            ends.append(match.end() - left + 1 if left else match.end() - remainder)
    for match in MARK.finditer("".join(decoded)):
        yield starts[match.start()], ends[match.end() - 1]


ATOM = late_pattern(rf"{_REFERENCE.pattern}|(?s:.)")
"""One reference or one character of HTML."""


def escape(text: str, *, quote: str = "", nbsp: bool = False) -> str:
    """Text for a place of a page: between tags, or in a value with the given quotation mark.

    >>> escape("Fish & chips <fried>")
    'Fish &amp; chips &lt;fried&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        text = text.replace(quote, "&quot;" if quote == '"' else "&#39;")
    return text.replace(_NBSP, "&nbsp;") if nbsp else text


def preserve_space(escaped: str, *, first: bool, last: bool) -> str:
    """Escaped text whose extra white space is written as references.

    `first` says that white space at its beginning would not be shown, `last` that the text ends here.
    """
    inside = _EXTRA_SPACE.sub(lambda match: f"&#{ord(match[0])};", escaped)
    if first and inside.startswith(" "):
        inside = "&#32;" + inside[1:]
    return inside[:-1] + "&#32;" if last and inside.endswith(" ") else inside
