"""Quotation marks that an engine dropped come back where they belong, or nowhere."""

import pytest

from l10n.draft.offset_text import OffsetText
from l10n.draft.quotation import restored
from l10n.engines import alignment as aligned
from l10n.model import Span


def put(source: str, target: str, pairs: str) -> str:
    """The target with its marks, aligned by `pairs`: words of both sides, as in "books=libros ten=diez"."""
    links = []
    for pair in pairs.split():
        here, present = pair.split("=")
        links.append((Span(source.index(here), source.index(here) + len(here)),
                      Span(target.index(present), target.index(present) + len(present))))  # fmt: skip
    return restored(source, OffsetText.of(target), aligned.align(source, target, links))[0].text


@pytest.mark.parametrize(
    ("source", "target", "pairs", "expected"),
    [
        ('He called it "very quiet".', "Lo llamó muy tranquilo.", "called=llamó very=muy quiet=tranquilo",
         'Lo llamó "muy tranquilo".'),
        ('"We stay," she said.', "Nos quedamos, dijo ella.", "We=Nos stay=quedamos said=dijo she=ella",
         '"Nos quedamos," dijo ella.'),
        ('"I asked for ten books.', "Pedí diez libros.", "asked=Pedí ten=diez books=libros", '"Pedí diez libros.'),
        ('Then people came," said Lena.', "Luego vino gente, dijo Lena.", "Then=Luego people=gente came=vino said=dijo",
         'Luego vino gente," dijo Lena.'),
        ('She said: "We stay.', "Dijo: nos quedamos.", "said=Dijo We=nos stay=quedamos", 'Dijo: "nos quedamos.'),
    ],
)  # fmt: skip
def test_marks_return(source, target, pairs, expected):
    assert put(source, target, pairs) == expected


def test_the_engine_is_believed_when_it_has_as_many_marks():
    assert put('"We stay," she said.', '"Nos quedamos", dijo.', "We=Nos") == '"Nos quedamos", dijo.'


def test_no_place_leaves_all_as_it_was():
    assert put('He called it "a day".', "Lo llamó así.", "called=llamó") == "Lo llamó así."


def test_marks_that_would_cross_stay_away():
    source, target = '"Yes," he said, "tomorrow".', "Mañana sí, dijo."
    assert put(source, target, "Yes=sí said=dijo tomorrow=Mañana") == target
