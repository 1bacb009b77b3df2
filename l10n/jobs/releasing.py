"""Which version of each edition is published: the one that is approved now, the last one that was, or none."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from l10n import __version__, langtag
from l10n.bundle import bundle, media, refusal
from l10n.bundle.outline import outline
from l10n.bundle.provenance import counted
from l10n.bundle.refusal import Refusal
from l10n.catalog import catalog, history
from l10n.dataclass import dataclass
from l10n.errors import ArticleError, UsageError
from l10n.jobs import dist, edition, theme
from l10n.jobs.extract import current
from l10n.jobs.index import ResultIndex, Work
from l10n.model import Catalog, State
from l10n.plugin import BundleKind, Edition
from l10n.publish import level
from l10n.publish.level import ReleaseLevel
from l10n.publish.making import Made, make
from l10n.publish.moments import moment
from l10n.publish.options import ArticleOptions, PublishOptions
from l10n.publish.release import Release
from l10n.settings_site import MOMENT
from l10n.store import TERMBASE
from l10n.task_store import Trace
from l10n.workspace import LoadedArticle, Workspace

Previous = Callable[[str, str], Release | None]
HELD = "held back"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An edition whose newest version is not published, and why; `locale` is empty where it is the whole article."""

    slug: str
    locale: str
    reason: str


