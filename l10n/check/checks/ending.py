"""A translation ends as its source does, with the marks of its own language: ؟ for a question in Arabic, ։ in Armenian, 。 in
Chinese; a Spanish question opens with ¿.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.finding import warn
from l10n.check.repeated_faults import settled
from l10n.language import english, tokens
from l10n.language.form import CLOSERS, Form, form, masked, splice
from l10n.language.length import size, usual_ratio
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_STOP, _QUESTION, _EXCLAMATION, _ELLIPSIS, _COLON, _NONE = (
    "full stop",
    "question mark",
    "exclamation mark",
    "ellipsis",
    "colon",
    "",
)
_TITLES = frozenset({"kicker", "headline", "heading", "byline", "credit", "cell"})
"""Roles that newspapers write without a full stop; body text that lacks one in the source is often a headline too."""
_ABBREVIATED = late_pattern(r"(?<!\w)(?:(?:\w{1,4}\.\s?)+\w{1,5}|\w{1,3})\.$")  # "EE. UU.", "млрд."
_GREEK_QUESTION = late_pattern(r"(?<=[\u0370-\u03ff\u1f00-\u1fff])\?")


def _tail(text: str) -> str:
    """What stands after the last letter, digit or sign of a text."""
    end = len(text)
    while end and not text[end - 1].isalnum() and text[end - 1] not in "%٪°€$£\ufffc":
        end -= 1
    return text[end:]


@lru_cache(maxsize=4096)
def ending(text: str, tag: str) -> str:
    """How a text ends: a name of a mark, or nothing."""
    text = masked(text).rstrip(CLOSERS + "\ufffc\t\r\n")
    tail, last = _tail(text), text[-1:]
    if last in {"…", "⋯"} or tail.endswith(("...", "。。。", "..", "……")):
        return _ELLIPSIS
    return _marks(tag).get(last, _NONE)


@cache
def _marks(tag: str) -> Mapping[str, str]:
    """What each mark is at the end of a text, those of other languages too."""
    language = form(tag)
    kinds = {
        _COLON: language.colon + ":：",
        _STOP: language.stop + ".。｡।۔։",
        _EXCLAMATION: language.exclamation + "!！‼",
        _QUESTION: language.question + "?？⁇⁈⁉",
    }
    return {mark: name for name, marks in kinds.items() for mark in marks}


def find(subject: Subject) -> Iterator[Finding]:
    """A finding where the translation ends otherwise, or with the mark of another language."""
    target, style = subject.unit.target, form(subject.catalog.target)
    if langtag.is_pseudo(subject.catalog.target) or not target.strip():
        return
    source_ends = ending(subject.unit.key.source, subject.catalog.source)
    foreign = _foreign(target, style)
    if foreign is not None:
        yield _corrected(subject, *foreign)
    elif (message := _difference(source_ends, subject, style)) is not None and (
        subject.strict or not _doubtful(message, subject)
    ):
        at = len(target.rstrip(CLOSERS))
        fix, once = _without_stop(message, target), "no stop" if message == f"the {_STOP} at the end is missing" else ""
        yield warn(subject, message, Span(max(at - 1, 0), at), fix, once)  # once: it is one translator's habit
    else:
        yield from _unopened(subject, style)


def _foreign(target: str, style: Form) -> tuple[str, int, str] | None:
    """The last mark where the language has another one for it: what it is, where it stands, what it should be."""
    at = len(target.rstrip(CLOSERS)) - 1
    if at < 1:
        return None
    last, before = target[at], target[at - 1]
    if last == "?" and "?" not in style.question and style.question[0] != "՞" and not before.isascii():
        return _QUESTION, at, style.question[0]
    if last == "." and "." not in style.stop and before != "." and not before.isascii():
        return _STOP, at, style.stop[0]
    if last == "!" and "!" not in style.exclamation and not before.isascii():
        return _EXCLAMATION, at, style.exclamation[0]
    return None


def _corrected(subject: Subject, name: str, at: int, mark: str) -> Finding:
    """The finding that a sentence ends with the mark of another language, with the right one as the fix."""
    target = subject.unit.target
    fix = splice(target, at, at + 1, mark)  # once: it is one typist's keyboard
    return warn(subject, f"the {name} of this language is {mark}", Span(at, at + 1), fix, once=name)


def _difference(source: str, subject: Subject, style: Form) -> str | None:
    """What is wrong with the way the translation ends, in words."""
    target = subject.unit.target
    target_ends = ending(target, subject.catalog.target)
    if target_ends == source or (style.unmarked and target_ends == _NONE):
        return None
    spoken = _spoken(target)
    if source in (_NONE, _STOP) and target_ends in _ADDED and not _mark_inside(target_ends, subject):
        return _ADDED[target_ends]
    if source == _NONE:
        title = subject.unit.key.context in _TITLES and not _ABBREVIATED.search(target)
        return "the source ends without a full stop, this has one" if target_ends == _STOP and title else None
    missing = _missing(source, target_ends, target, style)
    return None if spoken or not missing else missing


_PARTS = late_pattern(r"[,:;،؛«»“”„\"'‘’–—。.]\s?\S.*\?")
"""What a statement with a question behind it has: `I wondered: who came?`."""
_WHOLE = 0.9
"""Share of the usual length of a text from which on nothing is missing at its end but the stop."""


def _doubtful(message: str, subject: Subject) -> bool:
    """Whether a difference is a translator's freedom, or what a person forgot, where nothing else is missing."""
    source, catalog = subject.unit.key.source, subject.catalog
    if message.startswith("the source asks"):
        return not english.pattern("questions", "direct").match(tokens.plain(source)) and bool(_PARTS.search(source))
    if message == _ADDED[_QUESTION]:
        unmarked = source[-1:].isalnum() and english.pattern("questions", "direct").match(source)
        return bool(unmarked or english.pattern("questions", "indirect").search(source))
    if message == f"the {_STOP} at the end is missing":
        usual = size(source) * usual_ratio(catalog.source, catalog.target)
        whole = settled(subject.unit) and size(subject.unit.target) >= _WHOLE * usual
        return whole and not _is_slip(*_stops(subject.article))
    return message == f"the {_EXCLAMATION} at the end is missing" and settled(subject.unit)


