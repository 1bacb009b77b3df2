"""Every check there is, asked about its own examples."""

import pytest

from l10n.check.check import all_checks
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.plugin import ArticleContext, Subject
from l10n.testing import assert_check
from tests.language.dictionaries import installed

from .examples_write import FOLDER, WORDS, written

CHECKS = all_checks()


ARTICLE = (
    ("The ferry left Gdynia.", "Die Fähre verließ  Gdynia ."),
    ("It carried 40 people, Lena Brandt said.", "Sie beförderte 41 Menschen,sagte Lena Brnadt"),
    ("“The pier is old.”", "der Steg ist nicht alt?"),
    ("The pier closed.", "Die Fähre verließ  Gdynia ."),
)


@pytest.mark.parametrize("name", [name for name, each in CHECKS.items() if each.scope == "unit"])
@pytest.mark.parametrize("state", [State.FUZZY, State.REVIEWED])
def test_a_check_of_single_units_says_the_same_whatever_stands_beside_them(name, state):
    units = tuple(Unit(UnitKey("", source), target, state) for source, target in ARTICLE)
    whole = ArticleContext(Catalog("ferry", "en", "de", units), strict=True)
    for each in units:
        alone = ArticleContext(Catalog("ferry", "en", "de", (each,)), strict=True)
        find = CHECKS[name].find
        assert list(find(Subject(each, whole))) == list(find(Subject(each, alone)))


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_names_its_scope(name):
    assert CHECKS[name].scope in {"unit", "article", "source"}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_keeps_its_examples(name, tmp_path):
    with installed(tmp_path, WORDS if name == "spelling" else {}):
        assert_check(CHECKS[name], name)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_of_its_examples_what_it_reported(name, tmp_path):
    expected = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert written(name, CHECKS[name], tmp_path) == expected, (
        "where that is meant: python -m tests.check.examples_write"
    )
