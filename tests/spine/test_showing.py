"""The note that says how long words are on the screen, and back."""

import pytest

from l10n.showing import Showing, read


@pytest.mark.parametrize(
    ("showing", "note"),
    [
        (Showing(7, 7, 2.0, 1.0), "subtitle 7: shown for 2 s"),
        (Showing(7, 7, 2.5, 0.5), "subtitle 7: shown for 2.5 s, fills 0.5 of it"),
        (Showing(7, 8, 2.5, 2.0), "subtitles 7 to 8: shown for 2.5 s"),
        (Showing(7, 9, 4.2, 1.5), "subtitles 7 to 9: shown for 4.2 s, fills 1.5 of them"),
    ],
)
def test_a_note_says_where_words_are_shown_and_is_read_again(showing, note):
    assert showing.note() == note
    assert list(read(["paragraph 2", note, note])) == [showing, showing]
