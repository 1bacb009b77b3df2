"""Two names that stand in each other's place: who went where, who said it of whom.

Both names are there, so only their order tells. Where a language keeps the order of English, any two names do; where its
grammar turns sentences round, only names that are joined ("Gdynia and Kaunas") do. A possessive is turned round everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from l10n import langtag
from l10n.check.article_names import names_of
from l10n.check.finding import warn
from l10n.check.mirror import from_english, mirrored
from l10n.check.names import Name
from l10n.check.places import has_exonym, is_exonym
from l10n.dataclass import dataclass
from l10n.language import english, function_words, tokens
from l10n.language.knowledge import Language, knowledge
from l10n.language.phonetics.matches import SoundMatch, is_near_elsewhere, limit, nearest
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import ArticleSource, Check, Example, Subject, source_fact

_CERTAIN, _CERTAIN_IN_ABJADS = 0.1, 0.04
"""Cost per sound up to which a place in the target is the name's for certain."""
_ABJADS = frozenset({"Arab", "Hebr"})
_AND = late_pattern(r",? (?:and|or) ")
_JOINED = late_pattern(r"(?:,? and |,? or |/|-)")
_LISTED = late_pattern(r"(?:(?: [A-Z][\w'’-]*)*, [A-Z][\w'’-]*)*(?: [A-Z][\w'’-]*)*,? (?:and|or) [A-Z]")
"""What goes on behind a name that a comma joins to the one before: `Gdynia, Kaunas and Riga`; a comma alone tells where a town
lies or whom somebody works for, which many languages turn round (`Rushden, Northamptonshire`).
"""
_APPOSITION = late_pattern(r"(?:['’]s)?(?: [a-z][\w’'-]*){1,2}, [A-Z][\w’'-]+ [A-Z]")
"""Who somebody is, said before the name or behind it: `the Hyundai spokesman, Petr Vaněk`."""
_ENDED = late_pattern(rf"[.,;:!?)]|\Z|{_LISTED.pattern}")
"""The same where the order is that of English: no clause begins with the name behind the comma."""
_POSSESSIVE = late_pattern(r"(?: [A-Z]\w+)*['’]s?(?=\s|$)")
"""An owner, by one name or several: what is owned may come first in other languages."""
_LEAST, _LEAST_UNCHANGED = 5, 4
"""Letters of a name that is found by its sound, and of one that stands there with its own letters."""
_SHORT = 70
"""Characters of a sentence of one clause, whose order few translators change; in longer ones 50 of 60 findings were false."""
_CLOSE = 5
"""Characters between two names of the source that may be one name in the target: `Toyota's Burnaston`, `of`, `in`."""


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name of the source with its place in the target."""

    name: Name
    target_span: Span


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for the first two names that have changed places."""
    if not from_english(subject):
        yield from mirrored(subject, find)
        return
    source = tokens.plain(subject.unit.key.source)
    language = knowledge(subject.catalog.target)
    anywhere = not language.free_order and (subject.strict or len(source) <= _SHORT)
    once, joined = _names_once(subject)
    if len(once) < 2 or not (anywhere or joined):  # one alone has no order
        return
    placed = _placed(subject, once)
    if len(placed) < 2:
        return
    turned = next(_turned(subject, placed, source, anywhere=anywhere), None) or next(
        _torn(subject, placed, source), None
    )
    if turned:
        left, right = turned
        yield warn(subject, f"{left.name.text} and {right.name.text} have changed places", right.target_span)


def _names_once(subject: Subject) -> tuple[Sequence[Name], bool]:
    """The names that stand once in a source, and whether any is beside another; looked for once for all its locales."""
    source, by_source = subject.unit.key.source, _names_by_source(subject.article.source)
    if source not in by_source:
        plain = tokens.plain(source)
        once = [name for name in names_of(source, subject.article.source) if plain.count(name.text) == 1]
        by_source[source] = once, _beside_another(plain, once)
    return by_source[source]


@source_fact
def _names_by_source(_article: ArticleSource) -> dict[str, tuple[Sequence[Name], bool]]:
    """What was looked for so far."""
    return {}


def _turned(
    subject: Subject, placed: Sequence[PlacedName], source: str, *, anywhere: bool
) -> Iterator[tuple[PlacedName, PlacedName]]:
    """Neighbours of the source that stand the other way round where the language's grammar turns nothing round."""
    target, language = subject.unit.target, knowledge(subject.catalog.target)
    unowned = [
        placed_name
        for placed_name, owned in zip(placed, _owned(placed, source), strict=True)
        if not owned and not placed_name.name.syllable
    ]
    for left, right in pairwise(unowned):
        between = source[left.name.span.end : right.name.span.start]
        speaks = _reporting().search(between) or ("," in between and _speaks().match(source, right.name.span.end))
        behind = _LISTED if language.free_order else _ENDED
        listed = _JOINED.fullmatch(between) or (between == ", " and behind.match(source, right.name.span.end))
        may_turn = between == " " or speaks or _APPOSITION.match(source, left.name.span.end)
        joined = not may_turn if anywhere else listed
        if joined and left.target_span.start > right.target_span.start:
            yield left, right
    for left, right in pairwise(placed):
        between = source[left.name.span.end : right.name.span.start]
        # What one owner has of both keeps its order too: `Brandt's Aurora and Calypso`.
        beside = _AND.fullmatch(between) or (between == " " and not _surname_first(left.name.text, language))
        if between == " " and (_is_translated(right, target) or _is_joined(right, left, subject)):
            continue
        if beside and left.target_span.start > right.target_span.start:
            yield left, right


