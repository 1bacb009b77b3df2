"""Drafts from the reviewed words of a related language: which units wait, what is asked, and what changes make anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import markup
from l10n.article import segment
from l10n.catalog import sibling
from l10n.catalog.sibling import SiblingWords
from l10n.dataclass import dataclass
from l10n.draft import numbers
from l10n.draft.draft import DraftContext, DraftRefusal, DraftTask, Outcome
from l10n.draft.ready_made import judged
from l10n.draft.renderings import TranslatedPassage
from l10n.draft.sentence import PairContext
from l10n.engines.sibling import CONVERSION, SiblingRoute
from l10n.engines.sibling import ordered as by_sibling
from l10n.engines.sibling import sibling as sibling_route
from l10n.jobs.drafting import DraftJob, DraftPass, context
from l10n.model import Catalog, Draft, State, Term, UnitKey
from l10n.plugin import Pair
from l10n.provenance import SiblingState
from l10n.terms.status import TermStatus
from l10n.workspace import LoadedCatalog, Workspace


@dataclass(frozen=True, slots=True)
class SiblingWork:
    """The route of a locale that has a sibling, and the sibling's words by article."""

    route: SiblingRoute
    words: Mapping[str, SiblingWords]

    def waiting(self, catalogs: Sequence[Catalog]) -> int:
        """How many units have no words because they wait for the sibling's."""
        return sum(len(sibling.awaiting(each, self.words[each.slug])) for each in catalogs)


def ordered(workspace: Workspace, tags: Sequence[str]) -> tuple[str, ...]:
    """Locales in the order in which they are drafted: each behind its sibling.

    Raises:
        SettingsError: a sibling is not a locale of the project, or the routes go in a circle.
    """
    settings = workspace.settings
    return by_sibling(tags, settings.routes, settings.locales)


def work(workspace: Workspace, pair: Pair, slugs: Sequence[str]) -> SiblingWork | None:
    """The sibling of a locale with its words; nothing where its route begins at the source. An article that was written in
    the sibling's language has no such words: it is the source itself.
    """
    route = sibling_route(workspace.settings.routes.get(pair.target, ()))
    if route is None or route.locale == pair.source:
        return None
    words = {slug: words_of(workspace, route, slug, pair.source) for slug in slugs}
    return SiblingWork(route, words)


def words_of(workspace: Workspace, route: SiblingRoute, slug: str, source: str) -> SiblingWords:
    """The sibling's words of one article, as its catalog has them now."""
    loaded = workspace.try_load(slug, source, route.locale)
    return SiblingWords.of(route.locale, loaded.catalog if loaded else None, any_state=route.keeps_review)


def refreshed(workspace: Workspace, loaded: LoadedCatalog, beside: SiblingWork | None) -> LoadedCatalog:
    """The catalog as the sibling's words leave it: what nobody worked on is drafted anew where they changed."""
    if beside is None:
        return loaded
    with workspace.guard(str(workspace.store.catalog_path(loaded.catalog.slug, loaded.catalog.target))):
        return workspace.save(loaded, sibling.refreshed(loaded.catalog, beside.words[loaded.catalog.slug]))
    return loaded


def passes(job: DraftJob, beside: SiblingWork) -> Iterator[DraftPass]:
    """What is asked, one after the other: the memory, the engine for the sibling's words, and for what waits the route from
    the source where there is one.
    """
    here = context(job, job.pair, beside.route.meanwhile)
    if not beside.route.keeps_review:  # whose words are the sibling's of today, whatever was reviewed before
        yield DraftPass(job.writer.tasks(), replace(here, open=None))
    yield _from_sibling(job, beside)
    if beside.route.keeps_review:
        for each in job.writer.catalogs:
            confirmed = sibling.confirmed(each.catalog, beside.words[each.catalog.slug])
            if confirmed != each.catalog:
                job.writer.revise(each.catalog.slug, confirmed)
    if beside.route.meanwhile:
        yield DraftPass(job.writer.tasks(), here, _noted(beside))


# --- from the sibling's words --------------------------------------------------------------------------------------


def _from_sibling(job: DraftJob, beside: SiblingWork) -> DraftPass:
    units: dict[tuple[str, UnitKey], list[UnitKey]] = defaultdict(list)
    for task in job.writer.tasks():
        words = beside.words[task.slug].words(task.key)
        if words:
            units[task.slug, UnitKey(task.key.context, words)].append(task.key)
    tasks = [DraftTask(slug, key) for slug, key in units]
    return DraftPass(tasks, _context(job, beside), _restored(job, beside, units))


def _context(job: DraftJob, beside: SiblingWork) -> DraftContext:
    """The context of the pair of siblings: terms and names as both locales have them for the same source."""
    pair = Pair(beside.route.locale, job.pair.target)
    named = (beside.route.engine,)
    made = context(job, pair, named)
    earlier = {each.catalog.slug: list(_passages(each.catalog, beside)) for each in job.writer.catalogs}
    terms = sibling_terms(job.workspace.terms, pair)
    return replace(
        made,
        recall=_nothing,
        cut=lambda text: segment.segment(text, pair.source),
        terms=terms,
        declined=frozenset(),
        earlier=earlier,
        articles={each.catalog.slug: _in_order(each.catalog, beside) for each in job.writer.catalogs},
    )


