"""References inside an XLIFF 2 document: `#f=f1/u=u1/n=n1`.

Source: XLIFF 2.1, section 4.5 (fragment identification).
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator

from l10n.exchange.rules import NMTOKEN, Faults
from l10n.exchange.xml import Element

_FOLDERS = "fgu"  # file, group, unit: in this order, each at most once, before what is named in them
_LEAVES = ("n", "d", "t", "")  # a note, data, inline of a target; without a prefix inline of a source, or a segment
# Prefixes of modules, and that of TBX, which the technical committee's registry has for extensions.
_REGISTERED = ("ctr", "fs", "gls", "its", "itsm", "mda", "mtc", "res", "slr", "val", "tbx")


def check(root: Element, faults: Faults) -> None:
    """Notes references that begin with `#` and are none."""
    for element in root.iter("*"):
        ref = element.get("ref", "")
        if ref.startswith("#") and selectors(ref) is None:
            faults.add(element, f"ref={ref!r} is no reference inside a document")


def selectors(ref: str) -> list[tuple[str, str]] | None:
    """The prefixes and ids of a reference in order; nothing where it is none.

    >>> selectors("#f=f1/u=u2/n=n3")
    [('f', 'f1'), ('u', 'u2'), ('n', 'n3')]
    >>> selectors("#n=n3/u=u2") is None
    True
    """
    found = list(_split(ref))
    ranks = [_rank(prefix) for prefix, _ in found]
    rising = all(one < other for one, other in itertools.pairwise(ranks))
    return found if rising and -1 not in ranks and all(NMTOKEN.fullmatch(ident) for _, ident in found) else None


def _split(ref: str) -> Iterator[tuple[str, str]]:
    for part in ref.removeprefix("#").removeprefix("/").split("/"):
        prefix, equals, ident = part.partition("=")
        yield (prefix, ident) if equals else ("", prefix)


def _rank(prefix: str) -> int:
    """Where a selector stands among the others, −1 for one that there is not."""
    if prefix and prefix in _FOLDERS:
        return _FOLDERS.index(prefix)
    return len(_FOLDERS) if prefix in (*_LEAVES, *_REGISTERED) else -1


def is_note(ref: str, unit: str, notes: Collection[str]) -> bool:
    """Whether a reference names one of the notes of a unit."""
    found = dict(selectors(ref) or ()) if ref.startswith("#") else {}
    elsewhere = found.get("u", unit) != unit or ("u" not in found and bool({"f", "g"} & found.keys()))
    return not elsewhere and found.get("n") in notes


def is_inside(ref: str, unit: str, texts: Collection[str]) -> bool:
    """Whether a reference names one of the texts of a unit: a segment, a code or an annotation."""
    found = dict(selectors(ref) or ()) if ref.startswith("#") else {}
    return found.get("u", unit) == unit and found.get("t", found.get("")) in texts
