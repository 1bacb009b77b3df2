"""Brackets of a translation must open and close, where those of the source do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language.form import masked
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_OPENING = dict(zip("([{（［｛【〔《〈", "([{([{【〔《〈", strict=True))
_CLOSING = dict(zip(")]}）］｝】〕》〉", "([{([{【〔《〈", strict=True))
_SIGNS = re.escape("".join((*_OPENING, *_CLOSING)))
_BRACKET = late_pattern(f"[{_SIGNS}]")
# "1)" and "b)" count items, ":)" smiles: what closes there was never open.
_SMILE = late_pattern(r"(?:(?<=^)|(?<=\s))(?:[:;]-?\)|[:;]-?\()")
_COUNTED = late_pattern(r"(?:^|\s)(?:\d{1,3}|[^\W\d_])$")


def lonely(text: str) -> list[tuple[int, str]]:
    """The brackets that nothing closes or opens: place and kind, the kind as it opens or closes in ASCII.

    >>> lonely("Rains (the worst in years] fell.")
    [(6, '('), (25, ']')]
    """
    if not _BRACKET.search(text):
        return []
    plain = _SMILE.sub(lambda match: "." * len(match[0]), masked(text))
    pending: list[tuple[int, str]] = []
    unmatched: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(plain):
        if match[0] in _OPENING:
            pending.append((match.start(), _OPENING[match[0]]))
        elif pending and pending[-1][1] == _CLOSING[match[0]]:
            pending.pop()
        elif pending or not _COUNTED.search(plain[max(0, match.start() - 5) : match.start()]):
            unmatched.append((match.start(), {"(": ")", "[": "]", "{": "}"}.get(_CLOSING[match[0]], match[0])))
    return sorted(pending + unmatched)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each bracket that stands alone, unless the source's stand alone likewise."""
    alone = lonely(subject.unit.target)
    if not alone or [kind for _, kind in alone] == [kind for _, kind in lonely(subject.unit.key.source)]:
        return
    for at, _ in alone:
        char = subject.unit.target[at]
        what = "is never closed" if char in _OPENING else "was never opened"
        yield warn(subject, f"the bracket {char} {what}", Span(at, at + 1))


check = Check(
    severity=Severity.WARNING,
    find=find,
    needs=Needs(signs=_SIGNS),
    scope="unit",
    fails=(
        Example("The river (the Tarrow) rose.", "Річка (Тарроу піднялася.", "uk"),
        Example("The river (the Tarrow) rose.", "ارتفع النهر تارو) مساءً.", "ar"),
        Example("The river [the Tarrow] rose.", "Der Fluss [der Tarrow) stieg an.", "de"),
        Example("The river (the Tarrow) rose.", "河流（塔罗河水位上涨。", "zh"),
    ),
    passes=(
        Example("The river (the Tarrow) rose.", "Річка (Тарроу) піднялася.", "uk"),
        Example("The river (the Tarrow) rose.", "河流（塔罗河)水位上涨。", "zh"),
        Example("1) The river rose.", "1) Der Fluss stieg an.", "de"),
        Example("a. The river rose.", "a) El río creció.", "es"),
        Example("(The river rose.", "(Le fleuve est monté.", "fr"),
        Example("The river (3 or 4 arms) rose.", "Річка (рукавів 3 або 4) піднялася.", "uk"),
        Example("The river rose :-)", "Річка піднялася :)", "uk"),
    ),
)
