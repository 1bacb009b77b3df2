"""The results of one kind for one article, as they stand in a row of the index: which files they follow
from, and what came of it.

The head says what is needed to know whether results stand; values and bulk are read where somebody wants them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from l10n.dataclass import dataclass, field
from l10n.task_store import Trace

DAMAGE = (ValueError, TypeError, LookupError, AttributeError, zlib.error)
"""What a row raises that is not as it was written."""


def packed(value: object) -> bytes:
    """A plain value as few bytes."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(written.encode("utf-8", "surrogatepass"), 6)


def unpacked(data: Any) -> Any:  # noqa: ANN401  (plain values)
    """What was packed.

    Raises:
        DAMAGE: it is something else.
    """
    return json.loads(zlib.decompress(data))


@dataclass(frozen=True, slots=True)
class ResultPart:
    """The result of one locale: the options of its work, and the files that it follows from."""

    options: str
    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class ResultHead:
    """What the results of an article follow from: `digests` are of the files of all `parts`, which stand by locale."""

    ground: str
    digests: Mapping[str, str]
    written: Sequence[tuple[str, str, Sequence[int]]]

    @classmethod
    def of(cls, data: bytes) -> ResultHead:
        """The head that was packed.

        Raises:
            DAMAGE: it is something else.
        """
        ground, paths, digests, written = unpacked(data)
        return cls(ground, dict(zip(paths, digests, strict=True)), written)

    @classmethod
    def made(cls, ground: str, digests: Mapping[str, str], parts: Mapping[str, ResultPart]) -> ResultHead:
        """The head of these parts; files that none of them follows from are left out."""
        paths = [path for path in digests if any(path in part.paths for part in parts.values())]
        number = {path: at for at, path in enumerate(paths)}
        written = [
            (locale, part.options, sorted(number[path] for path in part.paths)) for locale, part in parts.items()
        ]
        return cls(ground, {path: digests[path] for path in paths}, written)

    def packed(self) -> bytes:
        """The head as few bytes."""
        return packed([self.ground, list(self.digests), list(self.digests.values()), self.written])

    @property
    def options(self) -> Mapping[str, str]:
        """The options of each part."""
        return {locale: options for locale, options, _ in self.written}

    @property
    def parts(self) -> Mapping[str, ResultPart]:
        """The parts by locale."""
        paths = list(self.digests)
        return {
            locale: ResultPart(options, frozenset(paths[at] for at in numbers))
            for locale, options, numbers in self.written
        }


@dataclass(slots=True)
class PendingResults:
    """Results of an article on their way into the table, since when the first and the last of them wait."""

    begun: float
    since: float = 0.0
    digests: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    parts: dict[str, ResultPart] = field(default_factory=dict)
    results: dict[str, tuple[object, object]] = field(default_factory=dict)

    def add(self, locale: str, options: str, trace: Trace, result: tuple[object, object]) -> None:
        """Takes in the result of one locale. Where two found different content in a file, the last one counts."""
        changed = {path for path, digest in trace.digests.items() if self.digests.get(path, digest) != digest}
        self.drop(changed)
        for path in trace.digests:
            if path in trace.stamps and path not in changed:
                self.stamps.setdefault(path, trace.stamps[path])
            elif path not in trace.stamps:
                self.stamps.pop(path, None)
        self.digests |= trace.digests
        self.parts[locale] = ResultPart(options, frozenset(trace.digests))
        self.results[locale] = result

    def drop(self, changed: Collection[str]) -> None:
        """Forgets the results that follow from files with another content."""
        for locale, part in list(self.parts.items()):
            if not part.paths.isdisjoint(changed):
                del self.parts[locale], self.results[locale]
        for path in changed:
            self.stamps.pop(path, None)

    def merged(
        self, ground: str, before: tuple[bytes, bytes, bytes] | None
    ) -> tuple[ResultHead, dict[str, Any], dict[str, Any]]:
        """The head, values and bulk of the row: what stood there `before`, as far as it fits, and what was done. The bulk of
        a result that does not stand any more stays until there is another.
        """
        digests, parts, values, bulk = _fitting(ground, before, self.digests)
        digests |= self.digests
        parts |= self.parts
        values |= {locale: value for locale, (value, _) in self.results.items()}
        bulk |= {locale: data for locale, (_, data) in self.results.items()}
        return (
            ResultHead.made(ground, digests, parts),
            {locale: value for locale, value in values.items() if locale in parts},
            {locale: data for locale, data in bulk.items() if data is not None},
        )


def _fitting(
    ground: str, before: tuple[bytes, bytes, bytes] | None, now: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, ResultPart], dict[str, Any], dict[str, Any]]:
    """The digests, parts, values and bulk of a row, as far as they are of the same ground and files."""
    if before is None:
        return {}, {}, {}, {}
    try:
        head, values, bulk = ResultHead.of(before[0]), dict(unpacked(before[1])), dict(unpacked(before[2]))
    except DAMAGE:
        return {}, {}, {}, {}
    if head.ground != ground:
        return {}, {}, {}, bulk
    changed = {path for path, digest in now.items() if head.digests.get(path, digest) != digest}
    parts = {locale: part for locale, part in head.parts.items() if part.paths.isdisjoint(changed)}
    return dict(head.digests), parts, values, bulk
