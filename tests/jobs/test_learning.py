"""`l10n evaluate --learning`: drafts of the same units with none, some and many reviewed units known."""

import json

import pytest

from l10n.errors import InputError
from l10n.jobs import learning
from l10n.jobs.evaluate import EvaluationSetup
from l10n.plugin import Pair
from l10n.progress import NullProgress
from tests.jobs.test_evaluate import command

TOWNS = "Ansel Brook Corin Dale Esk Fenwick Garth Holm Isley Jarrow Kell Lund Morley Neath Orme Penn".split()  # noqa: SIM905
DAYS = {"Monday": "lunes", "Tuesday": "martes", "Friday": "viernes"}
# A house that calls its council and its meetings otherwise than the model does.
LINES = [
    (f"The town council of {town} will sit on {day} to vote on the harbor dues.",
     f"El pleno de {town} se reúne el {tag} para decidir sobre las tasas portuarias.")
    for day, tag in DAYS.items() for town in TOWNS
]  # fmt: skip
SOURCES, REFERENCES = [source for source, _ in LINES], [target for _, target in LINES]
PAIR = Pair("en", "es")


@pytest.fixture(scope="module")
def setup():
    return EvaluationSetup.bare(NullProgress())


def test_what_was_reviewed_makes_drafts_better(setup):
    result = learning.learning_lines(setup, PAIR, (SOURCES, REFERENCES))
    none, some = result.rows
    assert (none.system, some.system) == ("0 reviewed units", "38 reviewed units")
    assert none.segments == some.segments == 10
    assert some.scores["chrF2"].value > none.scores["chrF2"].value + 20
    assert some.scores["chrF2"].p < 0.05


def test_nothing_is_learned_from_what_is_drafted(setup):
    taught, tested = learning._split(
        [learning.ReviewedArticle(slug, tuple(range(20))) for slug in ("fog", "pier", "quay", "reef", "tide")]
    )
    assert len(taught) == 80
    assert [len(each.units) for each in tested] == [20]
    assert learning._split([learning.ReviewedArticle("fog", tuple(range(20)))]) == (
        list(range(16)),
        [learning.ReviewedArticle("fog", (16, 17, 18, 19))],
    )


@pytest.mark.parametrize(("count", "lines"), [(11, 11), (0, 0)])
def test_too_little_is_reported_and_not_measured(setup, count, lines):
    with pytest.raises(InputError, match=f"has {lines} reviewed units, too few"):
        learning.learning_lines(setup, PAIR, (SOURCES[:count], REFERENCES[:count]))
    with pytest.raises(InputError, match="lines and the reference"):
        learning.learning_lines(setup, PAIR, (SOURCES, REFERENCES[1:]))


@pytest.fixture
def house(tmp_path):
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n[routes]\nes = "argos"\n', "utf-8")
    source, folder = tmp_path / "source", tmp_path / "locales" / "es" / "LC_MESSAGES"
    source.mkdir()
    folder.mkdir(parents=True)
    for day, slug in zip(DAYS, ("fog", "pier", "quay"), strict=True):
        lines = [(each, second) for each, second in LINES if day in each]
        (source / f"{slug}.txt").write_text("\n\n".join(item for item, _ in lines) + "\n", "utf-8")
        entries = "".join(f'\nmsgid "{item}"\nmsgstr "{another}"\n' for item, another in lines)
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n'
        (folder / f"{slug}.po").write_text(head + entries, "utf-8")
    return tmp_path


def test_the_command_shows_a_row_for_each_size(house, tmp_path):
    rows = json.loads(command(house, "evaluate", "--learning", "-l", "es", "--json").stdout)[0]["rows"]
    assert [row["system"] for row in rows] == ["0 reviewed units", "32 reviewed units"]
    output = tmp_path / "drafts.csv"
    command(house, "evaluate", "--learning", "-o", str(output))
    assert output.read_text("utf-8").splitlines()[0].endswith("reference,0 reviewed units,32 reviewed units")


def test_it_compares_a_single_route_with_itself(house):
    ran = command(house, "evaluate", "--learning", "--engine", "argos", code=2)
    assert "leave --engine out" in ran.stderr
