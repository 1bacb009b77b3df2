import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from l10n.errors import StoreError
from l10n.store import SourceFile, Store
from l10n.task_store import SuppliedStore, Trace
from tests.unprivileged import run_unprivileged

PO = PurePosixPath("locales/es/LC_MESSAGES/a.po")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path)


def test_articles_are_detected_in_order_without_hidden_files(store):
    for name in ("b.md", "a.txt", ".hidden.md", "deep/c.html", ".git/d.md", "a.txt~"):
        store.write(PurePosixPath("source", name), b"x")
    assert [(file.slug, str(file.path)) for file in store.articles()] == [
        ("a", "source/a.txt"),
        ("b", "source/b.md"),
        ("deep/c", "source/deep/c.html"),
    ]


def test_catalogs_lie_where_gettext_looks(store):
    assert str(store.catalog_path("deep/c", "sr-Latn")) == "locales/sr@latin/LC_MESSAGES/deep/c.po"
    store.write(store.catalog_path("deep/c", "sr-Latn"), b"x")
    store.write(store.template_path("deep/c"), b"x")
    assert list(store.catalogs("sr-Latn")) == ["deep/c"]
    assert list(store.templates()) == ["deep/c"]


def test_same_bytes_are_not_written_again(store):
    assert store.write(PO, b"one")
    before = store.stamp(PO)
    assert not store.write(PO, b"one")
    assert store.stamp(PO) == before != ""
    assert store.stamp(PurePosixPath("none")) == ""


def test_a_write_keeps_permissions_and_links(store, tmp_path):
    store.write(PO, b"one")
    (tmp_path / PO).chmod(0o640)
    (tmp_path / "link.po").symlink_to(tmp_path / PO)
    store.write(PurePosixPath("link.po"), b"two")
    assert (tmp_path / "link.po").is_symlink()
    assert (tmp_path / PO).read_bytes() == b"two"
    assert (tmp_path / PO).stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_the_old_file(store, tmp_path):
    store.write(PO, b"reviewed words")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
        with pytest.raises(StoreError, match="File too large"):
            store.write(PO, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)
    assert (tmp_path / PO).read_bytes() == b"reviewed words"
    assert [path.name for path in (tmp_path / PO).parent.iterdir()] == ["a.po"]


def test_a_kill_in_the_middle_of_a_write_leaves_the_old_file(tmp_path):
    Store(tmp_path).write(PO, b"reviewed words")
    code = f"""
import os, signal
from pathlib import Path, PurePosixPath
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
from l10n.store import SourceFile, Store
Store(Path({str(tmp_path)!r})).write(PurePosixPath({str(PO)!r}), b"half")
"""
    run = subprocess.run([sys.executable, "-c", code], check=False)
    assert run.returncode == -signal.SIGKILL
    assert (tmp_path / PO).read_bytes() == b"reviewed words"
    assert list(Store(tmp_path).catalogs("es")) == ["a"], "what the kill left is not a catalog"


def test_two_writers_lose_nothing(tmp_path):
    code = f"""
import sys
from pathlib import Path, PurePosixPath
from l10n.store import SourceFile, Store
for n in range(50):
    line = f"{{sys.argv[1]}}{{n}}\\n".encode()
    Store(Path({str(tmp_path)!r})).revise(PurePosixPath("both.txt"), lambda data: (data or b"") + line)
"""
    runs = [subprocess.Popen([sys.executable, "-c", code, name]) for name in "ab"]
    assert [run.wait() for run in runs] == [0, 0]
    lines = (tmp_path / "both.txt").read_text().split()
    assert sorted(lines) == sorted(f"{name}{n}" for name in "ab" for n in range(50))


def test_of_a_folder_of_ours_what_was_ours_moves_and_what_was_not_stays(store, tmp_path):
    folder = PurePosixPath("dist/a/es")
    old, page, new = (PurePosixPath(name) for name in ("old/x.txt", "index.html", "new.txt"))
    assert store.write_tree(folder, {old: b"1", page: b"2"}) == 2
    (tmp_path / folder / "notes.txt").write_text("mine")
    assert (
        store.write_tree(folder, {page: b"2", new: b"3"}, [old, page, PurePosixPath("../b"), PurePosixPath("lost")])
        == 2
    )
    assert sorted(p.name for p in (tmp_path / folder).rglob("*")) == ["index.html", "new.txt", "notes.txt"]


def test_a_folder_of_ours_accompanies_its_last_file(store, tmp_path):
    folder, page = PurePosixPath("dist/a/es"), PurePosixPath("index.html")
    store.write_tree(folder, {page: b"2"})
    assert store.write_tree(folder, {}, [page]) == 1
    assert not (tmp_path / folder).exists()


