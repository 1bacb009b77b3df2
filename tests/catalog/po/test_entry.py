import pytest

from l10n.catalog.po.entry import read
from l10n.errors import CatalogError, SeveralErrors
from tests.patience import patience


def problems(text: str) -> list[str]:
    with pytest.raises(SeveralErrors) as caught:
        read(text, "es.po")
    assert all(isinstance(error, CatalogError) for error in caught.value.errors)
    return [str(error) for error in caught.value.errors]


VALID = 'msgid "The pier is shut."\nmsgstr "El muelle está cerrado."\n'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "es.po:1", "empty"),
        (" \n\n", "es.po:1", "empty"),
        ('msgid "a"\nmsgstr "b\n', "es.po:2", "never closed"),
        ('msgid "a"\nmsgstr "\n', "es.po:2", "never closed"),
        ('msgid "a"\nmsgstr "b\\"\n', "es.po:2", "never closed"),
        ('msgid "a"\nmsgstr "b"\n"c\n', "es.po:3", "never closed"),
        ('msgid "a"\nmsgstr "he said "no" twice"\n', "es.po:2", "not escaped"),
        ('msgid "a"\nmsgstr b\n', "es.po:2", "where a string must begin"),
        ('msgid "a"\nmsgstr "b" c\n', "es.po:2", "after the string"),
        ('msgid "a"\nmsgstr "C:\\path"\n', "es.po:2", "is not an escape"),
        ('msgid "a"\nmsgstr\n', "es.po:2", "has no string"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "es.po:1", "no 'msgstr'"),
        ('msgid "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n', "es.po:1", "no 'msgstr'"),
        (VALID + '\nmsgid "b"\n', "es.po:4", "cut off"),
        (VALID + '\nmsgctxt "b"\n', "es.po:4", "cut off"),
        ('msgstr "b"\n', "es.po:1", "no 'msgid'"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "es.po:3", "twice"),
        ('"a"\n', "es.po:1", "stands alone"),
        ('#| "a"\nmsgid "a"\nmsgstr "b"\n', "es.po:1", "'#|' has no string"),
        ('#| msgid "a"\n"b"\nmsgid "a"\nmsgstr "b"\n', "es.po:2", "stands alone"),
        (VALID + "\n" + VALID, "es.po:4", "line 1 already"),
        ('msgid ""\nmsgstr "A: b\\n"\n\nmsgid ""\nmsgstr ""\n', "es.po:4", "second header"),
        (VALID + "<<<<<<< HEAD\n", "es.po:3", "merge conflict"),
        (VALID + "=======\n", "es.po:3", "merge conflict"),
        (VALID + ">>>>>>> theirs\n", "es.po:3", "merge conflict"),
        (VALID + "what is this\n", "es.po:3", "not PO syntax"),
        ("x" * 400 + "\n", "es.po:1", "…' is not PO syntax"),
        (VALID + "\0", "es.po:3", "NUL"),
        ('msgidfoo "a"\nmsgstr "b"\n', "es.po:1", "not PO syntax"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: str, place: str, words: str) -> None:
    first = problems(text)[0]
    assert first.startswith(f"{place}: ")
    assert words in first
    assert "; " in first  # what to do


def test_all_problems_arrive_at_once() -> None:
    text = 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\n\nmsgid "c"\nmsgstr "f" g\n'
    assert [line.split(": ")[0] for line in problems(text)] == ["es.po:2", "es.po:7", "es.po:10", "es.po:9"]


def test_a_binary_yields_a_screenful() -> None:
    result = problems("\x01\x02garbage\n" * 5_000)
    assert len(result) == 51
    assert result[-1].startswith("es.po: 4950 more problems")


def test_what_gettext_accepts_is_read() -> None:
    text = (
        '#, fuzzy ,no-wrap\n#|msgid "was"\n#=sticky\n#.note\n#comment\nmsgctxt\n"it" "em"\nmsgid "a\\101\\x42\\t"\n\n'
        '# in the middle\nmsgstr "b" "c"\n  "d"\n#~| msgid "x"\n#~| "y"\n#~msgid "z"\n#~ msgstr ""\n#~ "w"\n'
    )
    first, second = read(text, "es.po").entries
    assert (first.context, first.source, first.target, first.previous) == ("item", "aAB\t", "bcd", "was")
    assert (first.flags, first.notes, first.comments) == (
        ["fuzzy", "no-wrap", "sticky"],
        ["note"],
        ["comment", "in the middle"],
    )
    assert (second.source, second.target, second.previous, second.obsolete) == ("z", "w", "xy", True)


def test_nothing_of_the_text_is_lost() -> None:
    text = '\n\n# a licence\n\nmsgid "a"\r\nmsgstr "b"\n\n\n \n#~ msgid "c"\n#~ msgstr "d"\n\n# the end\n\n'
    result = read(text, "es.po")
    assert "".join(entry.lead + entry.raw for entry in result.entries) + result.tail == text
    assert result.tail == "\n# the end\n\n"


def test_line_separators_inside_strings_are_text() -> None:
    (entry,) = read('msgid "one\u2028two\x85\x0b\x1c"\nmsgstr ""\n', "es.po").entries
    assert entry.source == "one\u2028two\x85\x0b\x1c"


def test_plural_entries_are_foreign() -> None:
    (entry,) = read('msgid "ship"\nmsgid_plural "ships"\nmsgstr[0] "a"\nmsgstr[1] "b"\n', "es.po").entries
    assert entry.foreign
    assert entry.target == "a"


def test_the_time_grows_with_the_size_alone() -> None:
    text = "".join(f'msgid "ship {n}"\nmsgstr "barco {n}"\n\n' for n in range(50_000))
    with patience():
        assert len(read(text, "es.po").entries) == 50_000


def test_a_long_line_is_read_in_a_single_pass() -> None:
    long = 'word \\"quoted\\" ' * 60_000
    with patience():
        (entry,) = read(f'msgid "a"\nmsgstr "{long}"\n', "es.po").entries
        assert len(entry.target or "") == len('word "quoted" ') * 60_000
        assert problems(f'msgid "a"\nmsgstr "{long}\n')[0].startswith("es.po:2: the string is never closed")
