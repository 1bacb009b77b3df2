"""The syntax of PO files, read: a text cut into entries, each with its bytes and its line.

Reading is ours (polib writes what is unusual, in `writing.py`) because polib takes an unterminated string for an empty one in
silence, splits a text at U+2028 in the middle of a string, keeps duplicates, and gives back no bytes of an entry. Reading is
strict, finds every problem in one pass, and goes on at the next entry. Entries in the usual form are read at once
(`usual.py`), all others line by line. Each line is looked at a fixed number of times: a million entries take a million steps.

Source: gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re

from l10n.catalog.po.usual import ESCAPES, PoEntry, find
from l10n.dataclass import dataclass
from l10n.errors import CatalogError, SeveralErrors
from l10n.late_pattern import late_pattern

__all__ = ["Entries", "PoEntry", "read"]

_MOST_ERRORS = 50  # a person corrects a screenful at a time; a binary file would give millions
_KEYWORD = late_pattern(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)(?=[\s\"]|$)[ \t]*")
_STRING = late_pattern(r'"([^"\\]*+(?:\\.[^"\\]*+)*)"', re.DOTALL)
_STRINGS = late_pattern(rf"(?:{_STRING.pattern}[ \t]*)+", re.DOTALL)
_ESCAPE = late_pattern(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
_CONFLICT = late_pattern(r"(<{7}|={7}|>{7}|\|{7})( |$)")


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a file in order, and the `tail`: comments and blank lines after the last one."""

    entries: tuple[PoEntry, ...]
    tail: str


def read(text: str, place: str) -> Entries:
    """The entries of a PO text; their `lead` and `raw` and the `tail`, joined, give the text.

    Raises:
        SeveralErrors: whatever is wrong, each a `CatalogError` with file and line.
    """
    reader = _EntryReader(place)
    if not text.strip():
        reader.fail(1, "the file is empty", "restore it from your version control, or delete it to begin again")
    elif "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        reader.fail(line, "there is a NUL character", "the file was damaged; restore it from your version control")
    else:
        reader.read_all(text)
    return reader.finish()


