"""The components of a Weblate project, one for each article."""

import json
import re

import pytest

from l10n.exchange.weblate import WeblateArticle, WeblateOptions, components, main_component

OPTIONS = WeblateOptions("courier", "https://example.org/courier.git", "print", "git@example.org:courier.git")


def article(slug, title=""):
    return WeblateArticle(slug, title, f"locales/templates/{slug}.pot", f"locales/*/LC_MESSAGES/{slug}.po")


def made(*articles, options=OPTIONS, locales=("uk", "sr-Latn", "ar-XB")):
    return list(components(articles, locales, options))


def test_the_first_component_holds_the_clone_and_the_further_items_use_it():
    first, second = made(article("rain", "Rain"), article("fair"))
    repository = ("repo", "push", "branch")
    assert [first[key] for key in repository] == [OPTIONS.repo, OPTIONS.push, "print"]
    assert second["repo"] == "weblate://courier/rain"
    assert not {"push", "branch"} & second.keys()
    assert (first["name"], second["name"]) == ("Rain", "fair")
    assert first["filemask"] == "locales/*/LC_MESSAGES/rain.po"
    assert first["new_base"] == "locales/templates/rain.pot"


def test_the_component_that_had_the_clone_keeps_it():
    first, second = made(article("rain"), article("fair"), options=WeblateOptions("courier", "x", main="fair"))
    assert [first["slug"], second["slug"], second["repo"]] == ["fair", "rain", "weblate://courier/fair"]
    gone = made(article("rain"), options=WeblateOptions("courier", "x", main="snow"))
    assert gone[0]["repo"] == "weblate://courier/snow"


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        (WeblateOptions("courier"), {"branch": "main"}),
        (WeblateOptions("courier", push="somewhere"), {"branch": "main"}),
        (WeblateOptions("courier", "x"), {"repo": "x", "branch": "main"}),
    ],
)
def test_what_the_repository_lacks_is_left_out(options, keys):
    (only,) = made(article("rain"), options=options)
    assert {key: only[key] for key in ("repo", "push", "branch") if key in only} == keys


def test_its_languages_are_those_of_the_project_without_pseudo_locales():
    (only,) = made(article("rain"))
    expression = re.compile(str(only["language_regex"]))
    assert [name for name in ("uk", "sr@latin", "ar_XB", "uk_UA", "suk") if expression.search(name)] == [
        "uk",
        "sr@latin",
    ]
    assert (only["vcs"], only["file_format"], only["new_lang"], only["merge_style"]) == ("git", "po", "none", "merge")
    assert only["file_format_params"] == {"po_line_wrap": 65535}
    assert (only["manage_units"], only["allow_translation_propagation"]) == (False, True)


def test_marks_are_placeholders():
    (only,) = made(article("rain"))
    kind, _, pattern = str(only["check_flags"]).partition(":r")
    matches = re.findall(pattern.strip('"').replace(r"\"", '"'), "See <1>the</1> page<2/>.")
    assert (kind, matches) == ("placeholders", ["<1>", "</1>", "<2/>"])


def test_names_and_addresses_are_distinct_and_short_enough():
    slugs = ["Rain", "rain", "2026/rain", "дощ", "a" * 130, "a" * 131, "-é-"]
    every = made(*(article(slug, "Rain" if slug.lower() == "rain" else "") for slug in slugs))
    addresses = [str(each["slug"]) for each in every]
    assert len(set(addresses)) == len({each["name"] for each in every}) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9_][a-z0-9_-]{0,99}", address) for address in addresses)
    assert all(len(str(each["name"])) <= 100 for each in every)
    assert [addresses[0], addresses[2]] == ["rain", "2026--rain"]
    assert [each["name"] for each in every][:3] == ["Rain", "rain", "2026/rain"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ([{"slug": "rain", "repo": "x"}, {"slug": "fair", "repo": "weblate://courier/rain"}], "rain"),
        ([{"slug": "snow"}, {"slug": "fair", "repo": "weblate://courier/rain"}], "rain"),
        ([{"slug": "rain", "repo": "x"}], "rain"),
        ([1, {"slug": "rain"}], "rain"),
        ({"slug": "rain"}, ""),
        ([], ""),
    ],
)
def test_the_component_with_the_clone_is_read_from_what_was_written(written, address):
    assert main_component(json.dumps(written)) == address
    assert main_component("no JSON") == ""
