"""Who asks an engine: by passages where it reads context, else by sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from l10n import markup
from l10n.draft.article_context import ArticleContext, read_article
from l10n.draft.asking import Asker
from l10n.draft.draft_context import DraftContext
from l10n.draft.outcomes import OpenUnits
from l10n.draft.passages import HouseKnowledge, PassageAsker
from l10n.draft.reading import read_units
from l10n.draft.renderings import Renderings
from l10n.draft.sentence import Style
from l10n.model import UnitKey
from l10n.plugin import Contextual, PostEditing, Translator


def choose_asker(translator: Translator, style: Style, desk: DraftContext, units: OpenUnits) -> Asker | PassageAsker:
    """Who asks the translator: by passages where it reads context, else by sentences."""
    editor = translator.editor if isinstance(translator, PostEditing) else translator
    plain = Asker(translator.drafter if isinstance(translator, PostEditing) else translator, style, desk.decoding)
    if not isinstance(editor, Contextual):
        return plain
    size = editor.sentences

    @cache
    def context(slug: str) -> ArticleContext:
        words = {UnitKey(one.context, one.source): markup.strip(one.target) for one in reviewed[slug]}
        return read_article(read_units(slug, keys[slug], desk, style, units.articles[slug]), words, size)

    reviewed = {slug: [one for one in desk.earlier.get(slug, ()) if one.reviewed] for slug in units.articles}
    keys = {slug: _whole_article(desk.articles.get(slug, ()), wanted) for slug, wanted in units.articles.items()}
    sources = {slug: [key.source for key in every] for slug, every in keys.items()}
    names = Renderings(desk.pair, sources, (term.source for term in desk.terms))
    for slug, passages in reviewed.items():
        names.learn(slug, passages)
        names.learn_house(slug, desk.naming)
    house = HouseKnowledge(context, names, desk.near, desk.objections)
    return PassageAsker(editor, plain, house, edits=isinstance(translator, PostEditing))


def _whole_article(every: Sequence[UnitKey], wanted: Sequence[UnitKey]) -> Sequence[UnitKey]:
    """All units of an article; the wanted ones alone where they are not among them: a sibling's words for them are."""
    return every if set(wanted) <= set(every) else wanted
