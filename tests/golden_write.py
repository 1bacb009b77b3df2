"""Writes what is expected of the golden articles and sites: `python -m tests.golden_write`. The diff is the review."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from l10n.article import article as articles
from l10n.model import Document
from l10n.plugin import Format, FormatOptions, load

FORMATS = load("l10n.article.formats", Format)


@dataclass(frozen=True, slots=True)
class Case:
    """One article of one format, in its folder."""

    format: str
    folder: Path

    @property
    def article(self) -> Path:
        """The article; a case has exactly one."""
        (path,) = self.folder.glob("article.*")
        return path

    @property
    def way(self) -> Path:
        """The folder of what becomes of the article, in cases that show the whole way."""
        return self.folder / "way"


def cases(golden: Path) -> list[Case]:
    """The cases of the formats, in order."""
    return [
        Case(name, folder)
        for name in sorted(FORMATS)
        for folder in sorted((golden / name).glob("*"))
        if any(folder.glob("article.*"))
    ]


def read(case: Case, text: str | None = None) -> Document:
    """The case's article taken apart, or another text in its place."""
    language = case.folder / "locale.txt"
    locale = language.read_text(encoding="utf-8").strip() if language.exists() else "en"
    path = PurePosixPath("source", case.article.name)
    reading = articles.ReadingOptions(locale, "", FORMATS[case.format].unpack)
    article = articles.decode(case.article.read_bytes(), "article", path, case.format, reading)
    article = article if text is None else replace(article, text=text)
    return articles.parse(article, FormatOptions(), FORMATS)


def expected(document: Document) -> Mapping[str, str]:
    """The files that say what a document holds, by name."""
    rows = [f"{block.role.value}\t{block.line}\t{block.text}\n" for block in document.walk()]
    meta = [f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in sorted(document.meta.items())]
    return {"blocks.txt": "".join(rows), "meta.toml": "".join(meta)}


if __name__ == "__main__":
    from tests.golden_way import walk
    from tests.publish import golden_site

    for case in cases(Path(__file__).parent / "golden"):
        for name, text in expected(read(case)).items():
            (case.folder / name).write_bytes(text.encode())
        if case.way.is_dir():
            with tempfile.TemporaryDirectory() as folder:
                for name, text in walk(case, Path(folder)).items():
                    (case.way / name).write_bytes(text.encode())
    golden_site.write()
