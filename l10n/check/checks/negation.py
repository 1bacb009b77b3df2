"""A sentence that denies must be translated by one that denies.

Where the source says "not", "never" or "nobody" and the target has no word that could, the opposite is printed. Softer
words of the source ("without", "impossible") account for denials of the target that are not the missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n import langtag
from l10n.check.finding import warn_source
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_DENIES = re.compile(
    r"\w+n['’]t\b|\bcannot\b|\b(?:did|do|does|is|are|was|were|will|would|could|can|has|have|had|should|must|may|might|shall)"
    r" not\b(?! only| just| least| merely)|\bnever\b(?! mind)|\bno one\b|\bnobody\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\bwhy (?:not|\w+n['’]t)\b|\bwon['’]t\b[^.]*\bunless\b|\bnot\b[^.]*\b(?:until|unless)\b|\bnot\b[^.,;:–—]*\bbut\b",
    re.IGNORECASE,
)
"""What is often turned round: "not until May" is "only in May", "not a man but a boy" "a boy, no man"; a "but" behind a
comma begins something new."""
_SOFT = re.compile(
    r"\bwithout\b|\bno\b|\bnor\b|\bneither\b|\bnone\b|\bnothing\b|\bim(?:possible|probable)\w*|\bunable\b|\bunlikely\b|\bagainst\b"
    r"|\bno-\w|\bnot\b|\bonly\b|\brefus\w+|\bunti?l\b|\bunless\b|\bbefore\b|\bdespite\b|\bnon-|\bin addition to\b"
    r"|\black\w*\b|\bfail\w*\b|\bden(?:y|ie[sd])\b|\breject\w*\b|\bmissing\b|\bdisregard\w*\b|\bignor\w*\b",
    re.IGNORECASE,
)
_WITH_DENIAL = re.compile(r"\b(?:before|only|despite)\b", re.IGNORECASE)
"""Soft words that deny nothing themselves behind a denial: "will not be reviewed before May"."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the source denies and the target does not."""
    if langtag.language(subject.catalog.source) != "en":
        return
    source = tokens.plain(subject.unit.key.source)
    denial, negation = _denial(source), knowledge(subject.catalog.target).negation
    if not denial or negation.pattern == "(?!)":
        return
    # What the softer words of the source account for; a denial itself is no soft word.
    rest = _DENIES.sub(lambda match: " " * len(match[0]), source)
    softer = [m.start() for m in _SOFT.finditer(rest) if m.start() < denial.start() or not _WITH_DENIAL.match(m[0])]
    target, denies = tokens.folded(subject.unit.target), knowledge(subject.catalog.target).denial
    plain = [match.start() / len(target) for match in denies.finditer(target)]
    few = len(negation.findall(target)) <= len(softer)
    if (few and not _its_own(denial, softer, plain, len(source))) or (_plain(source, denial) and not plain):
        yield warn_source(subject, f"“{denial[0]}” is not denied in the translation", tokens.span(denial))


@lru_cache(maxsize=4096)
def _denial(source: str) -> re.Match[str] | None:
    """What denies in a source, where that is seldom turned round; looked for once for all its translations."""
    return None if _TURNED.search(source) else _DENIES.search(source)


def _its_own(denial: re.Match[str], softer: Sequence[int], plain: Sequence[float], length: int) -> bool:
    """Whether a plain denial of the target stands nearer to where the source denies than to any of its softer words."""
    return any(
        all(abs(place - denial.start() / length) < abs(place - soft / length) for soft in softer) for place in plain
    )


_PLAIN = re.compile(r"n['’]t$|\bnot$", re.IGNORECASE)
_OPPOSITE = re.compile(
    r"\s(?:\w+ly )?(?:be )?"
    r"(?:accept|agree|allow|permit|let|want|believe|trust|like|support|recogni[sz]e|able|possible|clear|certain|known?|have)\b",
    re.IGNORECASE,
)
"""What has an opposite in one word: "would not accept" is "refused"."""


def _plain(source: str, denial: re.Match[str]) -> bool:
    """Whether the source has nothing but a plain "not", which languages render with one of their own."""
    return bool(_PLAIN.search(denial[0])) and not _OPPOSITE.match(source, denial.end())


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The mayor did not sign the contract.", "Der Bürgermeister hat den Vertrag unterschrieben.", "de"),
        Example("The mayor did not sign the contract.", "Мер підписав договір.", "uk"),
        Example("He would never leave the village.", "Köydən gedəcək.", "az"),
        Example("The bridge isn't safe.", "この橋は安全だ。", "ja"),
        Example("The mayor will not leave without a deal.", "Мер поїде без угоди.", "uk"),
    ),
    passes=(
        Example(
            "The mayor did not sign the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"
        ),
        Example("The mayor did not sign the contract.", "Мер не підписав договору.", "uk"),
        Example("He would never leave the village.", "O, kənddən heç vaxt getməyəcək.", "az"),
        Example("The bridge isn't safe.", "この橋は安全ではない。", "ja"),
        Example("The rule will not be reviewed before May.", "La norma no se revisará antes de mayo.", "es"),
        Example("It will not open until May.", "Es öffnet erst im Mai.", "de"),
        Example("The mayor would not accept the money.", "Мер відмовився від грошей.", "uk"),
        Example(
            "The town did not answer, and the council refused to pay.",
            "Місто не відповіло, а рада зреклася виплат.",
            "uk",
        ),
        Example("It isn't clear who pays.", "Кім төлейтіні белгісіз.", "kk"),
        Example("Not only cars, trucks too.", "Autos und auch Lastwagen.", "de"),
    ),
)
