"""Drafting on workers that have no project and no model: the model is sent to them, and the drafts are those of one machine."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from l10n.engines import packages
from l10n.jobs import model_tasks, remote_models
from l10n.plugin import EngineOptions, Pair
from tests.engines.opus_model import members
from tests.engines.test_marian import install
from tests.jobs.dask_cluster import ENVIRONMENT, ROOT, cluster, files, run, waited_for

SENTENCES = ("The river rose {n} cm in the night.", "Nobody was hurt.", "Repairs of the bridge cost ${n} million.")


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """A folder with a model of three languages, its weights random."""
    into = tmp_path_factory.mktemp("models") / "models"
    install(members(), into)
    return into


@pytest.fixture
def caches(tmp_path):
    """The environments of two workers with a home of their own, where no model is."""
    homes = [tmp_path / f"home-{count}" for count in range(2)]
    return [
        {**ENVIRONMENT, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data")}
        for home in homes
    ]


@pytest.fixture(scope="module")
def extracted(tmp_path_factory, models):
    root = tmp_path_factory.mktemp("extracted") / "room"
    (root / "source").mkdir(parents=True)
    routes = "".join(f'{tag} = "{engine}"\n' for tag, engine in (("uk", "marian"), ("be", "marian"), ("es", "argos")))
    settings = f'locales = ["uk", "be", "es"]\n[engine]\npackages = ["{models}"]\n[routes]\n{routes}'
    (root / "l10n.toml").write_text(settings)
    for count in range(4):
        text = "\n\n".join(sentence.format(n=count + 2) for sentence in SENTENCES)
        (root / f"source/river-{count}.md").write_text(f"# River {count} rose\n\n{text}\n")
    run(root, "extract")
    return root


@pytest.fixture
def room(tmp_path, extracted):
    return Path(shutil.copytree(extracted, tmp_path / "room"))


@pytest.fixture(scope="module")
def here(extracted):
    """The same newsroom, drafted on this machine: its folder, and what the command said."""
    root = Path(shutil.copytree(extracted, extracted.with_name("here")))
    return root, run(root, "translate", "--json", "--jobs", "1")


def test_the_same_drafts_as_here_by_workers_without_the_model(room, here, tmp_path, caches, models):
    with cluster(tmp_path, environments=caches) as (address, _):
        waited_for(address, 2)
        assert run(room, "translate", "--json", "--scheduler", address) == here[1]
    assert files(room) == files(here[0])
    drafts = (room / "locales/es/LC_MESSAGES/river-1.po").read_text("utf-8")  # by the model that comes with l10n
    assert "Nadie" in drafts
    assert "#, fuzzy" in drafts
    (package,) = (each for each in packages.survey(EngineOptions(packages=(models,))).packages if each.kind == "marian")
    held = [path for path in tmp_path.glob("home-*/cache/l10n/models/*/*") if path.is_dir()]
    assert {path.name for path in held} == {package.name, "translate-en_es-0_2"}
    assert all(packages.read(path).folder == path for path in held)


def test_a_worker_that_is_killed_while_it_drafts(room, here, tmp_path, caches):
    argv = [sys.executable, "-m", "l10n.cli", "-C", str(room), "translate", "--json", "--scheduler"]
    with cluster(tmp_path, environments=caches) as (address, workers):
        waited_for(address, 2)
        running = subprocess.Popen(
            [*argv, address], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(random.uniform(0, 3))
        workers[0].kill()
        out, err = running.communicate(timeout=120)
    assert (running.returncode, out, err.replace(str(room), "")) == here[1]
    assert files(room) == files(here[0])


def test_an_error_of_the_engine_returns_and_a_damaged_copy_is_made_anew(models, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (package,) = (each for each in packages.survey(EngineOptions(packages=(models,))).packages if each.kind == "marian")
    digest = remote_models.package_folder.digest(package.folder)
    address = model_tasks.ModelAddress("marian", package.folder.name, digest, Pair("en", "uk"))
    options = EngineOptions(threads=1, device="cpu")
    task = model_tasks.ModelTask(address, options, "probabilities", (["Rain fell."], ["Dosch."]))
    assert model_tasks.answered(task).lacks
    sent = model_tasks.replace(task, model=model_tasks.archive(package.folder))
    first = model_tasks.answered(sent)
    assert len(first.answers) == 1
    assert model_tasks.answered(task) == first
    (folder,) = (tmp_path / "cache/l10n/models").glob(f"*/{package.folder.name}")
    (folder / "model.json").write_text("{}")
    model_tasks._checked.clear()
    assert model_tasks.answered(task).lacks
    assert model_tasks.answered(sent) == first
    (folder / "model/model.bin").unlink()
    model_tasks._warm.clear()
    assert model_tasks.answered(task).failure[0] == "PackageError"
    outside = model_tasks.replace(address, digest="another")
    with pytest.raises(ValueError, match="leads out"):
        model_tasks.answered(
            model_tasks.replace(task, model_address=outside, model=model_tasks.pickle.dumps({"../../x": b""}))
        )
