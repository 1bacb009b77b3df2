"""A name of the source that is spelled in two ways: "Mink" beside "Minsk".

Two words with a capital that differ by one letter inside, one of them rare: a misspelling, or two people. Their neighbours tell
people apart; plurals and adjectives of a name differ at its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from l10n import langtag
from l10n.check.finding import warn_source
from l10n.check.places import exonyms
from l10n.check.repeated_faults import settled
from l10n.dataclass import dataclass, field
from l10n.language import tokens
from l10n.language.form import form
from l10n.language.knowledge import knowledge
from l10n.language.phonetics.words import CASED
from l10n.language.tokens import without_possessive
from l10n.model import Finding, Severity, Span
from l10n.plugin import ArticleSource, Check, Example, Subject, source_fact

_SHORTEST = 4
_LONG = 7
"""Letters of a name from which on another last letter is a misspelling in English: Lukashenka, Lukashenko."""


@dataclass(slots=True)
class _Seen:
    """How often a word with a capital stands in an article, at which words with capitals, and how often without one."""

    count: int = 0
    small: int = 0
    inside: int = 0
    neighbours: set[str] = field(default_factory=set)


def find(subject: Subject) -> Iterator[Finding]:
    """A finding at each word that looks like a misspelling of another name of the article."""
    if settled(subject.unit):
        return
    tag = subject.catalog.source
    if langtag.script(tag) not in CASED or form(tag).nouns_have_capitals:
        return
    wrong = _misspelled(subject.article.source)
    if not wrong:
        return
    for word in tokens.words(subject.unit.key.source):
        bare = without_possessive(word[0])
        if bare in wrong:
            message = f"{bare} stands here, {wrong[bare]} elsewhere in the article: is one of them misspelled?"
            yield warn_source(subject, message, Span(word.start(), word.start() + len(bare)))


@source_fact
def _misspelled(article: ArticleSource) -> Mapping[str, str]:
    """The rarer spelling of each name that has two, with the other one."""
    seen = _seen(article)
    common, places = knowledge(article.language).capitalized, exonyms(article.language)
    names = {w: s for w, s in seen.items() if not s.small and w.casefold() not in common and not w.isupper()}
    by_key: dict[str, list[str]] = {}
    for word in names:
        for key in _keys(word):
            by_key.setdefault(key, []).append(word)
    pairs = {tuple(sorted((a, b))) for group in by_key.values() for a in group for b in group if a != b}
    corrections: dict[str, str] = {}
    for a, b in sorted(pairs):
        if _spelled_alike(a, b, article.language) and not _two_people(names[a], names[b]):
            rare, usual = sorted((a, b), key=lambda w: (w in places, names[w].count, names[w].inside == 0))
            if names[rare].inside and names[rare].count <= max(1, names[usual].count // 3):
                corrections[rare] = usual
    return corrections


def _keys(word: str) -> Iterator[str]:
    """Keys that two words share when one letter inside is missing, added, another one, or two are exchanged."""
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def _seen(article: ArticleSource) -> Mapping[str, _Seen]:
    """The words with a capital, by word."""
    seen: dict[str, _Seen] = {}
    small: Counter[str] = Counter()
    for key in article.keys:
        words = tokens.words(key.source)
        title = _title_case([word[0] for word in words[1:] if len(word[0]) >= _SHORTEST])
        for number, word in enumerate(words):
            bare = without_possessive(word[0])
            if len(bare) < _SHORTEST:
                continue
            if not bare[0].isupper():
                small[bare.capitalize()] += 1
                continue
            entry = seen.setdefault(bare, _Seen())
            entry.count += 1
            entry.inside += number > 0
            around = () if title else (*words[max(1, number - 1) : number], *words[number + 1 : number + 2])
            entry.neighbours.update(without_possessive(w[0]) for w in around if w[0][0].isupper() and len(w[0]) > 2)
    for name, entry in seen.items():
        entry.small = small[name]
    return seen


def _title_case(words: Sequence[str]) -> bool:
    """Whether a headline gives nearly every word a capital, so that neighbours say nothing."""
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _spelled_alike(a: str, b: str, tag: str) -> bool:
    """Whether two words differ by one letter, not in the first one and not by an ending.

    Long names of English may differ in their last letter: nothing declines them.
    """
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    if short[0] != long[0] or OSA.distance(short, long) != 1 or long.startswith(short):
        return False
    if len(short) < len(long) or short[:-1] != long[:-1]:
        return True
    return len(short) >= _LONG and langtag.language(tag) == "en"


def _two_people(a: _Seen, b: _Seen) -> bool:
    """Whether both words stand beside other names, and never beside the same one."""
    return bool(a.neighbours and b.neighbours) and not a.neighbours & b.neighbours


check = Check(
    severity=Severity.WARNING,
    scope="source",
    find=find,
    fails=(
        Example("The ferry left Trondeim late.", "", "", others=(("Trondheim waits.", ""), ("She saw Trondheim.", ""))),
        Example(
            "Then Stoltenburg left.",
            "",
            "",
            others=(("Jens Stoltenberg came.", ""), ("We met Stoltenberg.", ""), ("So did Stoltenberg.", "")),
        ),
        Example("The train to Mink was late.", "", "", others=(("Minsk Waits For Trains", ""),)),
        Example("From Omsk Mink was reached late.", "", "", others=(("Perm: Trains Wait Near Minsk", ""),)),
        Example(
            "Потім Столтнберг поїхав.",
            "",
            "",
            source_locale="uk",
            others=(("Прибув Столтенберг.", ""), ("Тут Столтенберг.", "")),
        ),
    ),
    passes=(
        Example("The ferry left Trondheim late.", "", "", others=(("Trondheim waits.", ""),)),
        Example("They met Anna Berg.", "", "", others=(("They met Hanna Berg.", ""), ("Hanna Berg left.", ""))),
        Example("They met Marvin Cooke.", "", "", others=(("They met Martin Smith.", ""), ("Martin Smith left.", ""))),
        Example("They met German guests in Germany.", "", "", others=(("The Germans left.", ""),)),
        Example("Die Hand am Rand", "", "", source_locale="de", others=(("Der Hund am Rund", ""),)),
        Example(
            "Від Мінська до Києва",
            "",
            "",
            source_locale="uk",
            others=(("Мінськ і Київ", ""), ("У Києві та в Мінську", "")),
        ),
    ),
)
