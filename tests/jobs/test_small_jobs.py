"""What small jobs promise on a project of one article: links of a page, counts of crashes, strays, terms, words of a theme."""

from pathlib import PurePosixPath

import pytest

from l10n.errors import InputError, L10nError, SeveralErrors, StoreError, UsageError
from l10n.evaluate.catalog_status import CatalogStatus
from l10n.evaluate.status_page import CellLinks
from l10n.jobs import crashes, status_links, strays, theme
from l10n.jobs.terms import ImportedTerms, export_terms, import_terms
from l10n.plugin import PLAIN_THEME, CrashCount
from l10n.progress import Progress
from l10n.workspace import Workspace


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es", "uk", "sr-Latn"]\n', "utf-8")
    return tmp_path


def write(root, place, text=""):
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


class Heard(Progress):
    """What was reported."""

    def __init__(self):
        self.lines = []

    def message(self, text):
        self.lines.append(text)


# --- where cells lead


STANDING = [CatalogStatus("a b/rain", "es"), CatalogStatus("fair", "uk")]


def test_a_page_in_a_folder_leads_to_what_is_built_and_to_a_server_of_this_machine(root):
    write(root, "dist/a b/rain/es/index.html")
    (root / "dist/fair/uk/index.html").mkdir(parents=True)
    links = status_links.to_dist(Workspace(root).store, STANDING, PurePosixPath("out/status.html"))
    assert links == {
        ("a b/rain", "es"): CellLinks(
            "../dist/a%20b/rain/es/index.html", "http://127.0.0.1:8737/~review/es/a%20b/rain"
        ),
        ("fair", "uk"): CellLinks("", "http://127.0.0.1:8737/~review/uk/fair"),
    }
    beside = status_links.to_dist(Workspace(root).store, STANDING, PurePosixPath("dist/status.html"))
    assert beside["a b/rain", "es"].page == "a%20b/rain/es/index.html"
    elsewhere = status_links.to_dist(Workspace(root).store, STANDING, PurePosixPath("/tmp/status.html"))
    assert elsewhere["a b/rain", "es"].page == ""


def test_a_page_that_is_served_leads_to_pages_of_its_server():
    assert status_links.to_server(STANDING)["a b/rain", "es"] == CellLinks("/a%20b/rain/es/", "/~review/es/a%20b/rain")


# --- crashes


def test_crashes_add_up_and_are_reported_each_time(root):
    store, engine = Workspace(root).store, "apertium en→es 3.9"
    assert crashes.counts(store) == {}
    assert list(crashes.note(store, CrashCount(engine, 10, 0))) == []
    assert crashes.counts(store) == {}
    (first,) = crashes.note(store, CrashCount(engine, 10, 1))
    assert str(first) == f"{engine}: crashed at 1 of 10 texts; the others have their drafts; {crashes.REMEDY}"
    list(crashes.note(store, CrashCount(engine, 5, 2)))
    list(crashes.note(store, CrashCount("b", 2, 2)))
    counts = crashes.counts(store)
    assert counts == {engine: CrashCount(engine, 15, 3), "b": CrashCount("b", 2, 2)}
    assert [each.engine for each in crashes.of_route(f"{engine} + c + b", counts)] == [engine, "b"]
    assert crashes.problem(counts[engine]) == f"{engine} crashed at 3 of 15 texts"


# --- folders that no locale has


def test_strays_are_folders_with_catalogs_of_no_locale_of_the_settings(root):
    locales, store = ("es", "uk", "sr-Latn"), Workspace(root).store
    assert list(strays.locale_folders(store, locales)) == []
    assert list(strays.renamed(store, locales)) == []
    for name in ("uk", "sr@latin"):
        write(root, f"locales/{name}/LC_MESSAGES/rain.po")
    write(root, "locales/pt/LC_MESSAGES/notes.txt")
    assert list(strays.renamed(store, locales)) == []
    write(root, "locales/it/LC_MESSAGES/a/rain.po")
    write(root, "locales/de/LC_MESSAGES/rain.po")
    assert list(strays.locale_folders(store, locales)) == ["locales/de", "locales/it"]
    assert list(strays.renamed(store, locales)) == [("es", "locales/de")]


# --- terms in and out


TERMS = "term,locale,translation,status\nharbour,es,puerto,preferred\n"


