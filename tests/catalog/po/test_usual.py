"""What is read at once is read as line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalog.po import entry, usual
from l10n.errors import SeveralErrors
from tests.patience import patience

LINES = (
    "", "", " ", "#", "# by hand ", "#by hand", "#. sentence 1", "#: a.md:3 \u2068b c.md\u2069:4", "#, fuzzy, wrap", "#= x",
    '#| msgid "The pier"', '#| msgctxt "old"', '#| "was shut."', '#~ msgid "Gone."', '#~ msgstr "Ido."', '#~| msgid "Old."',
    'msgctxt "kicker"', 'msgctxt ""', 'msgid "The \\"pier\\" is shut.\\n"', 'msgid ""', 'msgid "Tide"', 'msgid_plural "Tides"',
    'msgstr "El muelle\u2028está cerrado."', 'msgstr ""', '"A\\tB\\\\"', '"octal \\101"', 'msgstr[0] "uno"', '"never closed',
    'msgstr "a" b', "<<<<<<< ours", 'msgid  "two spaces"', 'msgid "space after" ', 'msgstr "bad \\q"',
)  # fmt: skip


def outcome(text: str) -> object:
    try:
        return entry.read(text, "es.po")
    except SeveralErrors as exc:
        return [str(error) for error in exc.errors]


def by_lines(text: str) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry, "find", lambda *_: None)
        return outcome(text)


VALID = st.sampled_from(
    ['#. note\n#: a.md:1\nmsgid "One."\nmsgstr "Uno."',
     '#, fuzzy\n#| msgid "Tw"\n#| "o"\nmsgctxt "k"\nmsgid "Two."\nmsgstr ""\n"Dos"']
)  # fmt: skip


@given(
    st.lists(st.one_of(VALID, st.sampled_from(LINES)), max_size=14),
    st.sampled_from(["\n", "\n", "\r\n"]),
    st.booleans(),
)
def test_as_line_by_line(lines, newline, ended):
    text = newline.join(lines) + (newline if ended else "")
    assert outcome(text) == by_lines(text)


def test_all_parts():
    text = (
        '\n\n# mine\n#. ours\n#: a.md:3\n#, fuzzy\n#| msgctxt "x"\n#| msgid ""\n#| "The pier"\n'
        'msgctxt "caption"\nmsgid ""\n"The "\n"\\"pier\\"."\nmsgstr "El\\tmuelle\\\\."\n'
    )
    result = usual.find(text, 0, 7)
    assert result == usual.PoEntry(
        "\n\n", text[2:], 9, "caption", 'The "pier".', "El\tmuelle\\.", "The pier", "x",
        comments=["mine"], notes=["ours"], references=["a.md:3"], flags=["fuzzy"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"',
        'msgid "a"\nmsgstr "b"\n\n"c"\n',
        'msgid "a"\r\nmsgstr "b"\r\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        'msgid "\\101"\nmsgstr "b"\n',
    ],
)
def test_unusual(text):
    assert usual.find(text, 0, 1) is None


@pytest.mark.parametrize(
    "line", ["\n", "# c\n", '"s"\n', 'msgid "a"\n', 'msgid "a"\nmsgstr "b"\n"c" \n', "#~ x\n", " \n"]
)
def test_linear(line):
    with patience():
        assert outcome(line * 50_000) is not None
