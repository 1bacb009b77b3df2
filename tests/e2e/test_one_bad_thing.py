"""One bad thing costs one thing: each is one line with its place, the other articles are built, and no traceback is shown."""

import shutil

import pytest

from .conftest import ARTICLE, PICTURE

SECOND = "# Bakery opens\n\nThe bakery of Port Ansel opened on Monday.\n"


@pytest.fixture
def room(newsroom):
    """The newsroom with a second article, which must come through whatever happens to the first."""
    newsroom.write(SECOND, "bakery.md")
    return newsroom


def survives(room, *argv, code=2, reported=()):
    """Runs a command; the other article is built, and each of `said` stands in a line of the error stream."""
    run = room(*(argv or ("run",)), code=code)
    assert "Traceback" not in run.stderr + run.stdout
    assert (room.root / "dist/bakery/es/index.html").is_file()
    for each in reported:
        assert any(each in line for line in run.stderr.splitlines()), run.stderr
    return run


def put(room, path, data=b""):
    place = room.root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data if isinstance(data, bytes) else data.encode())
    return place


def folder(room, path):
    place = room.root / path
    if place.exists():
        place.unlink()
    place.mkdir(parents=True)


def test_a_folder_named_like_a_picture(room):
    folder(room, "source/wall.jpg")
    survives(room, reported=["source/harbor.md:", "'wall.jpg' cannot be read: Is a directory; move the folder away"])


def test_a_control_character_in_a_text(room):
    room.write(ARTICLE.replace("nine years", "nine\x04years"))
    survives(room, code=None)


def test_a_null_byte_in_a_catalog(room):
    room("run")
    room.path().write_text(room.path().read_text() + '\nmsgid "Rain."\nmsgstr "\\0"\n')
    survives(room, code=None)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01", b"msgid", b'msgid "a"\nmsgstr "b', b"\0" * 99])
def test_garbage_in_a_template(room, data):
    put(room, "locales/templates/harbor.pot", data)
    survives(room, code=0, reported=["locales/templates/harbor.pot: is damaged"])
    assert b"Mayor Lena Brandt" in (room.root / "locales/templates/harbor.pot").read_bytes()


def test_a_memory_that_leads_nowhere_and_a_memory_that_is_a_folder(room):
    (room.root / "locales/memory").mkdir(parents=True)
    (room.root / "locales/memory/lost.tmx").symlink_to("nowhere.tmx")
    folder(room, "locales/memory/old.tmx")
    put(room, "locales/memory/odd.tmx", b"<tmx><body><tu>")
    survives(room, code=None, reported=["locales/memory/odd.tmx"])


def test_a_termbase_that_is_a_folder(room):
    folder(room, "locales/termbase.csv")
    survives(room, reported=["locales/termbase.csv"])


def test_a_bundle_whose_folder_is_a_file(room):
    put(room, "dist/harbor", b"mine")
    survives(room, reported=["dist/harbor"])
    assert (room.root / "dist/harbor").read_bytes() == b"mine"


