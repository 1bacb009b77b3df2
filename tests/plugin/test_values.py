"""The small values that plug-ins are handed: what they fall back to, and what they are told apart by."""

import pytest

from l10n.plugin import Deferred, PageAddresses, SiteOptions, Theme

OPTIONS = SiteOptions(
    "The Gazette", "https://x.example/{slug}", {"es": "La Gaceta"}, {"es": "https://es.example/{slug}"}
)


def test_a_locale_has_a_separate_name_and_address_or_those_of_all():
    assert (OPTIONS.name_in("es"), OPTIONS.name_in("ca")) == ("La Gaceta", "The Gazette")
    assert (OPTIONS.url_in("es"), OPTIONS.url_in("ca")) == ("https://es.example/{slug}", "https://x.example/{slug}")


def test_an_edition_has_its_address_or_none():
    addresses = PageAddresses("es", "en", {"es": "https://es.example/a", "en": "https://en.example/a"})
    assert addresses.here == addresses.of("es") == "https://es.example/a"
    assert addresses.of("en") == "https://en.example/a"
    assert (addresses.of("ca"), PageAddresses("ca", "en", {}).here) == ("", "")


LOOK = {
    "templates": {"footer.html": "<p>"},
    "style": "p {}",
    "files": {"a.png": b"a", "b.png": b"b"},
    "words": {"es": {"articles": "Todo"}},
}


@pytest.mark.parametrize(
    "change",
    [
        {"templates": {"footer.html": "<b>"}},
        {"style": "p { color: red }"},
        {"style": "\udcff"},
        {"files": {"a.png": b"a"}},
        {"files": {"a.png": b"a", "c.png": b"b"}},
        {"files": {"a.png": b"b", "b.png": b"a"}},
        {"words": {"es": {"articles": "Todos"}}},
    ],
)
def test_another_look_has_another_name_and_the_same_look_the_same(change):
    name = repr(Theme(**LOOK))
    assert name == repr(Theme(**{**LOOK, "files": dict(reversed(LOOK["files"].items()))}))
    assert name.startswith("Theme(")
    assert len(name) == len("Theme()") + 24
    assert repr(Theme(**{**LOOK, **change})) != name


@pytest.mark.parametrize(
    ("files", "logo"),
    [
        (["a.png"], ""),
        (["logo.webp"], "logo.webp"),
        (["logo.webp", "logo.png"], "logo.png"),
        (["logo.png", "logo.svg"], "logo.svg"),
        ([], ""),
    ],
)
def test_a_logo_is_a_drawing_or_the_best_picture(files, logo):
    assert Theme(files=dict.fromkeys(files, b"")).logo == logo


def test_a_function_is_imported_when_it_is_called_with_all_that_it_is_passed():
    assert Deferred("builtins:sorted")("bca", reverse=True) == ["c", "b", "a"]
    with pytest.raises(ModuleNotFoundError):
        Deferred("no_such_module:x")()