@article_fact
def _stops(article: ArticleContext) -> tuple[int, int]:
    """How many sentences of an article end with a full stop, and how many of their translations do not."""
    source, target = article.catalog.source, article.catalog.target
    stopped = [u for u in article.catalog.units if u.target and ending(u.key.source, source) == _STOP]
    return len(stopped), sum(ending(unit.target, target) == _NONE for unit in stopped)


def _is_slip(sentences: int, without: int) -> bool:
    """Whether so few translations lack their stop that it is a slip, not a habit of the translator's."""
    return sentences >= _SENTENCES and without <= 1 + sentences // _FEW


_SENTENCES, _FEW = 5, 20
"""Sentences of an article that show a habit, and those of which another one may lack its stop."""
_ADDED = {
    _QUESTION: "this asks a question, the source does not",
    _EXCLAMATION: "this exclaims, the source does not",
    _ELLIPSIS: "this trails off, the source does not",
}
"""What a mark at the end of a translation says that the source does not."""


def _mark_inside(target_ends: str, subject: Subject) -> bool:
    """Whether the source has the mark somewhere inside, or the translation has a word for it."""
    source = subject.unit.key.source
    if subject.unit.target.rstrip(CLOSERS)[-1:].isalpha():
        return True  # か asks also where a title tells how something is done
    marks = {_QUESTION: ("?",), _EXCLAMATION: ("!",), _ELLIPSIS: ("...", "…")}[target_ends]
    return any(mark in source for mark in marks)


def _missing(source: str, target_ends: str, target: str, style: Form) -> str | None:
    """What the translation lacks at its end, in words. A question mark inside is enough: ՞ stands inside a word."""
    if source == _QUESTION:
        questioned = any(mark in target for mark in style.question if mark not in ":;")
        return None if questioned or style.unmarked else "the source asks a question, this does not"
    if source == _EXCLAMATION:
        return None if any(mark in target for mark in style.exclamation) else f"the {source} at the end is missing"
    if source == _COLON:
        stops = target_ends == _STOP and any(mark in style.stop for mark in style.colon)
        return None if stops else "the source ends with a colon, this does not"
    return f"the {source} at the end is missing" if target_ends == _NONE else None


