"""A large newsroom out of a small one on which everything was run: each article again under other names, with its catalogs,
bundles and all that is known of it, so that a thousand articles in 27 locales take a minute instead of hours.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from l10n.disk import version
from l10n.jobs.draftable import SURVEYING
from l10n.jobs.index import FILE
from l10n.jobs.inputs import joined
from l10n.jobs.result_row import packed, unpacked
from l10n.store import Store
from l10n.task_store import digest

_TEXTS = {".md", ".po", ".pot", ".html", ".json", ".txt", ".xml"}


def multiply(root: Path, times: int) -> None:
    """Copies each article of a newsroom `times` - 1 times, under names of the same length."""
    slugs = sorted(path.stem for path in (root / "source").glob("*.md"))
    copies = {
        slug: [f"{slug[:-4]}{chr(97 + n // 26)}{chr(97 + n % 26)}{slug[-2:]}" for n in range(times - 1)]
        for slug in slugs
    }
    names = [name for copy in copies.values() for name in copy]
    assert len(set(names) | set(slugs)) == len(slugs) * times, "names of copies clash"
    for slug, further in copies.items():
        files = list(_files(root, slug))
        for second in further:
            for path in files:
                _copy(root, path, slug, second)
    time.sleep(0.2)  # so that times tell the copies from the next save
    with closing(sqlite3.connect(root / ".l10n" / FILE)) as connection, connection:
        for slug, further in copies.items():
            rows = connection.execute("SELECT kind, head, value, data FROM result WHERE slug = ?", (slug,)).fetchall()
            connection.executemany(
                "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)",
                (_row(root, row, slug, second) for second in further for row in rows),
            )
        query = "SELECT kind, value FROM result WHERE kind LIKE 'tried %'"
        for kind, value in connection.execute(query).fetchall():
            tried = _tried(Store(root), kind.split()[1], unpacked(value), copies)
            connection.execute("UPDATE result SET value = ? WHERE kind = ?", (packed(tried), kind))


def _tried(
    store: Store, tag: str, existing: dict[str, dict[str, list[object]]], copies: Mapping[str, list[str]]
) -> dict[str, dict[str, list[object]]]:
    """What drafting knows of the catalogs of a locale, those of copies among them."""
    tried = dict(existing[""])
    for slug in existing[""].keys() & copies.keys():
        for copy in copies[slug]:
            tried[copy] = [digest(store.find(store.catalog_path(copy, tag))), *existing[""][slug][1:]]
    return {"": tried}


def _files(root: Path, slug: str) -> Iterator[Path]:
    yield root / f"source/{slug}.md"
    yield root / f"locales/templates/{slug}.pot"
    yield from (root / "locales").glob(f"*/LC_MESSAGES/{slug}.po")
    yield from (path for path in (root / "dist" / slug).rglob("*") if path.is_file())


def _copy(root: Path, path: Path, slug: str, second: str) -> None:
    place = root / str(path.relative_to(root)).replace(slug, second)
    place.parent.mkdir(parents=True, exist_ok=True)
    data = path.read_bytes()
    place.write_bytes(data.replace(slug.encode(), second.encode()) if path.suffix in _TEXTS else data)


def _row(root: Path, row: tuple[str, bytes, bytes, bytes], slug: str, second: str) -> tuple[object, ...]:
    """What is known of an article as it is known of its copy."""
    kind, head, value, data = row
    ground, paths, digests, parts = unpacked(head)
    paths = [path.replace(slug, second) for path in paths]
    result = [
        digest((root / path).read_bytes()) if existing else "" for path, existing in zip(paths, digests, strict=True)
    ]
    stamp = joined([ground, *paths, *(version.file_stamp(str(root / path)) for path in paths)])
    new = packed([ground, paths, result, parts])
    values, bulk = (_renamed(each, slug, second) for each in (value, data))
    if kind == SURVEYING.name:  # which knows the digest of each catalog
        for tag, (_, _, survey) in values.items():
            if survey is not None:
                survey[-1] = digest(Store(root).find(Store(root).catalog_path(second, tag)))
    return kind, second, stamp, new, packed(values), packed(bulk)


def _renamed(data: bytes, slug: str, second: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(json.dumps(unpacked(data)).replace(slug, second))
    return result
