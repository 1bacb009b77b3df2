"""A catalog as Weblate reads and saves it: `python -m tests.weblate_edit read|save FILE [WIDTH] [JSON of edits]`.

It does what Weblate 5.14 does, with the library that Weblate does it with (GPL, which is why it runs as a command of its own):
a save without "needs editing" takes the flag and the previous source off, and every save changes the header.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from translate.storage.po import pofile

NO_WRAP = 65535


def read(path: Path) -> list[dict[str, object]]:
    """The units that Weblate lists."""
    store = pofile.parsefile(str(path))
    return [
        {
            "source": str(unit.source),
            "target": str(unit.target),
            "context": unit.getcontext(),
            "fuzzy": unit.isfuzzy(),
            "obsolete": unit.isobsolete(),
            "previous": str(unit.prev_source),
            "notes": unit.getnotes(origin="developer").splitlines(),
            "locations": unit.getlocations(),
        }
        for unit in store.units
        if not unit.isheader()
    ]


def save(path: Path, width: int, edits: dict[str, str]) -> None:
    """New targets by their sources, saved as finished."""
    store = pofile.parsefile(str(path))
    store.wrapper.width = width
    for unit in store.units:
        if not unit.isheader() and str(unit.source) in edits:
            unit.target = edits[str(unit.source)]
            unit.markfuzzy(False)
            unit.prev_msgid, unit.prev_msgid_plural, unit.prev_msgctxt = [], [], []
    store.updateheader(
        add=True,
        last_translator="Ana Hale <ana@courier.example>",
        po_revision_date="2026-03-02 08:15+0000",
        language_team="Spanish <https://weblate.courier.example/es/>",
        x_generator="Weblate 5.14.3",
    )
    path.write_bytes(bytes(store))


if __name__ == "__main__":
    action, file, *rest = sys.argv[1:]
    if action == "read":
        print(json.dumps(read(Path(file))))
    else:
        save(Path(file), int(rest[0]), json.loads(rest[1]))
