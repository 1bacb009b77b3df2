"""Characters that nobody sees: which of them do something where they stand."""

import pytest

from l10n.language.unseen_characters import idle, visible

RLM, ZWNJ, SPACE = "\u200f", "\u200c", "\u200b"


@pytest.mark.parametrize(
    ("target", "tag", "count"),
    [
        (f"El lema {RLM}مرحبا{RLM} está aquí.", "es", 0),  # a word of the other direction in a text of this
        (f"El lema{RLM} está aquí.", "es", 1),
        (f"قال{RLM} 12.", "ar", 0),
        (f"12{RLM} km", "ar", 0),  # a text of the other direction, with no letter of it
        (f"می{ZWNJ}رود", "fa", 0),
        (f"sa{ZWNJ}lió", "es", 1),
        (f"sa{SPACE}lió", "es", 1),
        (f"ការ{SPACE}ងារ", "km", 0),
    ],
)
def test_what_does_something_stays_and_what_does_nothing_moves(target, tag, count):
    assert len(idle("It left.", target, tag)) == count
    assert len(visible("It left.", target, tag)) == len(target) - count


def test_what_the_source_has_stays():
    assert not idle(f"It le{SPACE}ft.", f"sa{SPACE}lió", "es")
