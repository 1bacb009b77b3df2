"""What jobs are asked for in a line: systems to compare, sentences of files, lines of articles, articles of files."""

from pathlib import Path

import pytest

from l10n.errors import L10nError, UsageError
from l10n.evaluate.evaluate import Sample
from l10n.jobs import extract
from l10n.jobs.evaluate import EvaluationSetup, compare, line_pairs, system_spec
from l10n.jobs.exchange import _slug, import_files
from l10n.jobs.extract import _units_at
from l10n.model import UnitKey
from l10n.plugin import Pair
from l10n.progress import NullProgress
from l10n.workspace import Workspace

PAIR = Pair("en", "es")
ARTICLE = "# Night ferry\n\nThe board sold the ferry. Nobody spoke\nagainst it.\n\nThe end.\n"


@pytest.mark.parametrize(
    ("text", "steps", "beam", "penalty", "edited"),
    [
        ("argos", ("argos",), None, None, False),
        ("argos,beam=4", ("argos",), 4, None, False),
        (" argos , length-penalty=0.2 , edited ", ("argos",), None, 0.2, True),
        ("argos en->ru + apertium ru->be", ("argos en->ru", "apertium ru->be"), None, None, False),
        ("argos or apertium,beam=1,beam=2", ("argos", "apertium"), 2, None, False),
    ],
)
def test_a_system_is_a_route_with_its_decoding(text, steps, beam, penalty, edited):
    made, usual = system_spec(text), system_spec("argos").decoding
    assert (made.name, made.steps, made.edited) == (text, steps, edited)
    assert made.decoding.beam == (usual.beam if beam is None else beam)
    assert made.decoding.length_penalty == (usual.length_penalty if penalty is None else penalty)


@pytest.mark.parametrize("option", ["beams=4", "beam", "beam=x", "effort=fast", ""])
def test_an_option_that_no_engine_has_is_named(option):
    with pytest.raises(UsageError) as caught:
        system_spec(f"argos,{option}")
    line = (
        f"argos,{option}: {option!r} is not an option of an engine; as in argos,beam=4,length-penalty=0.2,effort=quick"
    )
    assert str(caught.value) == f"{line}; efforts are thorough, balanced, quick"


def test_lines_go_together_and_empty_items_are_left_out():
    assert list(line_pairs(PAIR, (["a", " ", "b"], ["x", "y", ""]))) == [("a", "x"), ("b", "")]
    with pytest.raises(L10nError) as caught:
        line_pairs(PAIR, (["a"], ["x", "y"]))
    assert str(caught.value) == (
        "en→es: the source has 1 lines and the reference 2; give one sentence a line, in the same order"
    )


def test_a_sibling_needs_words_beside_the_source():
    samples = [(UnitKey("", "a"), Sample("a", "x", beside={"ca": "y"})), (UnitKey("", "b"), Sample("b", "x"))]
    with pytest.raises(UsageError) as caught:
        compare(EvaluationSetup.bare(NullProgress()), PAIR, samples, [system_spec("apertium from ca")])
    assert str(caught.value) == (
        "apertium from ca: there are no words of ca beside the source; "
        "name files in ca as the source, or compare a project's articles"
    )


@pytest.fixture
def room(tmp_path):
    (tmp_path / "source/a").mkdir(parents=True)
    (tmp_path / "source/ferry.md").write_text(ARTICLE)
    (tmp_path / "source/a/mill.md").write_text("# Mill\n")
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n')
    list(extract(Workspace(tmp_path)))
    return tmp_path


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("ferry", "ferry: is not a line of an article; write ARTICLE:LINE, as in mayor:12"),
        (":3", ":3: is not a line of an article; write ARTICLE:LINE, as in mayor:12"),
        ("ferry:x", "ferry:x: is not a line of an article; write ARTICLE:LINE, as in mayor:12"),
        ("ferry:2", "ferry:2: has no sentence; the nearest begins on line 1"),
        ("ferry:5", "ferry:5: has no sentence; the nearest begins on line 6"),
        ("ferry:9", "ferry:9: has no sentence; the nearest begins on line 6"),
        ("ferry:3", "ferry:3: has nothing that was reviewed before it changed; translators review it as usual"),
        ("ferry:4", "ferry:4: has nothing that was reviewed before it changed; translators review it as usual"),
    ],
)
def test_a_line_without_what_can_be_preserved_is_refused(room, place, line):
    with pytest.raises(UsageError) as caught:
        _units_at(Workspace(room), [place], ["es"])
    assert str(caught.value) == line


@pytest.mark.parametrize(
    ("name", "file", "slug"),
    [
        ("ferry", "x.xlf", "ferry"), ("source/ferry.md", "x.xlf", "ferry"), (r"C:\news\ferry.md", "x.xlf", "ferry"),
        ("", "ferry.es.xlf", "ferry"), ("nothing", "ferry.xlf", "ferry"), ("mill", "x.xlf", "a/mill"),
        ("a/mill.md.xlf", "x", "a/mill"), ("./a/mill", "x", "a/mill"), ("b/mill", "x", "a/mill"),
    ],
)  # fmt: skip
def test_a_file_names_its_article_in_the_ways_of_tools(room, name, file, slug):
    assert _slug(Workspace(room), Path(file), name, "es") == slug


def test_files_that_cannot_be_taken_are_errors_and_the_remaining_articles_continue(room):
    with pytest.raises(L10nError) as caught:
        _slug(Workspace(room), Path("x.xlf"), "rain", "es")
    assert str(caught.value) == "x.xlf: 'rain' is not an article of this project; import only what 'l10n export' made"
    workspace = Workspace(room)
    (room / "x.txt").write_text("x")
    assert list(import_files(workspace, [room / "none.xlf", room / "x.txt"])) == []
    assert [type(error).__name__ for error in workspace.errors] == ["StoreError", "UsageError"] or len(
        workspace.errors
    ) == 2