def test_a_locale_whose_folder_is_a_file_costs_that_locale(room):
    (room.root / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "pseudo"\n')
    put(room, "locales/fr", b"mine")
    survives(room, reported=["locales/fr"])
    assert (room.root / "dist/harbor/es/index.html").is_file()


def test_an_article_that_links_to_itself(room):
    (room.root / "source/loop.md").symlink_to("loop.md")
    survives(room, reported=["source/loop.md"])


@pytest.mark.parametrize("name", ["memory.sqlite", "index.sqlite", "drafts.sqlite"])
def test_a_cache_that_is_a_folder_or_garbage(room, name):
    folder(room, f".l10n/{name}")
    survives(room, code=0, reported=[f".l10n/{name}"])
    (room.root / ".l10n" / name).rmdir()
    put(room, f".l10n/{name}", b"garbage" * 999)
    survives(room, code=0)


def test_a_file_where_the_caches_belong(room):
    put(room, ".l10n", b"mine")
    survives(room, code=None, reported=[".l10n"])


def test_a_catalog_seen_half_written(room):
    room("run")
    whole = room.path().read_bytes()
    half = whole[: whole.rindex(b'msgstr "') + 12]
    room.path().write_bytes(half)
    room.write(SECOND + "\nIt is open at night.\n", "bakery.md")
    survives(room, reported=["locales/es/LC_MESSAGES/harbor.po"])
    assert room.path().read_bytes() == half


@pytest.mark.parametrize(
    "text",
    [
        '{"generator": "l10n 1"}',
        '{"generator": "l10n 1", "slug": "x", "source": [], "locales": {}}',
        '{"generator": "l10n 1", "slug": "x", "source": {}, "locales": {"es": {"files": []}}}',
        '{"generator": "l10n 1", "slug": "x", "source": {}, "locales": {"es": {"files": {}}}}',
        '{"generator": "l10n 1", "slug": 3, "source": {}, "locales": []}',
        '{"generator": "l10n 1", "slug": "x", "source": {}, "locales": {"es": {"files": {"../../x": 1}, "state": "final"}}}',
        "[" * 20_000,
    ],
)
def test_a_manifest_of_another_shape(room, text):
    put(room, "dist/harbor/manifest.json", text)
    put(room, "dist/strange/manifest.json", text)
    survives(room, code=0)


def test_settings_nested_too_deeply(room):
    (room.root / "l10n.toml").write_text(f"locales = {'[' * 20_000}\n")
    run = room("run", code=2)
    assert run.stderr == "error: l10n.toml: is nested too deeply; take brackets out\n"


def test_a_fault_of_l10n_itself_costs_a_single_article_and_shows_its_place_on_demand(room, monkeypatch):
    from l10n.catalog import catalog

    class Panic(BaseException):
        """As libraries in Rust raise."""

    real = catalog.template

    def template(document, cut):
        if document.article.slug == "harbor":
            raise Panic("index out of bounds")
        return real(document, cut)

    monkeypatch.setattr(catalog, "template", template)
    survives(room, reported=["error: source/harbor.md: Panic: index out of bounds; "])
    with pytest.raises(Panic):
        room("--debug", "run", code=None)


def test_a_fault_while_drafting_costs_a_single_article_its_drafts(room, monkeypatch):
    from l10n.draft import draft

    for n in range(4):
        room.write(SECOND.replace("Monday", f"day {n} of the week"), f"bakery{n}.md")
    real = draft.read_units

    def read_units(slug, *remainder):
        if slug == "harbor":
            raise KeyError("month")
        return real(slug, *remainder)

    monkeypatch.setattr(draft, "read_units", read_units)
    survives(room, reported=["error: locales/es/LC_MESSAGES/harbor.po: KeyError: 'month'; the rest goes on"])
    drafted = [
        slug
        for slug in ("harbor", "bakery", *(f"bakery{n}" for n in range(4)))
        if "#, fuzzy" in room.path(slug).read_text()
    ]
    assert drafted == ["bakery", *(f"bakery{n}" for n in range(4))]


def test_a_fault_in_a_single_locale_leaves_its_bundle_as_it_was(room, monkeypatch):
    from l10n.bundle import bundle

    (room.root / "l10n.toml").write_text('locales = ["es", "fr"]\n[routes]\nes = "pseudo"\nfr = "pseudo"\n')
    room("run")
    before = (room.root / "dist/harbor/fr/index.html").read_bytes()
    real = bundle.bundle

    def broken(edition, kinds):
        if edition.catalog.target == "fr":
            raise RecursionError
        return real(edition, kinds)

    monkeypatch.setattr(bundle, "bundle", broken)
    shutil.rmtree(room.root / ".l10n")  # else nothing is to be done
    survives(room, "build", reported=["error: harbor fr: RecursionError"])
    assert (room.root / "dist/harbor/fr/index.html").read_bytes() == before


def test_pictures_that_cannot_be_read_are_named(room):
    (room.root / "source/wall.jpg").unlink()
    (room.root / "source/wall.jpg").symlink_to("wall.jpg")
    survives(room, reported=["'wall.jpg' cannot be read: Too many levels of symbolic links; mend the link"])
    (room.root / "source/wall.jpg").unlink()
    put(room, "source/wall.jpg", PICTURE)
    survives(room, code=0)
