"""Characters that nobody sees: those that act (controls, changes of direction) and those without width that have no work to do.

An override can show a sentence that is not the one that is stored (Unicode Technical Report 36, 2.5). Characters between
U+0080 and U+009F are what is left of Windows quotation marks and dashes read in the wrong encoding. Joiners are letters'
business in Arabic, Indic and emoji; the zero-width space separates words in Thai, Khmer, Lao, Burmese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n import langtag
from l10n.language.scripts import zero_width_space
from l10n.late_pattern import late_pattern

CONTROL = late_pattern("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ufdd0-\ufdef\ufff9-\ufffb\ufffd\ud800-\udfff]")
OVERRIDE = late_pattern("[\u202d\u202e]")
ISOLATE = late_pattern("[\u202a\u202b\u202c\u2066-\u2069]")
WINDOWS = late_pattern("[\x80-\x9f]")
ACTING_SIGNS = "".join(each.pattern[1:-1] for each in (CONTROL, OVERRIDE, ISOLATE, WINDOWS))
"""Any of those."""
ACTING = late_pattern(f"[{ACTING_SIGNS}]")
NAMES = {
    "\u00ad": "soft hyphen",
    "\u034f": "combining grapheme joiner",
    "\u061c": "Arabic letter mark",
    "\u180e": "Mongolian vowel separator",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\u2061": "function application",
    "\u2062": "invisible times",
    "\u2063": "invisible separator",
    "\u2064": "invisible plus",
    "\u3164": "Hangul filler",
    "\ufeff": "byte order mark",
    "\uffa0": "Hangul filler",
}
"""The characters without width."""
_INVISIBLE = late_pattern("[" + "".join(NAMES) + "]")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u061c\u200e\u200f")
_JOINING = frozenset({
    "Arab", "Syrc", "Mong", "Nkoo",
    "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Khmr", "Mymr"
})  # fmt: skip
_RTL = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def unclosed(text: str) -> int | None:
    """Where an embedding or isolate stands that has no partner."""
    pending: list[tuple[str, int]] = []
    for match in ISOLATE.finditer(text):
        if match[0] in _OPENING:
            pending.append((_OPENING[match[0]], match.start()))
        elif not pending or pending.pop()[0] != match[0]:
            return match.start()
    return pending[0][1] if pending else None


def without_acting(text: str) -> str:
    """The text with Windows characters read right and the other ones gone; balanced isolates stay."""
    text = WINDOWS.sub(_windows, CONTROL.sub("", OVERRIDE.sub("", text)))
    return ISOLATE.sub("", text) if unclosed(text) is not None else text


def _windows(match: re.Match[str]) -> str:
    """The character that Windows-1252 has at this place; nothing at the five places where it has none.

    >>> _windows(re.match(".", chr(0x84)))
    '„'
    """
    try:
        return bytes([ord(match[0])]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


def idle(source: str, target: str, tag: str) -> Sequence[re.Match[str]]:
    """The characters without width of a target that do nothing there and are not the source's."""
    if not _INVISIBLE.search(target):
        return ()
    return [match for match in _INVISIBLE.finditer(target) if not _works(match, source, tag)]


def _works(match: re.Match[str], source: str, tag: str) -> bool:
    """Whether the character does something here: joins letters or emoji, ends a direction, separates words."""
    char, target = match[0], match.string
    if char in source:
        return True
    if char in _JOINERS:
        around = target[match.start() - 1 : match.start()] + target[match.end() : match.end() + 1]
        return langtag.script(tag) in _JOINING or any(ord(c) > 0x2000 for c in around) or bool(_RTL.search(around))
    if char in _DIRECTIONS:
        return langtag.direction(tag) == "rtl" or bool(_RTL.search(target))
    return char == "\u200b" and zero_width_space(tag)


def visible(source: str, target: str, tag: str) -> str:
    """The target without unseen characters that the source does not have and that do nothing good there.

    >>> visible("The ferry left.", "El \u202eferri sa\u200blió.", "es")
    'El ferri salió.'
    """
    if ACTING.search(target) and not (CONTROL.search(source) or OVERRIDE.search(source)):
        target = without_acting(target)
    for match in reversed(idle(source, target, tag)):
        target = target[: match.start()] + target[match.end() :]
    return target
