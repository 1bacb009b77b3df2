"""Marks in texts: numbered, carried over, and what is wrong with them."""

import re

import pytest

from l10n import markup
from l10n.model import Block, Inline, InlineKind, Role


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a <1>b</1><22/> c", ("<1>", "</1>", "<22/>")),
        ("<0> <01> <12345> <a> < 1> <1 > </1/>", ("</1/>",)),
        ("<9999>", ("<9999>",)),
    ],
)
def test_marks_are_numbers_from_1_in_angle_brackets(text, marks):
    assert markup.marks(text) == marks


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        (" \t\u00a0", True),
        ("<1>\u200b</1>", True),
        ("\u3164\u2800", True),
        (".", False),
        ("<1>a</1>", False),
    ],
)
def test_a_text_is_blank_where_nobody_sees_a_word(text, blank):
    assert markup.is_blank(text) is blank


def test_a_line_break_parts_two_words_and_different_marks_do_not():
    raws = ("<b>", "</b>", "<BR/>", "<broad>", " ")
    kinds = (InlineKind.OPEN, InlineKind.CLOSE, *[InlineKind.ALONE] * 3)
    inlines = tuple(Inline(n, kind, raw) for n, (kind, raw) in enumerate(zip(kinds, raws, strict=True), 1))
    block = Block(Role.BODY, "a<1>b</2>c<3/>d<4/>e<5/>f", "", 1, inlines=inlines)
    assert markup.shown(block) == "abc de f"
    assert markup.shown(block, "x<3/>y<1>z") == "x yz"
    assert (
        markup.shown(Block(Role.BODY, "a<1/>b", "", 1, inlines=(Inline(1, InlineKind.ALONE, "|", html="<br>"),)))
        == "a b"
    )


def test_the_kind_of_a_mark_is_in_its_strokes():
    kinds = [markup.kind(match) for match in markup.MARK.finditer("<1></1><1/>")]
    assert kinds == [InlineKind.OPEN, InlineKind.CLOSE, InlineKind.ALONE]


@pytest.mark.parametrize("text", ["He <4>denied</4> it.<7/>", "<2/><2/><9>x</9>", "no marks", "<3>a <5>b</5></3>"])
def test_numbers_of_a_unit_lead_back_to_those_of_its_block(text):
    renumbered, old = markup.renumber(text)
    assert [int(n) for n in dict.fromkeys(re.findall(r"\d+", renumbered))] == list(range(1, len(old) + 1))
    assert markup.restore(renumbered, old) == text
    assert markup.restore("<8/>", old) == "<8/>"


@pytest.mark.parametrize(
    ("target", "source", "new_source", "carried"),
    [
        ("a <1/>b<2/>", "x <1/>y<2/>", "x <1>y</1>", "a <1>b</1>"),
        ("a <1>b</1>", "x <1>y</1>", "x <1>y</1>", "a <1>b</1>"),
        ("a <1>b</1>", "x <1>y</1>", "x <1/>y", "a <1>b</1>"),
        ("a <3/>b", "x <1/>y", "x <2/>y", "a <3/>b"),
    ],
)
def test_marks_of_a_source_become_those_of_another_that_has_as_many(target, source, new_source, carried):
    assert markup.transfer(target, source, new_source) == carried


@pytest.mark.parametrize(
    ("target", "new_source", "fitted"),
    [
        ("a <1/>b", "x", "a b"),
        ("a <1/> b", "x", "a b"),
        ("<1/> b", "x", "b"),
        ("<1/>b <1/>c", "x <1/>", "<1/>b c"),
        ("a <2>b</2>.", "x <2>y</2>.", "a <2>b</2>."),
        ("a<1/>b", "x", "ab"),
    ],
)
def test_marks_that_a_source_does_not_have_go_without_a_second_space(target, new_source, fitted):
    assert markup.fit(target, new_source) == fitted


@pytest.mark.parametrize(
    ("source", "target", "faults"),
    [
        ("<1>a</1>", "<1>b</1>", []),
        ("<1>a</1>", "b", ["<1> is missing", "</1> is missing"]),
        ("a", "<2/>b<2/>", ["<2/> is not in the source"]),
        ("<1/>a", "<1/>b<1/>", ["<1/> stands 2 times"]),
        ("<1/>a<1/>", "<1/>b<1/>", []),
        ("<1>a</1> <2>b</2>", "<1>a <2>b</1></2>", ["</1> closes what is not open"]),
        ("<1>a</1>", "</1>a<1>", ["</1> closes what is not open"]),
        ("<1>a <2>b</2></1>", "<2>b</2> <1>a</1>", []),
        ("<1>a", "a<1>", []),
        ("a</1> <2/>", "<2/> </1>a", []),
    ],
)
def test_what_is_wrong_with_the_marks_of_a_target_is_named(source, target, faults):
    assert list(markup.faults(source, target)) == faults


def test_the_skeleton_of_a_text_has_the_places_of_its_marks_alone():
    assert markup.skeleton("a <1>b</1>  c") == markup.skeleton("a <2/>b<3/> c") != markup.skeleton("a b c")
    reference = '<sup><a href="#fn-a" id="ref-a" role="doc-noteref">a</a></sup>'
    assert markup.note_reference("a") == reference
