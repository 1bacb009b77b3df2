from pathlib import Path

from l10n.catalog.po import po
from l10n.catalog.po.entry import PoEntry
from l10n.catalog.po.header import complete, fields
from tests.catalog.tools import catalog, complaints, needs_gettext, unit

INITIAL = r"""# SOME DESCRIPTIVE TITLE.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: PACKAGE VERSION\n"
"Report-Msgid-Bugs-To: desk@example.org\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
"Language-Team: LANGUAGE <LL@li.org>\n"
"Language: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=CHARSET\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\n"
"a line of its own\n"

msgid "The pier is shut."
msgstr "El muelle está cerrado."
"""


@needs_gettext
def test_the_placeholders_of_a_template_are_filled(tmp_path: Path) -> None:
    written = po.dump(po.parse(INITIAL, "harbour", source="en", target="uk"), INITIAL)
    path = tmp_path / "uk.po"
    path.write_text(written, encoding="utf-8", newline="")
    assert complaints(path) == ""
    assert '"Report-Msgid-Bugs-To: desk@example.org\\n"' in written
    assert '"a line of its own\\n"' in written
    assert '"Language: uk\\n"' in written
    assert written.startswith("# SOME DESCRIPTIVE TITLE.\nmsgid")
    assert po.dump(po.parse(written, "harbour"), written) == written


def test_a_complete_header_is_left_alone() -> None:
    first = complete(catalog(unit("a")), None)
    assert complete(catalog(unit("a")), first) is first


def test_what_an_editor_wrote_is_preserved() -> None:
    made = complete(catalog(), None)
    text = (made.target or "").replace("Language-Team: Spanish", "Language-Team: Equipo <desk@example.org>")
    edited = PoEntry(source="", target=text.replace("nplurals=2; plural=(n != 1);", "nplurals=2; plural=n != 1;"))
    assert complete(catalog(), edited) is edited


def test_a_template_has_its_source_language() -> None:
    names = dict(fields(complete(catalog(target=""), None)))
    assert names["Language"] == "en"
    assert "Plural-Forms" not in names


def test_nothing_volatile_is_written() -> None:
    names = dict(fields(complete(catalog(), None)))
    assert "POT-Creation-Date" not in names
    assert names["PO-Revision-Date"] == ""
    assert names["X-Generator"] == "l10n"
