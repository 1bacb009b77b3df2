"""What is drafted again after words came to the memory: catalogs that lack words like these, and no others."""

from dataclasses import replace
from importlib import import_module

import pytest

from l10n import jobs
from l10n.catalog.po import po
from l10n.jobs import memory as recall
from l10n.model import State
from l10n.workspace import Workspace

ARTICLES = {
    "bridge": "The bridge to Salt Island opens on Monday.\n",
    "ferry": "The bridge to Salt Island opens on Friday.\n",
    "market": "Prices of plums fell by a third within a week.\n",
}


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es", "de"]\n[routes]\nes = "none"\nde = "none"\n')
    for slug, text in ARTICLES.items():
        (tmp_path / f"source/{slug}.txt").write_text(text)
    list(jobs.extract(Workspace(tmp_path)))
    list(jobs.translate(Workspace(tmp_path)))
    return tmp_path


@pytest.fixture
def drafted_again(root, monkeypatch):
    """Calls `translate` and gives the catalogs that it takes up, by locale and slug."""
    places, draft_lookup = [], recall.draft_lookup

    def watched(memory, pair, catalogs, threshold):
        places.extend((pair.target, each.slug) for each in catalogs)
        return draft_lookup(memory, pair, catalogs, threshold)

    monkeypatch.setattr(recall, "draft_lookup", watched)

    def translate(*articles):
        places.clear()
        list(jobs.translate(Workspace(root), articles))
        return sorted(places)

    return translate


def review(root, slug, target, tag="es"):
    path = root / f"locales/{tag}/LC_MESSAGES/{slug}.po"
    catalog = po.parse(path.read_text(), slug, str(path), target=tag)
    units = [replace(unit, target=target, state=State.REVIEWED) for unit in catalog.units]
    path.write_text(po.dump(replace(catalog, units=tuple(units)), path.read_text()))


def targets(root, slug):
    return [unit.target for unit in Workspace(root).load(slug, "en", "es").catalog.units]


def cached(root):
    return {path.name: path.read_bytes() for path in (root / ".l10n").iterdir()}


def test_words_that_came_are_tried_where_something_like_them_has_none(root, drafted_again):
    review(root, "bridge", "El puente a la isla de la Sal abre el lunes.")
    assert drafted_again() == [("es", "ferry")]
    assert "puente" in targets(root, "ferry")[0]
    assert drafted_again() == []


def test_words_unlike_all_that_is_missing_are_no_reason_to_try(root, drafted_again):
    review(root, "market", "Las ciruelas bajaron un tercio en una semana.")
    assert drafted_again() == []


def test_a_call_for_an_article_leaves_the_further_items_to_the_next(root, drafted_again):
    review(root, "bridge", "El puente a la isla de la Sal abre el lunes.")
    assert drafted_again("market") == []
    assert drafted_again() == [("es", "ferry")]


def test_a_memory_of_another_tool_is_a_reason_to_try_all(root, drafted_again):
    (root / "locales/memory").mkdir()
    (root / "locales/memory/old.tmx").write_text('<tmx version="1.4"><header srclang="en"/><body/></tmx>')
    assert len(drafted_again()) == 2 * len(ARTICLES)


def test_articles_in_several_languages_are_remembered_side_by_side(root, drafted_again, monkeypatch):
    monkeypatch.setattr(
        import_module("l10n.jobs.translate"), "engine_name", lambda _workspace, pair, _named: f"an engine of {pair}"
    )
    (root / "source/haven.md").write_text("---\nlang: nl\n---\n\nDe haven blijft vandaag gesloten.\n")
    list(jobs.extract(Workspace(root)))
    assert len(drafted_again()) == 2 * (len(ARTICLES) + 1)
    assert drafted_again() == []


def test_nothing_is_written_where_nothing_came(root, drafted_again):
    review(root, "market", "Las ciruelas bajaron un tercio en una semana.")
    drafted_again()
    drafted_again()
    before = cached(root)
    drafted_again()
    assert cached(root) == before
