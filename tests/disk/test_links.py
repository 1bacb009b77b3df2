"""Links out of the project are somebody else's files."""

import os
import socket
from pathlib import PurePosixPath

import pytest

from l10n.disk import links
from l10n.errors import StoreError
from l10n.store import Store


@pytest.fixture
def root(tmp_path):
    (tmp_path / "elsewhere/deep").mkdir(parents=True)
    (tmp_path / "elsewhere/secret.txt").write_text("secret")
    (tmp_path / "elsewhere/deep/a.md").write_text("deep")
    (tmp_path / "project/source").mkdir(parents=True)
    return tmp_path / "project"


LINKED = [
    "source/x.md",
    "source/flood.png",
    "locales/termbase.csv",
    "locales/memory/m.tmx",
    "locales/es/LC_MESSAGES/a.po",
]


@pytest.mark.parametrize("path", LINKED)
def test_a_link_out_of_the_project_is_refused_unless_the_settings_allow_it(root, path):
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(root.parent / "elsewhere/secret.txt")
    name = PurePosixPath(path)
    store = Store(root)
    refused = rf"^{path}: is a link out of the project, to .*/elsewhere/secret\.txt; copy it here, or set follow-links"
    with pytest.raises(StoreError, match=refused):
        store.find(name)
    with pytest.raises(StoreError, match=refused), store.open(name):
        pass
    with pytest.raises(StoreError, match=refused):
        store.revise(name, lambda _: b"over it")
    assert Store(root, follow_links=True).read(name) == b"secret"
    assert (root.parent / "elsewhere/secret.txt").read_text() == "secret"


def test_the_part_of_a_path_that_leads_out_is_named(root):
    (root / "locales").symlink_to(root.parent / "elsewhere")
    with pytest.raises(StoreError, match=r"^locales: is a link out of the project"):
        Store(root).find(PurePosixPath("locales/deep/a.md"))


def test_links_inside_are_followed(root):
    (root / "drafts.md").write_text("inside")
    (root / "source/a.md").symlink_to("../drafts.md")
    assert Store(root).read(PurePosixPath("source/a.md")) == b"inside"


def test_bundles_may_lie_elsewhere(root):
    (root / "dist").symlink_to(root.parent / "elsewhere")
    assert Store(root).write(PurePosixPath("dist/a/index.html"), b"page")
    assert (root.parent / "elsewhere/a/index.html").read_bytes() == b"page"


def test_a_project_in_a_linked_folder_is_inside_itself(root):
    (root / "source/a.md").write_text("x")
    (root.parent / "link").symlink_to(root)
    assert Store(root.parent / "link").read(PurePosixPath("source/a.md")) == b"x"


def test_linked_folders_are_named_or_followed_each_once(root):
    (root / "source/old").symlink_to(root.parent / "elsewhere")
    (root.parent / "elsewhere/deep/again").symlink_to(root.parent / "elsewhere")
    assert [str(path) for path in Store(root).skipped_folders()] == ["source/old"]
    assert not list(Store(root).articles())
    following = Store(root, follow_links=True)
    assert [str(file.path) for file in following.articles()] == ["source/old/secret.txt", "source/old/deep/a.md"]
    assert not list(following.skipped_folders())


def make_socket(path):
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path)


@pytest.mark.parametrize("make", [os.mkfifo, make_socket])
def test_what_is_no_file_is_refused_at_once(root, make, monkeypatch):
    monkeypatch.chdir(root / "source")  # names of sockets are short
    make("a.md")
    for read in (Store(root).read, Store(root).find, lambda path: Store(root).open(path).__enter__()):
        with pytest.raises(StoreError, match=r"source/a\.md: is not a file but a pipe or a device; take it away"):
            read(PurePosixPath("source/a.md"))


def test_a_whole_path_is_not_below_the_project(tmp_path):
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    assert links.resolved(project, PurePosixPath(elsewhere / "out")) == os.path.realpath(elsewhere / "out")
    assert links.resolved(project, PurePosixPath("out")) == os.path.realpath(project / "out")
    assert links.resolved(project, PurePosixPath("../elsewhere")) == os.path.realpath(elsewhere)


def test_a_folder_is_inside_itself_and_not_beside_itself(tmp_path):
    project = tmp_path / "project"
    base = os.path.realpath(project)
    inside = [base, f"{base}/source", f"{base}2", os.path.dirname(base)]  # noqa: PTH120
    assert [links.is_inside(place, project) for place in inside] == [True, True, False, False]
    assert links.is_inside("/anything", tmp_path.__class__("/"))


def test_the_first_part_that_leads_out_is_named_with_where_it_leads(root):
    (root / "locales").mkdir()
    (root / "locales/es").symlink_to(root.parent / "elsewhere/deep")
    expected = (PurePosixPath("locales/es"), root.parent.resolve() / "elsewhere/deep")
    assert links.leading_out(root, PurePosixPath("locales/es/LC_MESSAGES/a.po")) == expected
    assert links.leading_out(root, PurePosixPath("locales/fr/LC_MESSAGES/a.po")) is None
