"""One entry as PO text: a unit without a character that needs care at once, every other one by its fields."""

from __future__ import annotations

from l10n.catalog.po.usual import PoEntry
from l10n.errors import CatalogError
from l10n.late_pattern import late_pattern
from l10n.model import State, Unit


def plain(unit: Unit, newline: str) -> str:
    """The text of a unit without a character that needs care, as nearly all are; nothing for the others."""
    key, references = unit.key, " ".join(unit.references)
    whole = " ".join((key.source, unit.target, key.context, *unit.comments, *unit.notes, references))
    if "\\" in whole or (not whole.isprintable() and _CAREFUL.search(whole)):
        return ""
    if unit.previous or unit.state is State.OBSOLETE or references.split() != list(unit.references):
        return ""
    lines = [f"# {text}".rstrip(" ") for text in unit.comments] if unit.comments else []
    lines += [f"#. {text}".rstrip(" ") for text in unit.notes]
    if references:
        lines.append(f"#: {references}")
    flags = ("fuzzy", *unit.flags) if unit.state is State.FUZZY else unit.flags
    if flags:
        lines.append(f"#, {', '.join(flags)}")
    if key.context:
        lines.append(f"msgctxt {_string(key.context)}")
    lines += (f"msgid {_string(key.source)}", f"msgstr {_string(unit.target)}", "")
    return newline.join(lines)


def _string(text: str) -> str:
    """A text without backslashes and control characters as one string."""
    return '"' + text.replace('"', '\\"') + '"'


# What no PO file can hold: the end of a string in C, and the end of a context in MO files.
_FORBIDDEN = late_pattern("[\0\4]")


def written(entry: PoEntry, newline: str, place: str) -> str:
    """The text of any entry.

    Raises:
        CatalogError: it holds a character that PO cannot; `place` says where.
    """
    text = _write(entry)
    if (match := _FORBIDDEN.search(text)) is not None:
        problem = f"the unit {entry.source!r} holds the control character U+{ord(match[0]):04X}"
        raise CatalogError(place, problem, "delete the character")
    return text.replace("\n", newline)


def _write(entry: PoEntry) -> str:
    """The entry as PO text, unwrapped, ended by a line feed. Flags come as they are, `fuzzy` among them."""
    lines = [f"# {text}".rstrip(" ") for text in _single_lines(entry.comments)]
    lines += [f"#. {text}".rstrip(" ") for text in _single_lines(entry.notes)]
    if entry.references:
        lines.append("#: " + " ".join(_isolated(reference) for reference in entry.references))
    # gettext takes a backslash at the end of a comment for "goes on in the next line"; a space after it hides it.
    lines = [f"{line} " if line.endswith("\\") else line for line in lines]
    return "\n".join([*lines, _strings(entry)])


# What is escaped in more ways than backslashes, quotation marks and line feeds are; and what keeps a unit from being plain.
_CONTROL = late_pattern("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_CAREFUL = late_pattern("[\0-\x1f\x7f-\x9f\u2028\u2029]")


def _strings(entry: PoEntry) -> str:
    """The flags and texts of an entry: by polib, where one has a control character."""
    texts = (entry.context or "", entry.source or "", entry.target or "")
    if entry.previous or entry.obsolete or _CONTROL.search("".join(texts)):
        import polib  # late: few catalogs need it

        written = polib.POEntry(
            msgctxt=entry.context,
            msgid=entry.source,
            msgstr=entry.target,
            previous_msgctxt=entry.previous_context,
            previous_msgid=entry.previous or None,
            obsolete=entry.obsolete,
            flags=entry.flags,
        )
        return written.__unicode__(wrapwidth=0)
    flags = f"#, {', '.join(entry.flags)}\n" if entry.flags else ""
    context = "" if entry.context is None else f"msgctxt {_quoted(texts[0])}\n"
    return f"{flags}{context}msgid {_quoted(texts[1])}\nmsgstr {_quoted(texts[2])}\n"


def _quoted(text: str) -> str:
    """A text as one string, or as one for each of its lines behind an empty one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    lines = [f'"{line}"' for line in escaped.replace("\n", "\\n\n").removesuffix("\n").split("\n")]
    return "\n".join(lines if len(lines) == 1 else ['""', *lines])


def _single_lines(texts: list[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() or [""]]


_SPACE = late_pattern(r"\s")


def _isolated(reference: str) -> str:
    """The reference with its path in isolates where it has white space."""
    if not _SPACE.search(reference):
        return reference
    path, colon, line = reference.rpartition(":")
    return f"\u2068{path}\u2069:{line}" if colon and line.isdigit() else f"\u2068{reference}\u2069"
