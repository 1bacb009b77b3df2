"""The stages of a run: one piece of work after another, those alone whose result is not known or does not stand any more.

A piece of work is a function of a workspace, an article's file and a locale. It reads and writes through the workspace's store
alone, so that what it depends on is written down by itself, and so that it can be done where there is no disk.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from l10n.dataclass import dataclass
from l10n.jobs import codec, index
from l10n.jobs.index import Key, ResultIndex, Work
from l10n.jobs.inputs import ground, joined
from l10n.jobs.result_row import DAMAGE
from l10n.jobs.stage_kind import WORTH, Performed, Stage
from l10n.plugin.faults import FAULTS
from l10n.store import SourceFile
from l10n.task_store import Trace
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from l10n.jobs.errands import Errand
    from l10n.jobs.executor import TaskRunner

__all__ = ["Stage", "StageOutcome", "StageRun", "perform"]

Result = TypeVar("Result")
Brief = TypeVar("Brief")


@dataclass(frozen=True, slots=True)
class StageOutcome(Generic[Result, Brief]):
    """What came of a piece of work, now or earlier; `brief` is nothing where there was nothing to do or it failed."""

    key: Key
    brief: Brief | None
    whole: Callable[[], Result | None]


@dataclass(frozen=True, slots=True)
class _ArticleStep:
    """An article of a stage, and the locales where its work is to be done: nobody knows what comes of it."""

    file: SourceFile
    missing: tuple[str, ...]


def perform(stage: Stage[Any, Any], workspace: Workspace, file: SourceFile, locale: str, options: object) -> Performed:
    """Does a piece of work in this process, through the workspace's own store."""
    trace, result = Trace(), None
    with workspace.recorded(trace) as notes, workspace.guard(str(file.path)):
        result = stage.work(workspace, file, locale, options)
    return Performed((file.slug, locale), result, notes.progress.lines, tuple(notes.errors), trace)


def _runner(workspace: Workspace, seconds: float) -> TaskRunner | None:
    """What runs the tasks of a workspace elsewhere, where there is so much work or a scheduler."""
    if seconds < WORTH and not workspace.run.scheduler.address:
        return None
    from l10n.jobs import executor  # late: little work needs no other processes

    return executor.runner(workspace, seconds)


class StageRun(Generic[Result, Brief]):
    """A stage at work on a project."""

    def __init__(
        self, workspace: Workspace, stage: Stage[Result, Brief], options: object = None, *, remembers: bool = True
    ) -> None:
        """`remembers` is false where the work is to be done whatever is known."""
        self._workspace = workspace
        self._stage = stage
        self._options = options
        self._remembers = remembers
        self._index: ResultIndex | None = None

    @cached_property
    def _written(self) -> str:
        return joined([repr(self._options)])

    def outcomes(
        self, files: Sequence[SourceFile], locales: Sequence[str] = ("",)
    ) -> Iterator[StageOutcome[Result, Brief]]:
        """What comes of every article in every locale, article by article.

        Raises:
            L10nError: the settings are wrong.
        """
        workspace = self._workspace
        workspace.terms  # noqa: B018  (what is wrong with them is the project's, not the first article's)
        with index.opened(workspace.store, ground(workspace.store, workspace.settings)) as results:
            self._index = results
            steps = self._steps(results, files, locales)
            if any(step.missing for step in steps):
                self._stage.prepare(workspace)
            workspace.progress.start(f"{self._stage.title} articles", len(steps))
            for step, done in self._performed(steps):
                values = results.values(self._stage.name, step.file.slug) if len(step.missing) < len(locales) else {}
                for locale in locales:
                    is_remembered = locale in values and locale not in step.missing
                    outcome = self._recalled((step.file.slug, locale), values[locale]) if is_remembered else None
                    yield outcome or self._taken(results, done.get(locale) or self._perform(step.file, locale))
                workspace.progress.advance()

    def _steps(self, results: ResultIndex, files: Sequence[SourceFile], locales: Sequence[str]) -> list[_ArticleStep]:
        if not self._remembers:
            return [_ArticleStep(file, tuple(locales)) for file in files]
        results.load(self._stage.name)
        steps = []
        for file in files:
            stamps = results.standing(self._stage.name, file.slug)
            missing = (locale for locale in locales if stamps.get(locale) != self._written)
            steps.append(_ArticleStep(file, tuple(missing)))
        return steps

    def _work(self, key: Key) -> Work:
        return Work(self._stage.name, key, self._written)

    def previous(self, key: Key) -> Result | None:
        """What the same work gave before anything changed; nothing where nobody knows."""
        data = self._index.data(self._work(key)) if self._index else None
        with contextlib.suppress(*DAMAGE):
            return codec.restored(self._stage.result, data)
        return None

    def _recalled(self, key: Key, value: codec.Plain) -> StageOutcome[Result, Brief] | None:
        """A result of an earlier time, with what it had to say; nothing where it cannot be read."""
        try:
            messages, errors, plain = value
            brief = codec.restored(self._stage.brief, plain)
            recalled = [codec.error_of(error) for error in errors]
        except DAMAGE:
            return None
        outcome = StageOutcome(key, brief, lambda: cast("Result", brief) if self._is_brief else self.previous(key))
        for line in messages:
            self._workspace.progress.message(line)
        self._workspace.errors.extend(recalled)
        return outcome

    def _perform(self, file: SourceFile, locale: str) -> Performed:
        return perform(self._stage, self._workspace, file, locale, self._options)

    def _performed(self, steps: Sequence[_ArticleStep]) -> Iterator[tuple[_ArticleStep, Mapping[str, Performed]]]:
        """The articles in order, each with what other processes did of its work."""
        stage, workspace = self._stage, self._workspace
        count = sum(len(step.missing) if any(step.missing) else len(workspace.settings.locales) for step in steps)
        runner = _runner(workspace, stage.seconds * count) if stage.address else None
        if runner is None:
            yield from ((step, {}) for step in steps)
            return
        sent: deque[Errand] = deque()
        results = runner.results(errand.task for errand in self._errands(steps, sent))
        with contextlib.closing(results):
            for step in steps:
                if not step.missing:
                    yield step, {}
                    continue
                result = next(results)
                yield step, sent.popleft().finished(result, runner)

    def _errands(self, steps: Sequence[_ArticleStep], sent: deque[Errand]) -> Iterator[Errand]:
        from l10n.jobs.errands import Errand  # late, as the runner

        for step in steps:
            if step.missing:
                sent.append(Errand.of(self._workspace, self._stage, step.file, step.missing, self._options))
                yield sent[-1]

    def _taken(self, results: ResultIndex, done: Performed) -> StageOutcome[Result, Brief]:
        """Takes in work that was done: says what it had to say, and remembers it where it lasts and no plug-in was left out."""
        self._workspace.errors.extend(done.errors)
        result: Result | None = done.result
        if not FAULTS.count and done.is_lasting:
            lasting = None if result is None else self._stage.settled(result)
            errors = [codec.plain_error(error) for error in done.errors]
            brief = None if lasting is None else codec.plain(self._stage.summary(lasting))
            data = None if lasting is None or self._is_brief else codec.plain(lasting)
            results.remember(self._work(done.key), done.trace, [done.messages, errors, brief], data)
        return StageOutcome(done.key, None if result is None else self._stage.summary(result), lambda: result)

    @property
    def _is_brief(self) -> bool:
        """Whether the brief is the whole result."""
        return self._stage.brief is self._stage.result
