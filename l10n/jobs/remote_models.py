"""Models on the workers of a scheduler: engines whose translators ask there, and look as if they were here."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.engines import package_folder, packages, word_list
from l10n.engines.package_metadata import Package
from l10n.errors import EngineError
from l10n.jobs import codec, executor, tasks
from l10n.jobs.executor import TaskRunner
from l10n.jobs.model_tasks import KINDS, ModelAddress, ModelAnswer, ModelTask, archive
from l10n.jobs.stage_kind import WORTH
from l10n.model import Translation
from l10n.plugin import ChatOptions, Decoding, Engine, EngineOptions, Pair
from l10n.workspace import Workspace

_CHUNK = 32  # texts of a task: about a second of work
_ROUNDS = 3  # in which a question is sent with its model, where workers that had it are gone


def engines(workspace: Workspace) -> Mapping[str, Engine]:
    """The engines of a project, those whose models a scheduler's workers hold in the place of its own."""
    here = workspace.registry.engines
    return {name: _remote(workspace, name, engine) if name in KINDS else engine for name, engine in here.items()}


def _remote(workspace: Workspace, kind: str, engine: Engine) -> Engine:
    def opened(pair: Pair, options: EngineOptions) -> WorkerTranslator:
        package = packages.best(pair, options, kind)
        name = engine.name(pair, options) if engine.name else str(pair)
        runner = executor.runner(workspace, WORTH)
        assert runner is not None
        address = ModelAddress(kind, package.folder.name, package_folder.digest(package.folder), pair)
        sent = replace(options, packages=(), lock={}, threads=1, chat=ChatOptions())
        return WorkerTranslator(name, SentModel(runner, package, ModelTask(address, sent, "", ())))

    return replace(engine, open=opened)


@dataclass(slots=True)
class SentModel:
    """A model that workers have or get: what runs the questions, its package here, and a question to be filled in."""

    runner: TaskRunner
    package: Package
    blank: ModelTask
    handle: Any = field(default=None)

    def share(self) -> Any:  # noqa: ANN401  (what the backend makes of it)
        """The files of the model as workers can get them."""
        if self.handle is None:
            self.handle = self.runner.share(archive(self.package.folder))
        return self.handle


class WorkerTranslator:
    """A translator whose model is asked on workers, some texts at a time; the answers come in order."""

    ordered = True

    def __init__(self, name: str, model: SentModel) -> None:
        self.name = name
        self._model = model
        self.words: Collection[str] = word_list.words(model.package.folder)

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order."""
        return self._ask("translate", (sources,), decoding)

    def continued(self, sources: Sequence[str], beginnings: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source that begins with given words, in order."""
        return self._ask("continued", (sources, beginnings), decoding)

    def several(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Sequence[Translation]]:
        """Some translations of each source, the best first, in order."""
        return self._ask("several", (sources,), decoding)

    def next_words(self, sources: Sequence[str], beginnings: Sequence[str]) -> Iterator[Sequence[str]]:
        """The words with which each source's translation may go on after given words, in order."""
        return self._ask("next_words", (sources, beginnings))

    def probabilities(self, sources: Sequence[str], targets: Sequence[str]) -> Iterator[Sequence[float]]:
        """The log-probability of each token of each target as a translation of its source, in order."""
        return self._ask("probabilities", (sources, targets))

    def close(self) -> None:
        """Lets go of the model; the workers keep it warm."""
        self._model.handle = None

    def _ask(self, method: str, columns: tuple[Sequence[Any], ...], *rest: object) -> Iterator[Any]:
        sent: deque[ModelTask] = deque()
        results = self._model.runner.results(self._tasks(method, columns, rest, sent))
        with contextlib.closing(results):
            for result in results:
                yield from self._answers(sent.popleft(), result.answer if result else None)

    def _tasks(
        self, method: str, columns: tuple[Sequence[Any], ...], rest: tuple[object, ...], sent: deque[ModelTask]
    ) -> Iterator[ModelTask]:
        blank = replace(self._model.blank, method=method, rest=rest, version=tasks.version())
        for start in range(0, len(columns[0]), _CHUNK):
            chunk = tuple(tuple(column[start : start + _CHUNK]) for column in columns)
            sent.append(replace(blank, columns=chunk, model=self._model.handle))
            yield sent[-1]

    def _answers(self, task: ModelTask, answer: ModelAnswer | None) -> Sequence[Any]:
        """The answers to a question; where the worker lacked the model, or was gone, it is asked again with it.

        Raises:
            EngineError: the engine stopped working, or all that were asked ended.
        """
        for _ in range(_ROUNDS):
            if answer is not None and not answer.lacks:
                break
            if answer is None:
                self._model.handle = None  # it may be gone with the worker that held it
            result = next(self._model.runner.results([replace(task, model=self._model.share())]))
            answer = result.answer if result else None
        if answer is None or answer.lacks:
            problem = "the workers that were asked ended several times"
            raise EngineError(self.name, problem, "look at their logs, or leave the scheduler out")
        if answer.failure:
            raise codec.error_of(answer.failure)
        return answer.answers
