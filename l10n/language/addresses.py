"""Addresses in a text: URLs, e-mail, handles and hashtags, as regular expressions and as what stands where.

The expressions have no white space, so that they can stand inside verbose ones. A mark that ends a sentence is not a part of
an address, nor is a closing bracket that the address does not open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from l10n.dataclass import dataclass
from l10n.late_pattern import late_pattern
from l10n.model import Span

_NO = r"\s<>\"“”«»„，。、；：！？（）「」"
_IN_BRACKETS = rf"\([^{_NO}()]*\)"
_PATH = rf"(?:{_IN_BRACKETS}|[^{_NO}()])*(?:{_IN_BRACKETS}|[^{_NO}.,;:!?()\[\]{{}}'’…؟،۔։])"
URL = rf"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{{1,9}}://{_PATH}|(?<![A-Za-z0-9.])www\.[\w-]+(?:\.[\w-]+)+(?:/(?:{_PATH})?)?"
EMAIL = r"\b\w[\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]+)+"
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Letters of scripts without spaces, behind which a handle stands without one: `今日@OpenDoorへ`."""
HANDLE = rf"(?<![/@.])(?<![^\W{_UNSPACED}])@\w+(?:\.\w+)*(?:@[\w-]+(?:\.[\w-]+)+)?"
HASHTAG = rf"(?<![/\#&])(?<![^\W{_UNSPACED}])\#\w*[^\W\d]\w*"
_ADDRESS = late_pattern(rf"(?P<url>{URL})|(?P<mail>{EMAIL})|(?P<handle>{HANDLE})|(?P<hashtag>{HASHTAG})")


@dataclass(frozen=True, slots=True)
class Address:
    """An address with its kind (`url`, `mail`, `handle`, `hashtag`) and its place."""

    text: str
    kind: str
    span: Span


@lru_cache(maxsize=4096)
def addresses(text: str) -> Sequence[Address]:
    """The addresses of a text, in order.

    >>> [(one.text, one.kind) for one in addresses("Write to desk@example.org, or see (https://example.org/a_(b)).")]
    [('desk@example.org', 'mail'), ('https://example.org/a_(b)', 'url')]
    """
    if "@" not in text and "#" not in text and "://" not in text and "www." not in text:
        return ()
    matches = _ADDRESS.finditer(text)
    return tuple(Address(match[0], str(match.lastgroup), Span(*match.span())) for match in matches)
