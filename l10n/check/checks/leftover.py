"""Words of the source left inside the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from l10n import langtag
from l10n.check.finding import fail, warn
from l10n.language import data, tokens
from l10n.language.form import prose
from l10n.language.knowledge import knowledge
from l10n.language.titles import grammar, title_case
from l10n.language.tokens import folded_words
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_RUN = 3
"""Words in a row: that many small ones of no name, or one more of any."""
_CERTAIN = 7
"""No title of the articles measured is that long."""


@cache
def _small() -> frozenset[str]:
    """Words that have no capital in titles and names either, of English and of languages whose names stay in English."""
    return frozenset(data.section("und", "title-case")["untitled"].split())


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each run of source words in the target with words that no name has."""
    if langtag.language(subject.catalog.source) == langtag.language(subject.catalog.target):
        return
    shared = folded_words(subject.unit.key.source) & folded_words(subject.unit.target)
    if len(shared) < 2:  # a run of words has two different ones
        return
    here, translation = prose(subject.unit.key.source), prose(subject.unit.target)
    if len(folded_words(here) & folded_words(translation)) < 2:
        return
    target, source, folded = tokens.words(translation), tokens.casefolded(here), tokens.casefolded(translation)
    source_runs = {source[i : i + _RUN] for i in range(len(source) - _RUN + 1)}
    start = 0
    while start <= len(folded) - _RUN:
        end = start
        while folded[end : end + _RUN] in source_runs:
            end += 1
        if end == start:
            start += 1
            continue
        run = target[start : end + _RUN - 1]
        if _left(run, subject):
            report = fail if len(run) >= _CERTAIN and not _is_marked(run, translation) else warn
            yield report(subject, f"{len(run)} words of the source are left", Span(run[0].start(), run[-1].end()))
        start = end + _RUN - 1


def _left(run: Sequence[re.Match[str]], subject: Subject) -> bool:
    """Whether words that the source has too were not translated."""
    ours, theirs = (knowledge(tag).function_words for tag in (subject.catalog.target, subject.catalog.source))
    if _is_cited(run, subject.unit.target, subject.unit.key.source):
        return False
    if _is_no_prose(run, subject.unit.target) or any(word[0] in ours - theirs for word in run):
        return False  # or the source is in the language of the target here
    if _is_institution(run, subject):
        return False
    if len(run) > _RUN:
        return _ordinary(run, subject, headline=title_case(tokens.words(subject.unit.key.source)))
    if not _PROGRAM.isdisjoint(subject.unit.target[run[0].start() : run[-1].end()]):
        return False
    words = [word[0] for word in run if _no_name(word[0], subject.catalog.target) and word[0] not in ours]
    return len(words) == _RUN or (
        len(words) == _RUN - 1 and any(word in theirs and word not in _small() for word in words)
    )


def _is_institution(run: Sequence[re.Match[str]], subject: Subject) -> bool:
    """Whether words are a name that its language writes small but for the first word: `Autorité des marchés financiers`.

    English gives such names capitals throughout, so that what follows its one capital is a sentence.
    """
    if langtag.language(subject.catalog.source) == "en":
        return False
    source, before = subject.unit.key.source, subject.unit.target[: run[0].start()].split()[-1:]
    words = [*(before if _is_elided(before, run[0][0], source) else ()), *(word[0] for word in run)]
    first, *further = words[next((i for i, word in enumerate(words) if word.lower() not in _small()), 0) :]
    theirs = knowledge(subject.catalog.source).function_words - _small()
    opens = first == tokens.words(source)[0][0]
    return first[0].isupper() and not opens and theirs.isdisjoint(word.lower() for word in further)


def _is_elided(before: Sequence[str], word: str, source: str) -> bool:
    """Whether a word stands before another one in the source too, behind an apostrophe: `l’Autorité des marchés`."""
    return any(re.search(rf"['’]{re.escape(each)} {re.escape(word)}\b", source, re.IGNORECASE) for each in before)


def _no_name(word: str, tag: str) -> bool:
    """Whether a word has no capital, or is of a script without any that this language is not written in."""
    caseless = word[0].isalpha() and word[0].lower() == word[0].upper()
    return word[0].islower() or (caseless and tokens.script(word[0]) not in tokens.scripts_of(langtag.script(tag)))


def _ordinary(run: Sequence[re.Match[str]], subject: Subject, *, headline: bool) -> bool:
    """Whether words that the source has too are not a name: more than a quarter in small letters, or any where no quotation
    marks or brackets make them a title or a gloss; in a headline whose words all have capitals a word of grammar.
    """
    names = [word[0] for word in run if not _no_name(word[0], subject.catalog.target)]
    if not headline and len(names) >= _NAMES * len(run):
        return False
    small = sum(_no_name(w[0], subject.catalog.target) and len(w[0]) > 1 and w[0] not in _small() for w in run)
    small -= any(_stands_beside_a_name(*pair) for pair in ((run[0], run[1]), (run[-1], run[-2])))
    if small > len(run) / 4:
        return True
    if _is_marked(run, subject.unit.target):
        return False
    ours = knowledge(subject.catalog.target).function_words  # German has `in`, too
    return small > 0 or (headline and any(word[0].lower() in grammar() - ours for word in run))


