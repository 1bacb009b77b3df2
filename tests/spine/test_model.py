"""The nouns: what they say of themselves."""

from pathlib import PurePosixPath

import pytest

from l10n.model import (
    Article,
    Block,
    Document,
    Inline,
    InlineKind,
    Localized,
    Piece,
    Role,
    Segmented,
    State,
    Unit,
    UnitCounts,
    UnitKey,
)
from l10n.provenance import Reference, places


def test_only_body_text_has_no_context():
    assert {role: role.context for role in Role} == {**{role: role.value for role in Role}, Role.BODY: ""}


def test_segments_and_gaps_are_joined_in_order():
    cut = Segmented(("One.", "Two."), ("<", " ", ">"))
    assert cut.join() == "<One. Two.>"
    assert cut.join(("Uno.", "Dos.")) == "<Uno. Dos.>"
    with pytest.raises(ValueError, match="zip"):
        cut.join(())


def test_counts_are_added_field_by_field():
    assert UnitCounts(1, 2, 3, 4, 5, 6) + UnitCounts(10, 20, 30, 40, 50, 60) == UnitCounts(11, 22, 33, 44, 55, 66)


def test_a_piece_of_markup_stands_in_texts_as_its_mark():
    marks = {kind: Inline(7, kind, "<raw>").mark for kind in InlineKind}
    assert marks == {InlineKind.OPEN: "<7>", InlineKind.CLOSE: "</7>", InlineKind.ALONE: "<7/>"}


def test_blocks_are_walked_with_those_inside_of_their_markup():
    deep = Block(Role.CAPTION, "deep", "deep", 1)
    inner = Block(Role.CAPTION, "inner", "inner", 1, inlines=(Inline(1, InlineKind.ALONE, "x", inner=(deep,)),))
    outer = Block(Role.BODY, "outer", "outer", 1, inlines=(Inline(1, InlineKind.ALONE, "y", inner=(inner,)),))
    article = Article("a", "en", PurePosixPath("source/a.md"), "markdown", "outer")
    document = Document(article, {}, (outer, deep), ("", "", ""))
    assert list(document.walk()) == [outer, inner, deep, deep]
    pieces = {outer: (Piece("fuera", "outer", State.FUZZY), Piece("!", "!"))}
    localized = Localized(document, "es", pieces, {})
    assert (localized.text(outer), localized.text(deep)) == ("fuera!", "deep")


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("source/a.md:12", "source/a.md", 12),
        ("a:b:3", "a:b", 3),
        ("source/a.md", "source/a.md", 0),
        (":12", ":12", 0),
        ("C:notes", "C:notes", 0),
        ("a:", "a:", 0),
    ],
)
def test_a_reference_is_a_path_and_perhaps_a_line(text, path, line):
    assert Reference.read(text) == Reference(path, line)
    assert str(Reference(path, line)) == text
    assert places(Unit(UnitKey("", "x"), references=(text, text))) == (Reference(path, line),) * 2
