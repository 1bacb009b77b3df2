"""Catalogs become bundles: previews, or final ones of the locales where nothing waits for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from types import NoneType

from l10n import langtag
from l10n.bundle import bundle, wordless
from l10n.bundle.as_page import page_of
from l10n.bundle.refusal import Refusal, counts
from l10n.bundle.uncarried import uncarried
from l10n.dataclass import dataclass
from l10n.disk import names
from l10n.errors import ArticleError
from l10n.jobs import dist, edition, errands, index, theme
from l10n.jobs.dist import BuiltBefore
from l10n.jobs.extract import catalogs, current
from l10n.jobs.index import Work
from l10n.jobs.inputs import ground, joined
from l10n.jobs.stage import Stage, StageRun
from l10n.model import Bundle, Catalog
from l10n.plugin import Theme
from l10n.progress import message_once
from l10n.store import DIST, SourceFile
from l10n.task_store import RecordingStore, Trace
from l10n.workspace import LoadedArticle, Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """The bundles of one article, that in its own `language` among them: `locales` were built, of which `finals` may be
    published; `refused` say why others, wanted as final, are previews; `written` counts files.
    """

    slug: str
    language: str
    locales: tuple[str, ...]
    refused: Mapping[str, tuple[Refusal, ...]]
    written: int = 0
    finals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is built of an article: the catalogs by locale, and of those that were to be final what stands in the way.

    `requested` are the locales of this call; finals of earlier calls are looked at again, as their pages lead to each other.
    `faults` are the article's own, `untouched` the locales whose bundles stay as they were built before; of these the catalogs
    of `failed` ones cannot be read.
    """

    units: Mapping[str, Catalog]
    requested: frozenset[str]
    reasons: Mapping[str, tuple[Refusal, ...]]
    faults: tuple[Refusal, ...]
    before: BuiltBefore
    untouched: frozenset[str]
    failed: frozenset[str]

    @property
    def finals(self) -> frozenset[str]:
        """The locales that may be published."""
        return frozenset(tag for tag, reasons in self.reasons.items() if bundle.may_be_published(tag, reasons))

    @property
    def withdrawn(self) -> Mapping[str, tuple[Refusal, ...]]:
        """The finals of earlier calls that are previews now."""
        return {tag: why for tag, why in self.reasons.items() if why and tag not in self.requested}


@dataclass(frozen=True, slots=True)
class _Edition:
    """What is built: in which locales, whether as final, and how its pages look."""

    tags: tuple[str, ...]
    final: bool
    look: Theme


def build(
    workspace: Workspace, articles: Sequence[str] = (), locales: Sequence[str] = (), *, final: bool = False
) -> Iterator[Built]:
    """The bundles of every article, written to dist/ with their manifest and archive; then the page that leads to all.

    An article is built where anything changed that its bundles follow from, or a file of them is not as it was written.
    """
    request = _Edition(workspace.locales(locales), final, theme.load_reporting(workspace.store, workspace.progress))
    slugs = workspace.slugs()
    files = _placed(workspace, workspace.chosen(articles), slugs)
    left = {file.slug for file in files}
    for outcome in StageRun(workspace, BUILDING, request).outcomes(files):
        built = outcome.whole()
        if built is not None:
            left.discard(built.slug)
            yield built
    for slug in sorted(left):
        with workspace.guard(str(dist.manifest_path(slug))):
            dist.mark_outdated(workspace.store, slug)
    _lead(workspace, slugs)


def _placed(workspace: Workspace, files: Sequence[SourceFile], slugs: Collection[str]) -> list[SourceFile]:
    """The articles whose place in dist/ is free."""
    settings, placed = workspace.settings, []
    taken = dist.BundlePlaces(slugs, (*settings.locales, settings.source))
    for file in files:
        if place := taken.collision(file.slug):
            problem = f"would have its bundles in {place}, which is taken"
            workspace.errors.append(ArticleError(str(file.path), problem, "rename it"))
        else:
            placed.append(file)
    return placed


def _lead(workspace: Workspace, slugs: Collection[str]) -> None:
    """Writes the page that leads to all bundles, where one of them changed or an article came or went."""
    store, trace = workspace.store, Trace()
    with index.opened(store, ground(store, workspace.settings)) as results, workspace.guard(DIST):
        work = Work("lead", ("", ""), joined(sorted(slugs)))
        if not results.stands(work):
            remembered = results.data(work)
            recording = RecordingStore.over(store, trace)
            made = dist.lead(
                recording, workspace.settings.site.name, slugs, remembered if isinstance(remembered, dict) else {}
            )
            for folder in made.gone:
                workspace.progress.message(f"{folder}: its article is gone from source/, so its bundles were removed")
            results.remember(work, trace, None, made.rows)


