"""Tasks and what runs them, on a backend of this process: what is done again, what comes back, and what models are asked."""

import json
import pickle
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n import __version__
from l10n.engines import package_folder, packages
from l10n.errors import EngineError, UsageError
from l10n.jobs import drafting, executor, model_tasks, tasks
from l10n.jobs.executor import TaskRunner
from l10n.jobs.model_tasks import ModelAddress, ModelAnswer, ModelTask
from l10n.jobs.remote_models import SentModel, WorkerTranslator
from l10n.jobs.stage import StageRun
from l10n.jobs.tasks import Task, TaskResult
from l10n.layout import SourceFile
from l10n.model import Translation
from l10n.plugin import Decoding, EngineOptions, Pair
from l10n.plugin.faults import FAULTS
from l10n.settings_run import RunOptions
from l10n.workspace import Workspace
from tests.jobs.odd_stages import STAGE

PAIR = Pair("en", "fr")


class Dying(Future):
    """The future of a task whose process dies while it is waited for."""

    def result(self, timeout=None):
        if not self.done():
            self.set_exception(BrokenExecutor("gone"))
        return super().result(timeout)


class HereBackend:
    """Runs each task at once; `deaths` says how often the process of a task with such a text dies first."""

    width = 1

    def __init__(self, common=b"", *, deaths=None, answer=None):
        self.common, self.deaths, self.answer = common, deaths or {}, answer
        self.sent, self.restarts, self.closed = [], 0, 0

    def submit(self, task):
        self.sent.append(task)
        text = next(iter(task.files.values())).decode() if isinstance(task, Task) else ""
        dies = self.deaths.get(text, 0) > 0
        future = Dying() if dies else Future()
        if dies:
            self.deaths[text] -= 1
        elif self.answer:
            future.set_result(pickle.dumps(self.answer(task)))
        else:
            future.set_result(tasks.perform(self.common, task))
        return future

    def share(self, data):
        return ["shared", data]

    def restart(self):
        self.restarts += 1

    def close(self):
        self.closed += 1


