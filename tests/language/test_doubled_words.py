"""Words that stand twice in a row, also where words stand without spaces."""

import pytest

from l10n.language.doubled_words import doubled


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("zh", "市长的的计划失败了。", ["的的"]),
        ("zh", "目的的确如此，他们了了解情况。", []),
        ("zh-Hant", "市長在在港口。", ["在在"]),
        ("zh-Hant", "現在在港口。", []),
        ("yue", "市長的的計劃。", ["的的"]),
        ("ja", "市長をを見た。", ["をを"]),
        ("ja", "すもももものうち。", []),
        ("de", "Der der Hafen ist offen.", ["Der der"]),
    ],
)
def test_what_no_text_says_twice_is_detected_in_each_language(tag, text, found):
    assert [match[0] for match in doubled(text, tag)] == found
