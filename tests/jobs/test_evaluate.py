"""`l10n evaluate` as people call it, with real engines."""

import contextlib
import csv
import io
import json
import re
import sys
from dataclasses import dataclass

import pytest

from l10n.cli import main
from l10n.errors import InputError, UsageError
from l10n.evaluate.evaluate import Sample
from l10n.jobs import evaluate as evaluation
from l10n.model import Term, UnitKey
from l10n.plugin import Decoding, Pair

SOURCES = ["The council voted on Monday.", "The harbour wall cost 3.2 million euros.", "Nobody answered the phone."]
REFERENCES = [
    "El consejo votó el lunes.",
    "El muro del puerto costó 3,2 millones de euros.",
    "Nadie contestó el teléfono.",
]


class Quiet:
    def __init__(self):
        self.begun, self.done = [], 0

    def start(self, what, total):
        self.begun.append((what, total))

    def advance(self, count=1):
        self.done += count

    def message(self, line):
        raise AssertionError(line)


@dataclass
class Ran:
    stdout: str
    stderr: str


def command(root, *argv, code=0):
    """A command as a person types it, in this process: a new one costs a second for each call."""
    out, err, before = io.StringIO(), io.StringIO(), sys.argv
    sys.argv = ["l10n", "-C", str(root), *argv]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as end:
            main()
    finally:
        sys.argv = before
    assert end.value.code == code, out.getvalue() + err.getvalue()
    return Ran(out.getvalue(), err.getvalue())


def l10n(root, *argv, code=0):
    return command(root, "evaluate", *argv, code=code)


@pytest.fixture
def files(tmp_path):
    source, reference = tmp_path / "en.txt", tmp_path / "es.txt"
    source.write_text("\n".join([*SOURCES, ""]), encoding="utf-8")
    reference.write_text("\n".join(REFERENCES), encoding="utf-8")
    return ["--source", str(source), "--reference", str(reference)]