class _EntryReader:
    """The state between two lines."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.errors: list[CatalogError] = []
        self.count = 0
        self.done: list[PoEntry] = []
        self.entry = PoEntry()
        self.lines: list[str] = []  # of the entry
        self.lead: list[str] = []  # blank lines that belong to the entry only if it goes on
        self.field = ""  # the one that a bare string continues
        self.parts: list[str] = []
        self.field_line = 0
        self.seen: dict[tuple[str | None, str], int] = {}
        self.conflict = ""  # the marker that was met last: of a conflict one side is read, and it is one error

    def fail(self, line: int, problem: str, remedy: str) -> None:
        self.count += 1
        if len(self.errors) < _MOST_ERRORS:
            self.errors.append(CatalogError(f"{self.place}:{line}", problem, remedy))

    def read_all(self, text: str) -> None:
        """Reads a text. Lines end at line feeds only; `str.splitlines` would cut at U+2028 too."""
        at, number, fresh = 0, 1, True
        while at < len(text):
            if fresh and not self._is_skipping() and (self._has_target() or not self.lines):
                usual = find(text, at, number)
                if usual is not None:
                    at += len(usual.lead) + len(usual.raw)
                    number += self._add(usual)
                    continue
            end = text.find("\n", at) + 1 or len(text)
            line = text[at:end]
            self.read_line(number, line)
            fresh = not line.isspace()  # blank lines are looked through once, however many there are
            at, number = end, number + 1

    def _add(self, usual: PoEntry) -> int:
        """Takes up an entry that was read already; gives the number of its lines."""
        if self.lines:
            self._close()
        count = len(usual.lead) + usual.raw.count("\n")
        usual.lead = "".join(self.lead) + usual.lead
        self.lead = []
        self.entry, self.lines = usual, [usual.raw]
        self._close()
        return count

    def read_line(self, number: int, line: str) -> None:
        """Reads one line with its end."""
        text = line.strip(" \t\r\n")
        if self._in_conflict(number, text):
            return
        if not text:
            self.lead.append(line)
            return
        if text[0] == "#" and text[1:2] != "~":
            self._begin_after(number, "")
            self._retain(line)
            self._comment(number, text)
            return
        obsolete = text.startswith("#~")
        text = text[2:].lstrip(" \t") if obsolete else text
        self._begin_after(number, text)
        self._retain(line)
        if obsolete and text.startswith("|"):
            self._previous(number, text[1:].lstrip(" \t"))
        else:
            self.entry.obsolete |= obsolete
            self._statement(number, text)

    def _in_conflict(self, number: int, text: str) -> bool:
        """Whether a line is a marker of a merge conflict, or of its second side. The first side is read."""
        marker = _CONFLICT.match(text)
        if marker is not None and marker[1][0] == "<" and not self.conflict:
            self.fail(number, "a merge conflict is left in the file", "choose one side and delete the marker lines")
            self.conflict = "<"
            return True
        if marker is not None and self.conflict:
            self.conflict = "" if marker[1][0] == ">" else marker[1][0]
            return True
        return self._is_skipping()

    def _is_skipping(self) -> bool:
        return self.conflict not in ("", "<")

    def _begin_after(self, number: int, text: str) -> None:
        """Starts the next entry where the present one has its target and `text` cannot belong to it."""
        if self._has_target() and not text.startswith(('"', "msgstr")):
            self._close()
        if not self.lines:
            self.entry.lead = "".join(self.lead)
            self.entry.line = number
            self.lead = []

    def _has_target(self) -> bool:
        return self.entry.target is not None or self.field.startswith("msgstr")

    def _retain(self, line: str) -> None:
        if self.lead:
            self.lines += self.lead
            self.lead = []
        self.lines.append(line)

    def _comment(self, number: int, text: str) -> None:
        if text[1:2] == "|":  # a previous string may go on
            self._previous(number, text[2:].lstrip(" \t"))
        else:
            self._store()
            self.entry.remark(text)

    def _previous(self, number: int, text: str) -> None:
        if (keyword := _KEYWORD.match(text)) is not None:
            self._store()
            self.field = f"previous {keyword[1]}"
            self.field_line = number
            text = text[keyword.end() :]
        elif not self.field.startswith("previous"):
            self.fail(number, "'#|' has no string", "delete the line")
        self._string(number, text)

    def _statement(self, number: int, text: str) -> None:
        keyword = _KEYWORD.match(text)
        if keyword is not None:
            self._store()
            self._check_order(number, keyword[1])
            self.field, self.field_line = keyword[1], number
            self._string(number, text[keyword.end() :])
        elif text.startswith('"'):
            if self.field == "" or self.field.startswith("previous"):
                self.fail(number, "a string stands alone", "put 'msgid' or 'msgstr' before it")
            self._string(number, text)
        elif _CONFLICT.match(text):
            self.fail(number, "a merge conflict is left in the file", "choose one side and delete the marker lines")
        else:
            self.fail(number, f"{_short(text)} is not PO syntax", "delete the line, or write '#' before it")

    def _check_order(self, number: int, keyword: str) -> None:
        entry = self.entry
        if keyword in {"msgctxt", "msgid"} and entry.source is not None:
            self.fail(entry.line, "'msgid' has no 'msgstr'", "add 'msgstr \"\"' below it")
            self.entry, self.lines = PoEntry(line=number), self.lines[-1:]
        elif keyword.startswith("msgstr") and entry.source is None:
            self.fail(number, "'msgstr' has no 'msgid'", "add the 'msgid' above it")
        elif keyword == "msgstr" and entry.target is not None:
            self.fail(number, "'msgstr' stands twice in one entry", "delete one, or add the missing 'msgid'")

    def _string(self, number: int, text: str) -> None:
        if text[:1] == '"' == text[-1:] and text.count('"') == 2 and "\\" not in text:  # nearly all there are
            self.parts.append(text[1:-1])
            return
        if not text:
            return
        match = _STRINGS.match(text)
        if match is None or match.end() != len(text):
            self.fail(number, *_string_problem(text, match))
            self.parts.append("")
            return
        for part in _STRING.findall(text):
            self.parts.append(self._unescape(number, part) if "\\" in part else part)

    def _unescape(self, number: int, text: str) -> str:
        def unescaped(match: re.Match[str]) -> str:
            if match[3] is None:
                return chr(int(match[1], 8) if match[1] else int(match[2], 16))
            if match[3] not in ESCAPES:
                self.fail(number, f"'\\{match[3]}' is not an escape", f"write '\\\\{match[3]}' for a backslash")
            return ESCAPES.get(match[3], match[3])

        return _ESCAPE.sub(unescaped, text)

    def _store(self) -> None:
        """Puts the strings collected so far into their field."""
        if not self.field:
            return
        entry, value = self.entry, "".join(self.parts)
        if not self.parts:
            self.fail(self.field_line, f"{self.field!r} has no string", 'write it as in msgid "text"')
        if self.field == "msgctxt":
            entry.context = value
        elif self.field == "msgid":
            entry.source = value
        elif self.field == "previous msgid":
            entry.previous = value
        elif self.field == "previous msgctxt":
            entry.previous_context = value
        elif self.field.startswith("msgstr"):
            entry.target = value if entry.target is None else entry.target
            if self.field != "msgstr":
                entry.plural = True
                entry.plurals.append(value)
        elif self.field == "msgid_plural":
            entry.plural = True
        self.field, self.parts = "", []

    def _close(self) -> None:
        self._store()
        entry = self.entry
        if not entry.obsolete and entry.source is not None:
            first = self.seen.setdefault((entry.context, entry.source), entry.line)
            if first != entry.line:
                what = "a second header" if entry.is_header else "the same 'msgid'"
                self.fail(entry.line, f"{what} stands in line {first} already", "delete one of the two entries")
        entry.raw = "".join(self.lines)
        self.done.append(entry)
        self.entry, self.lines = PoEntry(), []

    def finish(self) -> Entries:
        """All entries, once the last line was read."""
        self._store()
        if self.entry.target is not None:
            self._close()
        elif (self.entry.source is not None or self.entry.context is not None) and not self.errors:
            self.fail(self.entry.line, "the last entry has no 'msgstr'", "the file was cut off; restore it")
        if self.count > len(self.errors):
            self.errors.append(
                CatalogError(self.place, f"{self.count - _MOST_ERRORS} more problems", "restore the file")
            )
        if self.errors:
            raise SeveralErrors(self.errors)
        return Entries(tuple(self.done), self.entry.lead + "".join(self.lines) + "".join(self.lead))


def _string_problem(text: str, match: re.Match[str] | None) -> tuple[str, str]:
    """What is wrong with a text that should be strings, and what to do."""
    after = text if match is None else text[match.end() :]
    if not text.startswith('"'):
        return f"{_short(text)} stands where a string must begin", "put it in quotation marks"
    if '"' in after and match is not None:
        return "a quotation mark inside the string is not escaped", "write '\\\"'"
    if match is None or after.startswith('"'):
        return "the string is never closed", "add '\"' at its end"
    return (
        f"{_short(after)} stands after the string",
        "delete it, or write '\\\"' for a quotation mark inside the string",
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= 30 else text[:29] + "…")
