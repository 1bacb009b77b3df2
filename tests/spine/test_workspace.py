"""What one run has read of a project, and what it says of the rest."""

from pathlib import PurePosixPath

import pytest

from l10n.errors import InputError, SeveralErrors, UsageError
from l10n.jobs.check import report
from l10n.model import Catalog, State, Unit, UnitKey
from l10n.store import SourceFile
from l10n.task_store import Trace
from l10n.workspace import LONGEST_NAME, Workspace

STORY = "# The ferry\n\nThe ferry returns. It is late.\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es", "fr"]\n')
    (tmp_path / "source/ferry.md").write_text(STORY)
    (tmp_path / "source/bakery.md").write_text(STORY.replace("ferry", "bakery"))
    return tmp_path


class Stages:
    """Progress that writes down what it receives."""

    def __init__(self):
        self.lines = []

    def start(self, what, total):
        self.lines.append((what, total))

    def advance(self, count=1):
        self.lines.append(count)

    def message(self, line):
        self.lines.append(line)


def sources(article):
    return [unit.key.source for unit in article.template.units]


def test_articles_are_read_stage_by_stage_and_what_cannot_be_read_is_an_error(root):
    (root / "source/empty.md").write_bytes(b"")
    workspace = Workspace(root, stages := Stages())
    assert [article.slug for article in workspace.articles(stage="Cutting")] == ["bakery", "ferry"]
    assert stages.lines == [("Cutting articles", 3), 1, 1, 1]
    assert list(map(str, workspace.errors)) == ["source/empty.md:1: is empty; write the article or delete the file"]
    assert [article.slug for article in workspace.articles(["ferry", "ferry"])] == ["ferry"]
    assert stages.lines[4:] == [("Reading articles", 1), 1]


def test_what_did_not_change_is_read_once_and_so_is_what_is_wrong(root):
    workspace = Workspace(root)
    ferry = SourceFile("ferry", PurePosixPath("source/ferry.md"))
    first = workspace.article(ferry)
    assert workspace.article(ferry) is first
    (root / "source/ferry.md").write_bytes(b"")
    wrong = []
    for _ in range(2):
        with pytest.raises(InputError) as caught:
            workspace.article(ferry)
        wrong.append(caught.value)
    assert wrong[0] is wrong[1]
    (root / "source/ferry.md").write_text(STORY)
    assert workspace.article(ferry) == first


@pytest.mark.parametrize(
    ("requested", "line"),
    [
        (["fr", "de"], "de: is not a locale of this project; one of es, fr, or add it to the settings"),
        (["e"], "'e': is not a language tag; write it as in 'uk', 'pt-BR' or 'sr-Latn'"),
    ],
)
def test_a_locale_belongs_to_the_project(root, requested, line):
    with pytest.raises(UsageError) as caught:
        Workspace(root).locales(requested)
    assert str(caught.value) == line


def test_locales_are_those_named_each_once_or_all(root):
    workspace = Workspace(root)
    assert workspace.locales() == ("es", "fr")
    assert workspace.locales(["FR", "fr"]) == ("fr",)
    (root / "l10n.toml").write_text("")
    with pytest.raises(UsageError) as caught:
        Workspace(root).locales()
    assert str(caught.value) == 'locales: none are set; write locales = ["es", …] into the settings'


def test_articles_are_named_by_slug_or_by_any_path_to_them(root, monkeypatch):
    workspace = Workspace(root)
    for name in ("ferry", "ferry.md", "source/ferry.md", str(root / "source/ferry.md")):
        assert [file.slug for file in workspace.chosen([name])] == ["ferry"]
    monkeypatch.chdir(root / "source")
    assert [file.slug for file in workspace.chosen(["./bakery.md", "ferry"])] == ["bakery", "ferry"]
    remedies = {
        "frery": "did you mean 'ferry'?",
        "zeppelin": "see 'l10n status'",
        "es": "es is a locale: --locale es",
        "locales/fr/LC_MESSAGES/ferry.po": "that is a catalog: ferry --locale fr",
    }
    for name, remedy in remedies.items():
        with pytest.raises(UsageError) as caught:
            workspace.chosen([name])
        assert str(caught.value) == f"{name}: is not an article of source/; {remedy}"


