"""The page that leads to all bundles: made again only as far as something changed."""

import json
from pathlib import PurePosixPath

import pytest

from l10n.jobs import build, dist, extract
from l10n.workspace import Workspace


@pytest.fixture
def newsroom(tmp_path):
    (tmp_path / "source").mkdir()
    for name in ("harbour", "mayor", "storm"):
        (tmp_path / f"source/{name}.md").write_text(f"# The {name}\n\nNobody spoke of the {name}.\n", "utf-8")
    (tmp_path / "l10n.toml").write_text('locales = ["es"]\n', "utf-8")
    workspace = Workspace(tmp_path)
    assert len(list(extract(workspace))) == len(list(build(workspace))) == 3
    return workspace


def lead(workspace, earlier):
    return dist.lead(workspace.store, "", workspace.slugs(), earlier)


def test_rows_stay_where_the_manifest_is_the_same(newsroom):
    first = lead(newsroom, {})
    page = newsroom.store.read(PurePosixPath("dist/index.html"))
    marked = {folder: (stamp, row.replace("The mayor", "The other")) for folder, (stamp, row) in first.rows.items()}
    second = lead(newsroom, marked)
    assert "The other" in second.rows["dist/mayor"][1]  # what is known is taken as it is
    assert lead(newsroom, {"dist/mayor": ("another digest", "nothing")}) == first
    assert newsroom.store.read(PurePosixPath("dist/index.html")) == page


def test_an_article_that_is_gone_has_no_row(newsroom):
    rows = lead(newsroom, {}).rows
    (newsroom.store.root / "source/mayor.md").unlink()
    made = dist.lead(newsroom.store, "", {"harbour", "storm"}, rows)
    assert made.gone == ("dist/mayor",)
    assert list(made.rows) == ["dist/harbour", "dist/storm"]
    assert b"mayor" not in newsroom.store.read(PurePosixPath("dist/index.html"))
    assert not (newsroom.store.root / "dist/mayor/es/index.html").exists()


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"slug": "mayor"})])
def test_a_manifest_of_somebody_else_is_left_out(newsroom, text):
    (newsroom.store.root / "dist/mayor/manifest.json").write_text(text, "utf-8")
    assert list(lead(newsroom, {}).rows) == ["dist/harbour", "dist/storm"]


def test_after_a_change_the_page_is_as_if_it_was_made_at_once(newsroom):
    (newsroom.store.root / "source/mayor.md").write_text("# The new mayor\n\nNobody spoke of her.\n", "utf-8")
    again = Workspace(newsroom.store.root)
    list(extract(again))
    list(build(again))
    page = again.store.read(PurePosixPath("dist/index.html"))
    assert b"The new mayor" in page
    lead(again, {})
    assert again.store.read(PurePosixPath("dist/index.html")) == page