def _spoken(target: str) -> bool:
    """Whether it ends with somebody's words: Japanese writes no stop before 」, Persian a comma inside."""
    end = target.rstrip("\u00a0\u202f\u200e\u200f ")
    return end[-1:] in "」』" or (end[-1:] in '»”“’"' and end.rstrip(CLOSERS + "“")[-1:] in ",،、!?؟…–—-")


def _without_stop(message: str, target: str) -> str | None:
    """The fix for a full stop that a title does not have."""
    return target.rstrip()[:-1] if message.endswith("this has one") and target.rstrip()[-1:] in ".。։۔।" else None


def _unopened(subject: Subject, style: Form) -> Iterator[Finding]:
    """Questions and exclamations without the mark that opens them in Spanish."""
    target = subject.unit.target
    for opening, closing in zip(style.opens, "?!", strict=True):
        if opening and closing in target and opening not in target and f"({closing})" not in target:
            at = target.index(closing)
            whole = at >= len(target.rstrip(CLOSERS)) - 1 and not re.search(r"[,.;:—«“\"]", target[:at])
            start = len(target) - len(target.lstrip('"“«‘( '))
            fix = splice(target, start, start, opening) if whole else None
            yield warn(subject, f"{closing} is never opened with {opening}", Span(at, at + 1), fix)


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("When will the bridge open?", "متى سيفتح الجسر?", "ar"),
        Example("When will the bridge open?", "Коли відкриють міст.", "uk"),
        Example("When will the bridge open?", "Cuándo abrirá el puente?", "es"),
        Example("When will the bridge open?", "Πότε θα ανοίξει η γέφυρα?", "el"),
        Example("The bridge is open.", "这座桥已开放.", "zh"),
        Example("The bridge is open.", "Կամուրջը բաց է", "hy"),
        Example("The bridge is open.", "Die Brücke ist offen", "de"),
        Example("The bridge opens", "Ouverture du pont.", "fr", context="headline"),
        Example("She promised three things:", "Вона пообіцяла три речі.", "uk"),
        Example("Open it!", "Öffnet sie.", "de"),
        Example("Nobody knew why...", "Nadie sabía por qué", "es"),
        Example("The harbour master resigns", "Капітан порту йде у відставку?", "uk", context="headline"),
        Example("The harbour master resigned.", "Der Hafenkapitän ist zurückgetreten…", "de"),
    ),
    passes=(
        Example("Where did the ferry from Gdynia land", "Wo legte die Fähre aus Gdynia an?", "de"),
        Example("When will the bridge open?", "متى سيفتح الجسر؟", "ar"),
        Example("When will the bridge open?", "Ե՞րբ կբացվի կամուրջը։", "hy"),
        Example("When will the bridge open?", "Πότε θα ανοίξει η γέφυρα;", "el"),
        Example("When will the bridge open?", "¿Cuándo abrirá el puente?", "es"),
        Example("When will the bridge open?", "สะพานจะเปิดเมื่อไร", "th"),
        Example("“The bridge is open.”", "«Міст відкрито».", "uk"),
        Example("“The bridge is open,” she said.", "彼女は「橋は開いている」と述べた。", "ja"),
        Example("She said: “The bridge is open.”", "彼女は「橋は開いている」", "ja"),
        Example("The bridge is open.", "Կամուրջը բաց է:", "hy"),
        Example("The bridge in the US", "El puente en EE. UU.", "es", context="headline"),
        Example("The bridge is open.", "पुल खुला है।", "hi"),
        Example("Read more at example.org.", "Mehr auf example.org.", "de"),
        Example("Nobody knew why…", "Nadie sabía por qué...", "es"),
        Example("They waited… and nobody came.", "Nadie vino, y ellos esperaban…", "es"),
        Example("They waited... and nobody came.", "Nadie vino, y ellos esperaban…", "es"),
        Example("She asked for one thing:", "彼女が求めたのは一つだけだった。", "ja"),
        Example("“Is it open?” she asked.", "彼女は尋ねた。「開いているのか？」", "ja"),
    ),
)
