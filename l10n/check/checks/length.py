"""A translation far shorter or longer than translations of such sentences are.

Characters of a translation for one of English differ from sentence to sentence by a log-normal distribution whose mean and
spread are in the language's file, measured on human translations.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache

from l10n import langtag
from l10n.check import lost_end
from l10n.check.finding import fail, is_rather_short, warn
from l10n.language import function_words, tokens
from l10n.language.knowledge import knowledge
from l10n.language.length import deviation, expected_size, letters, size, spelled_out, spread, usual_ratio, usual_spread
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_SHORTEST = 25
"""Letters of a source below which a ratio says nothing."""
_LOW = -2.15
"""Standard deviations of the logarithm of the length: of 2,856 human translations 0.5 % lie below, of their halves 94 %."""
_LONGER, _LONGER_HEADLINE, _LOW_OF_SHORT = 90, 60, -2.4
"""Characters of a source from which on that holds, and the same for shorter ones, which a translator may turn in few words."""
_LOW_OF_QUESTION = -3.0
"""The same where both end with a question mark: a question that has its mark has its end, and most are short."""
_CERTAIN = 60
"""Characters of a source from which on a half is lost for certain."""
_SLACK = 6
"""Characters that any sentence may lack: a word is a tenth of a short one. (For what is an error.)"""
_HALF = 0.48
"""Share of the expected length below which half of the sentence is lost for certain."""
_DOUBT = 0.04
"""By how much what the words of the source say of its length may spare a translation that is half as long as usual."""
_USUAL = 0.9
"""Share of the expected length from which on no text is short, however little the lengths of its language vary."""
_LONG = 1.2
"""Share of the expected length from which on nothing can be missing, whatever else speaks for it."""
_UNFINISHED = 0.85
"""Share of the expected length below which a sentence without its stop has lost its end."""


@cache
def _high(source: str, target: str) -> float:
    """From which multiple of the expected length on a text is suspiciously long."""
    return max(1.75, math.exp(4 * usual_spread(source, target)))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target is too short or too long for its source."""
    source, target = size(subject.unit.key.source), size(subject.unit.target)
    pair = subject.catalog.source, subject.catalog.target
    if letters(subject.unit.key.source, pair[0]) < _SHORTEST or not target or langtag.is_pseudo(subject.catalog.target):
        return
    slack = 1 - min(0.3, _SLACK / source)
    expected = expected_size(subject.unit.key.source, subject.unit.target, *pair)
    share = target / expected
    low = 0.0
    if share < _USUAL:
        low = _UNFINISHED if _cut_off(subject) else math.exp(_least(subject) * spread(source, *pair))
    if share < low:
        share = spelled_out(subject.unit.target, subject.unit.key.source) / expected
    if share < low and not _terse(subject):
        half = target / (source * usual_ratio(*pair)) < _HALF * slack and share < _HALF + _DOUBT
        certain = half and source >= _CERTAIN  # "He was summoned" says all of "He has been issued a summons to appear"
        report = fail if certain else warn
        yield report(subject, f"only {share:.0%} of the length that such a sentence has in this language")
    elif share > _high(*pair) / (1 - min(0.4, 14 / source)):
        report = fail if share > 3.5 and source >= _CERTAIN else warn
        yield report(subject, f"{share:.1f} times as long as such a sentence is in this language")
    elif last := _open(subject):
        yield warn(subject, f"no sentence ends with “{last[0]}”: the rest may be lost", tokens.span(last))
    elif share < _LONG and lost_end.is_likely(subject):
        yield warn(subject, f"the end of the source may be lost: {share:.0%} of the usual length")


def _terse(subject: Subject) -> bool:
    """Whether a translation that is a little shorter than most says the same in fewer words: end and facts are there."""
    unit, pair = subject.unit, (subject.catalog.source, subject.catalog.target)
    longer = deviation(unit.key.source, unit.target, *pair)
    if longer < _FAR_BELOW or _cut_off(subject) or not lost_end.is_judged(subject):
        return False
    return lost_end.says_all(subject) or (longer > _LITTLE_BELOW and not lost_end.is_likely(subject))


_LITTLE_BELOW = -2.6
"""Standard deviations below the usual length down to which the length alone says nothing of a sentence that the other signs
were weighed for: few thirds cut off lie above it that they do not find, but a third of the human translations that are short.
"""
_FAR_BELOW = -4.0
"""Standard deviations below the usual length from which on something is lost. Of 312 human translations into German and Russian
that are too short 83 say all above it (all that were read did); of halves, first halves and thirds cut off none of 1,040 in 13
languages more than with -3, of clauses .8 %.
"""


def _least(subject: Subject) -> float:
    """How many standard deviations below its usual length a translation is suspiciously short."""
    source = subject.unit.key.source
    if _QUESTION.search(source) and _QUESTION.search(subject.unit.target):
        return _LOW_OF_QUESTION
    headline = source.rstrip()[-1:].isalnum()  # which has lost its second half without a trace
    length = letters(source, subject.catalog.source)
    return _LOW if length >= (_LONGER_HEADLINE if headline else _LONGER) else _LOW_OF_SHORT


_QUESTION = late_pattern(r"[?？؟;՞]\W*\Z")


def _cut_off(subject: Subject) -> bool:
    """Whether the target ends with a letter though the source ends with a stop."""
    source, target = tokens.plain(subject.unit.key.source).rstrip(), tokens.plain(subject.unit.target).rstrip()
    return bool(target) and target[-1].isalpha() and source[-1] in ".!?" and knowledge(subject.catalog.target).stops


