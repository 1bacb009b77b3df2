"""Characters that nobody sees and that act: controls, and those that turn the direction of what follows.

An override can show a sentence that is not the one that is stored (Unicode Technical Report 36, 2.5). Characters between
U+0080 and U+009F are what is left of Windows quotation marks and dashes read in the wrong encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.check.finding import fail, warn
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ufdd0-\ufdef\ufff9-\ufffb\ufffd\ud800-\udfff]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_ISOLATE = re.compile("[\u202a\u202b\u202c\u2066-\u2069]")
_WINDOWS = re.compile("[\x80-\x9f]")
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_ANY = re.compile(f"{_CONTROL.pattern}|{_OVERRIDE.pattern}|{_ISOLATE.pattern}|{_WINDOWS.pattern}")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each such character that the source does not have, with the target without them as the fix."""
    target = subject.unit.target
    if not _ANY.search(target):
        return
    source = subject.unit.key.source
    fix = _cleaned(target)
    for match in _ANY.finditer(target):
        char, place = match[0], Span(*match.span())
        if _WINDOWS.match(char):  # once: a file was read wrongly, for all of it
            yield warn(subject, f"a character of a wrong encoding (U+{ord(char):04X})", place, fix, once=char)
        elif _OVERRIDE.match(char):
            yield fail(subject, f"an invisible character turns the text around (U+{ord(char):04X})", place, fix)
        elif _CONTROL.match(char) and char not in source:
            yield fail(subject, f"a control character (U+{ord(char):04X})", place, fix)
    unclosed = _unclosed(target)
    if unclosed is not None:
        message = "an invisible change of direction does not end here, or ends what never began"
        yield fail(subject, message, Span(unclosed, unclosed + 1), fix)


def _unclosed(target: str) -> int | None:
    """Where an embedding or isolate stands that has no partner."""
    pending: list[tuple[str, int]] = []
    for match in _ISOLATE.finditer(target):
        if match[0] in _OPENING:
            pending.append((_OPENING[match[0]], match.start()))
        elif not pending or pending.pop()[0] != match[0]:
            return match.start()
    return pending[0][1] if pending else None


def _cleaned(target: str) -> str:
    """The target with Windows characters read right and the other ones gone; balanced isolates stay."""
    text = _WINDOWS.sub(_windows, _CONTROL.sub("", _OVERRIDE.sub("", target)))
    return _ISOLATE.sub("", text) if _unclosed(text) is not None else text


def _windows(match: re.Match[str]) -> str:
    """The character that Windows-1252 has at this place; nothing at the five places where it has none.

    >>> _windows(re.match(".", chr(0x84)))
    '„'
    """
    try:
        return bytes([ord(match[0])]).decode("cp1252")
    except UnicodeDecodeError:
        return ""


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die Brücke \u202eist gesperrt.", "de"),
        Example("The bridge is closed.", "الجسر \u202dمغلق.", "ar"),
        Example("The bridge is closed.", "הגשר\u2067 סגור.", "he"),
        Example("The bridge is closed.", "Міст\u0007 закрито.", "uk"),
        Example("The “old” bridge", "\x84Stari\x93 most", "bs"),
        Example("The bridge is closed.", "Le pont est ferm\ufffd.", "fr"),
    ),
    passes=(
        Example("The bridge is closed.", "Die Brücke ist gesperrt.", "de"),
        Example("The NATO bridge", "جسر \u2066NATO\u2069 مغلق", "ar"),
        Example("The NATO bridge", "جسر \u200eNATO\u200f مغلق", "ar"),
        Example("One\ttwo\nthree", "Один\tдва\nтри", "uk"),
    ),
    wordless=True,
)
