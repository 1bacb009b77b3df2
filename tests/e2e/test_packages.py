"""Models from a file and from an index, as a producer brings them to a project."""

import io
import json
import zipfile

import pytest

from l10n.engines import package_index, published
from l10n.engines.packages import STARTER
from tests.e2e.test_json import problems
from tests.engines import opus_model
from tests.engines.server import serving

NAME = "translate-en_es-0_2"


def archive(version="0.1", target="es"):
    """The starter model as an archive of its own, as of another version or for another language."""
    name = f"translate-en_{target}-{version.replace('.', '_')}"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path in sorted((STARTER / NAME).rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                if path.name == "metadata.json":
                    data = json.dumps(json.loads(data) | {"package_version": version, "to_code": target}).encode()
                made.writestr(f"{name}/{path.relative_to(STARTER / NAME).as_posix()}", data)
    return out.getvalue()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A user's home of its own, so that nobody's models are touched."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    return tmp_path / "home/argos-translate/packages"


@pytest.fixture
def index(monkeypatch):
    with serving() as site:
        entries = []
        for version, target in (("0.1", "es"), ("0.2", "es"), ("1.0", "ru")):
            name = f"translate-en_{target}-{version.replace('.', '_')}"
            site.pages[f"/{name}.argosmodel"] = lambda _, version=version, target=target: archive(version, target)
            entries.append(
                {
                    "from_code": "en", "to_code": target, "package_version": version, "type": "translate",
                    "code": f"translate-en_{target}", "links": [f"{site.url}/{name}.argosmodel"],
                }
            )  # fmt: skip
        site.pages["/index.json"] = json.dumps(entries).encode()
        monkeypatch.setattr(package_index, "index_url", lambda: f"{site.url}/index.json")
        yield site


def test_a_model_from_a_file_is_installed_locked_used_and_removed(newsroom, machine, tmp_path):
    (tmp_path / "mine.argosmodel").write_bytes(archive("0.3"))
    assert (
        "Installed translate-en_es-0_3 (en→es"
        in newsroom("packages", "install", str(tmp_path / "mine.argosmodel")).stdout
    )
    assert "translate-en_es-0_3" in (newsroom.root / "l10n.lock").read_text()
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n')
    assert "drafts by argos en→es 0.3" in newsroom("run").stdout, (
        "an installed model goes before the one that came along"
    )
    listed = json.loads(newsroom("packages", "list", "--json").stdout)
    assert [package["version"] for package in listed["packages"]] == ["0.3", "0.2"]
    assert listed["locales"] == [{"locale": "es", "route": "argos en→es", "missing": "", "broken": ""}]
    newsroom("packages", "remove", "translate-en_es-0_3")
    assert not (machine / "translate-en_es-0_3").exists()
    assert "0_3" not in (newsroom.root / "l10n.lock").read_text()


def test_a_changed_model_is_not_what_the_lock_says(newsroom, machine, tmp_path):
    (tmp_path / "mine.argosmodel").write_bytes(archive("0.3"))
    newsroom("packages", "install", str(tmp_path / "mine.argosmodel"))
    (machine / "translate-en_es-0_3/model/config.json").write_text("{}")
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n')
    assert "is not the one that l10n.lock names" in newsroom("run", code=3).stderr


def test_the_newest_model_of_a_pair_stems_from_the_index(newsroom, machine, index):
    assert "Installed translate-en_es-0_2" in newsroom("packages", "install", "en-es").stdout
    assert [path.name for path in machine.iterdir() if not path.name.startswith(".")] == ["translate-en_es-0_2"]
    assert "translate-en_es-0_2" in newsroom("packages", "list", "--available").stdout
    offers = json.loads(newsroom("packages", "list", "--available", "--json").stdout)
    assert problems("packages-available", offers) == []
    assert [offer["name"] for offer in offers if offer["pair"] == "en→ru"] == ["translate-en_ru-1_0"]


def test_a_project_gets_all_that_it_needs(newsroom, machine, index):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "ru", "xx"]\n')
    run = newsroom("packages", "install", "--for-project")
    assert "Installed translate-en_ru-1_0" in run.stdout
    assert "translate-en_es" not in run.stdout, "what is there is not fetched again"
    table = newsroom("packages", "list").stdout
    assert "argos en→ru" in table
    assert "xx: en→xx: no engine covers this pair" in table
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "ru"]\n')
    assert "Every locale has its models." in newsroom("packages", "install", "--for-project").stdout


@pytest.mark.parametrize(
    ("argv", "code", "line"),
    [
        (["install"], 2, "nothing to install; give a pair, a file or --for-project"),
        (["install", "en-zz"], 3, "en-zz: is not in the index"),
        (["install", "nonsense"], 3, "'nonsense': is neither a pair nor a file"),
        (["install", "none.argosmodel"], 3, "none.argosmodel"),
        (["remove", "translate-xx_yy-1_0"], 3, "is not installed; see 'l10n packages list'"),
        (["remove", NAME], 3, "comes with l10n and cannot be removed"),
    ],
)
def test_what_cannot_be_is_a_single_line(newsroom, machine, index, argv, code, line):
    run = newsroom("packages", *argv, code=code)
    assert line in run.stderr
    assert run.stderr.count("\n") == 1