def _is_translated(placed: PlacedName, target: str) -> bool:
    """Whether a name's last word is one that languages translate, and may put first: `Victoria Cross` is `Cruz Victoria`."""
    word = target[placed.target_span.start : placed.target_span.end]
    return word[0].islower() or (tokens.script(word[0]) == "Latn" and not word.startswith(placed.name.text[:-1]))


def _is_joined(before: PlacedName, after: PlacedName, subject: Subject) -> bool:
    """Whether one word of grammar stands between two names, as in a compound turned round: `Nebraska Capitol` is `Capitolio de
    Nebraska`.
    """
    between = subject.unit.target[before.target_span.end : after.target_span.start].strip().casefold()
    return between in function_words.of(subject.catalog.target).before


def _surname_first(first: str, language: Language) -> bool:
    """Whether the language writes the surname of somebody with this first name before it."""
    return language.surname_first and (not language.first_names or first.casefold() in language.first_names)


def _torn(subject: Subject, placed: Sequence[PlacedName], source: str) -> Iterator[tuple[PlacedName, PlacedName]]:
    """First name and surname that another name of the source has come between: `Mike Vienna … in Pompeo`."""
    target = tokens.plain(subject.unit.target)
    chips = sorted([*placed, *_short(source, target, placed)], key=lambda chip: chip.name.span.start)
    certain = set(map(id, placed))
    at = {chip.target_span.start: chip for chip in chips}
    ends = {chip.target_span.end: chip for chip in chips}
    for left, right in pairwise(chips):
        if source[left.name.span.end : right.name.span.start] != " " or certain.isdisjoint((id(left), id(right))):
            continue
        after, before = _beside(target, left.target_span.end, 1, at), _beside(target, right.target_span.start, -1, ends)
        if left in (before, _beside(target, right.target_span.end, 1, at)):
            continue
        for stranger, chip, place in ((after, right, left), (before, left, right)):
            if stranger is None or stranger not in placed or stranger in (left, right) or _together(stranger, place):
                continue
            yield (chip, stranger) if chip in placed else (stranger, place)


def _short(source: str, target: str, placed: Sequence[PlacedName]) -> Iterator[PlacedName]:
    """Words with a capital, once in both texts with the same letters, that are too short or too common to be looked for."""
    starts, capitals = (
        {placed_name.name.span.start for placed_name in placed},
        [m for m in tokens.words(target) if m[0][0].isupper()],
    )
    for word in tokens.words(source):
        if not word[0][0].isupper() or word.start() in starts or source.count(word[0]) > 1:
            continue
        same = [m for m in capitals if m[0] == word[0]]
        if len(same) == 1:
            yield PlacedName(Name(word[0], tokens.span(word)), tokens.span(same[0]))


def _beside(target: str, place: int, step: int, chips: Mapping[int, PlacedName]) -> PlacedName | None:
    """The name next to a place of the target with nothing but a space or a dot between."""
    sign = target[place : place + 1] if step > 0 else target[max(0, place - 1) : place]
    return chips.get(place + step) if sign in {" ", "・", "·", "\u00a0"} else None


def _together(first: PlacedName, second: PlacedName) -> bool:
    """Whether two names stand next to each other in the source, or one owns the other."""
    left, right = sorted((first.name.span, second.name.span), key=lambda span: span.start)
    return right.start - left.end <= _CLOSE


def _owned(placed: Sequence[PlacedName], source: str) -> Iterator[bool]:
    """For each name whether it belongs to the one before it, or owns what comes next: `Brandt's Karlskrona office`."""
    before = ""
    for placed_name in placed:
        owned = bool(re.search(r"['’]s?\s(?:\w+\s)?$", source[: placed_name.name.span.start])) and before == "owner"
        before = "owner" if _POSSESSIVE.match(source, placed_name.name.span.end) else ""
        yield owned or bool(before)


def _elsewhere(name: Name, match: SoundMatch, subject: Subject) -> bool:
    """Whether a place has its own name in the language, and that stands there instead of the word that sounds alike."""
    target, tag = subject.unit.target, subject.catalog.target
    return match.cost > 0 and has_exonym(name.text, target, tag) and not is_exonym(match.word, name.text, tag)


_NEARLY = 0.04
"""Cost per sound within which another word may be the name as well, where nothing but its sound says so."""


