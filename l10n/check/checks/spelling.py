"""A word that no dictionary has, and that is one letter away from a word.

Dictionaries lack the newest words, and names; so a word counts as a slip only where it stands in one unit of the article, has
no capital, is none of the source's, the termbase's or the house's own, and a known word differs from it by one letter. Asked in
languages whose dictionary flags few human translations (`flagged` in measured.toml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from l10n import langtag
from l10n.check.finding import warn
from l10n.check.profiles import flagged
from l10n.language import tokens
from l10n.language.form import prose
from l10n.language.word_lookup import word_lookup
from l10n.model import Finding, Severity, State
from l10n.plugin import ArticleContext, Check, Example, Subject, article_fact

_FLAGGED, _FLAGGED_STRICT = 2.0, 8.0
"""Per cent of human translations with a finding up to which a language is asked; where doubtful findings are wanted too."""
_LEAST = 4
"""Letters of a word; shorter ones are abbreviations, and near to something always."""
_MOST = 40
"""Unknown words of an article of which the nearest are looked for: one with more is about things that no dictionary has."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that is probably a slip, with what it could be."""
    tag = subject.catalog.target
    if not is_enabled(tag, strict=subject.strict):
        return
    by_word = {_plain(match[0]): match for match in _words(subject.unit.target)}
    nearest = _nearest(subject, by_word) if by_word else {}
    for word, suggestions in nearest.items():
        if suggestions:
            message = f"“{by_word[word][0]}” is not in the dictionary; did you mean {' or '.join(suggestions)}?"
            yield replace(warn(subject, message, tokens.span(by_word[word])), suggestions=tuple(suggestions))


def is_enabled(tag: str, *, strict: bool = False) -> bool:
    """Whether the machine has a dictionary for a locale, and it is good enough."""
    most = _FLAGGED_STRICT if strict else _FLAGGED
    return not langtag.is_pseudo(tag) and flagged("spelling", tag) <= most and word_lookup(tag) is not None


def _nearest(subject: Subject, by_word: Mapping[str, re.Match[str]]) -> Mapping[str, Sequence[str]]:
    """The words of a unit that are slips, with the known ones beside each."""
    lookup = word_lookup(subject.catalog.target)
    units = _units_with(subject.article)  # the dictionary is asked for all words of the article at once
    rare = [word for word in by_word if units.get(word, 0) <= 1] if lookup else []
    missing = lookup.unknown(by_word) if rare and lookup else frozenset[str]()
    unknown = [word for word in rare if word in missing]
    if not unknown or lookup is None:
        return {}
    of_source = tokens.folded_words(subject.unit.key.source)
    familiar = of_source | _of_terms(subject.article) | subject.words
    strange = [
        word
        for word in unknown
        if familiar.isdisjoint({word.casefold(), word.casefold().rpartition("'")[2]})
        and not lookup.has_elsewhere(word)
        and not _is_borrowed(word, of_source)
    ]
    return lookup.nearest(strange) if strange and len(strange) <= _MOST else {}


_STEM, _ENDINGS = 6, "aeiouns"
"""Letters of a word that two languages have in common, and those of the endings that languages of the script give it."""


def _is_borrowed(word: str, source: Set[str]) -> bool:
    """Whether a word is one of the source with an ending of its own: `islamistas` of Islamists."""
    stem = word.casefold().rstrip(_ENDINGS)
    return len(stem) >= _STEM and any(each.rstrip(_ENDINGS) == stem for each in source if each.startswith(stem))


@article_fact
def _units_with(article: ArticleContext) -> Counter[str]:
    """How many units have each word, after the dictionary was asked for all of them."""
    texts = [unit.target for unit in article.catalog.units if unit.target and unit.state is not State.OBSOLETE]
    units = Counter(word for text in texts for word in {_plain(match[0]) for match in _words(text)})
    lookup = word_lookup(article.catalog.target)
    unknown = lookup.unknown(units) if lookup else frozenset[str]()
    once = [word for word in unknown if units[word] == 1]
    if lookup and len(once) <= _MOST:
        lookup.nearest(once)
    return units


@article_fact
def _of_terms(article: ArticleContext) -> frozenset[str]:
    """The words of the termbase's translations for the locale."""
    return frozenset(word for term in article.terms for text in term.translations for word in tokens.folded_words(text))


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words without a capital that stand by themselves, neither joined by hyphens nor endings of names and numbers."""
    shown = prose(text)
    for match in tokens.WORD.finditer(shown):
        before, after = shown[match.start() - 1 : match.start()], shown[match.end() : match.end() + 1]
        if (
            len(match[0]) >= _LEAST
            and match[0] == match[0].lower()
            and not (_JOINED & {before, after} or before.isdigit())
        ):
            yield match


_JOINED = frozenset("-‐‑'’ʼ_/&@#")


def _plain(word: str) -> str:
    """The word with the apostrophe that dictionaries have."""
    return word.replace("’", "'").replace("ʼ", "'")


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The bridge is closed.", "El peunte está cerrado.", "es"),
        Example("The bridge is closed.", "El puente está cerado.", "es"),
    ),
    passes=(
        Example("The bridge is closed.", "El puente está cerrado.", "es"),
        Example("Call him; he was showing them the pier.", "Llámelo; estaba mostrándoles el muelle.", "es"),
        Example("Die Brücke ist zu.", "The bridge is closed.", "en", "de"),
        Example(
            "Die Schiffe im Zentrum fuhren.",
            "The ships in the centre were ploughing on, organised in colour.",
            "en",
            "de",
        ),
    ),
)