def test_of_two_files_with_the_same_slug_the_article_is_read_and_data_left_out(root):
    for name in ("ferry.txt", "bakery.json", "a\nb.md", "notes.pdf"):
        (root / "source" / name).write_text(STORY)
    workspace = Workspace(root)
    assert [str(file.path) for file in workspace.chosen([])] == ["source/bakery.md", "source/ferry.md"]
    assert list(map(str, workspace.errors)) == [
        "'source/a\\nb.md': has a name with control characters, line breaks or bytes that are not UTF-8; rename it",
        "source/ferry.txt: would share its catalogs with source/ferry.md; rename one of the two",
        "source/bakery.json: would share its catalogs with source/bakery.md; rename one of the two",
    ]
    assert workspace.slugs() == {"a\nb", "bakery", "ferry", "notes"}


@pytest.mark.parametrize(
    ("length", "line"), [(LONGEST_NAME, ""), (LONGEST_NAME + 1, "has too long a name for its catalogs")]
)
def test_a_slug_leaves_room_for_the_name_of_its_template(root, length, line):
    workspace = Workspace(root)
    name = "é" * (length // 2) + "x" * (length % 2)
    file = SourceFile(f"deep/{name}", PurePosixPath("source/ferry.md"))
    with workspace.guard("any"):
        workspace.article(file)
    errors = [f"source/ferry.md: {line}; give it a shorter one"] if line else []
    assert list(map(str, workspace.errors)) == errors


def test_a_project_chooses_what_translators_see_as_a_single_unit(root):
    assert sources(next(Workspace(root).articles(["ferry"]))) == ["The ferry", "The ferry returns.", "It is late."]
    (root / "l10n.toml").write_text('locales = ["es"]\nunit = "paragraph"\n')
    assert sources(next(Workspace(root).articles(["ferry"]))) == ["The ferry", "The ferry returns. It is late."]


@pytest.mark.parametrize(("declared", "language"), [("de", "de"), ("en-US", "en"), ("no tag", "en"), ("", "en")])
def test_an_article_says_itself_what_language_it_is_in(root, declared, language):
    (root / "source/ferry.md").write_text(f"---\nlang: {declared}\n---\n{STORY}")
    article = next(Workspace(root).articles(["ferry"]))
    assert (article.language, article.document.article.locale) == (language, language)


def test_whatever_fails_with_an_article_is_an_error_and_the_next_continues(root):
    workspace = Workspace(root)
    for error in (ZeroDivisionError("by zero"), InputError("a.po:3", "is broken")):
        with workspace.guard("a.po"):
            raise error
    fault = "a.po: ZeroDivisionError: by zero; the rest goes on; --debug shows where it arose"
    assert list(map(str, workspace.errors)) == [fault, "a.po:3: is broken"]
    for stop in (KeyboardInterrupt, SystemExit, GeneratorExit):
        with pytest.raises(stop), workspace.guard("a.po"):
            raise stop
    with pytest.raises(ZeroDivisionError), Workspace(root, debug=True).guard("a.po"):
        raise ZeroDivisionError


def test_a_piece_of_work_has_separate_errors_messages_and_files(root):
    workspace = Workspace(root, stages := Stages())
    before = workspace.store, workspace.errors, workspace.progress
    with workspace.recorded(trace := Trace()) as notes:
        list(workspace.articles(["ferry"]))
        workspace.progress.message("a line")
        with workspace.guard("a"):
            raise InputError("a", "is broken")
        assert (notes.errors, notes.progress) == (workspace.errors, workspace.progress)
    assert (workspace.store, workspace.errors, workspace.progress) == before
    assert (list(map(str, notes.errors)), notes.progress.lines) == (["a: is broken"], ["a line"])
    assert workspace.errors == []
    assert "source/ferry.md" in trace.digests
    assert stages.lines[-1] == "a line"


def test_a_catalog_that_is_absent_is_empty_and_a_broken_catalog_an_error(root):
    workspace = Workspace(root)
    absent = workspace.load("ferry", "en", "es")
    assert (absent.catalog, absent.data) == (Catalog("ferry", "en", "es", ()), None)
    path = root / "locales/es/LC_MESSAGES/ferry.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "x\n')
    with pytest.raises(SeveralErrors):
        workspace.load("ferry", "en", "es")
    assert workspace.try_load("ferry", "en", "es") is None
    assert [error.place for error in workspace.errors] == ["locales/es/LC_MESSAGES/ferry.po:1"]


def catalog_of(target, state=State.FUZZY):
    return Catalog("ferry", "en", "es", (Unit(UnitKey("", "The ferry returns."), target, state),))


def test_a_catalog_is_saved_and_held_as_it_stands_on_the_disk(root):
    workspace = Workspace(root)
    saved = workspace.save(workspace.load("ferry", "en", "es"), catalog_of("El ferri vuelve."))
    path = root / "locales/es/LC_MESSAGES/ferry.po"
    assert saved.data == path.read_bytes()
    assert saved.lines("x")[UnitKey("", "The ferry returns.")] > 1
    assert workspace.load("ferry", "en", "es") is saved
    assert workspace.load("ferry", "", "es") is saved
    assert workspace.load("ferry", "de", "es").catalog.source == "de"
    assert workspace.save(saved, saved.catalog) is saved
    again = Workspace(root).load("ferry", "en", "es")
    assert again.catalog == saved.catalog


def test_what_a_person_saved_meanwhile_wins_and_the_remainder_is_merged(root):
    workspace = Workspace(root)
    before = workspace.save(workspace.load("ferry", "en", "es"), catalog_of("", State.NEW))
    path = root / "locales/es/LC_MESSAGES/ferry.po"
    entry = 'msgid "The ferry returns."\nmsgstr "{}"'
    path.write_text(path.read_text().replace(entry.format(""), entry.format("Vuelve.")))
    now = workspace.save(before, catalog_of("El ferri vuelve."))
    assert [(unit.target, unit.state) for unit in now.catalog.units] == [("Vuelve.", State.REVIEWED)]
    assert workspace.load("ferry", "en", "es") is now


def test_a_damaged_template_is_made_anew(root):
    workspace = Workspace(root, stages := Stages())
    template = next(workspace.articles(["ferry"])).template
    workspace.save_template(template)
    path = root / "locales/templates/ferry.pot"
    sound = path.read_bytes()
    path.write_text('msgid "x\n')
    workspace.save_template(template)
    assert path.read_bytes() == sound
    line = "locales/templates/ferry.pot: is damaged; the template is made anew from its article"
    assert stages.lines[-1] == line


def test_findings_of_a_catalog_have_its_file_and_lines_and_those_of_an_article_none(root):
    workspace = Workspace(root)
    saved = workspace.save(workspace.load("ferry", "en", "es"), catalog_of("El  ferri vuelve .", State.REVIEWED))
    findings = workspace.findings(saved.catalog)
    written = report(workspace.store, saved, findings)
    assert findings
    assert (written.path, written.lines) == ("locales/es/LC_MESSAGES/ferry.po", saved.lines("x"))
    assert report(workspace.store, saved, ()).lines == {}
    assert report(workspace.store, workspace.load("ferry", "en", ""), findings).path == ""


def test_terms_that_are_wrong_are_errors_and_the_further_items_hold(root):
    (root / "locales").mkdir()
    (root / "locales/termbase.csv").write_text(
        "term,locale,translation\nferry,es,ferri\nferry,de,Fähre\nferry,xx y,x\n"
    )
    workspace = Workspace(root)
    assert [(term.source, term.locale) for term in workspace.terms] == [("ferry", "es"), ("ferry", "de")]
    assert [error.place for error in workspace.errors] == ["locales/termbase.csv:4"]
    assert workspace.checking.terms == workspace.terms
