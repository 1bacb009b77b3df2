"""manifest.json of a published folder: what is written is read again, and only that."""

import json
from pathlib import PurePosixPath

import pytest

from l10n.publish import manifest
from tests.publish.releases import release, site

FILES = {PurePosixPath("es/storm/index.html"): ("ab" * 32, 120), PurePosixPath("en/storm/index.html"): ("cd" * 32, 99)}
KEYS = {("storm", "es"): "key of es", ("storm", "en"): "key of en"}


def written():
    return manifest.dump(site(release(), release(locale="en")), FILES, KEYS)


def test_places_files_and_keys_return():
    read = manifest.parse(written())
    assert read.files == FILES
    assert read.keys == KEYS
    assert set(read.releases) == set(KEYS)
    assert all(place.name == "edition.json" for place in read.releases.values())


def test_it_says_who_wrote_it_in_which_version_and_from_which_language():
    values = json.loads(written())
    assert values["version"] == 1
    assert values["generator"].startswith("l10n ")
    assert values["articles"]["storm"]["sourceLanguage"] == "en"
    assert list(values["articles"]["storm"]["locales"]) == ["en", "es"]
    assert list(values["files"]) == sorted(values["files"])


def test_no_file_is_an_empty_manifest():
    assert manifest.parse(None) == manifest.TrayManifest()


@pytest.mark.parametrize("key", ["generator", "articles", "files"])
def test_a_manifest_that_lacks_a_part_is_not_ours(key):
    values = json.loads(written())
    del values[key]
    assert manifest.parse(json.dumps(values).encode()) is None


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"generator": "hugo 1"}', b'{"generator": 4}', b"[" * 100_000])
def test_what_another_program_wrote_is_not_ours(data):
    assert manifest.parse(data) is None


def test_a_manifest_of_an_older_release_has_no_keys():
    values = json.loads(written())
    del values["articles"]["storm"]["locales"]["es"]["madeOf"]
    assert manifest.parse(json.dumps(values).encode()).keys == {**KEYS, ("storm", "es"): ""}
