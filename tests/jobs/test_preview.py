"""What `l10n serve` shows is what `build` would write: the same bytes, and nothing is written for it."""

import pytest

from l10n.errors import L10nError, UsageError
from l10n.jobs import build, extract, preview, translate
from l10n.workspace import Workspace

ARTICLE = "# Night ferry\n\nThe board sold the **ferry** for $3 million. Nobody spoke against it.\n"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source/ferry.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "l10n.toml").write_text('locales = ["es", "ar-XB"]\n[routes]\nes = "pseudo"\n', "utf-8")
    workspace = Workspace(tmp_path)
    list(extract(workspace))
    list(translate(workspace))
    return tmp_path


def test_a_preview_is_what_a_build_writes(root):
    shown = {locale: preview(Workspace(root), "ferry", locale) for locale in ("es", "ar-XB")}
    assert not (root / "dist").exists()
    list(build(Workspace(root)))
    for locale, bundle in shown.items():
        folder = root / "dist/ferry" / locale
        written = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        assert bundle.locale == locale
        assert {path.as_posix(): data for path, data in bundle.files.items()} == written


def test_the_source_is_shown_as_it_may_be_published(root):
    shown = preview(Workspace(root), "ferry", "en")
    assert shown.locale == "en"
    [page] = [data.decode() for path, data in shown.files.items() if path.name == "index.html"]
    assert "noindex" not in page
    assert "The board sold the <strong>ferry</strong> for $3 million. Nobody spoke against it." in page
    assert 'hreflang="es" href="../es/index.html"' in page


def test_what_is_shown_follows_the_catalog(root):
    path = root / "locales/es/LC_MESSAGES/ferry.po"
    text = path.read_text("utf-8").replace("#, fuzzy\n", "")
    path.write_text(text, "utf-8")
    workspace = Workspace(root)
    page = next(data for name, data in preview(workspace, "ferry", "es").files.items() if name.name == "index.html")
    list(build(workspace, locales=["es"], final=True))
    assert page == (root / "dist/ferry/es/index.html").read_bytes(), (
        "reviewed, so that it is final without a wish for it"
    )


@pytest.mark.parametrize(
    ("article", "locale", "reported"),
    [
        ("ferry", "fr", "ferry fr: is not extracted; call 'l10n extract', or name a locale of the settings"),
        ("bakery", "es", "bakery"),
        ("broken", "es", "source/broken.md"),
    ],
)
def test_what_cannot_be_shown_is_a_line(root, article, locale, reported):
    (root / "source/broken.md").write_bytes(b"")
    with pytest.raises(L10nError) as caught:
        preview(Workspace(root), article, locale)
    assert str(caught.value).startswith(reported)
    assert article == "broken" or isinstance(caught.value, UsageError)
