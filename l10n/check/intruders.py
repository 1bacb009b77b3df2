"""Names that a translation has and its source has not."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.check.article_names import may_be_names, of_article
from l10n.check.finding import in_the_read, warn
from l10n.check.latin_names import LATIN
from l10n.check.names import names
from l10n.check.places import names_somebody
from l10n.check.renamed import in_full
from l10n.language import tokens
from l10n.language.phonetics import sounds
from l10n.language.phonetics.matches import is_near, limit
from l10n.language.phonetics.slips import typo
from l10n.language.phonetics.words import CASED
from l10n.language.tokens import without_possessive
from l10n.late_pattern import late_pattern
from l10n.model import Finding
from l10n.plugin import Subject

LEAST = 4
"""Letters of a name: shorter ones are abbreviations."""
_TWEETS = late_pattern(r"\b(?:re)?tweet")
_LOOKALIKES = frozenset("aceijkmopstxyh")
"""Letters that look like those of another script: a word of nothing else is a word of that script, typed wrongly."""


def of_the_article(subject: Subject) -> Iterator[Finding]:
    """A finding for each name of the article that the translation of a headline has and the headline has not: in one with a
    capital at every word nobody knows which words are names that are missing.
    """
    tag, source = subject.catalog.target, tokens.words(subject.unit.key.source)
    if langtag.script(tag) not in CASED or not may_be_names(subject.unit.key.source, subject.article.source):
        return
    candidates = [bare for word in source if len(bare := without_possessive(word[0])) >= LEAST]
    for word in tokens.words(subject.unit.target)[1:]:  # the first one has its capital anyway
        if len(word[0]) < LEAST or not word[0][0].isupper() or not names_somebody(word[0], subject.article):
            continue
        if not any(is_near(each, word[0], tag, limit(each, tag)) for each in candidates):
            yield warn(subject, f"{word[0]} is not {in_the_read(subject)}", tokens.span(word))


def in_different_letters(subject: Subject) -> Iterator[Finding]:
    """A finding for each name in Latin letters, in a translation into another script, that the source does not have."""
    if langtag.script(subject.catalog.target) == "Latn":
        return
    for word in LATIN.finditer(tokens.plain(subject.unit.target)):
        source = sounds.bare(tokens.plain(subject.unit.key.source).casefold())
        folded = sounds.bare(word[0].casefold())
        source_names = names(subject.unit.key.source, subject.catalog.source)
        written_out = in_full(subject.unit.key.source, subject.unit.target)
        short = len(word[0]) < LEAST or word[0].isupper() or _LOOKALIKES.issuperset(folded)
        if (
            short
            or folded.removesuffix("s") in source  # several HCoVs of one HCoV
            or _implied(folded, source)
            or any(typo(name.text, word[0]) for name in source_names)
            or any(place.start <= word.start() < place.end for _, place in written_out)
        ):
            continue
        if source_names or word[0] not in of_article(subject.article.source):  # it may stand for "the company"
            yield warn(subject, f"{word[0]} is not {in_the_read(subject)}", tokens.span(word))


def _implied(folded: str, source: str) -> bool:
    """Whether a name in small letters is that of what a word of the source is made of: `tweeted` says Twitter."""
    return folded == "twitter" and _TWEETS.search(source) is not None
