"""Articles and what is read from them: a case is a folder of files, no code.

`golden/<format>/<case>/article.<suffix>` is the article (its language in `locale.txt`, else English), `blocks.txt` has a row
`role<TAB>line<TAB>text` for each block, `meta.toml` the plain values; `way/`, where there is one,
what becomes of it: template, catalogs, pages, ninjs, text. `python -m tests.golden_write` rewrites what is expected.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.article import weave
from l10n.plugin import Format, load
from tests import golden_way, golden_write

GOLDEN = Path(__file__).parent / "golden"
CASES = golden_write.cases(GOLDEN)


def test_cases_of_every_format_exist() -> None:
    assert {case.format for case in CASES} >= set(load("l10n.article.formats", Format))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.format}/{case.folder.name}")
def test_the_article_is_read_as_expected(case: golden_write.Case) -> None:
    document = golden_write.read(case)
    expected = golden_write.expected(document)
    for name, text in expected.items():
        assert (case.folder / name).read_text(encoding="utf-8") == text, f"{name} differs; see `make golden`"
    assert weave.source(document) == document.article.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.format}/{case.folder.name}")
def test_all_its_words_can_be_exchanged_and_read_again(case: golden_write.Case) -> None:
    document = golden_write.read(case)
    render = golden_write.FORMATS[case.format].render
    woven = weave.weave(document, lambda block: block.text.replace("e", "ē"), render)
    again = golden_write.read(case, woven)
    expected = [block.text.replace("e", "ē") for block in document.blocks]
    assert [block.text for block in again.blocks] == expected


WAYS = [case for case in CASES if case.way.is_dir()]


def test_the_whole_way_is_shown_of_every_format() -> None:
    assert {case.format for case in WAYS} >= set(load("l10n.article.formats", Format))


@pytest.mark.parametrize("case", WAYS, ids=lambda case: f"{case.format}/{case.folder.name}")
def test_the_article_becomes_what_is_expected(case: golden_write.Case, tmp_path: Path) -> None:
    made = golden_way.walk(case, tmp_path)
    assert {path.name for path in case.way.iterdir()} == set(made)
    for name, text in made.items():
        assert (case.way / name).read_bytes().decode() == text, f"{name} differs; see `make golden`"
