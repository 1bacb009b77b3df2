import json

import pytest

from l10n.model import State, Translation
from l10n.plugin import Engine, Pair
from l10n.registry import Registry

from .conftest import ARTICLE


def own(room):
    """The project's files without its caches, which learn of files only when these are some moments old."""
    return {name: file for name, file in room.files().items() if not name.startswith(".l10n/")}


def test_the_main_job_then_nothing_to_do(newsroom):
    first = newsroom("run")
    assert "drafts by pseudo" in first.stdout
    assert (newsroom.root / "dist/harbor/es/index.html").exists()
    assert (newsroom.root / "dist/index.html").exists()
    before = own(newsroom)
    second = newsroom("run")
    assert "Nothing to translate" in second.stdout
    assert own(newsroom) == before, "a second run writes nothing, not even a date"


def test_drafts_are_fuzzy_and_state_where_they_stem_from(newsroom):
    newsroom("run")
    for unit in newsroom.units().values():
        assert unit.state is State.FUZZY
        assert any(note.startswith("draft: pseudo") for note in unit.notes)


def test_a_final_bundle_waits_for_the_last_review(newsroom):
    newsroom("run")
    refused = newsroom("build", "--final", code=1)
    assert "harbor es: not final: " in refused.stderr
    assert "source/harbor.md:" in refused.stderr
    newsroom.review()
    findings = json.loads(newsroom("check", "--format", "json", code=None).stdout)
    stopped = any(finding["severity"] == "error" for finding in findings)  # the checks may find pseudo words odd
    newsroom("build", "--final", code=int(stopped))


def test_a_person_wins_over_a_machine_that_is_at_work(newsroom):
    newsroom("extract")
    path = newsroom.path()
    text = path.read_text(encoding="utf-8")
    mine = 'msgid "It will cost $3.2 million."\nmsgstr "Costará 3,2 millones de dólares."'
    path.write_text(text.replace('msgid "It will cost $3.2 million."\nmsgstr ""', mine), encoding="utf-8")
    newsroom("translate")
    unit = newsroom.units()["It will cost $3.2 million."]
    assert (unit.target, unit.state) == ("Costará 3,2 millones de dólares.", State.REVIEWED)


def test_reviewed_words_of_another_article_arrive_as_drafts_of_the_memory(newsroom):
    newsroom("run")
    newsroom.review()
    newsroom.write(ARTICLE.replace("# Council", "# City council"), "again.md")
    newsroom("run")
    unit = newsroom.units("again")["It will cost $3.2 million."]
    assert unit.state is State.FUZZY
    assert unit.target == newsroom.units()["It will cost $3.2 million."].target
    assert any(note.startswith("draft: memory harbor (context)") for note in unit.notes)


def test_a_single_broken_article_does_not_stop_the_remaining_articles(newsroom):
    newsroom.write(b"\x00\x01\x02", "binary.md")
    newsroom.write(b"caf\xe9 au lait\n", "latin.txt")
    newsroom.write("", "empty.txt")
    newsroom.write(ARTICLE, "harbor.txt")
    run = newsroom("run", code=2)
    lines = run.stderr.splitlines()
    for start in (
        "error: source/binary.md:1: ",
        "error: source/latin.txt:1: ",
        "error: source/empty.txt:1: ",
        "error: source/harbor.txt: ",
    ):
        assert any(line.startswith(start) for line in lines), run.stderr
    assert newsroom.units()["It will cost $3.2 million."].state is State.FUZZY


def test_a_broken_catalog_is_reported_and_never_written_over(newsroom):
    newsroom("run")
    path = newsroom.path()
    broken = path.read_bytes().replace(b'msgstr "', b"msgstr ", 3)
    path.write_bytes(broken)
    run = newsroom("run", code=2)
    assert "error: locales/es/LC_MESSAGES/harbor.po:" in run.stderr
    assert path.read_bytes() == broken


def test_json_is_for_programs(newsroom):
    result = json.loads(newsroom("run", "--json").stdout)
    assert result["translate"][0]["locale"] == "es"
    (row,) = json.loads(newsroom("status", "--json").stdout)
    assert row["article"] == "harbor"
    assert row["fuzzy"] == row["units"] > 5


