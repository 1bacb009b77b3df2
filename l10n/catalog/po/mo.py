"""Catalogs as MO files, the binary that programs read. polib's writer compares all with all; this one sorts.

Source: gettext manual, "The Format of GNU MO Files".
"""

from __future__ import annotations

import struct

from l10n.catalog.po import header
from l10n.model import Catalog, State

_MAGIC = 0x950412DE
_HEADER_SIZE = 28  # seven numbers of four bytes
_CONTEXT_END = "\x04"  # between msgctxt and msgid
_DEFAULT_STATES = frozenset({State.REVIEWED})


def compile(catalog: Catalog, states: frozenset[State] = _DEFAULT_STATES) -> bytes:  # noqa: A001  (gettext's own word)
    """The MO file of a catalog: units in `states`, reviewed ones alone if nothing else is said, sorted by their bytes.

    Little endian, without a hash table, which readers do not need. Units without a target are left out. The same catalog
    gives the same bytes.
    """
    messages = {b"": (header.complete(catalog, None).target or "").encode()}
    for unit in catalog.units:
        if unit.state in states and unit.target:
            context = unit.key.context + _CONTEXT_END if unit.key.context else ""
            messages[(context + unit.key.source).encode()] = unit.target.encode()
    sources = sorted(messages)
    targets = [messages[source] for source in sources]
    tables = _HEADER_SIZE
    strings = tables + 16 * len(sources)
    table: list[int] = []
    for text in [*sources, *targets]:
        table += [len(text), strings]
        strings += len(text) + 1
    head = (_MAGIC, 0, len(sources), tables, tables + 8 * len(sources), 0, tables + 16 * len(sources))
    numbers = struct.pack(f"<{len(head) + len(table)}I", *head, *table)
    return numbers + b"".join(text + b"\0" for text in [*sources, *targets])
