"""The memory of a project: kept in .l10n, fed from every catalog that changed, asked while drafting."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from l10n import langtag, markup
from l10n.catalog import carried
from l10n.disk import version
from l10n.draft.renderings import TranslatedPassage
from l10n.jobs.cache import database
from l10n.memory.concordance import finder
from l10n.memory.memory import Memory, MemoryMatch, TranslationPair
from l10n.model import Catalog, Draft, Origin, State, UnitKey
from l10n.plugin import Pair
from l10n.store import MEMORIES, Store
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from l10n.exchange.tmx import Variant

FILE = "memory.sqlite"
EXAMPLE_THRESHOLD, EXAMPLES = 0.5, 2  # for each sentence: what is less alike teaches no wording
SEARCH_THRESHOLD = 0.5  # a person who searches wants to see more than a draft would be made of


@contextmanager
def memory(store: Store) -> Iterator[Memory]:
    """The opened memory of a project; one that is damaged is made anew, since the catalogs have all that it had."""
    with database(store, FILE) as connection:
        yield Memory(connection)


def feed(workspace: Workspace, opened: Memory, locale: str) -> None:
    """Brings the memory up to date with the reviewed units of all catalogs of a locale, also of articles that are gone."""
    store = workspace.store
    folder = f"{store.catalog_path('x', locale).parent}/"
    stamps = dict(opened.stamps(folder))
    for slug in store.catalogs(locale):
        path = f"{folder}{slug}.po"
        stamp = version.file_stamp(f"{store.root}/{path}")
        if stamps.pop(path, "") == stamp:
            continue
        loaded = workspace.try_load(slug, "", locale)
        if loaded is not None:  # what was known of a broken one stays known
            with workspace.guard(path):
                pair = Pair(loaded.catalog.source or workspace.settings.source, locale)
                opened.feed(path, stamp, entries(loaded.catalog, pair))
    for gone in stamps:
        opened.forget(gone)


def feed_memories(workspace: Workspace, opened: Memory) -> None:
    """Feeds locales/memory/*.tmx where one changed, or the settings name other locales; a broken one goes to the errors."""
    settings, store = workspace.settings, workspace.store
    stamps = dict(opened.stamps(f"{MEMORIES}/"))
    for path in store.memories():
        from l10n.exchange import tmx  # late: most projects have no TMX

        with workspace.guard(str(path)):
            stamp = " ".join([store.stamp(path), settings.source, *settings.locales])
            if stamps.pop(str(path), "") != stamp:
                with store.open(path) as file:
                    opened.feed(str(path), stamp, variants(tmx.parse(file, str(path)), workspace))
    for gone in stamps:
        opened.forget(gone)


def variants(read: Iterable[Variant], workspace: Workspace) -> Iterator[TranslationPair]:
    """The pairs of a TMX as entries, under the project's own names of their languages, and in its direction."""
    names: dict[str, str] = {}
    tags = (workspace.settings.source, *workspace.settings.locales)
    for each in read:
        for tag in (each.source_language, each.target_language):
            if tag not in names:
                names[tag] = langtag.closest(tag, tags)
        pair = Pair(names[each.source_language], names[each.target_language])
        source, locales = workspace.settings.source, workspace.settings.locales
        if pair.target == source and pair.source in locales and source not in locales:
            yield _reversed(each, pair)
        else:
            yield TranslationPair(pair, each.source, each.target, each.context)


def _reversed(each: Variant, pair: Pair) -> TranslationPair:
    """A pair of a memory that was made in the other direction, as it serves this project."""
    source, old = markup.renumber(each.target)
    target = markup.restore(each.source, {number: index for index, number in old.items()})
    return TranslationPair(Pair(pair.target, pair.source), source, target, each.context)


def search_memory(workspace: Workspace, text: str, locale: str, limit: int = 5) -> Iterator[MemoryMatch]:
    """What the memory knows for a text in a locale, best first, then the sentences in which it stands as a phrase."""
    with memory(workspace.store) as opened:
        feed_memories(workspace, opened)
        feed(workspace, opened, locale)
        pair = Pair(workspace.settings.source, locale)
        exact = opened.exact(TranslationPair(pair, text, ""))
        matches = [*([exact] if exact is not None else []), *opened.fuzzy(pair, text, SEARCH_THRESHOLD, limit)]
        yield from judged_matches(workspace, pair, text, matches)
        seen = {(each.source, each.target) for each in matches}
        yield from (each for each in opened.phrases(pair, text, limit) if (each.source, each.target) not in seen)


def judged_matches(
    workspace: Workspace, pair: Pair, text: str, matches: Iterable[MemoryMatch]
) -> Iterator[MemoryMatch]:
    """The matches for a text with what is wrong with each, by what a draft from the memory is judged by."""
    from l10n.draft.ready_made import faults
    from l10n.draft.sentence import PairContext

    pair_context = PairContext.of(pair, workspace.terms)
    for match in matches:
        yield replace(match, faults=faults(text, match.target, pair_context))


def concordance(workspace: Workspace, text: str, locale: str, limit: int = 20) -> Iterator[MemoryMatch]:
    """The sentences in whose source or translation a word or phrase stands, in whatever form: reviewed ones, then drafts."""
    with memory(workspace.store) as opened:
        feed_memories(workspace, opened)
        feed(workspace, opened, locale)
        matches = list(opened.phrases(Pair(workspace.settings.source, locale), text, limit))
    yield from matches
    drafts = (each for slug in workspace.store.catalogs(locale) for each in _drafts(workspace, slug, locale, text))
    yield from itertools.islice(drafts, limit - len(matches))


def _drafts(workspace: Workspace, slug: str, locale: str, text: str) -> Iterator[MemoryMatch]:
    """The unreviewed units of a catalog in which a phrase stands."""
    loaded = workspace.try_load(slug, "", locale)
    if loaded is None:
        return
    units, path = loaded.catalog, str(workspace.store.catalog_path(slug, locale))
    here, find_in_target = finder(text, units.source or workspace.settings.source), finder(text, locale)
    for unit in units.units:
        if unit.state is State.FUZZY:
            source, target = here(unit.key.source), find_in_target(unit.target)
            if source or target:
                match = MemoryMatch("draft", unit.key.source, unit.target, unit.key.context, path)
                yield replace(match, source_spans=source, target_spans=target)


def note(workspace: Workspace, opened: Memory, catalog: Catalog) -> None:
    """Tells the memory of a catalog that was just written, so that it need not be read again."""
    path = workspace.store.catalog_path(catalog.slug, catalog.target)
    opened.feed(str(path), workspace.store.stamp(path), entries(catalog, Pair(catalog.source, catalog.target)))


def entries(catalog: Catalog, pair: Pair) -> Iterator[TranslationPair]:
    """The reviewed units of a catalog, obsolete ones that were reviewed among them, each with its neighbours."""
    around = neighbours(catalog)
    for unit in catalog.units:
        gone = unit.state is State.OBSOLETE and bool(unit.target) and "fuzzy" not in unit.flags
        if unit.state is State.REVIEWED or gone:
            before, after = around.get(unit.key, ("", ""))
            yield TranslationPair(pair, unit.key.source, unit.target, unit.key.context, before, after)
        elif carried.is_waiting(unit):  # its words are still those that were reviewed for its previous source
            yield TranslationPair(pair, unit.previous, unit.target, unit.key.context)


def neighbours(catalog: Catalog) -> Mapping[UnitKey, tuple[str, str]]:
    """The sources before and after each unit of the article."""
    keys = [unit.key for unit in catalog.units if unit.state is not State.OBSOLETE]
    sources = ["", *(key.source for key in keys), ""]
    return {key: (sources[n], sources[n + 2]) for n, key in enumerate(keys)}


def draft_lookup(
    opened: Memory, pair: Pair, catalogs: Sequence[Catalog], threshold: float
) -> Callable[[UnitKey], Draft | None]:
    """What drafting asks: the best match for a unit of these catalogs as a draft, or nothing."""
    around: dict[UnitKey, tuple[str, str]] = {}
    for catalog in catalogs:
        around.update(neighbours(catalog))

    def recall(key: UnitKey) -> Draft | None:
        before, after = around.get(key, ("", ""))
        match = opened.best(TranslationPair(pair, key.source, "", key.context, before, after), threshold)
        return None if match is None else _draft(key, match)

    return recall


def near(opened: Memory, pair: Pair) -> Callable[[str], Sequence[TranslatedPassage]]:
    """What drafting shows an engine that reads context: texts like one with their reviewed words, without marks."""

    def matches(text: str) -> Sequence[TranslatedPassage]:
        similar = opened.similar(pair, text, EXAMPLE_THRESHOLD, EXAMPLES)
        return [TranslatedPassage(markup.strip(match.source), markup.strip(match.target)) for match in similar]

    return matches


def naming(opened: Memory, pair: Pair) -> Callable[[str], Sequence[TranslatedPassage]]:
    """What drafting learns names from: reviewed units of any article that have a name."""

    @cache
    def matches(name: str) -> Sequence[TranslatedPassage]:
        return tuple(TranslatedPassage(source, target) for source, target in opened.naming(pair, name))

    return matches


def using(opened: Memory, pair: Pair) -> Callable[[str], Sequence[TranslatedPassage]]:
    """What drafting learns words from: reviewed units of any article that have a word."""

    @cache
    def matches(word: str) -> Sequence[TranslatedPassage]:
        return tuple(TranslatedPassage(source, target) for source, target in opened.using(pair, word))

    return matches


def _draft(key: UnitKey, match: MemoryMatch) -> Draft:
    notes = tuple(
        f"{what} replaced: {', '.join(values)}"
        for what, values in (("number", match.swapped), ("name", match.names))
        if values
    )
    kind, likeness = match.kind, match.similarity
    if markup.skeleton(match.source) == markup.skeleton(key.source):  # another tool's codes for the same markup
        kind, likeness = "exact" if kind == "fuzzy" else kind, 1.0
    target = markup.fit(markup.transfer(match.target, match.source, key.source), key.source)
    return Draft(key, target, Origin("memory", f"{place(match)} ({kind})"), likeness, likeness, match.source, notes)


def better(opened: Memory, catalog: Catalog) -> frozenset[UnitKey]:
    """The units with words of another sentence, of which the memory has reviewed words for their very source."""
    pair = Pair(catalog.source, catalog.target)
    units = [unit for unit in catalog.units if carried.is_carried(unit)]
    matches = ((unit, opened.exact(TranslationPair(pair, unit.key.source, "", unit.key.context))) for unit in units)
    return frozenset(unit.key for unit, match in matches if match is not None and match.target != unit.target)


def place(match: MemoryMatch) -> str:
    """Where a match comes from, in short: the article's slug, or the name of the TMX file."""
    return match.path.rpartition("/LC_MESSAGES/")[2].removeprefix(f"{MEMORIES}/").removesuffix(".po")