class Editions:
    """Decides about the editions of articles. `previous` gives what was published before; `seen` are the articles read."""

    def __init__(
        self, workspace: Workspace, previous: Previous, now: datetime.datetime, results: ResultIndex | None = None
    ) -> None:
        """`results` knows which editions were held back before, and why."""
        self._workspace, self._previous, self._now, self._results = workspace, previous, now, results
        self._options = workspace.settings.publish
        self._look = theme.load(workspace.store)
        self._held: Mapping[str, tuple[str, str]] = {}
        self._pictures: tuple[LoadedArticle | None, Mapping[str, bytes]] = (None, {})
        self.seen: set[str] = set()

    def of(self, entry: LoadedArticle) -> Iterator[Made | Release | HeldBack]:
        """What is published of an article, locale by locale, and what is held back."""
        limits = self._limits(entry)
        self.seen.add(entry.slug)
        self._held = self._held_before(entry.slug)
        until = self._until(entry, "embargo", limits.embargo)
        if until:
            yield HeldBack(entry.slug, "", f"embargo until {until}")
            return
        waits = self._until(entry, "publish_at", limits.publish_at)
        if waits:
            yield HeldBack(entry.slug, "", f"this version comes at {waits}")
        for tag in dict.fromkeys((entry.language, *self._workspace.settings.locales)):
            if langtag.is_pseudo(tag):
                continue
            if tag in limits.leave_out:
                yield HeldBack(entry.slug, tag, "left out of this article")
            else:
                yield from self._edition(entry, tag, waits=bool(waits))

    def _limits(self, entry: LoadedArticle) -> ArticleOptions:
        """What the article and the settings say together: the settings' word goes first."""
        meta = entry.document.meta
        chosen = self._options.articles.get(entry.slug, ArticleOptions())
        named = [name.strip() for name in meta.get("leave_out", "").split(",") if name.strip()]
        try:
            tags = tuple(langtag.parse(name) for name in named)
        except UsageError as exc:
            raise ArticleError(
                str(entry.document.article.path), f"leave_out: {exc.place} {exc.problem}", exc.remedy
            ) from exc
        return ArticleOptions(
            (*chosen.leave_out, *tags),
            chosen.embargo or meta.get("embargo", ""),
            chosen.publish_at or meta.get("publish_at", ""),
        )

    def may_stay_unread(self, slug: str, locale: str) -> bool:
        """Whether an edition of an article that cannot be read may stay: as far as the settings do not hold it back."""
        limits = self._options.articles.get(slug, ArticleOptions())
        locales = (self._workspace.settings.source, *self._workspace.settings.locales)
        held = limits.embargo and moment(limits.embargo, self._options.time_zone) > self._now
        return locale in locales and locale not in limits.leave_out and not held

    def _until(self, entry: LoadedArticle, name: str, value: str) -> str:
        """The moment that an article waits for; empty where that is past, or there is none.

        Raises:
            ArticleError: it is not a moment: better nothing is published than too early.
        """
        if not value:
            return ""
        try:
            until = moment(value, self._options.time_zone)
            return "" if until <= self._now else until.isoformat()
        except ValueError as exc:
            place = str(entry.document.article.path)
            raise ArticleError(place, f"has {name} {value!r}, which is not a moment", MOMENT) from exc

    def _edition(self, entry: LoadedArticle, tag: str, *, waits: bool) -> Iterator[Made | Release | HeldBack]:
        """The edition of a locale: as it is now, else as it was published last."""
        before, made, why = self._previous(entry.slug, tag), None, ""
        if not waits:
            with self._workspace.guard(f"{entry.slug} {tag}"):
                made, why = self._newest(entry, tag, before)
        if made is not None:
            yield made
            return
        if before is not None and (withdrawn := self.withdrawn(before)):
            why = "; ".join(filter(None, (why, withdrawn)))
        elif before is not None and self._may_stay(before):
            yield replace(before, older=before.source != bundle.source_digest(entry.document.article))
        if why:
            yield HeldBack(entry.slug, tag, why)

    def withdrawn(self, before: Release) -> str:
        """What is said of a release that has words whose approval was taken back: nobody answers for it; else empty."""
        events = edition.events(self._workspace, before.slug, before.locale)
        count = before.shows(history.withdrawn(events))
        return f"approval withdrawn of {count} published unit{'s' * (count > 1)}" if count else ""

    def _may_stay(self, before: Release) -> bool:
        """Whether the settings still allow what was published."""
        options = self._options.of(before.locale)
        allowed = {
            ReleaseLevel.FINAL: True,
            ReleaseLevel.EXCERPT: options.paragraphs > 0,
            ReleaseLevel.MACHINE: options.machine != "never",
        }
        return allowed[before.level]

    def _newest(self, entry: LoadedArticle, tag: str, before: Release | None) -> tuple[Made | Release | None, str]:
        """The edition as its catalog is now where it may be published, else why not."""
        path = self._workspace.store.catalog_path(entry.slug, tag)
        data = None if tag == entry.language else self._workspace.store.find(path)
        if data is None and tag != entry.language:
            return None, "not extracted yet"
        pictures = self._shown(entry)
        inputs = self._inputs(entry, tag, data, pictures)
        if before is not None and before.inputs == inputs:
            return replace(before, older=False), ""
        held = Work(HELD, (entry.slug, tag), f"{inputs} {before.level.value if before else ''}")
        options, reason = self._held.get(tag, ("", ""))
        if options == held.options:
            return None, reason
        units = self._units(entry, tag)
        level, reasons = self._level(entry, units, before)
        if level is None:
            first = next((each.reason for each in refusal.first(reasons, 1)), "")
            labelled = self._options.of(tag).machine == "labelled"
            reason = refusal.counts(reasons) + (f" ({first})" if labelled else "")
            if self._results:
                self._results.remember(held, Trace(), reason)
            return None, reason
        chosen = replace(
            edition.edition(self._workspace, entry, units),
            media=pictures,
            final=True,
            theme=self._look,
            labelled=level is ReleaseLevel.MACHINE,
            paragraphs=self._options.of(tag).paragraphs if level is ReleaseLevel.EXCERPT else 0,
        )
        made = make(chosen, level, inputs, self._beside(chosen))
        stamp = (
            ""
            if made.release.summary.date
            else (before.released if before else "") or self._now.isoformat(timespec="seconds")
        )
        return replace(made, release=replace(made.release, released=stamp)), ""

    def _held_before(self, slug: str) -> Mapping[str, tuple[str, str]]:
        """By locale, what editions of an article were made of when they were held back, and why they were."""
        if self._results is None:
            return {}
        inputs, reasons = self._results.standing(HELD, slug), self._results.values(HELD, slug)
        return {tag: (options, str(reasons[tag])) for tag, options in inputs.items() if tag in reasons}

    def _shown(self, entry: LoadedArticle) -> Mapping[str, bytes]:
        """The pictures of an article, looked for once for all its editions."""
        if self._pictures[0] is not entry:
            self._pictures = entry, dist.shown(self._workspace, entry)
        return self._pictures[1]

    def _units(self, entry: LoadedArticle, tag: str) -> Catalog:
        """What an edition says."""
        if tag == entry.language:
            return edition.identity_catalog(entry.template)
        return current(entry, self._workspace.load(entry.slug, entry.language, tag).catalog, tag)

    def _level(
        self, entry: LoadedArticle, units: Catalog, before: Release | None
    ) -> tuple[ReleaseLevel | None, Sequence[Refusal]]:
        """As what an edition may be published now; the reasons against a final."""
        faults = edition.of_article(self._workspace, entry)
        options, tag = self._options.of(units.target), units.target
        if tag == entry.language:
            return (None if faults else ReleaseLevel.FINAL), faults
        waiting = any(unit.state is not State.REVIEWED for unit in counted(units))
        partly = options.paragraphs > 0 or options.machine != "never"
        findings = () if waiting and not partly else self._workspace.findings(units)
        reasons = (*faults, *edition.refusals(self._workspace, units, findings))
        if bundle.may_be_published(tag, reasons):
            return ReleaseLevel.FINAL, ()
        if before is not None and before.level is ReleaseLevel.FINAL:
            return None, reasons
        if options.paragraphs and level.is_cut(outline(entry.document), options.paragraphs):
            localized = catalog.compose(entry.document, units, self._workspace.cutter(entry.language))
            if not level.of_beginning(localized, options.paragraphs, reasons):
                return ReleaseLevel.EXCERPT, ()
        if options.machine == "labelled":
            reasons = level.of_labelled(units, reasons)
        return (ReleaseLevel.MACHINE if options.machine == "labelled" and not reasons else None), reasons

    def _beside(self, edition: Edition) -> Mapping[PurePosixPath, bytes]:
        """The files of the chosen bundle kinds."""
        shown = {media.path(address) for address in edition.media}  # these lie elsewhere in the out-tray
        made = bundle.bundle(edition, self._kinds).files
        return {path: data for path, data in made.items() if path not in shown}

    @cached_property
    def _kinds(self) -> Mapping[str, BundleKind]:
        return {name: kind for name, kind in self._workspace.registry.kinds.items() if name in self._options.kinds}

    # --- what an edition is made of

    def _inputs(self, entry: LoadedArticle, tag: str, data: bytes | None, pictures: Mapping[str, bytes]) -> str:
        parts = {
            "made by": self._common,
            "source": bundle.source_digest(entry.document.article),
            "options": repr(self._options.of(tag)),
            "catalog": "" if data is None else _digest(data),
            "approvals": history.approval_digest(edition.events(self._workspace, entry.slug, tag)),
            "media": {address: _digest(data) for address, data in sorted(pictures.items())},
        }
        return _digest(json.dumps(parts, sort_keys=True).encode())

    @cached_property
    def _common(self) -> str:
        """The digest of what all editions depend on."""
        settings = replace(self._workspace.settings, root=Path(), publish=PublishOptions(kinds=self._options.kinds))
        terms = self._workspace.store.find(TERMBASE) or b""
        return _digest(f"{__version__}\n{settings!r}\n{self._look!r}\n{_digest(terms)}".encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
