"""Sentences asked of one model for several locales in the same breath: the same words, in fewer and fuller batches."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from l10n import jobs
from l10n.engines import ahead, model_archive, model_loading, packages
from l10n.engines.kinds import marian
from l10n.engines.package_archive import Demand
from l10n.jobs.packages import probe
from l10n.plugin import Decoding, EngineOptions, Pair
from l10n.workspace import Workspace
from tests.engines.opus_model import TEXTS, archive, members

SENTENCES = TEXTS[:4]
ALIGNED = Decoding(aligned=True, consensus=3)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a model of three languages."""
    into = tmp_path_factory.mktemp("models") / "models"
    model_archive.install_stream(io.BytesIO(archive(members())), "eng-zle.zip", into, Demand(opens=probe))
    return into


class Counter:
    """Stands between translators and their model, and counts the sources of each request."""

    def __init__(self, model) -> None:
        self.model, self.sizes = model, []

    def translate_batch(self, batch, **more):
        self.sizes.append(len(batch))
        return self.model.translate_batch(batch, **more)


def opened(tag, folder, *following):
    options = EngineOptions(packages=(folder,), threads=1, device="cpu")
    pairs = tuple(Pair("en", each) for each in following)
    translator = marian.engine.open(Pair("en", tag), replace(options, together=pairs))
    counter = Counter(translator._loaded.model)
    object.__setattr__(translator._loaded, "model", counter)
    return translator, counter


def words(translator, sources=SENTENCES, decoding=ALIGNED):
    return list(translator.translate(sources, decoding))


def test_the_locales_that_follow_get_what_they_would_get_alone(folder):
    alone = {tag: words(opened(tag, folder)[0]) for tag in ("be", "ru", "uk")}
    first, requests = opened("be", folder, "ru", "uk")
    assert words(first) == alone["be"]
    assert sum(requests.sizes) == 3 * len(SENTENCES)
    for tag in ("ru", "uk"):
        later, requests = opened(tag, folder)
        assert words(later) == alone[tag]
        assert requests.sizes == []
        assert words(later) == alone[tag]  # what was taken is gone, and asked for again
        assert sum(requests.sizes) == len(SENTENCES)


def test_what_a_locale_asks_otherwise_is_requested_for_it(folder):
    first, _ = opened("be", folder, "ru")
    words(first)
    later, requests = opened("ru", folder)
    words(later, decoding=replace(ALIGNED, consensus=2))
    words(later, sources=["Nobody came."])
    assert sum(requests.sizes) == len(SENTENCES) + 1
    words(later)


@pytest.mark.parametrize("decoding", [replace(ALIGNED, aligned=False)])
def test_phrases_are_sent_for_a_single_locale_alone(folder, decoding):
    first, requests = opened("be", folder, "ru", "uk")
    words(first, decoding=decoding)
    assert sum(requests.sizes) == len(SENTENCES)


def test_many_sentences_fill_their_batches_by_themselves(folder):
    first, requests = opened("be", folder, "ru", "uk")
    words(first, [f"Rain fell for {n} weeks." for n in range(210)], Decoding(aligned=True, beam=1))
    assert sum(requests.sizes) == 210


def test_of_what_nobody_takes_the_oldest_moves(monkeypatch):
    monkeypatch.setattr(ahead, "_MOST", 3)
    answers = ahead.AnswersAhead()
    for number in range(5):
        answers.keep(number, object())
    assert len(answers) == 3
    assert answers.take(0) is None
    assert answers.take(4) is not None
    assert answers.take(4) is None


def test_pairs_of_different_sources_and_different_models_are_left_out(folder):
    options = EngineOptions(
        packages=(folder,), together=(Pair("en", "ru"), Pair("de", "uk"), Pair("en", "es"), Pair("en", "be"))
    )
    package = packages.best(Pair("en", "be"), options, "marian")
    assert packages.together(package, Pair("en", "be"), options) == (Pair("en", "ru"),)


def newsroom(root, locales):
    (root / "source").mkdir(parents=True)
    (root / "l10n.toml").write_text(f'source = "en"\nlocales = {locales}\n', "utf-8")
    (root / "source/rain.md").write_text("# Rain\n\n" + "\n\n".join(SENTENCES) + "\n", "utf-8")
    list(jobs.extract(Workspace(root)))
    return root


def drafts(root, *tags):
    list(jobs.translate(Workspace(root), locales=tags))
    return {tag: (root / "locales" / tag / "LC_MESSAGES/rain.po").read_bytes() for tag in ("be", "ru", "uk")}


def test_a_newsroom_gets_the_same_catalogs_together_and_singly(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    into = packages.models_folder()
    assert into.is_relative_to(tmp_path)
    model_archive.install_stream(io.BytesIO(archive(members())), "eng-zle.zip", into, Demand(opens=probe))
    sizes = []
    load = model_loading.load

    def counted(package, options):
        counter = Counter(load(package, options))
        counter.sizes = sizes
        return counter

    monkeypatch.setattr(Counter, "__getattr__", lambda self, name: getattr(self.model, name), raising=False)
    monkeypatch.setattr(model_loading, "load", counted)
    monkeypatch.setattr(model_loading, "SHARED", model_loading.SharedModels())
    locales = '["be", "ru", "uk"]'
    together = drafts(newsroom(tmp_path / "a", locales))
    assert max(sizes) % 3 == 0
    requests = len(sizes)
    sizes.clear()
    by_itself = newsroom(tmp_path / "b", locales)
    for tag in ("be", "ru", "uk"):
        result = drafts(by_itself, tag)
    assert result == together
    assert requests < len(sizes)