def test_without_a_network_the_manual_way_is_named(newsroom, machine, monkeypatch):
    monkeypatch.setattr(package_index, "index_url", lambda: "http://127.0.0.1:9/index.json")
    run = newsroom("packages", "install", "en-uk", code=3)
    assert "bring the file here by other means" in run.stderr
    assert not machine.exists() or list(machine.iterdir()) == []


def test_a_model_that_does_not_open_is_not_installed(newsroom, machine, tmp_path):
    valid = tmp_path / "good.argosmodel"
    valid.write_bytes(archive())
    newsroom("packages", "install", str(valid))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive())) as old, zipfile.ZipFile(out, "w") as made:
        for name in old.namelist():
            data = old.read(name)
            made.writestr(name, data[: len(data) // 2] if name.endswith("sentencepiece.model") else data)
    broken = tmp_path / "broken.argosmodel"
    broken.write_bytes(out.getvalue())
    done = newsroom("packages", "install", str(broken), code=3)
    assert "is not a SentencePiece model" in done.stderr
    assert [path.name for path in machine.iterdir()] == ["translate-en_es-0_1"]
    assert len(list(machine.parent.iterdir())) == 1


def test_weights_cut_in_half_are_reported_of_the_archive_not_of_a_folder_that_is_gone(newsroom, machine, tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path in sorted((STARTER / NAME).rglob("*")):
            if path.is_file():
                data = path.read_bytes()
                name = f"translate-en_es-0_9/{path.relative_to(STARTER / NAME)}"
                made.writestr(name, data[: len(data) // 2] if path.name == "model.bin" else data)
    cut = tmp_path / "cut.argosmodel"
    cut.write_bytes(out.getvalue())
    done = newsroom("packages", "install", str(cut), code=3)
    assert f"{cut}: its weights are cut off" in done.stderr
    assert "get the archive again" in done.stderr
    assert "incoming" not in done.stderr


def test_a_newsroom_without_a_network_sees_what_each_locale_needs(newsroom, machine):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "ka", "be"]\n[routes]\nbe = "none"\n')
    shown = newsroom("packages", "list").stdout
    assert "l10n packages install en-ka --engine marian" in shown
    assert "no engine: people translate it" in shown
    assert "install en-be" not in shown, "people translate it: nothing is missing"
    result = json.loads(newsroom("packages", "list", "--all", "--json").stdout)["coverage"]
    assert len(result) == len(published.scored()) > 60
    by_tag = {row["locale"]: row for row in result}
    assert by_tag["es"]["engines"]["argos"]["state"] == "installed"
    assert by_tag["kk"]["engines"]["marian"]["chrf"] == 42.8
    assert by_tag["be"]["drafts"] == "no engine: people translate it"


def test_an_archive_of_opus_mt_is_installed_listed_and_removed(newsroom, machine, tmp_path):
    (tmp_path / "opus-2022-03-13.zip").write_bytes(opus_model.archive(opus_model.members()))
    shown = newsroom("packages", "install", str(tmp_path / "opus-2022-03-13.zip")).stdout
    assert "Installed marian-eng-zle-2022-03-13 (en→mul, licence CC BY 4.0)" in shown
    assert "It translates into be, ru, uk." in shown
    assert "It names orv and was hardly trained on them" in shown
    assert "marian-eng-zle-2022-03-13" in (newsroom.root / "l10n.lock").read_text()
    (newsroom.root / "l10n.toml").write_text('locales = ["uk", "be"]\n')
    data = json.loads(newsroom("packages", "list", "--json").stdout)
    assert [locale["route"] for locale in data["locales"]] == ["marian en→uk", "marian en→be"]
    assert data["packages"][0]["targets"] == ["be", "ru", "uk"]
    newsroom("packages", "remove", "marian-eng-zle-2022-03-13")
    assert list((tmp_path / "home/l10n/models").iterdir()) == []
    assert "marian" not in (newsroom.root / "l10n.lock").read_text()


def test_a_model_of_opus_mt_is_fetched_by_pair_once_for_all_its_locales(newsroom, machine, monkeypatch):
    with serving() as site:
        site.pages["/eng-zle/opus-2022-03-13.zip"] = opus_model.archive(opus_model.members())
        row = {"pair": "eng-ukr", "archive": f"{site.url}/eng-zle/opus-2022-03-13.zip", "set": "ntrex128", "chrf": 54.2}
        native = machine.parents[1] / "l10n"
        native.mkdir(parents=True)
        (native / "published.json").write_text(json.dumps({"opus": {"uk": row, "be": row}, "argos": {}}))
        newsroom("packages", "install", "en-uk", "en-be", "--engine", "marian")
        assert [path for path, _ in site.asked] == ["/eng-zle/opus-2022-03-13.zip"]
        assert (
            "chrF 22.6: its drafts are not usable"
            in newsroom("packages", "install", "en-ky", "--engine", "marian", code=3).stderr
        )


def test_many_locales_without_an_engine_are_a_single_line(newsroom, machine):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "hy", "ka", "kk", "mk", "be"]\n[routes]\nbe = "none"\n')
    run = newsroom("run", code=3)
    assert "drafts by argos en→es" in run.stdout
    [line] = [line for line in run.stderr.splitlines() if line.startswith("error: ")]
    assert line.startswith("error: 4 locales: no engine drafts hy, ka, kk, mk; 'l10n packages list' has the command")