def _open(subject: Subject) -> re.Match[str] | None:
    """The last word of the target where it joins a word that is not there; a source may end in the middle itself."""
    source, words = tokens.plain(subject.unit.key.source).rstrip(), tokens.words(subject.unit.target)
    language, plain = knowledge(subject.catalog.target), tokens.plain(subject.unit.target)
    if source[-1:] not in ".!?" or (len(words) < _FEW and language.spaced):
        return None
    if not language.spaced:
        return _open_end(plain, language.open_words)
    last = words[-1]
    if last[0] in language.open_words or _is_unfinished(last[0], subject):
        alone = plain[last.start() - 1].isspace() and plain[last.end() :].strip() in _STOPS  # no `NATO-u`
        if alone and not _spelled(words):
            return last
    return None if _COMMAS.isdisjoint(plain[last.end() :]) else _COMMA.search(plain, last.start())


def _is_unfinished(word: str, subject: Subject) -> bool:
    """Whether a translation that is rather short ends with a word of grammar, as many do that are cut off."""
    return word in function_words.of(subject.catalog.target).unfinished and is_rather_short(subject)


def _spelled(words: Sequence[re.Match[str]]) -> bool:
    """Whether the last words are letters of an abbreviation by their names, in a script without capitals: إتش بي أو."""
    letters = [word for word in words[-_FEW + 1 :] if len(word[0]) <= _LETTER]
    return len(letters) == _FEW - 1 and tokens.script(letters[0][0][0]) == "Arab"


_LETTER = 3
"""Letters of the name of a letter."""


def _open_end(plain: str, words: frozenset[str]) -> re.Match[str] | None:
    """The end of a text without spaces where it is one of the words, behind a letter and before at most a stop."""
    ends = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.search(rf"(?<=\w)(?:{ends})(?=[。.!?！？]?\s*\Z)", plain) if ends else None


_COMMA = late_pattern(r"\w+\s?[,،](?=[.!?։۔؟]\s*\Z)")
"""A comma right before the stop: what stood between them is gone."""
_COMMAS = frozenset(",،")
_STOPS = frozenset({"", ".", "!", "?", "։", ":", "۔", "؟"})
"""What may stand behind the last word, in any language with spaces."""
_FEW = 4
"""Words of a target below which it may be a headline or a label."""


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="article",
    fails=(
        Example(
            "The ferry company said on Tuesday that the morning crossing would be cancelled until the storm had passed.",
            "Die Fährgesellschaft teilte am Dienstag mit.",
            "de",
        ),
        Example("The ferry company cancelled every crossing of the week.", "Пором.", "uk"),
        Example(
            "Порт оголосив, що наступного тижня відкриє новий причал для поромів.",
            "The port announced that next week a new pier will.",
            "en",
            "uk",
        ),
        Example(
            "The harbour master said that all twelve ferries will sail again when the storm is over.",
            "Liman başkanı, fırtına dindiğinde on iki feribotun tamamının.",
            "tr",
        ),
        Example(
            "Die Reederei kündigte an, dass im März zwei neue Fähren nach Gdynia fahren, eine davon am Freitag.",
            "The company announced that in March two new ferries will go.",
            "en",
            "de",
        ),
        Example("The pier needs stones, sand and new lamps.", "Пірс потребує каміння, піску та.", "uk"),
        Example("The pier needs stones, sand and new lamps.", "يحتاج الرصيف إلى الحجارة والرمل من.", "ar"),
        Example("The pier needs stones, sand and new lamps.", "گھاٹ کو نئے پتھروں، ریت اور۔", "ur"),
        Example("The pier needs stones, sand and new lamps.", "ნავმისადგომს ახალი ქვები, ქვიშა,.", "ka"),
        Example("The pier needs stones, sand and new lamps.", "桟橋に必要なのは石と砂と新しい照明を。", "ja"),
        Example("The ferry was late again.", "Die Fähre war wieder zu spät. " * 5, "de"),
        Example("Le ferry a été annulé à cause de la tempête de mardi.", "Tempête.", "es", "fr"),
    ),
    passes=(
        Example(
            "Порт оголосив, кому належить новий причал для поромів.",
            "The port said whose the new ferry pier will be.",
            "en",
            "uk",
        ),
        Example(
            "It cannot be turned off, nor may the lamp be moved.", "Den kan ikke slås av, heller ikke flyttes av.", "nb"
        ),
        Example("The ferry was late again.", "Die Fähre kam wieder zu spät.", "de"),
        Example("What are the captains of the ferries?", "Wer sind die Kapitäne?", "de"),
        Example("The port belongs to the European Union.", "Luka pripada zemljama EU-u.", "hr"),
        Example("The ferry company cancelled every crossing of the week.", "渡轮公司取消了本周的所有班次。", "zh"),
        Example("Storm", "Ein schwerer Sturm", "de"),
        Example(
            "The ferry will leave the port of Gdynia at 9:30, and it should be back in the port of Gdynia at 18:15.",
            "Um 9:30 verlässt die Fähre den Hafen Gdynia, um 18:15 ist sie wieder in Gdynia.",
            "de",
        ),
        Example(
            "The head of the Rescue Committee of the Union of the Harbour Towns told the newspaper about that.",
            "Нашей газете сообщил об этом вчера глава КС СПГ.",
            "ru",
        ),
        Example("The Sailor Who Saved a Village", "村を救った船員", "ja"),
        Example("The ferry company cancelled every crossing.", "[Ťĥé]", "en-XA"),
    ),
)
