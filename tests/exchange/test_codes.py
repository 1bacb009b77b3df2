import pytest

from l10n.exchange.codes import MarkShape, Numbering, pieces, shapes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", {}),
        ("<1>a</1> <2/>", {1: MarkShape.NESTED, 2: MarkShape.ALONE}),
        ("<1>a <2>b</2></1>", {1: MarkShape.NESTED, 2: MarkShape.NESTED}),
        ("</1>a <2>b", {1: MarkShape.CLOSE_HALF, 2: MarkShape.OPEN_HALF}),
        ("<1><2><3></1></2></3>", {1: MarkShape.CROSSED, 2: MarkShape.CROSSED, 3: MarkShape.NESTED}),
        ("</1>a<1>", {}),  # closed before it opens
        ("<1>a</1><1>", {}),
        ("<1/><1/>", {}),
        ("<1>a<1/></1>", {}),
        ("<0> <12345> < 1>", {}),
    ],
)
def test_shapes(text, expected):
    assert shapes(text) == expected


@pytest.mark.parametrize("text", ["", "a", "<1>a</1>b<2/>", "<1/>", "x <1>a<1> <9999/>y", "</1>"])
def test_pieces_joined_are_the_text(text):
    result = list(pieces(text))
    assert "".join(piece.text for piece in result) == text
    assert all(text[piece.start :].startswith(piece.text) for piece in result)


def test_marks_that_the_source_has_otherwise_are_words():
    result = list(pieces("<1/> <2>b</2> <3/>", shapes("<1>a</1> <2>b</2>")))
    assert [(piece.text, piece.index) for piece in result] == [
        ("<1/> ", 0),
        ("<2>", 2),
        ("b", 0),
        ("</2>", 2),
        (" <3/>", 0),
    ]


def test_a_crossed_pair_of_the_source_may_nest_in_the_target():
    source = shapes("<1><2></1></2>")
    assert [piece.index for piece in pieces("<1></1><2></2>", source)] == [1, 1, 2, 2]


def test_numbers_are_preserved_and_names_get_free_items():
    numbers = Numbering()
    for name in ("2", "b", "01", "99999", "1", "2"):
        numbers.reserve(name)
    assert [numbers(name) for name in ("2", "b", "1", "c", "b", "01")] == [2, 3, 1, 4, 3, 5]
