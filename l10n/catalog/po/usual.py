"""An entry of a PO file, and entries in the form that nearly all have, read by one expression each.

Whatever is unusual (plurals, obsolete entries, CR LF, comments between strings) or wrong is left to `entry.py`, which reads
line by line and knows what to say. This way costs a tenth of that.
"""

from __future__ import annotations

import re

from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "\\": "\\", '"': '"'}
_REFERENCE = late_pattern(r"\u2068([^\u2069]*)\u2069(\S*)|(\S+)")  # gettext puts paths with spaces in isolates
# Groups repeat without possessive marks, which CPython before 3.11.5 gets wrong; each place has one way to match all the same.
_STRING = r'"[^"\\\n]*+(?:\\[ntrabfv"\\][^"\\\n]*+)*"'
_STRINGS = rf"({_STRING}(?:\n{_STRING})*)\n"
_PREVIOUS = rf"{_STRING}(?:\n\#\|[ ]{_STRING})*"
_USUAL = late_pattern(
    rf"""
    (\n*+)
    ((?:\#(?:[^~|\n][^\n]*+)?\n)*)
    (?:\#\|[ ]msgctxt[ ]({_PREVIOUS})\n)?
    (?:\#\|[ ]msgid[ ]({_PREVIOUS})\n)?
    (?:msgctxt[ ]{_STRINGS})?
    msgid[ ]{_STRINGS}
    msgstr[ ]{_STRINGS}
    (?=\n*+(?:\#[^~]|msgid[ ]|msgctxt|\Z))
    """,
    re.VERBOSE,
)
_ESCAPE = late_pattern(r"\\(.)")


@dataclass(slots=True)
class PoEntry:
    """One entry as it stands in the file: `lead` are the blank lines before it, `raw` its bytes as text, `line` its first
    line. A missing field is None. `plural` entries belong to programs; an article has none, and they are left alone.
    """

    lead: str = ""
    raw: str = ""
    line: int = 0
    context: str | None = None
    source: str | None = None
    target: str | None = None
    previous: str = ""
    previous_context: str | None = None
    plural: bool = False
    plurals: list[str] = field(default_factory=list)
    obsolete: bool = False
    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> bool:
        """Whether no unit can stand for the entry: a plural, or a source without a word."""
        return self.plural or not self.source

    @property
    def is_header(self) -> bool:
        """Whether the entry is the header of the file."""
        return self.source == "" and self.context is None and not self.obsolete

    def remark(self, text: str) -> None:
        """Takes up a line that begins with `#`, without white space at its end, unless it is of a previous text."""
        mark, content = text[1:2], text[2:]
        if mark == ".":
            self.notes.append(content.removeprefix(" "))
        elif mark == ":":
            self.references += _references(content)
        elif (
            mark and mark in ",="
        ):  # gettext 0.23 writes flags that last behind `#=`, and reads them behind `#,` as before
            self.flags += [flag for part in content.split(",") if (flag := part.strip())]
        else:
            self.comments.append(text[1:].removeprefix(" "))


def find(text: str, at: int, line: int) -> PoEntry | None:
    r"""The entry that begins there, blank lines before it included, if it has the usual form. `line` is that of `at`.

    >>> find('\nmsgid "The pier is shut."\nmsgstr "El muelle está cerrado."\n', 0, 1).target
    'El muelle está cerrado.'
    """
    match = _USUAL.match(text, at)
    if match is None:
        return None
    lead, remarks, previous_context, previous, context, source, target = match.groups()
    entry = PoEntry(
        lead,
        text[at + len(lead) : match.end()],
        line + len(lead),
        None if context is None else _value(context),
        _value(source),
        _value(target),
        "" if previous is None else _value(previous.replace("\n#| ", "\n")),
        None if previous_context is None else _value(previous_context.replace("\n#| ", "\n")),
    )
    for remark in remarks[:-1].split("\n") if remarks else ():
        entry.remark(remark.rstrip(" \t\r"))
    return entry


def _value(strings: str) -> str:
    """What strings on lines of their own say together."""
    joined = strings[1:-1].replace('"\n"', "")
    return joined if "\\" not in joined else _ESCAPE.sub(lambda match: ESCAPES[match[1]], joined)


def _references(text: str) -> list[str]:
    if "\u2068" not in text:
        return text.split()
    return [(match[1] + match[2]) if match[3] is None else match[3] for match in _REFERENCE.finditer(text)]