@pytest.mark.parametrize("path", ["../out.txt", "/tmp/out.txt", "a/../../out.txt"])
def test_no_bundle_writes_outside_its_folder(store, tmp_path, path):
    with pytest.raises(StoreError, match="leads out"):
        store.write_tree(PurePosixPath("dist/a/es"), {PurePosixPath(path): b"x"})
    assert not (tmp_path / "dist").exists()


def test_a_move_never_writes_over(store, tmp_path):
    store.write(PurePosixPath("a.po"), b"a")
    store.write(PurePosixPath("b.po"), b"b")
    assert not store.move(PurePosixPath("a.po"), PurePosixPath("b.po"))
    assert store.move(PurePosixPath("a.po"), PurePosixPath("deep/c.po"))
    assert not store.move(PurePosixPath("a.po"), PurePosixPath("d.po"))
    assert (tmp_path / "b.po").read_bytes() == b"b"
    assert (tmp_path / "deep/c.po").read_bytes() == b"a"


def test_what_the_disk_says_is_a_single_line(store, tmp_path):
    with pytest.raises(StoreError, match=r"^none\.txt: No such file or directory$"):
        store.read(PurePosixPath("none.txt"))
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match="folder: Is a directory"):
        store.read(PurePosixPath("folder"))
    with Path(tmp_path / "big").open("wb") as file:
        file.truncate(513 * 1024 * 1024)
    with pytest.raises(StoreError, match="is larger than 512 MB; split it"):
        store.read(PurePosixPath("big"))


def test_a_pipe_is_refused_instead_of_waited_for(store, tmp_path):
    os.mkfifo(tmp_path / "news.md")
    with pytest.raises(StoreError, match="is not a file but a pipe or a device; take it away"):
        store.read(PurePosixPath("news.md"))


def test_a_folder_in_the_place_of_a_file_is_reported_so(store, tmp_path):
    (tmp_path / PO).mkdir(parents=True)
    with pytest.raises(StoreError, match="Is a directory; move the folder away"):
        store.read(PO)


def test_source_must_be_a_folder(store, tmp_path):
    (tmp_path / "source").write_text("x")
    with pytest.raises(StoreError, match="source: is not a folder"):
        list(store.articles())


@pytest.mark.parametrize(
    ("name", "valid"),
    [
        ("a b.md", True),
        ("گزارش‌ها.md", True),
        ("👩‍🌾.md", True),
        ("a\nb.md", False),
        ("\udcff.md", False),
        ("\u202e.md", False),
    ],
)
def test_a_name_that_no_reference_can_hold_is_noticed(name, valid):
    assert (SourceFile("a", PurePosixPath("source", name)).hides == "") is valid


def test_a_lock_file_that_cannot_be_is_no_hindrance(store, tmp_path):
    (tmp_path / ".l10n/lock").mkdir(parents=True)
    assert store.revise(PO, lambda _: b"words")
    assert store.read(PO) == b"words"


def test_a_folder_of_articles_that_may_not_be_read_is_no_empty_folder(store, tmp_path):
    store.write(PurePosixPath("source/sports/final.md"), b"x")
    code = "import sys; from pathlib import Path; from l10n.store import Store; print(*Store(Path(sys.argv[1])).articles())"
    (tmp_path / "source/sports").chmod(0)
    try:
        run = run_unprivileged(code, str(tmp_path))
    finally:
        (tmp_path / "source/sports").chmod(0o755)
    assert run.stderr.splitlines()[-1].endswith("StoreError: source/sports: Permission denied; check the permissions")


def test_a_tree_is_written_whole_or_not_at_all(store, monkeypatch):
    folder, names = PurePosixPath("dist/a"), [f"{n}.html" for n in range(12)]
    store.write_tree(folder, {PurePosixPath(name): b"old" for name in names})
    flush = os.fsync
    count = iter(range(100))

    def full(handle):
        if next(count) == 7:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match=r"dist/a/\d+\.html: No space left"):
        store.write_tree(folder, {PurePosixPath(name): b"new" for name in names}, [PurePosixPath("0.html")])
    left = sorted((store.root / folder).iterdir())
    assert [path.name for path in left] == sorted(names)
    assert {path.read_bytes() for path in left} == {b"old"}


def test_a_file_that_was_not_supplied_is_named_and_counts_as_lost():
    trace, path = Trace(), PurePosixPath("source/ferry.md")
    with pytest.raises(StoreError, match=r"^source/ferry\.md: No such file"):
        SuppliedStore.of({}, trace).read(path)
    assert trace.lost == {path}
    assert SuppliedStore.of({path: b"Ebb."}, trace).read(path) == b"Ebb."
