"""The units of an article read as sentences, with the article's own words: names, titles, words in capitals."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.draft import capitals, datelines, headline, inline, quotation, terms
from l10n.draft.draft_context import DraftContext
from l10n.draft.draft_unit import DraftUnit
from l10n.draft.learned import learn
from l10n.draft.sentence import PairContext, Sentence, read
from l10n.model import Role, Segmented, UnitKey

_HEADLINES = frozenset({Role.HEADLINE.context, Role.HEADING.context, Role.KICKER.context, Role.STANDFIRST.context})


def read_units(
    slug: str, keys: Sequence[UnitKey], context: DraftContext, pair_context: PairContext, every: Sequence[UnitKey]
) -> list[DraftUnit]:
    """The units to draft of an article, read with its own words: those of its open units and of those that have words."""
    running = {key.source for key in every if key.context not in _HEADLINES}
    running.update(passage.source for passage in context.earlier.get(slug, ()) if passage.context not in _HEADLINES)
    words = headline.vocabulary(running)
    article = dict.fromkeys(
        [*context.articles.get(slug, ()), *every]
    )  # what is learned must not depend on what is open
    learned = learn((key.source for key in article), context.using, context.pair) if pair_context.judged else None
    within = pair_context.within(slug, words.small, words.names, learned)
    return [_unit(slug, key, context, within, words) for key in keys]


def _unit(
    slug: str, key: UnitKey, context: DraftContext, pair_context: PairContext, words: headline.ArticleVocabulary
) -> DraftUnit:
    bare = inline.detach(key.source)
    cut = context.cut(bare.text)
    if cut.join() != bare.text:
        cut = Segmented((bare.text,), ("", ""))
    if not key.context and pair_context.judged:
        cut = datelines.apart(cut, context.pair)
    titled = key.context in _HEADLINES and headline.applies(context.pair)
    sentences = tuple(_sentence(text, key.context, pair_context, words, titled=titled) for text in cut.segments)
    return DraftUnit(slug, key, bare, cut, sentences)


def _sentence(
    text: str, role: str, pair_context: PairContext, words: headline.ArticleVocabulary, *, titled: bool
) -> Sentence:
    """A sentence as an engine can read it: no headline In Title Case, no words in capitals."""
    loud = capitals.runs(text, words, pair_context.pair) if pair_context.judged else ()
    if loud:
        return read(
            text, pair_context, quotation.doubled(capitals.small(text, loud, words, pair_context.pair)), role, loud
        )
    if titled and headline.in_title_case(text):
        small = (each.term.source for each in terms.find(text, pair_context.glossary) if each.term.source.islower())
        return read(text, pair_context, quotation.doubled(headline.sentence_case(text, words.with_small(small))), role)
    return read(text, pair_context, quotation.doubled(text), role)
