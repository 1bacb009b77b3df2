"""What a person sees while work goes on, and at its end."""

import io
import sys

import pytest

from l10n.cli import screen
from l10n.errors import DiskError, EngineError, InputError, NotArticleError, SeveralErrors, UncoveredError


@pytest.fixture
def clock(monkeypatch):
    """The seconds of a clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr(screen.time, "monotonic", lambda: now[0])
    return now


def test_a_log_has_a_line_of_progress_now_and_then(clock, capsys):
    with screen.Screen() as shown:
        shown.start("Reading articles", 40)
        shown.advance(3)
        clock[0] += screen.LOG_SECONDS
        shown.advance()
        assert capsys.readouterr() == ("", "")
        clock[0] += 0.1
        shown.advance()
        shown.advance()
        assert capsys.readouterr() == ("", "Reading articles: 5 of 40\n")
        clock[0] += screen.LOG_SECONDS + 1
        shown.start("Checking", 7)
        shown.advance()
        assert capsys.readouterr() == ("", "")
        clock[0] += screen.LOG_SECONDS + 1
        shown.advance()
        shown.message("a line [that] stays")
    assert capsys.readouterr() == ("", "Checking: 2 of 7\na line [that] stays\n")


def test_a_program_that_reads_json_sees_no_progress(clock, capsys):
    with screen.Screen(quiet=True) as shown:
        shown.start("Reading", 40)
        clock[0] += screen.LOG_SECONDS + 1
        shown.advance()
        shown.message("a line")
    assert capsys.readouterr() == ("", "")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_has_a_bar_with_what_is_done_of_how_much(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with screen.Screen() as shown:
        shown.start("Reading articles", 40)
        shown.advance(3)
        shown.start("Checking catalogs", 7)
        shown.advance()
        shown.message("a line [that] stays")
        bar = shown._bar
        assert [(task.description, task.completed, task.total) for task in bar.tasks] == [("Checking catalogs", 1, 7)]
        shown.start("Waiting", 0)
        assert [task.total for task in bar.tasks] == [None]
        assert not bar.finished
    assert bar.live.is_started is False
    printed = terminal.getvalue()
    assert "Checking catalogs" in printed
    assert "0/7" in printed
    assert "a line [that] stays\n" in printed


def test_a_download_is_counted_in_kilobytes_from_its_first_bytes(capsys):
    class Listener:
        def __init__(self):
            self.calls = []

        def start(self, what, total):
            self.calls.append((what, total))

        def advance(self, count=1):
            self.calls.append(count)

    listener = Listener()
    received = screen.Bytes(listener, "Downloading en-uk")
    for done in (0, 2048, 2049, 5000):
        received(done, 10_240)
    assert listener.calls == [("Downloading en-uk, kB", 10), 0, 2, 0, 2]


def test_tables_have_numbers_on_the_right_and_are_not_cut_in_a_log(capsys):
    screen.table(("term", "count"), [("ferry " * 20, "3"), ("pier", "12")], right=[1])
    title, _, first, second = [line.rstrip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert len(first) == len(second) == len(title)
    assert first.split() == ["ferry"] * 20 + ["3"]
    assert second.endswith("   12")


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([], "[]\n"),
        ([1], "[\n  1\n]\n"),
        ([{"a": "é"}, 2], '[\n  {\n    "a": "é"\n  },\n  2\n]\n'),
    ],
)
def test_json_arrives_while_its_values_arrive_as_if_it_were_written_whole(capsys, values, text):
    screen.dump_array(iter(values))
    assert capsys.readouterr().out == text
    screen.dump(values)
    assert capsys.readouterr().out == text


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [
        (1, ("unit",), "1 unit"),
        (0, ("unit",), "0 units"),
        (1234, ("unit",), "1,234 units"),
        (2, ("safe fix", "safe fixes"), "2 safe fixes"),
        (1, ("safe fix", "safe fixes"), "1 safe fix"),
    ],
)
def test_a_number_has_its_noun(count, words, text):
    assert screen.counted(count, *words) == text


def failed(errors, capsys):
    with pytest.raises(SeveralErrors) as caught:
        screen.fail(errors)
    return str(caught.value).splitlines(), capsys.readouterr().err


def test_what_is_left_out_is_named_and_is_no_fault(capsys):
    left_out = NotArticleError("source/a.json", "is data")
    screen.fail([left_out])
    assert capsys.readouterr().err == "source/a.json: is data\n"
    lines, printed = failed([left_out, InputError("a", "is broken")], capsys)
    assert (lines, printed) == (["a: is broken"], "source/a.json: is data\n")


def test_many_locales_that_no_engine_reaches_are_a_single_line_and_few_are_separate_lines(capsys):
    pairs = [UncoveredError(f"en→{tag}", "no engine covers this pair") for tag in ("be", "hy", "ka", "kk")]
    second = InputError("a", "is broken")
    few, _ = failed([*pairs[:3], second], capsys)
    assert few == [*map(str, pairs[:3]), "a: is broken"]
    many, _ = failed([second, *pairs], capsys)
    remedy = "'l10n packages list' has the command for each, be = \"none\" in [routes] leaves one to people"
    assert many == [f"4 locales: no engine drafts be, hy, ka, kk; {remedy}", "a: is broken"]
    with pytest.raises(SeveralErrors) as caught:
        screen.fail(pairs)
    assert caught.value.exit_code == EngineError.exit_code


def test_files_that_the_disk_does_not_accept_are_a_single_line_for_each_cause(capsys):
    full = [DiskError(f"dist/{n}", "No space left on device", "free some space") for n in range(3)]
    only = DiskError("site", "Read-only file system", "mount it")
    lines, _ = failed([full[0], InputError("a", "is broken"), *full[1:], only], capsys)
    assert lines == [
        "dist/0 and 2 more files: No space left on device; free some space",
        "a: is broken",
        "site: Read-only file system; mount it",
    ]
    lines, _ = failed(full[:2], capsys)
    assert lines == ["dist/0 and 1 more file: No space left on device; free some space"]
