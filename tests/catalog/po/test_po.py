from pathlib import Path

import polib
import pytest
from translate.storage import factory

from l10n.catalog.po import po
from l10n.errors import CatalogError, SeveralErrors
from l10n.model import Catalog, State, UnitKey
from tests.catalog.tools import catalog, complaints, needs_gettext, run, unit

EVERY_STATE = catalog(
    unit("The harbour opened on May 3.", "El puerto abrió el 3 de mayo.", references=("source/harbour.md:3",)),
    unit(
        'Divers found "nothing at all".',
        "Los buzos no hallaron nada.",
        State.FUZZY,
        notes=("paragraph 2", "draft: argos en→es 0.1, confidence 0.71"),
        references=("source/harbour.md:5", "source/old harbour.md:9"),
        previous="Divers found nothing.",
    ),
    unit("Harbour opens", context="headline", comments=("Ask the desk.", ""), flags=("no-wrap",)),
    unit("Two\nlines", "Dos\nlíneas", State.FUZZY, context="quote"),
    unit("Gone.", "Ido.", State.OBSOLETE, context="caption", previous="Going.", flags=("fuzzy",), notes=("draft: x",)),
)


def test_every_state_returns() -> None:
    text = po.dump(EVERY_STATE)
    assert po.parse(text, "harbour") == EVERY_STATE


def test_the_entry_is_what_a_translator_expects() -> None:
    draft = unit(
        "He gave no date for the regatta.",
        "No dio fecha para la regata.",
        State.FUZZY,
        notes=("paragraph 4, sentence 2 of 2", "draft: argos en→es 0.1, confidence 0.71"),
        references=("source/regatta.md:14",),
    )
    assert po.dump(catalog(draft)).endswith(
        "\n\n#. paragraph 4, sentence 2 of 2\n#. draft: argos en→es 0.1, confidence 0.71\n#: source/regatta.md:14\n#, fuzzy\n"
        'msgid "He gave no date for the regatta."\nmsgstr "No dio fecha para la regata."\n'
    )


@needs_gettext
@pytest.mark.parametrize("target", ["es", "pt-BR", "sr-Latn", "zh-Hans", "ar", "fa-AF", "lv", ""])
def test_gettext_is_silent_and_changes_nothing(tmp_path: Path, target: str) -> None:
    path = tmp_path / "harbour.po"
    units = EVERY_STATE.units if target else (unit("The harbour opened."),)
    path.write_text(po.dump(Catalog("harbour", "en", target, units)), encoding="utf-8", newline="")
    assert complaints(path) == ""
    assert run("msgcat", "--no-wrap", path).stdout == path.read_bytes()


