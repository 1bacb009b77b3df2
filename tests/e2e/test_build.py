"""What dist/ holds after builds, refusals and removals: one answer to what may be published, in every file."""

import json
import zipfile

import pytest

from l10n.check.check import all_checks

ALONE = "# Ferry stopped\n\nThe ferry stopped at noon.\n"


@pytest.fixture
def coast(newsroom):
    """An article without figures or names, and no checks, so that pseudo words pass; three locales and a layout test."""
    routes = "".join(f'{tag} = "pseudo"\n' for tag in ("es", "ca", "fr"))
    levels = "".join(f'{name} = "off"\n' for name in all_checks())
    settings = f'locales = ["es", "ca", "fr", "ar-XB"]\n[routes]\n{routes}[checks]\n{levels}'
    newsroom.write(settings, "../l10n.toml")
    (newsroom.root / "source/harbor.md").unlink()
    (newsroom.root / "source/wall.jpg").unlink()
    newsroom.write(ALONE, "ferry.md")
    return newsroom


def manifest(room, slug="ferry"):
    return json.loads((room.root / "dist" / slug / "manifest.json").read_text(encoding="utf-8"))


def states(room, slug="ferry"):
    return {tag: part["state"] for tag, part in manifest(room, slug)["locales"].items()}


def archived(room, slug="ferry"):
    with zipfile.ZipFile(room.root / f"dist/{slug}/{slug}.zip") as file:
        return {name.partition("/")[0] for name in file.namelist()} - {"manifest.json"}


def page(room, locale, slug="ferry"):
    return (room.root / f"dist/{slug}/{locale}/index.html").read_text(encoding="utf-8")


def status_of(room, locale):
    return json.loads((room.root / f"dist/ferry/{locale}/article.json").read_text(encoding="utf-8"))["pubStatus"]


def test_a_preview_is_a_preview_in_every_file_though_everything_is_reviewed(coast):
    coast("run")
    coast.review("ferry", "es")
    coast("build")
    assert set(states(coast).values()) == {"preview"}
    assert {status_of(coast, tag) for tag in ("en", "es", "ca")} == {"withheld"}
    assert 'content="noindex"' in page(coast, "es")
    assert archived(coast) == {"en", "es", "ca", "fr", "ar-XB"}


def test_what_final_refuses_is_a_preview_and_finals_lead_to_finals_alone(coast):
    coast("run")
    coast.review("ferry", "es")
    coast.review("ferry", "ca")
    reported = coast("build", "--final", code=1)
    assert states(coast) == {"ar-XB": "preview", "ca": "final", "en": "final", "es": "final", "fr": "preview"}
    assert status_of(coast, "es") == "usable"
    assert status_of(coast, "fr") == "withheld"
    for locale in ("es", "en"):
        shown = page(coast, locale)
        assert "../ca/index.html" in shown
        assert "../fr/" not in shown
        assert "ar-XB" not in shown
    assert archived(coast) == {"en", "es", "ca"}
    assert "ferry fr: not final: 2 units are not reviewed" in reported.stderr
    assert "ar-XB" not in reported.stderr
    assert "Built 2 final bundles and 2 previews of 1 article" in reported.stdout
    assert "Refused as final: 1" in reported.stdout


def test_a_pseudo_locale_never_stops_a_final_build(coast):
    coast("run")
    for locale in ("es", "ca", "fr"):
        coast.review("ferry", locale)
    coast("build", "--final")
    assert states(coast)["ar-XB"] == "preview"


def test_a_single_locale_refused_is_all_that_is_reported(coast):
    coast("run")
    reported = coast("build", "--final", "-l", "es", code=1)
    assert "Built 0 final bundles and 1 preview of 1 article" in reported.stdout


def test_an_old_final_is_none_beside_the_digest_of_a_new_source(coast):
    coast("run")
    coast.review("ferry", "es")
    coast("build", "--final", "-l", "es")
    coast.write(ALONE.replace("noon", "midnight"), "ferry.md")
    coast("run", "-l", "ca")  # es is not asked for, and its words are not those of this article
    result = manifest(coast)
    assert result["locales"]["es"]["state"] == "preview"
    assert result["locales"]["es"]["source"] == result["source"]["sha256"]
    assert status_of(coast, "es") == "withheld"


