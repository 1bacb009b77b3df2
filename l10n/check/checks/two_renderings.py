"""One name or term rendered in two ways in an article: "Столтенберг" here, "Штольтенберг" there.

Endings are grammar: renderings differ where their beginnings do. Which one is right the check does not know; it asks about the
rarer one, or the later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from l10n import langtag
from l10n.check.finding import warn
from l10n.check.names import names
from l10n.dataclass import dataclass
from l10n.language.phonetics.matches import limit, nearest
from l10n.language.phonetics.sounds import bare
from l10n.language.scripts import spaced
from l10n.model import Finding, Severity, Span, State, Term, Unit
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact
from l10n.terms import in_unit

_ENDING = 3
"""Letters at the end of a word that grammar may change, with those that it adds."""
_OFTEN = 3
"""Units that spell a name in one way, from which on another spelling in a reviewed unit is a slip and no choice."""
_FARTHEST = 0.45
"""Share of letters that differ between two spellings of one name; further apart, one is another word."""
_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})
"""Scripts that write all vowels and put no particles before names in one word."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a unit has for a name, with its place."""

    word: str
    span: Span


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each name that the article mostly spells otherwise, and for each term with two translations."""
    yield from _names(subject)
    for term in subject.terms:
        yield from _term(term, subject)


def _names(subject: Subject) -> Iterator[Finding]:
    catalog, tag = subject.catalog, subject.catalog.target
    if langtag.language(catalog.source) != "en" or langtag.is_pseudo(tag):
        return
    if langtag.script(tag) not in _SCRIPTS or not spaced(tag):
        return
    for name in {name.text for name in names(subject.unit.key.source, catalog.source)}:
        if here := _strange(name, subject.unit, subject.article):
            usual = _usual(subject.article)[name].word
            message = f"{name} is {here.word} here, elsewhere in the article {usual}"
            yield warn(subject, message, here.span, once="name")


def _strange(name: str, unit: Unit, article: ArticleContext) -> Rendering | None:
    """What a unit has for a name, where the article mostly spells it otherwise."""
    usual = _usual(article).get(name)
    here = rendering(name, unit.target, article.catalog.target) if usual else None
    if usual is None or here is None or not differ(here.word, usual.word):
        return None
    return here if unit.state is not State.REVIEWED or usual.units >= _OFTEN else None


def rendering(name: str, target: str, tag: str) -> Rendering | None:
    """The word of a target that is a name for certain; nothing where none is."""
    match = nearest(name, target, tag, within=limit(name, tag))
    if (
        match.span is None
        or match.cost > limit(name, tag)
        or (not match.word[0].isupper() and langtag.script(tag) != "Geor")
    ):
        return None
    return Rendering(match.word, match.span)


def differ(word: str, usual: str) -> bool:
    """Whether two words are spellings of one name that differ in more than their endings.

    >>> differ("Штольтенберг", "Столтенбергом"), differ("Мінська", "Мінськ"), differ("Kyjev", "Kyjevem")
    (True, False, False)
    """
    here, expected = bare(word).casefold(), bare(usual).casefold()
    size = min(len(here), len(expected))
    stem = max(2, size - _ENDING)
    if here[:stem] == expected[:stem]:
        return False
    return OSA.distance(here[:size], expected[:size]) <= _FARTHEST * size


@dataclass(frozen=True, slots=True)
class Usual:
    """The spelling of a name that counts in an article, and how many units have a form of it."""

    word: str
    units: int


@article_fact
def _usual(article: ArticleContext) -> Mapping[str, Usual]:
    """The spelling that counts for each name that has several: that of most units, else the first one."""
    catalog = article.catalog
    by_name: dict[str, list[str]] = {}
    units = [
        (unit.target, {n.text for n in names(unit.key.source, catalog.source)}) for unit in catalog.units if unit.target
    ]
    times = Counter(name for _, names in units for name in names)
    for target, those in units:
        for name in those:
            here = rendering(name, target, catalog.target) if times[name] > 1 else None
            if here:
                by_name.setdefault(name, []).append(here.word)
    return {name: _most(words) for name, words in by_name.items() if any(differ(word, words[0]) for word in words)}


def _most(words: list[str]) -> Usual:
    """The word that most others are forms of; the first one of several."""
    counts = Counter({word: sum(not differ(variant, word) for variant in words) for word in dict.fromkeys(words)})
    return Usual(*counts.most_common(1)[0])


def _term(term: Term, subject: Subject) -> Iterator[Finding]:
    """A finding where the article has mostly used another one of a term's translations."""
    tag, target = subject.catalog.target, subject.unit.target
    if len(term.translations) < 2 or in_unit.place(term, subject.unit.key.source) is None:
        return
    usual, here = _usual_term(term, subject.article), _used(term, target, tag)
    if usual and here and here != usual:
        place = in_unit.in_target(here, target, tag)
        yield warn(subject, f"{term.source} is {here} here, elsewhere in the article {usual}", place)


@article_fact
def _chosen(_article: ArticleContext) -> dict[Term, str]:
    """What the article calls the terms that were asked about so far."""
    return {}


def _usual_term(term: Term, article: ArticleContext) -> str:
    """The translation of a term that most units of an article have; nothing where none has one."""
    chosen, catalog = _chosen(article), article.catalog
    if term not in chosen:
        having = (u for u in catalog.units if u.target and in_unit.place(term, u.key.source) is not None)
        counts = Counter(used for unit in having if (used := _used(term, unit.target, catalog.target)))
        chosen[term] = counts.most_common(1)[0][0] if counts else ""
    return chosen[term]


def _used(term: Term, target: str, tag: str) -> str:
    """The translation of a term that a target has; nothing where it has none or several."""
    present = [word for word in term.translations if in_unit.has(word, target, tag)]
    return present[0] if len(present) == 1 else ""


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example(
            "Then Stoltenberg left.",
            "Потім Штольтенберг поїхав.",
            "uk",
            others=(
                ("Mr Stoltenberg arrived.", "Прибув пан Столтенберг."),
                ("We met Stoltenberg.", "Ми зустріли Столтенберга."),
            ),
        ),
        Example(
            "Then Khashoggi left.",
            "Dann ging Kaschoggi.",
            "de",
            others=(
                ("They saw Khashoggi.", "Sie sahen Khashoggi."),
                ("We heard Khashoggi.", "Wir hörten Khashoggi."),
            ),
        ),
        Example(
            "The lockkeeper waits.",
            "Der Schleusenmeister wartet.",
            "de",
            terms=(Term("lockkeeper", "de", ("Schleusenwärter", "Schleusenmeister")),),
            others=(
                ("The lockkeeper left.", "Der Schleusenwärter ging."),
                ("A lockkeeper came.", "Ein Schleusenwärter kam."),
            ),
        ),
    ),
    passes=(
        Example(
            "Then Stoltenberg left.",
            "Потім Столтенберг поїхав.",
            "uk",
            others=(
                ("Mr Stoltenberg arrived.", "Прибув пан Столтенберг."),
                ("We met Stoltenberg.", "Ми зустріли Столтенберга."),
            ),
        ),
        Example(
            "Then Brandt left.", "Dann ging Brandt.", "de", others=(("They saw Brandt.", "Sie sahen Brandts Haus."),)
        ),
        Example(
            "The lockkeeper waits.",
            "Die Schleusenwärter warten.",
            "de",
            terms=(Term("lockkeeper", "de", ("Schleusenwärter", "Schleusenmeister")),),
            others=(("The lockkeeper left.", "Der Schleusenwärter ging."),),
        ),
    ),
)
