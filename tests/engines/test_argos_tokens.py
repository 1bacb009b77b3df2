"""Pieces and their places, without a model."""

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.engines import argos_tokens
from l10n.model import Span


class Letters:
    """A vocabulary of single characters."""

    def encode(self, texts):
        return [[character for character in text if character != " "] for text in texts]

    def decode(self, pieces):
        return "".join(pieces)

    def unknown(self, pieces):
        return 0

    def places(self, text, pieces):
        return ()


def cut(text: str, limit: int) -> list[str]:
    return [window.text for window in argos_tokens.windows(text, Letters(), limit)]


def test_windows_end_after_punctuation_where_they_can():
    assert cut("The pier sank, and nobody saw it happen at all", 20) == [
        "The pier sank,",
        "and nobody saw it happen",
        "at all",
    ]


def test_windows_cut_an_endless_word():
    assert cut("x" * 100, 50) == ["x" * 40, "x" * 40, "x" * 20]


def test_windows_cut_chinese_at_its_commas():
    assert cut("渡轮在暴风雨中离港，随后返回，船上无人受伤。", 10) == [
        "渡轮在暴风雨中离港，",
        "随后返回，",
        "船上无人受伤。",
    ]


def test_no_text_has_no_windows():
    assert cut("", 10) == []


@given(st.text(alphabet="ab ,.、\n\u00a0", max_size=80), st.integers(2, 30))
@settings(max_examples=80)
def test_windows_joined_with_their_gaps_are_the_text(text, limit):
    result = argos_tokens.windows(text, Letters(), limit)
    assert "".join(window.text + window.gap for window in result) == text
    assert all(text[window.start :].startswith(window.text) for window in result)


def test_bytes_of_a_single_character_share_its_place():
    assert argos_tokens.lengths(["▁a", "<0xC2>", "<0xBD>", "b"]) == (
        "▁a½b",
        (Span(0, 2), Span(2, 3), Span(2, 3), Span(3, 4)),
    )


def test_bytes_that_are_no_character_yield_no_places():
    assert argos_tokens.lengths(["a", "<0xF0>", "b"]) is None
    assert argos_tokens.target_places("a\ufffdb", ["a", "<0xF0>", "b"]) == ()
    assert argos_tokens.source_places("a", "a", (0, 1), ["<0xF0>"]) == ()


def test_a_target_that_is_not_its_pieces_gets_no_places():
    assert argos_tokens.target_places("El puerto", ["▁La"]) == ()


def test_places_leave_white_space_out():
    assert argos_tokens.target_places("A b", ["▁A", "▁", "b"]) == (Span(0, 1), None, Span(2, 3))


def test_source_places_follow_normalization():
    # "x…  y" was normalized to "▁x...▁y"
    offsets = [0, 0, 1, 1, 1, 2, 4, 5]
    result = argos_tokens.source_places("x…  y", "▁x...▁y", offsets, ["▁x", ".", ".", ".", "▁y"])
    assert result == (Span(0, 1), Span(1, 2), Span(1, 2), Span(1, 2), Span(4, 5))


def test_different_pieces_or_short_offsets_yield_no_source_places():
    assert argos_tokens.source_places("x", "▁x", [0, 0, 1], ["▁y"]) == ()
    assert argos_tokens.source_places("x", "▁x", [0], ["▁x"]) == ()


def test_links_want_attention():
    here, present = (Span(0, 2), None, Span(3, 5)), (Span(0, 1), None, Span(2, 4), Span(5, 6))
    rows = [[0.9, 0.05, 0.05], [1.0, 0.0, 0.0], [0.4, 0.1, 0.5], []]
    assert argos_tokens.links(rows, here, present) == (
        (Span(0, 2), Span(0, 1)),
        (Span(3, 5), Span(2, 4)),
        (Span(0, 2), Span(2, 4)),
    )
    assert argos_tokens.links([[0.1, 0.1, 0.1]], here, present) == ()