@pytest.fixture
def newsroom(tmp_path):
    (tmp_path / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "pseudo"\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "harbour.md").write_text("# Council votes\n\n" + " ".join(SOURCES) + "\n")
    (tmp_path / "source" / "phone.txt").write_text("Phone lines fail\n\nNobody answered the phone in Port Ansel.\n")
    command(tmp_path, "extract")
    command(tmp_path, "translate")
    for path in tmp_path.glob("locales/es/LC_MESSAGES/*.po"):
        path.write_text(re.sub(r"^#, fuzzy\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), "utf-8")
    return tmp_path


def stand(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_is_reviewed_is_drafted_again_and_nothing_is_touched(newsroom):
    before = stand(newsroom)
    data = json.loads(l10n(newsroom, "--json").stdout)
    assert stand(newsroom) == before
    assert [each["locale"] for each in data] == ["es"]  # nothing is reviewed in French
    rows = {row["article"]: row for row in data[0]["rows"]}
    assert set(rows) == {"", "harbour", "phone"}
    assert rows[""]["scores"]["chrF2"]["value"] == pytest.approx(100)  # the reviewer agreed with every draft
    assert rows[""]["system"] == "pseudo en→es 1"


def test_articles_and_locales_narrow_it(newsroom):
    data = json.loads(l10n(newsroom, "phone", "-l", "es", "--json").stdout)
    assert [row["article"] for row in data[0]["rows"]] == [""]
    assert "Nothing was reviewed yet" in l10n(newsroom, "-l", "fr").stdout


def test_a_table_and_a_page(newsroom):
    page = newsroom / "out.html"
    run = l10n(newsroom, "--html", str(page))
    assert "pseudo en→es 1" in run.stdout
    assert "BLEU: nrefs:1|bs:1000" in run.stdout
    assert f"Wrote {page}" in run.stdout
    assert "<svg" in page.read_text(encoding="utf-8")


def test_an_engine_that_is_absent_is_an_error_without_a_table(newsroom):
    run = l10n(newsroom, "--engine", "nonesuch", code=3)
    assert "there is no such engine" in run.stderr
    assert not run.stdout


def test_files_outside_a_project(tmp_path, files):
    run = l10n(tmp_path, *files, "-l", "es", "--engine", "argos", "--engine", "argos,beam=1", "--engine", "pseudo")
    assert "argos,beam=1" in run.stdout
    assert "pseudo: pseudo en→es 1" in run.stdout
    assert "* differs from the first system" in run.stdout


def test_files_in_a_project_accept_its_route(newsroom, files):
    data = json.loads(l10n(newsroom, *files, "-l", "es", "--json").stdout)
    assert data[0]["rows"][0]["system"] == "pseudo en→es 1"
    assert data[0]["rows"][0]["segments"] == 3


@pytest.mark.parametrize(
    ("argv", "reported"),
    [
        (["--source", "en.txt", "-l", "es"], "--source and --reference go together"),
        (["--source", "en.txt", "--reference", "es.txt"], "files need one locale"),
        (["phone", "--source", "en.txt", "--reference", "es.txt", "-l", "es"], "no articles"),
        (["--source", "nowhere.txt", "--reference", "nowhere.txt", "-l", "es"], "nowhere.txt: cannot be read"),
        (["--engine", "argos,speed=9"], "'speed=9' is not an option"),
    ],
)
def test_what_cannot_be_meant_is_a_single_line(tmp_path, argv, reported):
    assert reported in l10n(tmp_path, *argv, code=2).stderr


def test_files_that_do_not_fit_or_are_no_text(tmp_path, files):
    short, latin = tmp_path / "short.txt", tmp_path / "latin.txt"
    short.write_text("Una.\n", encoding="utf-8")
    latin.write_bytes("Señor.\n".encode("latin-1"))
    run = l10n(tmp_path, *files[:2], "--reference", str(short), "-l", "es", code=2)
    assert "the source has 3 lines and the reference 1" in run.stderr
    assert "is not UTF-8" in l10n(tmp_path, *files[:2], "--reference", str(latin), "-l", "es", code=2).stderr


def test_a_page_that_cannot_be_written(newsroom):
    (newsroom / "no").write_text("a file")
    assert "/no/out.html: File exists; " in l10n(newsroom, "--html", str(newsroom / "no" / "out.html"), code=2).stderr


def test_a_contender_is_a_route_with_a_decoding():
    pivot = evaluation.system_spec("argos en->ru + apertium ru->be,beam=4,length-penalty=0.2")
    assert pivot.steps == ("argos en->ru", "apertium ru->be")
    assert pivot.decoding == Decoding(beam=4, length_penalty=0.2)
    assert evaluation.system_spec("").steps == ()
    with pytest.raises(UsageError):
        evaluation.system_spec("argos,beam=x")


def test_two_runs_of_a_contender_stay_separate():
    setup = evaluation.EvaluationSetup.bare(Quiet())
    samples = [(UnitKey("", "Rain."), Sample("Rain.", "Lluvia."))]
    twice = evaluation.compare(setup, Pair("en", "es"), samples, [evaluation.system_spec("pseudo")] * 2)
    assert [row.system for row in twice.rows] == ["pseudo", "pseudo (1)"]


def test_equal_lines_are_drafted_once_and_counted_each():
    progress = Quiet()
    done = evaluation.parallel(
        evaluation.EvaluationSetup.bare(progress), Pair("en", "es"), (["Rain.", "Rain.", ""], ["Lluvia.", "Llueve.", "x"]),
        [evaluation.system_spec("pseudo")],
    )  # fmt: skip
    assert progress.begun == [("Drafting en→es pseudo", 1)]
    assert progress.done == 1
    assert done.rows[0].segments == 2


def test_terms_of_the_project_are_counted(newsroom, files):
    (newsroom / "locales" / "termbase.csv").write_text("term,locale,translation\nharbour wall,es,muro del puerto\n")
    data = json.loads(l10n(newsroom, *files, "-l", "es", "--engine", "argos", "--json").stdout)
    assert data[0]["rows"][0]["terms"]["wanted"] == 1
    assert data[0]["rows"][0]["terms"]["found"] == 1


def test_files_must_have_as_many_lines():
    with pytest.raises(InputError, match="en→es: the source has 1 lines and the reference 2"):
        evaluation.parallel(evaluation.EvaluationSetup.bare(Quiet()), Pair("en", "es"), (["a"], ["b", "c"]), [])


def test_a_term_changes_what_the_bench_counts():
    setup = evaluation.EvaluationSetup.bare(Quiet())
    rows = evaluation.EvaluationSetup(setup.engines, setup.options, setup.progress, (Term("Rain", "es", ("Lluvia",)),))
    samples = [(UnitKey("", "Rain."), Sample("Rain.", "Lluvia."))]
    done = evaluation.compare(rows, Pair("en", "es"), samples, [evaluation.system_spec("argos")])
    assert done.rows[0].terms.places == 1


def test_the_drafts_are_passed_out(files, tmp_path):
    path = tmp_path / "drafts.csv"
    l10n(tmp_path, *files, "-l", "es", "--engine", "pseudo", "--engine", "pseudo,beam=2", "-o", str(path))
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == ["source language", "locale", "article", "source", "reference", "pseudo", "pseudo,beam=2"]
    judged = [(each, second) for each, second in zip(SOURCES, REFERENCES, strict=True) if second.strip()]
    assert [(row[3], row[4]) for row in rows] == judged
    assert all(row[5] == row[6] and row[5].startswith("[") for row in rows if row[5])
    assert any(row[5] for row in rows)