def test_a_bundle_that_was_not_built_again_says_that_its_article_changed(coast):
    coast("run")
    coast.write(ALONE.replace("noon", "midnight"), "ferry.md")
    coast("run", "-l", "ca")
    assert manifest(coast)["locales"]["fr"]["outdated"] is True
    assert "outdated" not in manifest(coast)["locales"]["ca"]
    assert "older than its article" in (coast.root / "dist/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("broken", [b"# Ferry \x00\xff\xfe", b"\xff\xfe\x00", b"---\ntitle: [\n---\n\x00\n"])
def test_bundles_of_an_article_that_cannot_be_read_state_that_they_may_be_old(coast, broken):
    coast("run")
    before = manifest(coast)
    assert not any(part.get("outdated") for part in before["locales"].values())
    article = coast.root / "source/ferry.md"
    readable = article.read_bytes()
    article.write_bytes(broken)
    coast("run", code=2)
    assert all(part["outdated"] for part in manifest(coast)["locales"].values())
    assert "older than its article" in (coast.root / "dist/index.html").read_text("utf-8")
    article.write_bytes(readable)
    coast("run")
    assert manifest(coast) == before


def test_a_bundle_whose_catalog_cannot_be_read_says_that_it_may_be_old(coast):
    coast("run")
    before, path = manifest(coast), coast.root / "locales/es/LC_MESSAGES/ferry.po"
    readable = path.read_bytes()
    path.write_bytes(readable + b"hello\n")
    coast("build", code=2)
    outdated = {tag for tag, part in manifest(coast)["locales"].items() if part.get("outdated")}
    assert outdated == {"es"}
    path.write_bytes(readable)
    coast("build")
    assert manifest(coast) == before


def test_a_locale_that_the_settings_no_longer_name_leaves_dist(coast):
    coast("run")
    settings = coast.root / "l10n.toml"
    settings.write_text(settings.read_text().replace('"fr", ', ""), encoding="utf-8")
    (coast.root / "dist/ferry/fr/mine.txt").write_text("mine")
    coast("build")
    assert "fr" not in states(coast)
    assert "fr" not in archived(coast)
    assert "ferry/fr/" not in (coast.root / "dist/index.html").read_text(encoding="utf-8")
    assert [path.name for path in (coast.root / "dist/ferry/fr").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("ferry/es.txt", "dist/ferry/es"),
        ("ferry/ES/late.md", "dist/ferry/es"),
        ("ferry/ferry.zip.md", "dist/ferry/ferry.zip"),
        ("ferry/manifest.json.md", "dist/ferry/manifest.json"),
        ("index.html.md", "dist/index.html"),
        ("status.html.md", "dist/status.html"),
    ],
)
def test_names_that_would_meet_in_dist_are_refused_with_a_line(coast, name, place):
    coast.write("# Storm\n\nIt rained.\n", name)
    reported = coast("run", code=2).stderr
    assert f"source/{name}: would have its bundles in {place}, which is taken; rename it" in reported
    assert (coast.root / "dist/ferry/es/index.html").is_file()
    assert (coast.root / "dist/index.html").is_file()


def test_an_article_without_a_body_is_never_final(coast):
    coast.write("# Ferry stopped\n", "ferry.md")
    coast("run")
    coast.review("ferry", "es")
    assert "1 fault of the article" in coast("build", "--final", "-l", "es", code=1).stderr
    assert states(coast)["en"] == "preview"


def test_the_command_that_shows_the_remainder_can_be_pasted(coast):
    coast.write("# The ferry stopped\n\nIt rained. It blew. It froze.\n", "ferry two.md")
    coast("run")
    stderr = coast("build", "--final", "-l", "es", "ferry two", code=1).stderr
    assert "… and 1 more; see: l10n review 'ferry two' -l es" in stderr


def test_many_refusals_are_a_line_each(coast):
    for number in range(5):
        coast.write(ALONE.replace("ferry", f"boat {'abcde'[number]}"), f"boat-{number}.md")
    coast("run")
    lines = coast("build", "--final", code=1).stderr.splitlines()
    assert len(lines) == 18
    assert all(": not final: 2 units are not reviewed" in line for line in lines)


def test_a_locale_that_people_translate_without_a_machine_is_silent(coast):
    settings = coast.root / "l10n.toml"
    settings.write_text(settings.read_text().replace('fr = "pseudo"', 'fr = "none"'), encoding="utf-8")
    reported = coast("run")
    assert "fr" not in reported.stderr
    assert {unit.target for unit in coast.units("ferry", "fr").values()} == {""}
    assert "people translate it" in coast("packages", "list").stdout


def test_a_layout_test_is_not_work(coast):
    coast("run")
    assert {row["locale"] for row in json.loads(coast("status", "--json").stdout)} == {"es", "ca", "fr"}
    assert [row["locale"] for row in json.loads(coast("status", "--json", "-l", "ar-XB").stdout)] == ["ar-XB"]
