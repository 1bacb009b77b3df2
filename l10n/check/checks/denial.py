"""A translation that denies what its source does not.

Languages say much with a negation that English says without ("unless", "only", "fail", "few"), so a source with any such word
is left alone, and only words of the target that do nothing but deny count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import langtag
from l10n.check import tokens
from l10n.check.finding import warn
from l10n.check.language import knowledge
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_NEAR_DENIAL = re.compile(
    r"n['’]t\b|\bnot?\b|\bnor\b|\bno[- ]|\bcannot\b|\bnever\b|\bnobody\b|\bnothing\b|\bnone\b|\bneither\b"
    r"|\bwithout\b|\bnowhere\b|\bout\b|\b(?:un(?!i|der)|non|dis(?!aster|rupt|pute|cuss|tan|tri|play|order)|im(?:p(?!rov|os|ort|act|ress|lement)|m(?!igr|edia))|in(?:a|c(?!lud|rea|iden|om|umb)|d(?!epend|ust|i[cav])|e|s(?!ur|ist|ti|ide|pe)|v(?!ent|es|it|olv))|ir(?!on|a[nq])|il)[a-z]{4,}"
    r"|\b\w{3,}less\b|\bonly\b|\btoo\b|\bhardly\b|\bbarely\b|\bscarce\w*|\brare\w*|\bfew\w*\b|\blittle\b"
    r"|(?<=[\w,;–—-] )\bbut\b|\bother\b|\bexcept\w*|\bavoid\w*|\bstop\w*|\bhalt\w*|\bprevent\w*|\bban(?:s|ned)?\b"
    r"|\blos(?:e|t|ing|s|es)\b|\black\w*|\bfail\w*|\bmiss\w*|\babsen\w*|\brefus\w*|\breject\w*"
    r"|\bden(?:y|i)\w*|\boppos\w*|\bagainst\b|\bdespite\b|\balthough\b|\bthough\b|\bunless\b|\buntil\b"
    r"|\binstead\b|\brather\b|\bfree\b|\bkeep\b|\baway\b|\bback\b|\bstill\b|\byet\b|\beven\b|\bany\w*\b"
    r"|\bever\b|\bskeptic\w*|\bscept\w*|\bdoubt\w*|\bblock\w*|\bresist\w*|\bwar[yn]\w*|\bfar\b"
    r"|\bmore than\b|\bmore and more\b|\bdisregard|ignor"
    r"|\b(?:even|as|wonder\w*|ask\w*|see|know\w*) if\b|\bif (?:only|ever|at all)\b|\?|\bsave\b|\bmere\w*|\bhard\b"
    r"|\bdifficult\w*|\bexclu|\bdenounc|\bforbid|\bforbad|\brefrain|\bquit\b|\bsuspen|\bcancel|\bwithdr\w+"
    r"|\bnon-|\bwhether\b|\bmust\b|\bha(?:ve|s|d) to\b|\bshould\b",
    re.IGNORECASE,
)
"""Words of English that other languages may render with a negation; a "but" that opens a sentence denies nothing."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target denies and nothing in the source could be meant so."""
    if langtag.language(subject.catalog.source) != "en":
        return
    match = knowledge(subject.catalog.target).denial.search(tokens.folded(subject.unit.target))
    if match and not _NEAR_DENIAL.search(tokens.plain(subject.unit.key.source)):
        yield warn(subject, f"“{match[0]}” denies what the source does not", tokens.span(match))


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The mayor signed the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"),
        Example("The mayor signed the contract.", "Мер не підписав договору.", "uk"),
        Example("But the mayor will sign if the council agrees.", "Але мер не підпише, якщо рада погодиться.", "uk"),
        Example("The bridge is safe.", "この橋は安全ではない。", "ja"),
        Example("The mayor signed the contract.", "El alcalde no firmó el contrato.", "es"),
    ),
    passes=(
        Example("The mayor signed the contract.", "Мер підписав договір.", "uk"),
        Example("The mayor refused the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"),
        Example("Only two boats came.", "Не більше двох човнів прийшло.", "uk"),
    ),
)