def test_articles_are_named_by_slug_or_by_path(newsroom):
    newsroom.write(ARTICLE, "second.md")
    newsroom("extract", "source/second.md")
    assert newsroom.path("second").exists()
    assert not newsroom.path().exists()
    assert "did you mean 'harbor'?" in newsroom("extract", "harbr", code=2).stderr


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (["extract", "-l", "fr"], "error: fr: is not a locale of this project"),
        (["extract", "-l", "french-fries"], "error: 'french-fries': is not a language tag"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_a_wrong_command_is_a_single_line(newsroom, argv, line):
    assert line in newsroom(*argv, code=2).stderr


def test_a_locale_without_an_engine_does_not_stop_the_remaining_articles(newsroom):
    (newsroom.root / "l10n.toml").write_text('locales = ["xx", "en-XA"]\n')
    run = newsroom("run", code=3)
    assert "en→xx: no engine covers this pair" in run.stderr
    assert all(unit.target for unit in newsroom.units(locale="en_XA").values())


def test_a_new_project_is_ready_for_its_first_article(tmp_path, newsroom):
    newsroom.root = tmp_path / "fresh"
    assert "with --source" in newsroom("init", "-l", "en", "-l", "uk", code=2).stderr
    newsroom("init", "-l", "uk", "-l", "sr-latn")
    assert 'locales = ["uk", "sr-Latn"]' in (newsroom.root / "l10n.toml").read_text()
    assert "No articles" in newsroom("status").stdout
    newsroom.write("Rain fell all night in the valley.\n", "rain.txt")
    newsroom("extract")
    assert newsroom.path("rain", "sr@latin").exists()
    assert "is there already" in newsroom("init", "-l", "uk", code=2).stderr


def test_outside_a_project_a_single_line_says_what_to_do(tmp_path, newsroom):
    newsroom.root = tmp_path / "nothing"
    newsroom.root.mkdir()
    assert "is not an l10n project; run 'l10n init'" in newsroom("run", code=2).stderr
    assert list(newsroom.root.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(newsroom, shell):
    assert "_L10N_COMPLETE" in newsroom("completion", shell).stdout


def test_pictures_of_an_article_travel_with_its_bundles(newsroom):
    newsroom.write(b"\xff\xd8picture", "wall.jpg")
    newsroom("run")
    assert (newsroom.root / "dist/harbor/es/wall.jpg").read_bytes() == b"\xff\xd8picture"
    assert '<img src="wall.jpg"' in (newsroom.root / "dist/harbor/es/index.html").read_text(encoding="utf-8")


def test_translating_before_extracting_says_what_to_do(newsroom):
    run = newsroom("translate")
    assert "harbor es: has no catalog yet; call 'l10n extract' first" in run.stderr
    assert not newsroom.path().exists()


class _Refusing:
    """An engine of somebody else's that loses every number."""

    name = "lossy 1"

    def __init__(self):
        self.questions = 0

    def translate(self, sources, decoding):
        self.questions += len(sources)
        return iter([Translation("".join(char for char in text if not char.isdigit()) + " y") for text in sources])

    def close(self):
        pass


def test_what_an_engine_refused_says_why_and_is_not_retried(newsroom, monkeypatch):
    lossy = _Refusing()
    engine = Engine(
        pairs=lambda _: frozenset({Pair("en", "es")}), open=lambda *_: lossy, name=lambda *_: lossy.name
    )  # fmt: skip
    monkeypatch.setattr(Registry, "engines", {"lossy": engine})
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n')
    newsroom.write("The wall cost 31,415 dollars in 2019.\n", "cost.txt")
    newsroom("extract")
    assert "no draft in cost: " in newsroom("translate").stderr
    unit = newsroom.units("cost")["The wall cost 31,415 dollars in 2019."]
    assert unit.state is State.NEW
    assert [note for note in unit.notes if note.startswith("no draft: ") and note.endswith("(lossy 1)")]
    requested, before = lossy.questions, newsroom.path("cost").read_bytes()
    assert "Nothing to translate" in newsroom("run").stdout
    assert lossy.questions == requested
    assert newsroom.path("cost").read_bytes() == before
    (newsroom.root / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "pseudo"\n')
    monkeypatch.undo()
    newsroom("translate")
    unit = newsroom.units("cost")["The wall cost 31,415 dollars in 2019."]
    assert unit.state is State.FUZZY
    assert not [note for note in unit.notes if note.startswith("no draft: ")]


def test_a_missing_picture_is_an_error_and_its_words_stay_on_the_page(newsroom):
    (newsroom.root / "source/wall.jpg").unlink()
    reported = newsroom("run", code=2).stderr
    assert reported.count("source/harbor.md:12: the file 'wall.jpg' is missing; put it beside the article") == 1
    assert "wall.jpg" in newsroom("check", code=2).stderr
    newsroom.review()
    assert "1 fault of the article" in newsroom("build", "--final", code=2).stderr
    page = (newsroom.root / "dist/harbor/en/index.html").read_text(encoding="utf-8")
    assert "<figcaption>The old harbor wall.</figcaption>" in page
    assert "<img" not in page


def test_bundles_of_an_article_that_is_gone_go_and_what_was_not_ours_stays(newsroom):
    newsroom("extract")
    newsroom("build")
    (newsroom.root / "dist/harbor/mine.txt").write_text("mine")
    (newsroom.root / "source/harbor.md").rename(newsroom.root / "source/wall.md")
    newsroom("extract")
    reported = newsroom("build").stderr
    assert "dist/harbor: its article is gone from source/" in reported
    assert [path.name for path in (newsroom.root / "dist/harbor").iterdir()] == ["mine.txt"]
    overview = (newsroom.root / "dist/index.html").read_text(encoding="utf-8")
    assert "wall/en/index.html" in overview
    assert "harbor/en/index.html" not in overview
