"""What was saved since one last looked, and when a save of several files is over: by a clock that the test turns."""

from pathlib import PurePosixPath

import pytest

from l10n.serve import changes
from l10n.serve.changes import Watcher
from l10n.serve.watch import _slug


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    return tmp_path


def save(root, path, text="x"):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


WATCHED = ["source/a.md", "source/img/a.gif", "locales/es/LC_MESSAGES/a.po", "locales/termbase.csv", "theme/style.css"]


def test_what_pages_are_made_of_is_looked_at(root):
    watcher = Watcher(root)
    paths = {PurePosixPath(path) for path in (*WATCHED, *changes.FILES)}
    for path in paths:
        save(root, path)
    assert watcher.changed_files() == paths
    assert {"l10n.toml", "l10n.lock"} <= {str(path) for path in paths}


@pytest.mark.parametrize(
    "path",
    [
        "source/.a.md", "source/a.md~", "source/a.tmp", "source/a.swp", "source/.git/a.md", "source/b/.idea/c/a.md",
        "dist/a/es/index.html", "notes.txt", ".l10n/memory",
    ],
)  # fmt: skip
def test_what_editors_leave_beside_it_is_not(root, path):
    watcher = Watcher(root)
    save(root, path)
    assert watcher.changed_files() == frozenset()


def test_a_file_that_is_replaced_by_a_file_of_the_same_size_and_time_is_another(root):
    save(root, "source/a.md", "Rain")
    watcher = Watcher(root)
    (root / "b").write_text("Snow")
    state = (root / "source/a.md").stat()
    changes.os.utime(root / "b", ns=(state.st_mtime_ns, state.st_mtime_ns))
    (root / "b").rename(root / "source/a.md")
    assert watcher.changed_files() == {PurePosixPath("source/a.md")}


def test_a_link_to_nothing_is_absent(root):
    (root / "source/a.md").symlink_to(root / "nowhere")
    assert Watcher(root).changed_files() == frozenset()
    watcher = Watcher(root)
    save(root, "nowhere")
    assert watcher.changed_files() == {PurePosixPath("source/a.md")}


class Time:
    """Sleeps in no time, and saves something at each step; a look takes a while."""

    def __init__(self, root, *steps, cost=0.0):
        self.root, self.steps, self.cost, self.now, self.pauses = root, list(steps), cost, 0.0, []

    def sleep(self, seconds):
        self.pauses.append(seconds)
        for path in self.steps.pop(0) if self.steps else ():
            save(self.root, path, f"at step {len(self.pauses)}")

    def monotonic(self):
        self.now += self.cost
        return self.now


def waited(monkeypatch, root, *steps, cost=0.0, over=20):
    clock = Time(root, *steps, cost=cost)
    watcher = Watcher(root)
    monkeypatch.setattr(changes, "time", clock)
    return {str(path) for path in watcher.wait(lambda: len(clock.pauses) >= over)}, clock.pauses


def test_changes_are_passed_when_they_have_settled(monkeypatch, root):
    result, pauses = waited(monkeypatch, root, (), ["source/a.md"], ["source/b.md"], ["source/b.md"], ())
    assert result == {"source/a.md", "source/b.md"}
    assert pauses == [0.25, 0.25, 0.08, 0.08, 0.08]


def test_what_is_over_before_it_settles_is_passed_as_far_as_it_came(monkeypatch, root):
    assert waited(monkeypatch, root, ["source/a.md"], ["source/b.md"], over=2) == (
        {"source/a.md", "source/b.md"}, [0.25, 0.08],
    )  # fmt: skip
    assert waited(monkeypatch, root, over=0) == (set(), [])


def test_a_look_takes_at_most_a_fifth_of_the_time(monkeypatch, root):
    _, pauses = waited(monkeypatch, root, over=3, cost=0.5)
    assert pauses == [0.25, 2.5, 2.5]


SLUGS = ("a", "news/b")


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("source/a.md", "a"),
        ("source/news/b.html", "news/b"),
        ("source/gone.md", ""),
        ("source/img/a.gif", ""),
        ("locales/es/LC_MESSAGES/a.po", "a"),
        ("locales/pt_BR/LC_MESSAGES/news/b.po", "news/b"),
        ("locales/es/LC_MESSAGES/gone.po", None),
        ("locales/templates/a.pot", None),
        ("locales/termbase.csv", ""),
        ("theme/style.css", ""),
        ("theme/a.pot", ""),
        ("l10n.toml", ""),
    ],
)
def test_a_file_concerns_an_article_or_all_or_none(path, slug):
    assert _slug(PurePosixPath(path), SLUGS) == slug