def _in_order(catalog: Catalog, beside: SiblingWork) -> list[UnitKey]:
    """The units of an article that have words in the sibling, by these words."""
    theirs = beside.words[catalog.slug]
    pairs = ((unit.key.context, theirs.words(unit.key)) for unit in catalog.units)
    return [UnitKey(context, words) for context, words in pairs if words]


def _nothing(_key: UnitKey) -> None:
    return None


def _passages(catalog: Catalog, beside: SiblingWork) -> Iterator[TranslatedPassage]:
    """The units that have words in both locales: names are rendered as there."""
    theirs = beside.words[catalog.slug]
    for unit in catalog.units:
        words = theirs.words(unit.key)
        if unit.target and words and unit.state in (State.REVIEWED, State.FUZZY):
            yield TranslatedPassage(words, unit.target, unit.state is State.REVIEWED, unit.key.context)


def sibling_terms(terms: Sequence[Term], pair: Pair) -> tuple[Term, ...]:
    """The rows of the termbase that hold between two locales: their translations of the same term, and what stays as it is.

    >>> rows = [Term("harbour", "es", ("puerto",)), Term("harbour", "ca", ("port",)), Term("Post", "", (), "do-not-translate")]
    >>> [(row.source, row.translations) for row in sibling_terms(rows, Pair("es", "ca"))]
    [('Post', ()), ('puerto', ('port',))]
    """
    theirs: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        if term.locale == pair.source and term.status == TermStatus.PREFERRED:
            theirs[term.source] += term.translations
    fixed = [term for term in terms if not term.translations]
    target_terms = [term for term in terms if term.locale == pair.target and term.translations]
    return (*fixed, *(replace(term, source=words) for term in target_terms for words in theirs[term.source]))


def _restored(
    job: DraftJob, beside: SiblingWork, units: Mapping[tuple[str, UnitKey], Sequence[UnitKey]]
) -> Callable[[Outcome], Outcome]:
    """From outcomes for a sibling's words to those for the real units, judged by the article's own source."""
    # Other letters are the same words, which a person may have chosen shorter than an engine may.
    pair_context = replace(PairContext.of(job.pair, job.workspace.terms), judged=beside.route.engine != CONVERSION)
    judge = SourceJudge(pair_context)

    def restored(outcome: Outcome) -> Outcome:
        words = beside.words[outcome.slug]
        drafts: list[Draft] = []
        refused: list[DraftRefusal] = []
        for draft in outcome.drafts:
            for key in units[outcome.slug, draft.key]:
                made, wrong = judge(replace(draft, key=key))
                if wrong:
                    refused.append(DraftRefusal(key, f"{wrong}, drafted from {words.locale}"))
                else:
                    note = words.note(key, made.target.strip())
                    drafts.append(replace(made, notes=(note, *made.notes)))
        for refusal in outcome.refused:
            refused += [replace(refusal, key=key) for key in units[outcome.slug, refusal.key]]
        return Outcome(tuple(drafts), tuple(refused), outcome.finished, outcome.slug)

    return restored


@dataclass(frozen=True, slots=True)
class SourceJudge:
    """Judges drafts from a sibling's words by the article's own source: what the sibling had wrong before is wrong in them."""

    pair_context: PairContext

    def __call__(self, draft: Draft) -> tuple[Draft, str]:
        """The draft with what is odd in its notes, and what refuses it, else nothing.

        >>> from l10n.model import Origin
        >>> judge = SourceJudge(PairContext.of(Pair("en", "ca")))
        >>> draft = Draft(UnitKey("", "Rain fell for 12 days."), "Va ploure 34 dies.", Origin("engine", "apertium es→ca 3.8"))
        >>> judge(draft)[1]
        'the number 12 was lost'
        """
        faults = markup.faults(draft.key.source, draft.target)
        result = judged(draft, self.pair_context)
        wrong = (*faults, *(result.words if self.pair_context.judged else ()))
        if wrong:
            return result.draft, wrong[0]
        pair = self.pair_context.pair
        source, target = markup.strip(draft.key.source), markup.strip(draft.target)
        difference = numbers.compare(source, target, pair.source, pair.target)
        if difference.lost and difference.added:  # a number alone may be in words
            return result.draft, f"the number {difference.lost[0]} was lost"
        return result.draft, ""


def _noted(beside: SiblingWork) -> Callable[[Outcome], Outcome]:
    """Adds to drafts from the source that the sibling is awaited, or was of no use."""

    def noted(outcome: Outcome) -> Outcome:
        drafts = [
            replace(draft, notes=(_awaited(beside, outcome.slug, draft), *draft.notes)) for draft in outcome.drafts
        ]
        return replace(outcome, drafts=tuple(drafts))

    return noted


def _awaited(beside: SiblingWork, slug: str, draft: Draft) -> str:
    words = beside.words[slug]
    unused = SiblingState.UNUSED if words.words(draft.key) else None
    return words.note(draft.key, draft.target.strip(), unused)