@pytest.fixture
def room(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n')
    return tmp_path


def common(room):
    return tasks.shared(Workspace(room).settings, ())


def task(text, slug="a", **more):
    path = PurePosixPath(f"source/{slug}.md")
    files = {path: text.encode(), PurePosixPath("made.txt"): None}
    return Task("tests.jobs.odd_stages:STAGE", SourceFile(slug, path), ("es", "fr"), "", files, **more)


def done(room, *args, **more):
    return pickle.loads(tasks.perform(common(room), task(*args, **more)))


def test_a_task_yields_a_part_for_each_locale(room):
    result = done(room, "writes")
    assert [(part.locale, part.result) for part in result.parts] == [("es", "a: writes"), ("fr", "a: writes")]
    first = result.parts[0]
    assert first.messages == ["wrote"]
    assert set(first.digests) == {"source/a.md", "made.txt"}
    assert [(str(write.path), write.data, write.seen, write.revises) for write in first.writes] == [
        ("made.txt", b"made\n", None, True)
    ]
    assert (result.lost, result.faults, result.refused, result.answer) == (frozenset(), [], "", None)


def test_what_fails_returns(room):
    FAULTS.forget()
    assert done(room, "needs more").lost == {PurePosixPath("more.txt")}
    assert done(room, "needs more").parts == ()
    wrong = done(room, "wrong")
    assert [list(map(tuple, part.errors)) for part in wrong.parts] == [
        [("ArticleError", "source/a.md", "is wrong", "mend it")]
    ] * 2
    assert [part.result for part in wrong.parts] == [None, None]
    assert done(room, "faulty").faults == [("check odd", "failed")]
    FAULTS.forget()


def test_another_version_refuses(room):
    assert done(room, "good", version=tasks.version()).refused == ""
    refused = done(room, "good", version="0 x")
    assert refused.parts == ()
    assert refused.refused.endswith(f" has l10n {__version__}, not quite as it is here")
    runner = TaskRunner(HereBackend(common(room)))
    with pytest.raises(UsageError) as caught:
        list(runner.results([task("good", version="0 x")]))
    assert (caught.value.place, caught.value.remedy) == ("scheduler", "install the same version on all machines")
    assert tasks.version().startswith(f"{__version__} ")


def test_a_workspace_is_made_once_for_what_tasks_have_in_common(room):
    first, second = common(room), tasks.shared(replace(Workspace(room).settings, locales=("uk",)), ())
    made = [tasks._workspace(tasks.sha256(each).digest(), tasks._Bytes(each)) for each in (first, first, second)]
    assert made[0] is made[1]
    assert made[2].settings.locales == ("uk",)
    assert made[0].settings.run == RunOptions()


@pytest.mark.parametrize(("deaths", "restarts", "result"), [(0, 0, True), (1, 1, True), (2, 2, True), (3, 3, False)])
def test_a_task_is_tried_three_times(room, deaths, restarts, result):
    backend = HereBackend(common(room), deaths={"bad": deaths})
    work = [task("good", "a"), task("bad", "b"), task("good", "c")]
    results = list(TaskRunner(backend).results(work))
    slugs = [each and each.parts[0].result for each in results]
    assert slugs == ["a: good", "b: bad" if result else None, "c: good"]
    assert backend.restarts == restarts
    assert len(backend.sent) == 3 + min(deaths, 2)


def test_few_tasks_wait_at_a_time_and_those_abandoned_are_cancelled(room):
    backend = HereBackend(common(room))
    results = TaskRunner(backend).results(task("good", str(n)) for n in range(9))
    next(results)
    assert len(backend.sent) == 2 * backend.width + 1
    next(results)
    assert len(backend.sent) == 2 * backend.width + 2
    results.close()
    assert len(backend.sent) == 2 * backend.width + 2
    runner = TaskRunner(backend)
    assert runner.share(b"x") == ["shared", b"x"]
    runner.close()
    assert backend.closed == 1


def test_a_backend_that_takes_nothing_more_loses_a_task():
    class Gone(HereBackend):
        def submit(self, task):
            raise BrokenExecutor("closed")

    assert list(TaskRunner(Gone()).results([task("good")])) == [None]


# --- errands: the files that go along, and what is written


def sent(room, texts, **more):
    """What stages give whose tasks run on a backend of this process."""
    for slug, text in texts.items():
        (room / f"source/{slug}.md").write_text(text)
    workspace = Workspace(room)
    workspace.run = RunOptions(2)
    backend = HereBackend(tasks.shared(workspace.settings, workspace.terms), **more)
    executor._runners[workspace] = TaskRunner(backend)
    run = StageRun(workspace, STAGE, "", remembers=False)
    result = [outcome.whole() for outcome in run.outcomes(workspace.chosen([]))]
    executor.close(workspace)
    return workspace, backend, result


def test_files_that_nobody_knew_of_are_sent_after(room):
    (room / "more.txt").write_text(" and this")
    _, backend, result = sent(room, {"a": "needs more", "b": "good"})
    assert result == ["a: needs more and this", "b: good"]
    assert [sorted(map(str, each.files)) for each in backend.sent if each.file.slug == "a"] == [
        ["source/a.md"],
        ["more.txt", "source/a.md"],
    ]
    assert backend.closed == 1


def test_what_is_written_is_written_once_and_reported(room):
    (room / "made.txt").write_text("first\n")
    workspace, _, result = sent(room, {"a": "writes", "b": "wrong", "c": "good"})
    assert result == ["a: writes", None, "c: good"]
    assert (room / "made.txt").read_text() == "first\nmade\n"
    assert [str(error) for error in workspace.errors] == ["source/b.md: is wrong; mend it"]


def test_a_task_that_always_dies_is_an_error_and_the_remaining_articles_continue(room):
    workspace, backend, result = sent(room, {"a": "bad", "b": "good"}, deaths={"bad": 9})
    assert result == [None, "b: good"]
    (error,) = workspace.errors
    assert str(error) == (
        "source/a.md: the process that worked on it ended several times; the rest goes on; --jobs 1 shows where it arose"
    )
    assert backend.restarts == 3


# --- models on workers


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package whose engine answers in capitals; caches in a folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(model_tasks, "_checked", set())
    monkeypatch.setattr(model_tasks, "_warm", type(model_tasks._warm)())
    opened = []

    class Loud:
        def __init__(self, package, pair):
            self.folder, self.pair, self.closed = package.folder, pair, False
            opened.append(self)

        def translate(self, sources, decoding):
            if "breaks" in sources:
                raise EngineError("loud", "stopped", "try again")
            yield from (Translation(f"{source.upper()} {self.pair.target}", -1.0) for source in sources)

        def close(self):
            self.closed = True

    monkeypatch.setattr(
        "l10n.engines.kinds.argos.opened", lambda package, pair, options: Loud(package, pair), raising=False
    )
    folder = tmp_path / "models" / "translate-en_fr-1_9"
    (folder / "model").mkdir(parents=True)
    metadata = {"package_version": "1.9", "from_code": "en", "to_code": "fr", "type": "translate"}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    (folder / "model/model.bin").write_bytes(b"weights")
    (folder / "sentencepiece.model").write_bytes(b"pieces")
    return packages.read(folder), opened


def question(package, *texts, pair=PAIR, **more):
    address = ModelAddress("argos", package.folder.name, package_folder.digest(package.folder), pair)
    return ModelTask(address, EngineOptions(), "translate", (texts,), (Decoding(),), **more)


def test_a_worker_asks_for_a_model_once_and_keeps_it(package, tmp_path):
    model, opened = package
    assert model_tasks.answered(question(model, "rain")) == ModelAnswer(lacks=True)
    files = model_tasks.archive(model.folder)
    first = model_tasks.answered(question(model, "rain", "fog", model=files))
    assert [each.target for each in first.answers] == ["RAIN fr", "FOG fr"]
    assert model_tasks.answered(question(model, "fog")).answers == first.answers[1:]
    (only,) = opened
    place = tmp_path / "cache/l10n/models" / package_folder.digest(model.folder) / model.folder.name
    assert only.folder == place
    assert package_folder.digest(place) == package_folder.digest(model.folder)
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_few_models_stay_open_those_requested_last(package):
    model, opened = package
    files = model_tasks.archive(model.folder)
    for target in ("fr", "es", "uk", "fr", "de"):
        model_tasks.answered(question(model, "rain", pair=Pair("en", target), model=files))
    assert [(each.pair.target, each.closed) for each in opened] == [
        ("fr", False), ("es", True), ("uk", False), ("de", False),
    ]  # fmt: skip


def test_what_an_engine_or_a_disk_refuses_is_the_answer(package, tmp_path):
    model, _ = package
    asked_with = question(model, "breaks", model=model_tasks.archive(model.folder))
    assert model_tasks.answered(asked_with).failure == ("EngineError", "loud", "stopped", "try again")
    (tmp_path / "cache/l10n/models").rename(tmp_path / "aside")
    (tmp_path / "cache/l10n/models").write_text("a file")
    model_tasks._checked.clear()
    kind, place, problem, remedy = model_tasks.answered(asked_with).failure
    assert (kind, place) == ("PackageError", model.folder.name)
    assert problem.startswith("cannot be read on ")
    assert remedy == f"delete {tmp_path / 'cache/l10n/models'} there"


def worker(model, answer):
    backend = HereBackend(answer=answer)
    blank = replace(question(model), method="", columns=(), rest=())
    return WorkerTranslator("argos en→fr 1.9", SentModel(TaskRunner(backend), model, blank)), backend


def test_texts_are_requested_some_at_a_time_and_arrive_in_order(package):
    model, _ = package
    (model.folder / "words.txt").write_text("Pluie brume")
    translator, backend = worker(
        model, lambda task: TaskResult(answer=ModelAnswer([f"{task.method} {text}" for text in task.columns[0]]))
    )
    texts = [str(n) for n in range(70)]
    assert list(translator.translate(texts, Decoding())) == [f"translate {text}" for text in texts]
    assert [len(task.columns[0]) for task in backend.sent] == [32, 32, 6]
    assert all(task.rest == (Decoding(),) and task.version == tasks.version() for task in backend.sent)
    assert all(task.model is None for task in backend.sent)
    assert (translator.words, translator.name, translator.ordered) == ({"pluie", "brume"}, "argos en→fr 1.9", True)
    assert list(translator.continued(["a"], ["b"], Decoding())) == ["continued a"]
    assert list(translator.several(["a"], Decoding())) == ["several a"]
    assert list(translator.next_words(["a"], ["b"])) == ["next_words a"]
    assert backend.sent[-1].columns == (("a",), ("b",))
    assert list(translator.probabilities(["a"], ["b"])) == ["probabilities a"]
    assert backend.sent[-1].rest == ()


def test_a_worker_that_lacks_the_model_gets_it_and_the_next_items_too(package):
    model, _ = package
    translator, backend = worker(
        model, lambda task: TaskResult(answer=ModelAnswer(["ok"]) if task.model else ModelAnswer(lacks=True))
    )
    assert list(translator.translate(["a"], Decoding())) == ["ok"]
    handle = ["shared", model_tasks.archive(model.folder)]
    assert [task.model for task in backend.sent] == [None, handle]
    assert list(translator.translate(["b"], Decoding())) == ["ok"]
    assert backend.sent[-1].model == handle
    translator.close()
    assert translator._model.handle is None


def test_an_error_of_the_engine_is_raised_here_and_lost_workers_are_named(package):
    model, _ = package
    failing, _ = worker(
        model, lambda task: TaskResult(answer=ModelAnswer(failure=("EngineError", "loud", "stopped", "again")))
    )
    with pytest.raises(EngineError, match="loud: stopped; again"):
        list(failing.translate(["a"], Decoding()))
    lacking, backend = worker(model, lambda task: TaskResult(answer=ModelAnswer(lacks=True)))
    with pytest.raises(EngineError) as caught:
        list(lacking.translate(["a"], Decoding()))
    assert str(caught.value) == (
        "argos en→fr 1.9: the workers that were asked ended several times; look at their logs, or leave the scheduler out"
    )
    assert len(backend.sent) == 4


def test_models_are_remote_only_passed_a_scheduler(room):
    workspace = Workspace(room)
    assert drafting.engines_of(workspace) is workspace.registry.engines
