"""Whether a translation denies what its source does not.

Languages say much with a negation that English says without, so words of the source account for denials of the target:
where the source denies itself, nothing is asked; "fail" or "unless" account for one denial anywhere, "only" or "but" for
one at about the same place. What a word of the target renders by itself ("ohne" for "without") needs no denial more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from l10n import langtag
from l10n.language import tokens
from l10n.language.knowledge import knowledge
from l10n.language.phonetics.alphabets import has_sounds
from l10n.language.phonetics.matches import name_distance
from l10n.model import Span
from l10n.plugin import Pair

_DENIES = re.compile(
    r"n['’]t\b|\bnot?\b|\bnor\b|\bno[- ]|\bcannot\b|\bnever\b|\bnobody\b|\bnothing\b|\bnone\b|\bneither\b"
    r"|\bwithout\b|\bnowhere\b|\b(?:im|un)(?:able|likely|willing|possible|probable)\b|\bever\b|\byet to\b"
    r"|\bhardly\b|\bbarely\b|\bscarcely\b|\bseldom\b|\brarely\b|\bunless\b|\?|\bstill to \w"
    r"|\bthe last (?:thing|person|man|woman)\b"
    r"|\bfar from\b|\banything but\b|\ball but\b"
    r"|\bthe (?:most|best|worst|least|first|\w{3,}est)\b[^.;:,]{1,30}\b(?:I|we|you|s?he|they|it)(?: (?:have|has|had)"
    r"|['’](?:ve|d|s))\b",
    re.IGNORECASE,
)
"""Words that deny, and questions, which languages ask with a negation."""
_MAY_DENY = re.compile(
    r"\b(?:un(?!i[tvoqflsc]|der|til)|under(?=prep|staff|fund|pa|whelm|perf)|non|dis(?!aster|rupt|pute|cuss|tan|tri|play|order)|im(?:p(?!rov|os|ort|act|ress|lement)"
    r"|m(?!igr|edia))|in(?:a|c(?!lud|rea|iden|om|umb)|d(?!epend|ust|i[cav])|e|s(?!ur|ist|ti|ide|pe)|v(?!ent|es|it|olv))"
    r"|ir(?!on|a[nq])|il)[a-z]{4,}|\b\w{3,}less\b|\btoo\b|\bscarce\b|\brare\b|\bfew\w*\b|\blittle\b|\bless\b|\bunder\b"
    r"|\bbelow\b|\bat most\b|\bexcept\w*|\bprevent\w*|\bban(?:s|ned)?\b|\blos(?:e|t|ing|s|es)\b|\black\w*|\bfail\w*"
    r"|\bmiss\w*|\babsen\w*|\brefus\w*|\breject\w*|\bden(?:y|i)\w*|\bdespite\b|\bstruggl\w+|\binstead\b"
    r"|\brather\b|\bfree\b|\bke(?:ep|pt)\b|\baway\b|\bany\w*\b|\boppo[sn]\w*|\bs[kc]eptic\w*|\bdoubt\w*|\bblock\w*"
    r"|\bresist\w*"
    r"|\bwar[yn]\w*|\bfar\b|\bdisregard|\bignor|\b(?:even|as|wonder\w*|ask\w*|see|know\w*) if\b|\bif (?:only|at all)\b"
    r"|\bsave\b|\bmere\w*|\bhard\b|\bdifficult\w*|\bexclu|\bforbid|\bforbad|\brefrain|\bquit\b|\bsuspen|\bcancel"
    r"|\bwithdr\w+|\bnon-|\bstopped\b|\bhalted\b|\bstuck\b|\brenounc\w*|\babandon\w*|\bf[ae]ll(?:en|ing|s)? out\b|\bdry\b"
    r"|\bempty\b|\bforever\b|\bsilen(?:t|ce[ds]?)\b|\bdiffer(?:s|ed|ing|ent\w*)?\b|\bpoor(?:ly)?\b|\bweak\w*"
    r"|\bbeyond\b|\bshun\w*"
    r"|\bboycott\w*|\bviolat\w+|\bbreach\w*|\bveto\w*|\boutlaw\w*|\bprohibit\w*|\brul(?:e[sd]?|ing) out\b|\boverturn\w*"
    r"|\bomit\w*|\bneglect\w*|\bforg[eo]t\w*|\bhid(?:e|es|den|ing)\b|\bscar(?:e|ed|ing)\b|\btrail(?:s|ed|ing)\b"
    r"|\brun(?:s|ning)? out\b"
    r"|\b(?:is|are|was|were|went|go|goes|going) down\b|\bout of\b|\bwhether\b|\bchalleng\w*|\btough\w*"
    r"|\bmore (?:like|of|about|a)\b[^.;]{1,40}\bthan\b|\bsoon\b|\bshortly\b|\bconstant\w*|\bsteadil\w+|\bnon-?stop\b"
    r"|\b(?:the whole|all the) time\b|\bsudden\w*|\bsurpris\w*|\bflash\b|\bremote\w*|\bvacan\w+|\bvague\w*|\bmistak\w+"
    r"|\bcontempt\w*|\boften\b|\bperhaps\b|\bor it\b"
    r"|\bif (?:I|you|s?he|they|we|it) (?:will|would|can|could)\b|\bneutrali\w+|\bother than\b"
    r"|\bremember\w*|\bokay\b|\bok\b|\bjury\b|\breel(?:s|ed|ing)\b|\ba(?:symptom|social|moral|typical|political)\w+|\bsorry\b"
    r"|\boverlook\w*|\bat least\b|\balways\b|\w-friendly\b|\bregret\w*"
    r"|\bclear\w* (?:by|of|from)\b|\bover\b(?= (?:the|his|her|its|their))|\bindisput\w+|\binfam\w+",
    re.IGNORECASE,
)
"""Words of English that languages often render with a negation."""
_CONTRARY = re.compile(
    r"\bun(?!i[tvoqflsc]|der|til|cle)[a-z]{3,}|\bill-\w+|\bill advised"
    r"|\bint(?:oler|ang|ermina)\w+|\bin(?:a(?:ction|ctiv|dequ|ppropr|ccur)|cap|conv|correct"
    r"|del|eff|expl|suff|vis|secur)\w+|\bdis(?:agree|allow|appear|approv|believ|connect|contin|likes?|loyal|miss|obe"
    r"|prov|qualif|regard|respect|satisf|trust)\w*"
    r"|\bmis(?:behav|calcul|concei|fir|fit|guid|hand|interpr|judg|lead|manag|match|plac|quot"
    r"|report|spell|spok|understand|understood|us)\w*|\bde(?:crimin|commi)\w+"
    r"|\bdeclin(?:e[sd]?|ing) (?:to|comment|requests?)\b"
    r"|\bwrong\w*|\bshort(?:ages?|falls?|comings?| of\b)|\bfell \w* ?short\b|\b(?:to|almost|nearly|near) zero\b"
    r"|\b(?:on|put) hold\b"
    r"|\bstall(?:s|ed|ing)?\b|\bin vain\b|\bfalse(?:ly)?\b|\bwide of\b|\b(?:over|under)sh[o]+t\b|\bmissed\b|\boverwhelm\w*"
    r"|\b(?:brush|wav|shrug)(?:ed|s|ing)? (?:away|aside|off|down)\b|\bspar(?:e|es|ed|ing)\b|\bdef(?:y|ied|ies|ian\w+|ying)\b"
    r"|\bfault[ys]\w*|\bdefect\w*|\bbroken\b|\bflaw\w*"
    r"|\bhesita\w+|\breluctan\w+|\bprematur\w+",
    re.IGNORECASE,
)
"""Words that are the contrary of another one: languages that lack the word deny that one, wherever they put it."""
_HERE = re.compile(
    r"\bonly\b|\bother\b|(?<=[\w,;–—-] )\bbut\b|\bavoid\w*|\bstop\w*|\bhalt\w*|\bagainst\b|\b(?:al)?though\b|\beven\b"
    r"|\bmore than\b|\bmore and more\b|\bbefore\b|\bback\b|\bout\b|\buntil\b|\bdenounc|\bwhether\b|\bmust\b|\bha(?:ve|s|d) to\b"
    r"|\bshould\b|\bjust\b|\bremain|\bcontinu|\bverge\b|\babout to\b|\balmost\b|\bnearly\b",
    re.IGNORECASE,
)
"""Words that seldom are: of 400 human translations of sentences with one of them, 3 % have a negation there."""
_OPENING = re.compile(r"[\"“‘']?But\b")
_NAMED = re.compile(r"[a-z] [A-Z]")
_SAME_NAME = 0.15
"""Cost per sound up to which the first word of a sentence is a name of the source."""
_SINGLE_CLAUSE = 60
"""Characters within which what renders a word stands anywhere: a clause may be turned round."""
_NEAR, _FAR = 0.2, 0.5
"""How far apart, as shares of the sentence, a word and what renders it stand: of seldom ones, and of those that often are.
Measured: half as far, twice as many false alarms."""
_TOGETHER = 16
"""Characters between two denials that are one: `не можна не`, `никто никому не`."""
_CONCORD = 14
"""Characters behind a denial in which a word that denies belongs to it: `nije trebalo ni deset`."""


def added_negation(source: str, target: str, pair: Pair, *, doubtful: bool = True) -> Span | None:
    """Where the target denies and nothing in the source could be meant so; nothing where the languages are not known.

    >>> added_negation("The mayor signed.", "Мер не підписав.", Pair("en", "uk"))
    Span(start=4, end=6)
    """
    source = tokens.plain(source)
    if langtag.language(pair.source) != "en" or _denies(source):
        return None
    language, written = knowledge(pair.target), target
    target = tokens.folded(target)
    words = (tokens.span(match) for match in language.denial.finditer(target))
    denials = _together([word for word in words if not _is_name(word, written, source, pair.target)])
    if not denials:
        return None
    contraries = len(_places(_CONTRARY, source))
    if contraries and len(denials) <= contraries:
        return None
    here, may = _places(_HERE, source), _places(_MAY_DENY, source)
    if (contraries or may or len(here) > 1) and not doubtful:
        return None
    loose = [d for d in denials if not _beside(d.start / len(target), here, _NEAR)]
    last = language.free_order and not language.spaced  # Japanese denies with the verb, at the end
    reach = 1.0 if last else max(_FAR, _SINGLE_CLAUSE / len(source))
    far = [d for d in loose if not _beside(d.start / len(target), may, reach)]
    rendered = _rendered((language.negation,), target, denials)
    required = len(here) + len(may) + bool(_OPENING.match(source))
    if _rendered((language.negation, language.instead), target, denials) >= required:  # each by a word of its own
        far = list(denials)
    return (far or loose)[-1] if far or len(loose) > max(0, len(may) - rendered) else None


@lru_cache(maxsize=4096)
def _denies(source: str) -> bool:
    """Whether a source denies something itself; asked once for all its translations."""
    return _DENIES.search(source) is not None


@lru_cache(maxsize=4096)
def _places(pattern: re.Pattern[str], source: str) -> Sequence[float]:
    """Where words stand, as shares of the sentence; the words of names do not count."""
    starts = (match.start() for match in pattern.finditer(source))
    return [start / len(source) for start in starts if not _NAMED.match(source, max(0, start - 2))]


def _is_name(word: Span, text: str, source: str, tag: str) -> bool:
    """Whether a word is a name that looks like one that denies: Turkic verbs end like `Томас`."""
    if not text[word.start].isupper():
        return False
    before = text[: word.start].rstrip("\"“„«'‘ ")
    if before and before[-1] not in ".!?:…—–-":
        return True
    target_word = text[word.start : word.end]
    names = (match[0] for match in tokens.words(source) if match[0][0].isupper())
    return has_sounds(tag) and any(name_distance(name, target_word, tag) <= _SAME_NAME for name in names)


def _beside(place: float, places: Sequence[float], reach: float) -> bool:
    return any(abs(place - neighbour) <= reach for neighbour in places)


def _together(spans: Sequence[Span]) -> Sequence[Span]:
    """Denials with those that stand close by as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end < _TOGETHER:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _rendered(patterns: Sequence[re.Pattern[str]], target: str, denials: Sequence[Span]) -> int:
    """How many words of the target refuse, lack or limit, and stand for such words of the source, apart from plain denials."""
    words = {match.start() for pattern in patterns for match in pattern.finditer(target)}
    return sum(all(not d.start <= start < d.end + _CONCORD for d in denials) for start in words)
