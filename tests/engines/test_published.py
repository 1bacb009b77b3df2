"""What is published: the list that ships, and what is fetched."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.engines import language_codes, package_index, packages, published
from l10n.errors import PackageError
from l10n.plugin import Pair
from tests.engines.server import serving

PAGE = Path(published.__file__).parents[2] / "docs/languages.md"
NEWSROOM = "ru uk be hy ka kk ky tg tk uz tt ba az fa fa-AF ps ur sr sr-Latn bs mk sq ro bg hu es ca"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home/l10n"


def test_the_list_that_ships_has_every_language_of_a_newsroom_and_further_items():
    loaded = published.load()
    assert published.scored()[:27] == tuple(NEWSROOM.split(" "))
    assert {"de", "fr", "it", "pl", "hr", "lt", "ar", "tr", "ja", "zh", "hi", "vi"} < set(published.scored())
    for tag, model in loaded.opus.items():
        assert re.fullmatch(r"https://object\.pouta\.csc\.fi/(Tatoeba|OPUS)-MT-models/[^/]+/[^/]+\.zip", model.archive)
        assert 20 < model.chrf < 70
        assert tag in language_codes.tags(model.pair.partition("-")[2]) or (tag, model.pair) == ("fa-AF", "eng-prs")
    assert {tag for tag, model in loaded.opus.items() if not model.usable} == {"ky", "mn", "am"}


def test_an_unusable_archive_is_not_what_a_command_installs():
    loaded = published.load()
    assert loaded.command(Pair("en", "mn")) == "l10n packages install FOLDER  (MADLAD-400)"
    assert loaded.command(Pair("en", "ja")).endswith("--engine marian"), "a score of signs is half of one of letters"
    assert loaded.command(Pair("de", "en")) == "l10n packages install de-en"
    assert loaded.command(Pair("uk", "pl")) == "l10n packages install FOLDER  (MADLAD-400)"


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        (Pair("en", "prs"), "eng-prs"), (Pair("en", "fa-AF"), "eng-prs"), (Pair("en", "fa"), "eng-fas"),
        (Pair("en-GB", "sr-Cyrl"), "eng-srp_Cyrl"), (Pair("en", "sr-Latn"), "eng-srp_Latn"), (Pair("en", "es-MX"), "eng-spa"),
    ],
)  # fmt: skip
def test_a_locale_has_the_archive_of_its_nearest(pair, code):
    assert published.load().model(pair).pair == code


def test_scores_are_of_what_begins_in_english():
    assert published.load().model(Pair("es", "ca")) is None
    assert published.load().model(Pair("en", "kk-Latn")) is None
    assert published.load().argos_version(Pair("en", "uk")) == "1.4"
    assert published.load().argos_version(Pair("en", "ka")) == ""
    assert published.load().argos_version(Pair("en", "pt-BR")) == "1.9"
    assert [each.name for each in published.load().families_of(Pair("en", "ky"))] == ["NLLB-200", "MADLAD-400"]
    assert published.load().families_of(Pair("und", "ky")) == ()


def test_a_package_that_begins_in_another_language_stands_for_none():
    packages = {Pair("en", "pt"): "1.0", Pair("es", "pt-BR"): "2.0"}
    listed = replace(published.load(), argos=packages)
    assert listed.argos_version(Pair("en", "pt-BR")) == "1.0"
    assert listed.argos_version(Pair("es", "pt-BR")) == "2.0"
    assert listed.argos_version(Pair("fr", "pt-BR")) == ""


def test_the_page_says_of_each_language_what_the_list_says():
    rows = {
        line.split(" | ")[0].removeprefix("| "): line
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("| ")
    }
    for tag, model in published.load().opus.items():
        assert f"`{model.archive.rsplit('/', 2)[1]}`" in rows[tag]
        assert str(model.chrf) in rows[tag]
        if tag not in NEWSROOM.split():
            assert (published.load().argos_version(Pair("en", tag)) or "–") == rows[tag].split(" | ")[4]


TABLE = (
    "flores200-devtest\t0.60142\thttps://models.example/eng-zle/a.zip\n"
    "ntrex128\t0.56001\thttps://models.example/eng-ukr/b.zip\n"
    "tatoeba-test-v2021-08-07\t0.73092\thttps://models.example/en-uk/c.zip\n"
)


def leaderboard(site, pages):
    for tag, model in published._shipped().opus.items():
        if tag in pages:
            site.pages[f"/{model.pair}/top-chrf-scores.txt"] = pages[tag].encode()


def index() -> bytes:
    entry = {"package_version": "2.0", "from_code": "en", "to_code": "ka", "type": "translate", "links": []}
    return json.dumps([entry]).encode()


def test_what_is_fetched_takes_the_place_of_what_ships(home):
    with serving() as site:
        no_zip = (
            "ntrex128\t0.99\thttps://models.example/some-model\nflores200-devtest\tmuch\thttps://models.example/x.zip\n"
        )
        leaderboard(site, {"uk": TABLE, "be": no_zip})
        site.pages["/index.json"] = index()
        result = published.renew(f"{site.url}/", f"{site.url}/index.json")
    assert result.opus["uk"].archive == "https://models.example/eng-ukr/b.zip"
    assert (result.opus["uk"].chrf, result.opus["uk"].test_set) == (56.0, "ntrex128")
    assert result.opus["be"] == published._shipped().opus["be"]
    assert result.opus["ka"] == published._shipped().opus["ka"]
    assert result.argos == {Pair("en", "ka"): "2.0"}
    assert published.load() == result
    assert [path.name for path in home.iterdir()] == ["published.json"]


def test_without_a_network_the_list_that_ships_stays(home):
    with pytest.raises(PackageError, match="cannot be reached"):
        published.renew("http://127.0.0.1:1/", "http://127.0.0.1:1/index.json")
    assert not home.exists()
    assert published.load().opus == published._shipped().opus


def test_a_leaderboard_that_has_nothing_is_an_error():
    with serving() as site, pytest.raises(PackageError, match="answers 404"):
        published.renew(f"{site.url}/", f"{site.url}/index.json")


def test_a_broken_list_is_named(home):
    home.mkdir(parents=True)
    (home / "published.json").write_text('{"opus": 1, "argos": {}}', "utf-8")
    with pytest.raises(PackageError, match="not a list of published models; remove it"):
        published.load()


def test_downloads_are_whole_or_an_error():
    with serving() as site:
        site.pages["/m"] = b"x" * 100
        out = io.BytesIO()
        package_index.download(f"{site.url}/m", out)
        assert out.read() == b"x" * 100
    assert packages.models_folder().name == "models"
