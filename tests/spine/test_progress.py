"""Progress that is passed on, and its lines written down."""

from l10n.progress import ProgressNotes, message_once


class Listener:
    def __init__(self):
        self.received = []

    def start(self, what, total):
        self.received.append((what, total))

    def advance(self, count=1):
        self.received.append(count)

    def message(self, line):
        self.received.append(line)


def test_all_is_passed_on_and_lines_are_noted_by_whether_they_hold_again():
    listener = Listener()
    notes = ProgressNotes(listener)
    notes.start("Reading", 3)
    notes.advance()
    notes.advance(2)
    notes.message("holds")
    message_once(notes, "changed")
    message_once(listener, "passed")
    assert listener.received == [("Reading", 3), 1, 2, "holds", "changed", "passed"]
    assert (notes.lines, notes.changed) == (["holds"], ["changed"])