@needs_gettext
@pytest.mark.parametrize("options", [(), ("--width=40",), ("--sort-output",), ("--no-location",)])
def test_what_msgcat_saved_keeps_its_bytes(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "harbour.po"
    path.write_text(po.dump(EVERY_STATE), encoding="utf-8", newline="")
    saved = run("msgcat", *options, path).stdout.decode()
    read = po.parse(saved, "harbour")
    if options == ("--sort-output",):
        units = {each.key: each for each in read.units}
        assert units == {each.key: each for each in EVERY_STATE.units}
    assert po.dump(read, saved) == saved


POEDIT = r"""# Harbour news in Spanish.
# Ana, 2026.
msgid ""
msgstr ""
"MIME-Version: 1.0\n"
"X-Poedit-Basepath: .\n"
"Project-Id-Version: harbour\n"
"POT-Creation-Date: \n"
"PO-Revision-Date: 2026-11-02 10:00+0100\n"
"Last-Translator: Ana <ana@example.org>\n"
"Language-Team: Spanish\n"
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Generator: Poedit 3.4\n"


#. paragraph 1
#: source/harbour.md:3
msgid ""
"The harbour opened on May 3 after a winter in which divers took away what the "
"storm had left."
msgstr ""
"El puerto abrió el 3 de mayo, tras un invierno en el que los buzos retiraron "
"lo que dejó la tormenta."

#: source/harbour.md:4
#, c-format, some-new-flag
msgid "Half of it is new."
msgstr "La mitad es nueva."

#, fuzzy
msgid "%d ship"
msgid_plural "%d ships"
msgstr[0] "%d barco"
msgstr[1] "%d barcos"

msgid "Nobody was hurt."
msgstr ""

#~ msgid "Gone."
#~ msgstr "Ido."

# the end
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_changed_units_change(newline: str) -> None:
    original = POEDIT.replace("\n", newline)
    read = po.parse(original, "harbour")
    assert [each.key.source for each in read.units][1:] == ["Half of it is new.", "Nobody was hurt.", "Gone."]
    assert po.dump(read, original) == original
    changed = tuple(
        unit("Nobody was hurt.", "Nadie resultó herido.", State.FUZZY)
        if each.key.source == "Nobody was hurt."
        else each
        for each in read.units
    )
    written = po.dump(Catalog("harbour", "en", "es", changed), original)
    expected = f'#, fuzzy{newline}msgid "Nobody was hurt."{newline}msgstr "Nadie resultó herido."'
    assert written == original.replace(f'msgid "Nobody was hurt."{newline}msgstr ""', expected)


def test_units_arrive_go_and_move_in_article_order() -> None:
    read = po.parse(POEDIT, "harbour")
    first, second, third, gone = read.units
    written = po.dump(Catalog("harbour", "en", "es", (third, unit("New."), first, gone)), POEDIT)
    again = po.parse(written, "harbour")
    assert again.units == (third, unit("New."), first, gone)
    assert second.key.source not in written
    assert "msgid_plural" in written
    assert written.endswith("\n\n# the end\n")
    assert written.startswith("# Harbour news in Spanish.\n")


def test_a_plural_leaves_of_the_way_of_a_unit_of_its_text_and_keeps_its_words() -> None:
    original = 'msgid "ship"\nmsgid_plural "ships"\nmsgstr[0] "barco"\nmsgstr[1] "barcos"\n'
    written = po.dump(catalog(unit("ship")), original)
    assert po.parse(written, "harbour").units[0].notes == ("also in this file: barco", "also in this file: barcos")
    assert "msgid_plural" not in written


def test_a_file_without_final_newline_and_header_is_completed() -> None:
    original = 'msgid "a"\nmsgstr "b"'
    read = po.parse(original, "harbour", target="es")
    assert (read.source, read.target, read.units) == ("", "es", (unit("a", "b"),))
    written = po.dump(read, original)
    assert written.startswith('msgid ""\nmsgstr ""\n"Project-Id-Version: harbour\\n"\n')
    assert written.endswith('\n\nmsgid "a"\nmsgstr "b"')
    more = po.dump(Catalog("harbour", "en", "es", (*read.units, unit("c"))), original)
    assert po.parse(more, "harbour").units == (unit("a", "b"), unit("c"))


def test_comments_at_the_end_stay_after_a_last_line_without_end() -> None:
    assert po.dump(catalog(), "# only a comment").endswith("\n# only a comment")


def test_an_obsolete_double_yields_to_the_living() -> None:
    living = 'msgid "a"\nmsgstr "b"\n'
    old = '#~ msgid "a"\n#~ msgstr "old"\n'
    assert po.parse(f"{living}\n{old}", "x").units == (unit("a", "b"),)
    assert po.parse(f"{old}\n{living}", "x").units == (unit("a", "b"),)
    assert po.parse(f'{old}\nmsgid "a"\nmsgstr ""\n', "x").units == (unit("a", "old"),)
    fuzzy = f'msgid "a"\nmsgstr ""\n\n#, fuzzy\n{old}'
    assert po.parse(fuzzy, "x").units == (unit("a", "old", State.FUZZY),)
    twice = f'#~ msgid "a"\n#~ msgstr ""\n\n{old}'
    assert po.parse(twice, "x").units == (unit("a", "old", State.OBSOLETE),)
    read = po.parse(fuzzy, "x")
    assert po.parse(po.dump(read, fuzzy), "x").units == read.units


def test_a_fuzzy_entry_without_target_is_new() -> None:
    assert po.parse('#, fuzzy\nmsgid "a"\nmsgstr ""\n', "x").units == (unit("a"),)


@pytest.mark.parametrize("forbidden", ["\0", "\4"])
def test_what_po_cannot_hold_is_refused(forbidden: str) -> None:
    with pytest.raises(CatalogError, match=f"U\\+000{ord(forbidden)}"):
        po.dump(catalog(unit("a", f"b{forbidden}")))


def test_a_broken_original_is_never_written_over() -> None:
    with pytest.raises(SeveralErrors, match="never closed"):
        po.dump(catalog(unit("a")), 'msgid "a"\nmsgstr "half\n')


def test_polib_and_translate_toolkit_read_the_same(tmp_path: Path) -> None:
    path = tmp_path / "harbour.po"
    path.write_text(po.dump(EVERY_STATE), encoding="utf-8", newline="")
    entries = polib.pofile(str(path))
    live = [each for each in EVERY_STATE.units if each.state is not State.OBSOLETE]
    assert [(e.msgid, e.msgstr, e.fuzzy) for e in entries if not e.obsolete] == [
        (each.key.source, each.target, each.state is State.FUZZY) for each in live
    ]
    store = factory.getobject(str(path))
    units = [each for each in store.units if not each.isheader() and not each.isobsolete()]
    assert [(str(each.source), str(each.target), each.isfuzzy()) for each in units] == [
        (each.key.source, each.target, each.state is State.FUZZY) for each in live
    ]
    assert units[0].getlocations() == ["source/harbour.md:3"]


# --- bytes ---------------------------------------------------------------------------------------------------------

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\nmsgid "a"\nmsgstr "{}"\n'


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8", "CHARSET", "ASCII"])
def test_utf8_is_decoded(charset: str) -> None:
    text = HEADER.format(charset, "é")
    assert po.decode(text.encode(), "es.po") == text
    assert po.decode(b"\xef\xbb\xbf" + text.encode(), "es.po") == text


def test_utf8_needs_no_header() -> None:
    assert po.decode('msgid "é"'.encode(), "es.po") == 'msgid "é"'


@needs_gettext
def test_another_charset_is_read_and_written_as_utf8(tmp_path: Path) -> None:
    data = HEADER.format("ISO-8859-2", "žluťoučký").encode("iso-8859-2")
    text = po.decode(data, "cs.po")
    written = po.dump(po.parse(text, "harbour", target="cs"), text)
    assert "žluťoučký" in written
    path = tmp_path / "cs.po"
    path.write_text(written, encoding="utf-8", newline="")
    assert complaints(path) == ""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (HEADER.format("UTF-8", "x").encode().replace(b'"x"', b'"\xe9"'), "es.po:6: byte 0xE9 is not UTF-8"),
        (HEADER.format("ISO-8859-1", "é").encode(), "es.po:3: the header declares ISO-8859-1, the bytes are UTF-8"),
        (HEADER.format("rot13", "x").encode(), "es.po:3: charset 'rot13' is not known"),
        (HEADER.format("UTF-8", "x").encode("utf-16"), "es.po:1: the file is UTF-16"),
        (b"\x89PNG\r\n\x1a\n\xff", "es.po:1: byte 0x89"),
    ],
)
def test_wrong_bytes_are_named_with_their_line(data: bytes, message: str) -> None:
    with pytest.raises(CatalogError) as caught:
        po.decode(data, "es.po")
    assert str(caught.value).startswith(message)


def test_latin_text_that_is_no_utf8_is_trusted() -> None:
    text = HEADER.format("ISO-8859-1", "señor")
    assert po.decode(text.encode("iso-8859-1"), "es.po") == text


def test_keys_of_context_and_body_differ() -> None:
    both = catalog(unit("Storm", "Tormenta"), unit("Storm", "La tormenta", context="headline"))
    read = po.parse(po.dump(both), "harbour")
    assert {each.key: each.target for each in read.units} == {
        UnitKey("", "Storm"): "Tormenta",
        UnitKey("headline", "Storm"): "La tormenta",
    }


@needs_gettext
def test_a_comment_that_ends_with_a_backslash_is_no_trap(tmp_path: Path) -> None:
    trap = catalog(unit("a", "b", comments=("see C:\\",), notes=("\\",)))
    path = tmp_path / "harbour.po"
    path.write_text(po.dump(trap), encoding="utf-8", newline="")
    assert complaints(path) == ""
    assert po.parse(po.dump(trap), "harbour") == trap
    assert run("msgcat", "--no-wrap", path).stdout == path.read_bytes()


@pytest.mark.parametrize("charset", ["ISO_8859-15", "l9", "ISO8859-15", "iso-8859-15"])
@pytest.mark.parametrize("form", ['msgid ""\nmsgstr "{}"\n', 'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"{}"\n'])
def test_a_charset_has_many_names_and_places(charset: str, form: str) -> None:
    head = form.format(f"Content-Type: text/plain; charset={charset}\\n")
    text = f'{head}\nmsgid "Seven euros."\nmsgstr "Siete €."\n'
    assert po.decode(text.encode("iso-8859-15"), "es.po") == text


def test_a_sentence_about_a_charset_declares_none() -> None:
    text = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n\nmsgid ""\n"They wrote "\n"charset=latin1 there."\nmsgstr "«Eso»"\n'
    )
    assert po.decode(text.encode(), "es.po") == text


def test_what_no_header_declares_is_not_claimed_to_be_declared() -> None:
    with pytest.raises(CatalogError) as caught:
        po.decode('msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "es.po")
    assert str(caught.value).startswith("es.po:2: byte 0xE9 is not UTF-8, and the header declares no other charset")


@pytest.mark.parametrize(
    "conflict",
    [
        '<<<<<<< HEAD\nmsgstr "uno"\n=======\nmsgstr "dos"\n>>>>>>> ana\n',
        '<<<<<<< HEAD\nmsgstr "uno"\n||||||| base\nmsgstr ""\n=======\nmsgstr "dos"\n>>>>>>> ana\n',
        'msgstr "uno"\n\n<<<<<<< HEAD\nmsgid "b"\nmsgstr "x"\n=======\nmsgid "c"\nmsgstr ""\n>>>>>>>\n',
    ],
)
def test_a_merge_conflict_is_a_single_error(conflict: str) -> None:
    with pytest.raises(SeveralErrors) as caught:
        po.parse(f'msgid "a"\n{conflict}\nmsgid "d"\nmsgstr "e"\n', "es.po")
    assert [error.problem for error in caught.value.errors] == ["a merge conflict is left in the file"]


@pytest.mark.parametrize(("reported", "target"), [("fr", "es"), ("pt_BR", "es"), ("sr", "uk")])
def test_a_header_of_another_language_is_refused(reported: str, target: str) -> None:
    text = f'# hand-made\nmsgid ""\nmsgstr "Language: {reported}\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    with pytest.raises(CatalogError, match=r"es.po:1: the header says that the language is '.*', not"):
        po.parse(text, "es.po", source="en", target=target)
    for fine in ("en", "", "Spanish", target, f"{target}_XX"):
        assert po.parse(
            text.replace(f"Language: {reported}", f"Language: {fine}"), "x", source="en", target=target
        ).units