def _rival(name: Name, match: SoundMatch, subject: Subject) -> bool:
    """Whether a script without most vowels has another word that sounds nearly as much like the name: Tommy, and Thomas."""
    target, tag, span = subject.unit.target, subject.catalog.target, match.span
    if span is None or langtag.script(tag) not in _ABJADS:
        return False
    return is_near_elsewhere(name.text, target, tag, span, match.cost + _NEARLY)


def _beside_another(source: str, names: Sequence[Name]) -> bool:
    """Whether one of the names is joined to the next one, or stands next to a word with a capital: to what else, languages
    put it as their grammar has it.
    """
    joined = (source[first.span.end : second.span.start] for first, second in pairwise(names))
    if any(between == ", " or _JOINED.fullmatch(between) or _AND.fullmatch(between) for between in joined):
        return True
    words = [word for word in tokens.words(source) if word[0][0].isupper()]
    starts = {name.span.start for name in names}
    neighbours = ((first, second) for first, second in pairwise(words) if second.start() - first.end() <= 1)
    return any(not starts.isdisjoint((first.start(), second.start())) for first, second in neighbours)


def _without_originals(target: str, source: str) -> str:
    """A target with blanks for what brackets repeat of the source behind its transliteration: `Dolija (Dolly) Menga`."""
    return _BRACKETS.sub(lambda match: " " * len(match[0]) if match[0][1:-1] in source else match[0], target)


_BRACKETS = late_pattern(r"\([^()]*\)")


def _placed(subject: Subject, once: Sequence[Name]) -> Sequence[PlacedName]:
    """The names that stand for certain in the target, in the order of the source, of those that stand once in it."""
    placed_names = []
    target, tag = _without_originals(subject.unit.target, subject.unit.key.source), subject.catalog.target
    certain = _CERTAIN_IN_ABJADS if langtag.script(tag) in _ABJADS else _CERTAIN
    for name in once:
        match = nearest(name.text, target, tag, within=max(certain, limit(name.text, tag)))  # `names` has asked so too
        if len(name.text) < (_LEAST_UNCHANGED if match.word.startswith(name.text) else _LEAST):
            continue
        if (
            match.span
            and match.cost <= certain
            and not (_elsewhere(name, match, subject) or _rival(name, match, subject))
        ):
            placed_names.append(PlacedName(name, match.span))
    places = [placed.target_span for placed in placed_names]
    return [placed for placed in placed_names if places.count(placed.target_span) == 1]


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The ferry from Gdynia arrived in Karlskrona.", "Пором із Карлскруни прибув до Гдині.", "uk"),
        Example("The ferry from Gdynia arrived in Karlskrona.", "Die Fähre aus Karlskrona kam in Gdynia an.", "de"),
        Example("Talks between Kaunas and Gdynia failed.", "Gdynia és Kaunas tárgyalásai kudarcba fulladtak.", "hu"),
        Example("Mayor Lena Brandt left Gdynia.", "Die Bürgermeisterin Lena Gdynia verließ Brandt.", "de"),
        Example("Lena Horvat came.", "Eljött Horvat Lena.", "hu"),
        Example("Brandt's Aurora and Calypso sank.", "Затонули Brandt Calypso і Aurora.", "uk"),
    ),
    passes=(
        Example("They met in Rushden, Northamptonshire.", "Улар Нортгемптоншир графлығындағы Рашденда осрашты.", "ba"),
        Example("Lena Brandt and Gull came.", "Ieradās Lena Branta (Lena Brandt) un Gulls (Gull).", "lv"),
        Example("Viktor Horvath came.", "Eljött Horvath Viktor.", "hu"),
        Example("She won the Victoria Cross.", "Ganó la Cruz Victoria.", "es"),
        Example("So said the Gdynia spokesman, Petr Vaclav.", "Así dijo Petr Vaclav, portavoz de Gdynia.", "es"),
        Example("They met at the Nebraska Capitol.", "Se reunieron en el Capitolio de Nebraska.", "es"),
        Example("She won the Victoria Cross.", "Её наградили крестом Виктории.", "ru"),
        Example("It was closed by Gdynia, said Lena Brandt.", "Lena Brandt dijo que lo cerró Gdynia.", "es"),
        Example("It was closed by Gdynia, Lena Brandt said.", "Lena Brandt dijo que lo cerró Gdynia.", "es"),
        Example("The ferry from Gdynia arrived in Karlskrona.", "Die Fähre aus Gdynia kam in Karlskrona an.", "de"),
        Example("The ferry from Gdynia arrived in Karlskrona.", "A komp Karlskronába érkezett Gdyniából.", "hu"),
        Example("Brandt's Karlskrona office closed.", "La oficina de Karlskrona de Brandt cerró.", "es"),
    ),
)


@cache
def _reporting() -> re.Pattern[str]:
    """Who said it stands before or behind what was said in every language."""
    return re.compile(rf"[,\"”’] (?:{english.alternatives('reporting', 'plain')}|according to)\b")


@cache
def _speaks() -> re.Pattern[str]:
    """The same behind the name: `It is closed, Lena Brandt said`."""
    return re.compile(rf"(?: [A-Z][\w'’-]+)*,? (?:{english.alternatives('reporting', 'plain')})\b")
