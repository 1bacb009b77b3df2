"""Where the files of a project lie."""

import os
from pathlib import PurePosixPath

import pytest

from l10n.errors import ArticleError, NotArticleError, StoreError
from l10n.layout import Layout, SourceFile


@pytest.fixture
def root(tmp_path):
    for name in (
        "source/b.md", "source/a.txt", "source/.hidden.md", "source/old.md~", "source/z/c.md", "source/.git/d.md",
        "source/a.d/e.tar.gz", "locales/templates/a.pot", "locales/templates/z/c.pot", "locales/templates/.x.pot",
        "locales/es/LC_MESSAGES/a.po", "locales/es/LC_MESSAGES/a-b.po", "locales/es/LC_MESSAGES/a/b.po",
        "locales/es/LC_MESSAGES/a.po~", "locales/sr@latin/LC_MESSAGES/a.po", "locales/empty/a.po",
        "locales/memory/b.tmx", "locales/memory/a.tmx", "locales/memory/.c.tmx", "locales/memory/d.txt",
        "dist/a/manifest.json", "dist/z/c/manifest.json", "dist/a/es/old-manifest.json", "dist/a/es/index.html",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "locales/es/LC_MESSAGES/a\nb.po").write_bytes(b"")
    return tmp_path


def test_files_are_listed_in_order_without_hidden_items(root):
    layout = Layout(root)
    listed = [(file.slug, str(file.path)) for file in layout.articles()]
    assert listed == [
        ("a", "source/a.txt"), ("b", "source/b.md"), ("a.d/e.tar", "source/a.d/e.tar.gz"), ("z/c", "source/z/c.md"),
    ]  # fmt: skip
    assert list(layout.locales()) == ["es", "sr-Latn"]
    assert list(layout.templates()) == ["a", "z/c"]
    assert list(layout.catalogs("es")) == ["a/b", "a-b", "a"]
    assert list(layout.catalogs("fr")) == []
    assert list(map(str, layout.memories())) == ["locales/memory/a.tmx", "locales/memory/b.tmx"]
    assert list(map(str, layout.manifests())) == ["dist/a/manifest.json", "dist/z/c/manifest.json"]
    assert list(Layout(root / "absent").articles()) == []


def test_files_of_an_article_lie_by_its_slug_and_its_locale(root):
    layout = Layout(root)
    assert str(layout.template_path("z/c")) == "locales/templates/z/c.pot"
    assert str(layout.catalog_path("z/c", "pt-BR")) == "locales/pt_BR/LC_MESSAGES/z/c.po"
    assert str(layout.history_path("z/c", "pt-BR")) == "locales/history/pt_BR/z/c.jsonl"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.JSON", NotArticleError), ("a.xml", NotArticleError), ("a.md", ArticleError)]
)
def test_two_files_of_a_slug_clash_unless_either_may_be_data(name, kind):
    clash = SourceFile("a", PurePosixPath("source", name)).clash(PurePosixPath("source/a.txt"))
    assert type(clash) is kind
    assert str(clash) == f"source/{name}: would share its catalogs with source/a.txt; rename one of the two"


def test_a_name_that_no_line_can_hold_says_why():
    why = "has a name with control characters, line breaks or bytes that are not UTF-8"
    assert SourceFile("a", PurePosixPath("source/a\nb.md")).hides == why


def test_a_source_that_is_a_file_is_a_single_line(tmp_path):
    (tmp_path / "source").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        list(Layout(tmp_path).articles())
    remedy = "move the file away and put articles into a folder of that name"
    assert str(caught.value) == f"source: is not a folder; {remedy}"


def test_a_folder_that_cannot_be_listed_is_named_and_a_folder_that_went_meanwhile_is_empty(root, monkeypatch):
    walk, refused = os.walk, PermissionError(13, "Permission denied", str(root / "source/z"))

    def walked(base, onerror=None, followlinks=False):
        if onerror is not None:  # a preview of an earlier test may still follow its folder
            onerror(refused)
        return walk(base, onerror=onerror, followlinks=followlinks)

    monkeypatch.setattr(os, "walk", walked)
    with pytest.raises(StoreError) as caught:
        list(Layout(root).articles())
    assert str(caught.value) == "source/z: Permission denied; check the permissions"
    refused = FileNotFoundError(2, "No such file", str(root / "source/z"))
    assert len(list(Layout(root).articles())) == 4
