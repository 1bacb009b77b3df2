"""Faults of attribution: words of somebody that are said by nobody, or by somebody else."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.gate.pair import Pair, names_of, other_names

_SPOKEN = re.compile(
    r"[\"“”]|\b(?:sa(?:id|y\w*)|t[eo]ll?[ds]?\b|accord|add(?:ed|s)|announc|warn|claim|insist|argu|stat(?:ed|ing|ement)|report|believ"
    r"|thi?nk|thought|ask|call|sp[eo]a?k|word|alleg|accus|suggest|confirm|den[iy]|explain|descri|declar|express|not[ei]|predict"
    r"|expect|urg|promis|vow|pledg|quot|comment|respon|repl|answer|question|reveal|admit|acknowl|critic|wr[oi]t|interview|appeal"
    r"|opinion|view|talk|stress|inform|condemn|denounc|mention|remark|show|indicat|conclud|agree|demand|complain|estimat"
    r"|recommend|consider|deem|regret|hail|revil|noti[cf]|celebrat|mark|condition|decid|declin|refus|plan|want|hope|fear|elect|cit(?:ed|es|ing)|s[ck]eptic|blam|issue|boycott)",
    re.IGNORECASE,
)
"""What shows that the source itself tells what somebody says or thinks, in words that languages render with one of saying."""
_TAILS = (
    ", the ministry said.",
    ", according to the police.",
    ", said a spokeswoman for the region.",
    ", officials said.",
)


def saying_lost(random: Random, pair: Pair) -> Pair | None:
    """The source is what somebody says, the translation states it as a fact."""
    if _SPOKEN.search(pair.source) or not pair.source.endswith(".") or len(pair.source.split()) < 5:
        return None
    return replace(pair, source=pair.source[:-1] + random.choice(_TAILS))


_MARKS = '"“”«»„‟「」『』'


def quotation_alone(random: Random, pair: Pair) -> Pair | None:
    """Nothing but the quotation is left of the target: nobody says it."""
    source, target = (_quotation(text) for text in (pair.source, pair.target))
    if not source or not target or len(source[0].split()) < 4:
        return None
    if not re.search(r"\b(?:said|says|told)\b", source[1]) or re.search(
        r"\b(?:he|she|they|it)\b", source[1], re.IGNORECASE
    ):
        return None
    return replace(pair, target=target[0])


def _quotation(text: str) -> tuple[str, str] | None:
    """The one quotation of a text with its marks, and what stands outside of it."""
    places = [i for i, c in enumerate(text) if c in _MARKS]
    if len(places) != 2:
        return None
    return text[places[0] : places[1] + 1], text[: places[0]] + text[places[1] + 1 :]


_SPEAKER = re.compile(
    r"(?<=[a-z,\"”] )[A-Z][a-z]{3,}(?= (?:has |had |also )?(?:said|says|told|added)\b)|(?<=\bsaid )[A-Z][a-z]{3,}\b"
)


def speaker_swapped(random: Random, pair: Pair) -> Pair | None:
    """The translation is of a sentence that somebody else says."""
    match = _SPEAKER.search(pair.source)
    if not match or match[0] not in names_of(pair):
        return None
    pool = [name for name in other_names(pair, match[0]) if name[:2] != match[0][:2]]
    return replace(pair, source=re.sub(rf"\b{match[0]}\b", random.choice(pool), pair.source)) if pool else None
