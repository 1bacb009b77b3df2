from l10n.catalog.wording import WordingRun, compare, mark
from tests.patience import patience


def test_a_changed_phrase_reads_as_a_whole() -> None:
    assert mark(compare("It cost two million euros.", "It cost three billion euros.")) == (
        "It cost [-two million-]{+three billion+} euros."
    )


def test_added_and_removed() -> None:
    assert mark(compare("", "New.")) == "{+New.+}"
    assert mark(compare("Old.", "")) == "[-Old.-]"
    assert compare("Same.", "Same.") == (WordingRun("same", "Same."),)
    assert mark(compare("a  ", "b  ")) == "[-a-]{+b+}  "


def test_chinese_is_compared_by_characters() -> None:
    assert mark(compare("渡轮六点开出。", "渡轮七点开出。")) == "渡轮[-六-]{+七+}点开出。"


def test_both_wordings_can_be_read_from_the_parts() -> None:
    old, new = "He  <1>said</1> it — twice.", "She said <1>it</1>, thrice!"
    parts = compare(old, new)
    assert "".join(part.text for part in parts if part.kind != "added") == old
    assert "".join(part.text for part in parts if part.kind != "removed") == new


def test_a_very_long_paragraph_takes_no_time() -> None:
    old, new = "word " * 100_000, "other " * 100_000
    with patience():
        assert [part.kind for part in compare(old, new)] == ["removed", "added"]