def test_terms_arrive_in_once_and_what_contradicts_stays_out(root):
    write(root, "locales/termbase.csv", b"\xef\xbb\xbf" + TERMS.encode())
    rows = "harbour,es,puerto,preferred\nharbour,es,puerto,forbidden\nquay,es,muelle,\nquay,es,muelle,forbidden\n"
    file = write(root, "more.CSV", f"term,locale,translation,status\n{rows}")
    done = import_terms(Workspace(root), file)
    assert (done.added, done.present, len(done.refused)) == (1, 1, 2)
    written = (root / "locales/termbase.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf" + TERMS.encode())
    assert [(term.source, term.translations) for term in Workspace(root).terms] == [
        ("harbour", ("puerto",)),
        ("quay", ("muelle",)),
    ]
    assert import_terms(Workspace(root), write(root, "same.csv", TERMS)) == ImportedTerms(0, 1)
    assert (root / "locales/termbase.csv").read_bytes() == written


def test_a_termbase_leaves_and_returns(root):
    write(root, "locales/termbase.csv", TERMS)
    before = Workspace(root).terms
    for form in ("csv", "tbx"):
        file = write(root, f"out.{form}", export_terms(Workspace(root), form))
        (root / "locales/termbase.csv").unlink(missing_ok=True)
        assert import_terms(Workspace(root), file).added == 1
        assert [(t.source, t.locale, t.translations, t.status) for t in Workspace(root).terms] == [
            (t.source, t.locale, t.translations, t.status) for t in before
        ]


@pytest.mark.parametrize(
    ("name", "text", "kind", "says"),
    [
        ("terms.docx", "", UsageError, "terms.docx: is neither TBX nor CSV; give a file that ends in .tbx or .csv"),
        ("none.csv", None, StoreError, "none.csv: No such file or directory; check the path"),
        ("bad.csv", "term,locale\n,es\n", SeveralErrors, "bad.csv"),
    ],
)
def test_what_are_not_terms_changes_nothing(root, name, text, kind, says):
    file = root / name if text is None else write(root, name, text)
    with pytest.raises(kind) as caught:
        import_terms(Workspace(root), file)
    assert says in str(caught.value)
    assert not (root / "locales/termbase.csv").exists()


@pytest.mark.parametrize(("form", "place"), [("", "a file without a suffix"), ("xml", "xml")])
def test_a_termbase_has_two_forms(root, form, place):
    with pytest.raises(UsageError, match=f"{place}: is neither TBX nor CSV; name it .tbx or .csv"):
        export_terms(Workspace(root), form)


# --- the look of the house


def test_a_theme_is_what_lies_in_its_folder(root):
    assert theme.load(Workspace(root).store) is PLAIN_THEME
    write(root, "theme/page.html", b"\xef\xbb\xbf<p>")
    write(root, "theme/b.css", "b{}")
    write(root, "theme/a.css", "a { background: url(none.png) }")
    write(root, "theme/fonts/h.WOFF2", "font")
    for name in (".git/c.css", ".d.css", "notes.txt"):
        write(root, f"theme/{name}", "x")
    write(root, "theme/words.toml", '[uk]\npreview = "Чернетка"\n')
    store, heard = Workspace(root).store, Heard()
    made = theme.load_reporting(store, heard)
    assert (made.templates, made.files) == ({"page.html": "<p>"}, {"fonts/h.WOFF2": b"font"})
    assert made.style == "a { background: url(none.png) }\nb{}"
    assert made.words == {"uk": {"preview": "Чернетка"}}
    assert heard.lines == [
        "theme/none.png: is named by the CSS of the theme and is not there; add it, or take the name out"
    ]
    assert theme.load(store) is made
    write(root, "theme/b.css", "b { color: red }")
    assert theme.load(store).style.endswith("red }")


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("page.html", b"\xff", "theme/page.html: is not UTF-8; save it as UTF-8"),
        ("words.toml", "[uk", "theme/words.toml: is not valid TOML: "),
        ("words.toml", "[u_]", "theme/words.toml: 'u_' is not a language tag; write tables such as [uk]"),
        ("words.toml", "[uk]\nhat = 'x'", "theme/words.toml: [uk]: 'hat' is not a word of pages; known are articles, "),
        ("words.toml", "[uk]\nlocale = 'x'", "theme/words.toml: [uk]: 'locale' is not a word of pages; known are "),
        (
            "words.toml",
            "[uk]\npreview = 1",
            "theme/words.toml: [uk]: 'preview' is not a text; write it in quotation marks",
        ),
        ("words.toml", "uk = 1", "theme/words.toml: [uk]: is not a table; write tables such as [uk]"),
    ],
)
def test_what_is_wrong_with_a_theme_is_a_line(root, name, text, says):
    write(root, f"theme/{name}", text)
    with pytest.raises(InputError) as caught:
        theme.load(Workspace(root).store)
    assert str(caught.value).startswith(says)
    assert isinstance(caught.value, L10nError)
