"""A project's own files of languages: laid over those that come with `l10n`, checked as they are, and gone with the project."""

import pytest

from l10n import settings
from l10n.check.check import all_checks, check
from l10n.errors import SettingsError
from l10n.jobs import languages
from l10n.language import data
from l10n.language.identification import article_language
from l10n.language.knowledge import knowledge
from l10n.language.length import deviation
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.workspace import Workspace

NEW = """
[negation]
word = 'ne|brez'
plain = 'ne'
[function-words]
before = "ed na po za"
others = "ma tu sa"
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "l10n.toml").write_text('locales = ["qaa", "de"]', encoding="utf-8")
    (tmp_path / "language").mkdir()

    def write(**files):
        for tag, text in files.items():
            (tmp_path / "language" / f"{tag.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_language_that_nobody_knows_is_a_single_file_of_the_project(project):
    assert "qaa" not in data.tags()
    Workspace(project(qaa=NEW))
    assert "qaa" in data.tags()
    assert "qaa" in data.tags("negation")
    [row] = languages(["qaa"])
    assert row.project == ("negation", "function-words")
    assert row.areas["negation"] == "data"
    unit = Unit(UnitKey("", "The bridge is not closed."), "Moštu sa tu zapri.", State.FUZZY)
    reported = check(Catalog("bridge", "en", "qaa", (unit,)), all_checks())
    assert "negation" in {finding.check for finding in reported}


def test_the_keys_of_a_project_are_laid_over_those_that_arrive_with_the_package(project):
    before, usual = data.section("de", "length"), data.exactly("de", "sentences")["abbreviations"]
    assert "before" in usual
    Workspace(project(de='[length]\nratio = 2.5\n[sentences.abbreviations]\nfinal = "xyz."\n'))
    assert data.section("de", "length") == {**before, "ratio": 2.5}
    assert knowledge("de").ratio == 2.5
    assert data.exactly("de", "sentences")["abbreviations"] == {**usual, "final": "xyz."}


def test_what_was_worked_out_from_a_project_is_forgotten_with_it(project):
    source, target = "The bridge is closed today.", "Die Brücke ist heute geschlossen."
    usual = deviation(source, target, "en", "de")
    Workspace(project(de="[length]\nratio = 3.0\n"))
    assert deviation(source, target, "en", "de") < usual
    data.use({})
    assert deviation(source, target, "en", "de") == usual


def test_a_text_is_identified_as_a_language_of_the_project(project):
    text = "Ed na most tu grel po kosti, ma sa tu grel za most."
    assert article_language(text, "en") != "qaa"
    Workspace(project(qaa=NEW))
    assert article_language(text, "en") == "qaa"


def test_a_section_may_stem_from_another_language(project):
    Workspace(project(qaa='[negation]\ninherits = "de"\nplain = "ne"\n'))
    assert data.section("qaa", "negation") == {**data.section("de", "negation"), "inherits": "de", "plain": "ne"}


def test_caches_of_what_was_detected_know_of_the_files(project):
    folder = project(qaa=NEW)
    first = settings.load(folder)
    assert repr(settings.load(project(qaa=NEW))) == repr(first)
    assert repr(settings.load(project(qaa=NEW.replace("brez", "bres")))) != repr(first)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("qaa", "[negation]\nwrod = 'ne'", "language/qaa.toml: [negation] nothing reads 'wrod'; see docs/languages-adding.md"),
        ("qaa", "[negation]\nword = 'ne('", "language/qaa.toml: [negation] word has a regular expression that does not"),
        ("qaa", "[negations]\nword = 'ne'", "language/qaa.toml: [negations] nothing reads this section; see"),
        ("qaa", "word = 'ne'", "language/qaa.toml: [word] is not a section; see"),
        ("qaa", "[negation\n", "language/qaa.toml: is not valid TOML: "),
        ("pt_br", "", "language/pt-br.toml: is not named by a language tag; name it pt-BR.toml"),
        ("tlhingan", "", "language/tlhingan.toml: is not named by a language tag; name it as in uk.toml or sr-Latn.toml"),
        ("iw", "", "language/iw.toml: is not named by a language tag; name it he.toml"),
    ],
)  # fmt: skip
def test_what_a_file_says_wrong_is_a_single_line(project, name, text, line):
    with pytest.raises(SettingsError) as error:
        settings.load(project(**{name: text}))
    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_utf_8_is_a_single_line(project):
    folder = project(qaa="")
    (folder / "language" / "qaa.toml").write_bytes(b"[negation]\nword = '\xff'\n")
    with pytest.raises(SettingsError, match=r"^language/qaa.toml: cannot be read"):
        settings.load(folder)
