"""An article whose file was renamed takes its catalogs with it, and what people did to them."""

import pytest

from l10n import jobs
from l10n.catalog import history
from l10n.catalog.history import EventKind, HistoryEvent
from l10n.cli.screen import Screen
from l10n.workspace import Workspace

TEXT = "# The mill burns\n\nThe mill burned on Monday. Nobody was hurt.\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["es", "pt-BR"]\n')
    (tmp_path / "source/mill.md").write_text(TEXT)
    list(jobs.extract(Workspace(tmp_path, Screen(quiet=True))))
    return tmp_path


def rename(root):
    (root / "source/mill.md").rename(root / "source/fire.md")
    project = Workspace(root, Screen(quiet=True))
    assert [done.adopted for done in jobs.extract(project)] == ["mill"]
    assert not project.errors


def test_approvals_and_questions_move_with_an_article(root):
    event = HistoryEvent("1f", "2026-11-28T09:00:00Z", "olga", "00", EventKind.QUESTION, text="Which mill?")
    old = root / "locales/history/pt_BR/mill.jsonl"
    old.parent.mkdir(parents=True)
    old.write_text(history.dump(event))
    rename(root)
    assert not old.exists()
    assert history.parse((root / "locales/history/pt_BR/fire.jsonl").read_bytes()) == [event]


def test_assignments_follow_an_article_and_further_items_stay(root):
    table = root / "locales/assignments.csv"
    table.write_text("article,locale,person,deadline\nmill,es,olga,2026-12-01\nharbor,es,jonas,\n")
    rename(root)
    assert table.read_text().splitlines()[1:] == ["fire,es,olga,2026-12-01", "harbor,es,jonas,"]