def _stands_beside_a_name(edge: re.Match[str], neighbour: re.Match[str]) -> bool:
    """Whether the first or last word of a run stands outside the name beside it: `…and Prevention said`."""
    return edge[0].islower() and edge[0] not in _small() and neighbour[0][0].isupper()


def _is_cited(run: Sequence[re.Match[str]], target: str, source: str) -> bool:
    """Whether words are all that stands between marks or brackets, in a source with marks too or as a gloss of the target."""
    before, after = target[: run[0].start()].rstrip()[-1:], target[run[-1].end() :].lstrip(" \u00a0\u202f.,!?…")[:1]
    glossed = before in _OPENS and after in _CLOSES
    quoted = before in _MARKS and after in _MARKS and not _MARKS.isdisjoint(source)
    return (glossed or quoted) and run[-1].end() - run[0].start() < len(target) / 2


def _is_no_prose(run: Sequence[re.Match[str]], target: str) -> bool:
    """Whether words are commands or addresses with hyphens (`harbour-night-announce`), or a list of single words."""
    place = target[run[0].start() : run[-1].end()]
    commas = sum("," in target[first.end() : second.start()] for first, second in pairwise(run))
    return len(place.split()) < _RUN or (commas > 1 and commas * 2 >= len(run) - 1)


def _is_marked(run: Sequence[re.Match[str]], target: str) -> bool:
    """Whether quotation marks or brackets stand beside the words or among them: a title, or a gloss."""
    return not _MARKS.isdisjoint(target[max(0, run[0].start() - 1) : run[-1].end() + 1])


_NAMES = 0.75
"""Share of words with a capital, or figures, from which on a run of the source is a list of names."""
_PROGRAM = frozenset("%{}$@/\\")
"""Signs of placeholders and addresses: the words around them are those of a program."""
_OPENS, _CLOSES = frozenset("(（"), frozenset(")）")
_MARKS = frozenset('"“”„‟«»‹›‚‘()（）')


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example(
            "The council said that it would repair the pier before the winter.",
            "Der Rat erklärte, that it would repair the pier before the winter.",
            "de",
        ),
        Example("The council said that it would repair the pier.", "Рада заявила, що it would repair the pier.", "uk"),
        Example(
            "They may appeal to the Supreme Court in Riga.", "Вони можуть appeal to the Supreme Court in Riga.", "uk"
        ),
        Example("They set their clocks back in autumn.", "Sie stellen their clocks back im Herbst.", "de"),
        Example("The council was asked once again.", "Раду was asked once.", "uk"),
        Example(
            "أغلق المجلس الجسر القديم أمام السيارات.", "The council closed الجسر القديم أمام السيارات.", "en", "ar"
        ),
        Example(
            "Le conseil a dit que le vieux pont sera fermé.", "Der Rat sagte, que le vieux pont sera fermé.", "de", "fr"
        ),
        Example("Storm Drives Ferries Back to Gdynia Harbour", "Пороми Drives Ferries Back to Gdynia Harbour", "uk"),
    ),
    passes=(
        Example(
            'They sang "the tide is coming" on the pier.', "Sie riefen auf dem Steg „the tide is coming!“ dazu.", "de"
        ),
        Example(
            "It went to the Centre for Harbour Tides and Prevention said.",
            "Es ging an das Centre for Harbour Tides and Prevention said.",
            "de",
        ),
        Example(
            "A rule of Brown v. Board of Harbours of Topeka holds.",
            "Das Urteil Brown v. Board of Harbours of Topeka gilt.",
            "de",
        ),
        Example("L’Office des bacs et lacs ferme.", "Das Office des bacs et lacs schließt.", "de", "fr"),
        Example(
            "Elle dirige la Caisse nationale de sauvetage en mer du Nord (CNSM).",
            "Sie leitet die Caisse nationale de sauvetage en mer du Nord (CNSM).",
            "de",
            "fr",
        ),
        Example(
            "Ferries Late After Fire Burning In Harbour North - NBS Nova Baltic",
            "Fähren nach Brand verspätet - In Harbour North - NBS Nova Baltic",
            "de",
        ),
        Example("Run %s at %d, then %s of %d.", "%s at %d, then %s of %d", "de"),
        Example("The Stiftung Wissen und Technik will close.", "Die Stiftung Wissen und Technik schließt.", "de"),
        Example("She sang in The Harbour of the Lost.", "Sie sang in „The Harbour of the Lost“.", "de"),
        Example("It ran on alpha, beta, gamma and delta.", "Es lief auf alpha, beta, gamma und delta.", "de"),
        Example("Verein für neue Boote, Vienna", "Verein für neue Boote, Wien", "de"),
        Example("Write to harbour-night-announce.", "Schreiben Sie an harbour-night-announce.", "de"),
        Example(
            "It had money from Tern, Gull, Harbour Magazine, North Sea Systems and Ferry Labs Baltic.",
            "Es hatte Geld von Tern, Gull, Harbour Magazine, North Sea Systems, Ferry Labs Baltic und anderen.",
            "de",
        ),
        Example("The council will repair the pier.", "Рада відремонтує пірс.", "uk"),
        Example(
            "See https://example.org/news/2024/harbour-vote-again-now.",
            "Siehe https://example.org/news/2024/harbour-vote-again-now.",
            "de",
        ),
    ),
)