def _work(workspace: Workspace, file: SourceFile, _locale: str, request: _Edition) -> Built:
    """The bundles of one article."""
    entry = workspace.article(file)
    plan = _plan(workspace, entry, request.tags, final=request.final)
    _report_lost(workspace, entry)
    source_final = (request.final or bool(plan.finals)) and not plan.faults
    finals = plan.finals | ({entry.language} if source_final else set())
    linked = tuple(sorted({*plan.units, *plan.untouched, entry.language}))
    leads = {True: tuple(sorted(finals)), False: linked}
    bundles = list(_bundles(workspace, entry, plan.units, leads, request.look))
    built = {each.locale for each in bundles}
    failed = plan.failed | (plan.units.keys() - built)  # what cannot be built stays as it was built before
    untouched = {tag: tag in failed for tag in plan.untouched | failed}
    written = dist.write(workspace.store, entry, bundles, plan.before, untouched)
    _report_names(workspace, entry.slug, bundles)
    for tag, why in plan.withdrawn.items():
        message_once(workspace.progress, f"{entry.slug} {tag}: was final and is a preview now: {counts(why)}")
    refused = {tag: why for tag, why in plan.reasons.items() if why and tag in plan.requested}
    locales = tuple(each.locale for each in bundles)
    return Built(entry.slug, entry.language, locales, refused, written, tuple(sorted(finals & built)))


def _supplies(workspace: Workspace, file: SourceFile, _locales: object, _request: object) -> list[PurePosixPath]:
    """The files that building an article needs: its catalogs, what it shows, and what was built before."""
    beside = [*errands.shown(workspace, file), dist.manifest_path(file.slug)]
    return [*errands.catalogs(workspace, file, workspace.settings.locales), *beside]


def _settled(built: Built) -> Built:
    return replace(built, written=0)


BUILDING = Stage(
    "build", "Building", _work, Built, NoneType, lambda _built: None, lambda the: the.registry.kinds, _settled,
    address="l10n.jobs.build:BUILDING", seconds=0.012, supplies=_supplies,
    counted=lambda built, written: replace(built, written=written),
)  # fmt: skip


def _report_names(workspace: Workspace, slug: str, bundles: Sequence[Bundle]) -> None:
    """Names the files of bundles that other systems cannot hold, each once: who unpacks the archive there loses them."""
    files = {
        path: None for bundle in bundles for path in (*bundle.files, PurePosixPath(f"{PurePosixPath(slug).name}.zip"))
    }
    for path, why in names.problems([PurePosixPath(slug)]):
        message_once(workspace.progress, f"{DIST}/{names.shown(path)}: {why}; rename the article")
    for path, why in names.problems(files):
        message_once(workspace.progress, f"{DIST}/{slug}/…/{names.shown(path)}: {why}; rename what it is made from")


def _report_lost(workspace: Workspace, entry: LoadedArticle) -> None:
    """Names what no page of ours can show, each kind once with its first line."""
    document = page_of(entry.document, workspace.registry.formats[entry.document.article.format]).document
    path = document.article.path
    for name, lines in uncarried(document, dist.shown(workspace, entry).keys()).items():
        again = f", nor {len(lines) - 1} more like it" if len(lines) > 1 else ""
        workspace.progress.message(f"{path}:{lines[0]}: {name} is not carried into page, ninjs and text{again}")
    for piece in wordless.unfilled(document):
        place = f"{path}:{wordless.line(document, piece)}"
        workspace.progress.message(f"{place}: {piece.text} stands in page, ninjs and text as it is written")


def _plan(workspace: Workspace, entry: LoadedArticle, tags: Sequence[str], *, final: bool) -> _Plan:
    before = dist.before(workspace.store, entry.slug)
    locales = [tag for tag in workspace.settings.locales if tag != entry.language]
    earlier = [tag for tag in locales if tag in before.finals() and tag not in tags]
    loaded = dict(catalogs(workspace, entry, [tag for tag in locales if tag in tags or tag in earlier]))
    units = {tag: current(entry, each.catalog, tag) for tag, each in loaded.items() if each.data is not None}
    faults = edition.of_article(workspace, entry)
    checked = [tag for tag in units if (tag in earlier or final) and not langtag.is_pseudo(tag)]
    reasons = {
        tag: (*faults, *edition.refusals(workspace, units[tag], workspace.findings(units[tag]))) for tag in checked
    }
    lost = {tag for tag, each in loaded.items() if each.data is None}
    untouched = frozenset(tag for tag in locales if tag in before.parts and tag not in units and tag not in lost)
    failed = untouched.difference(loaded).intersection([*tags, *earlier])
    return _Plan(units, frozenset(tags), reasons, faults, before, untouched, failed)


def _bundles(
    workspace: Workspace,
    entry: LoadedArticle,
    units: Mapping[str, Catalog],
    leads: Mapping[bool, tuple[str, ...]],
    look: Theme,
) -> Iterator[Bundle]:
    """The bundle of each locale and of the source: a final `leads` to the finals, a preview to whatever was built."""
    pictures = dist.shown(workspace, entry)
    for tag, words in {**units, entry.language: edition.identity_catalog(entry.template)}.items():
        final, made = tag in leads[True], None
        with workspace.guard(f"{entry.slug} {tag}"):
            article_edition = edition.edition(workspace, entry, words)
            article_edition = replace(article_edition, media=pictures, final=final, alternates=leads[final], theme=look)
            made = bundle.bundle(article_edition, workspace.registry.kinds)
        if made is not None:
            yield made
