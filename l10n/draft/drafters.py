"""Who asks an engine: by passages where it reads context, else by sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from l10n import markup
from l10n.draft.draft_context import DraftContext
from l10n.draft.outcomes import OpenUnits
from l10n.draft.passages import HouseKnowledge, PassageDrafter
from l10n.draft.reading import read_units
from l10n.draft.reading_text import ReadingText, read_article
from l10n.draft.renderings import Renderings
from l10n.draft.retries import SentenceDrafter
from l10n.draft.sentence import PairContext
from l10n.model import UnitKey
from l10n.plugin import Contextual, PostEditing, Translator


def choose_drafter(
    translator: Translator, pair_context: PairContext, draft_context: DraftContext, units: OpenUnits
) -> SentenceDrafter | PassageDrafter:
    """Who asks the translator: by passages where it reads context, else by sentences."""
    editor = translator.editor if isinstance(translator, PostEditing) else translator
    plain = SentenceDrafter(
        translator.drafter if isinstance(translator, PostEditing) else translator,
        pair_context,
        draft_context.decoding,
        draft_context.effort,
    )
    if not isinstance(editor, Contextual):
        return plain
    size = editor.sentences

    @cache
    def context(slug: str) -> ReadingText:
        words = {UnitKey(passage.context, passage.source): markup.strip(passage.target) for passage in reviewed[slug]}
        return read_article(
            read_units(slug, keys[slug], draft_context, pair_context, units.articles[slug]), words, size
        )

    reviewed = {
        slug: [passage for passage in draft_context.earlier.get(slug, ()) if passage.reviewed]
        for slug in units.articles
    }
    keys = {
        slug: _whole_article(draft_context.articles.get(slug, ()), open_keys)
        for slug, open_keys in units.articles.items()
    }
    sources = {slug: [key.source for key in every] for slug, every in keys.items()}
    names = Renderings(draft_context.pair, sources, (term.source for term in draft_context.terms))
    for slug, passages in reviewed.items():
        names.learn(slug, passages)
        names.learn_house(slug, draft_context.naming)
    house = HouseKnowledge(context, names, draft_context.near, draft_context.objections)
    return PassageDrafter(editor, plain, house, edits=isinstance(translator, PostEditing))


def _whole_article(every: Sequence[UnitKey], open_keys: Sequence[UnitKey]) -> Sequence[UnitKey]:
    """All units of an article; the wanted ones alone where they are not among them: a sibling's words for them are."""
    return every if set(open_keys) <= set(every) else open_keys
