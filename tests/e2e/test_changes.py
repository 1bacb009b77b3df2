"""Changed articles: what `diff` shows, and corrections that `extract --keep-reviewed` accepts for every locale."""

import json

import pytest

from l10n.catalog import catalog
from l10n.cli.commands import diff
from l10n.jobs.diff import ChangedSentence
from l10n.model import State

from .conftest import ARTICLE

OLD, NEW = '"We waited nine years," she said.', '"We waited ten years," she said.'


@pytest.fixture
def reviewed(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["es", "de"]\n[routes]\nes = "pseudo"\nde = "pseudo"\n')
    newsroom("extract")
    newsroom("translate")
    newsroom.review()
    return newsroom


def project(room):
    """The files of a project, those left out that may be deleted."""
    return {path: content for path, content in room.files().items() if not path.startswith(".l10n/")}


def sentences(room):
    (result,) = json.loads(room("diff", "--json").stdout)
    return {each["new"] or each["old"]: each for each in result["sentences"]}


def test_diff_shows_what_an_edit_means_and_writes_nothing(reviewed):
    assert reviewed("diff").stdout == "Nothing changed in 1 article.\n"
    edited = ARTICLE.replace("nine years", "ten years").replace(" It will cost $3.2 million.", " Nobody left early.")
    reviewed.write(edited)
    before = project(reviewed)
    text = reviewed("diff", "harbor").stdout
    assert "harbor: 1 new, 1 changed, 1 gone," in text
    assert '"We waited [-nine-]{+ten+} years," she said.' in text
    result = sentences(reviewed)
    assert result[NEW]["fates"] == {"fuzzy": ["es", "de"]}
    assert result[NEW]["line"] == 10
    assert result["Nobody left early."]["fates"] == {"new": ["es", "de"]}
    assert result["It will cost $3.2 million."]["fates"] == {"obsolete": ["es", "de"]}
    assert project(reviewed) == before
    extracted = json.loads(reviewed("extract", "--json").stdout)[0]["changes"]
    assert {tag: (each["fuzzy"], each["new"], each["obsolete"]) for tag, each in extracted.items()} == {
        "es": (1, 1, 1), "de": (1, 1, 1),
    }  # fmt: skip
    assert extracted["es"]["reviewed"] == extracted["es"]["kept"] > 0 == extracted["de"]["reviewed"]
    (earlier,) = sentences(reviewed).values()
    assert (earlier["new"], earlier["old"], earlier["earlier"]) == (NEW, OLD, True)


def test_diff_compares_what_changed_alone(reviewed, monkeypatch):
    reviewed.write(ARTICLE, "wall.md")
    reviewed("extract")
    first = json.loads(reviewed("diff", "--json").stdout)
    compared, compare = [], catalog.update
    monkeypatch.setattr(
        catalog, "update", lambda units, template: compared.append(units.slug) or compare(units, template)
    )
    assert json.loads(reviewed("diff", "--json").stdout) == first
    assert compared == []
    reviewed.write(ARTICLE.replace("nine years", "ten years"), "wall.md")
    same, changed = json.loads(reviewed("diff", "--json").stdout)
    assert same == first[0]
    assert [each["new"] for each in changed["sentences"]] == [NEW]
    assert set(compared) == {"wall"}


def test_diff_shows_joined_and_respelled_sentences(reviewed):
    joined = "The council of Port Ansel voted 7 to 4 for a new harbor wall, which will cost $3.2 million."
    reviewed.write(ARTICLE.replace("harbor wall. It will cost", "harbor wall, which will cost").replace('"We', "“We"))
    (reviewed.root / "locales/templates/harbor.pot").unlink()  # the catalogs know the sources as well
    result = sentences(reviewed)
    assert set(result) == {joined, OLD.replace('"We', "“We")}
    assert result[joined]["old"].endswith("harbor wall. It will cost $3.2 million.")
    assert result[OLD.replace('"We', "“We")]["fates"] == {"reviewed": ["es"], "fuzzy": ["de"]}


def test_diff_follows_a_renamed_article_and_writes_nothing(reviewed):
    (reviewed.root / "source/harbor.md").unlink()
    reviewed.write(ARTICLE.replace("nine years", "ten years"), "wall.md")
    before = reviewed.files()
    assert "wall: renamed from harbor, 1 changed," in reviewed("diff").stdout
    (result,) = json.loads(reviewed("diff", "--json").stdout)
    assert (result["renamed_from"], len(result["sentences"])) == ("harbor", 1)
    assert result["sentences"][0]["fates"] == {"fuzzy": ["es", "de"]}
    assert reviewed.files() == before
    reviewed.write(ARTICLE, "wall.md")
    assert reviewed("diff").stdout.startswith("wall: renamed from harbor, ")
    reviewed("extract")
    assert reviewed("diff").stdout == "Nothing changed in 1 article.\n"


def test_diff_takes_a_copy_and_another_article_for_new(reviewed):
    reviewed.write(ARTICLE, "wall.md")
    reviewed.write("The ferry to Alta sails again on Monday.\n", "ferry.md")
    data = json.loads(reviewed("diff", "--json").stdout)
    assert [each.get("renamed_from") for each in data] == [None, None, None]
    assert [bool(each["sentences"]) for each in data] == [True, False, True]


def test_diff_reports_a_broken_template_and_continues(reviewed):
    (reviewed.root / "locales/templates/harbor.pot").write_text('msgid "x\n')
    reviewed.write(ARTICLE.replace("nine years", "ten years"))
    run = reviewed("diff", code=2)
    assert "1 changed" in run.stdout
    assert "harbor.pot:1" in run.stderr


@pytest.mark.parametrize("late", [False, True])
def test_a_correction_keeps_reviewed_units_reviewed_for_ever(reviewed, late):
    target = reviewed.units()[OLD].target
    reviewed.write(ARTICLE.replace("nine years", "ten years"))
    if late:
        reviewed("extract")
        assert reviewed.units()[NEW].state is State.FUZZY
    run = reviewed("extract", "--keep-reviewed", "harbor:10")
    assert "harbor: 1 unit kept as reviewed though the source was corrected (es)" in run.stdout
    reviewed("extract")
    unit = reviewed.units()[NEW]
    assert (unit.target, unit.state) == (target, State.REVIEWED)
    assert f'kept as reviewed: source was "{OLD}"' in unit.notes
    assert reviewed.units(locale="de")[NEW].state is State.FUZZY


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        ("harbor:10", "harbor:10: did not change since it was last extracted; name the line"),
        ("harbor:9", "harbor:9: has no sentence; the nearest begins on line"),
        ("harbor", "harbor: is not a line of an article; write ARTICLE:LINE"),
        ("ferry:1", "ferry: is not an article of source/"),
        ("harbor:8", "harbor:8: has nothing that was reviewed before it changed"),
    ],
)
def test_what_cannot_be_preserved_is_refused_in_a_single_line_and_nothing_is_written(reviewed, place, problem):
    reviewed.write(ARTICLE.replace(" It will cost $3.2 million.", " The vote was late at night on Friday."))
    before = reviewed.files()
    assert problem in reviewed("extract", "--keep-reviewed", place, code=2).stderr
    assert reviewed.files() == before


def test_the_difference_is_coloured_on_a_terminal():
    changed = ChangedSentence(3, "", "Nine years.", "Ten years.", {})
    assert diff._marked(changed, color=True) == "\x1b[31m\x1b[9mNine\x1b[0m\x1b[32m\x1b[1mTen\x1b[0m years."
    assert diff._meaning({}, 3) == "no locale has words for it"
    assert diff._meaning({"new": [f"l{n}" for n in range(27)]}, 27) == "to be translated in all 27 locales"
