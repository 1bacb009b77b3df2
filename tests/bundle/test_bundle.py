"""The files of a locale, their manifest and their zip."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.bundle import bundle
from l10n.errors import InputError
from l10n.model import Role, State
from l10n.plugin import BundleKind, load
from tests.bundle.editions import edition, written

RESULT = load("l10n.bundle.kinds", BundleKind)
KINDS = {
    name: RESULT[name] for name in ("article", "mo", "ninjs", "page", "text")
}  # whoever adds one needs no change here
LINES = [(Role.FURNITURE, "Share"), (Role.HEADLINE, "Harbour reopens"), (Role.BODY, "It rained.")]
WORDS = {"Harbour reopens": ("El puerto reabre", State.REVIEWED), "It rained.": ("Llovió.", State.FUZZY)}


def test_a_bundle_has_every_file_and_its_part_of_the_manifest() -> None:
    made = bundle.bundle(edition(written(LINES), "es", WORDS), KINDS)
    names = ["article.json", "article.txt", "harbour.txt", "index.html", "messages.mo"]
    assert [str(path) for path in made.files] == names
    assert made.files[PurePosixPath("harbour.txt")] == "Share\n\nEl puerto reabre\n\nLlovió.\n\n".encode()
    part = dict(made.manifest)
    files = part.pop("files")
    assert part == {
        "title": "El puerto reabre",
        "direction": "ltr",
        "state": "preview",
        "source": bundle.source_digest(written(LINES).article),
        "units": {"all": 2, "new": 0, "fuzzy": 1, "reviewed": 1},
        "words": {"all": 20, "left": 0},
        "engines": ["argos en→es 0.1"],
        "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
    }
    assert isinstance(files, dict)
    for path, data in made.files.items():
        assert files[str(path)] == {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def test_page_and_manifest_name_a_licence_that_allows_no_commercial_use() -> None:
    plain = edition(written(LINES), "es", WORDS)
    note = "draft: multilingual en→es NLLB-200 (CC BY-NC 4.0), confidence 0.71"
    units = tuple(replace(unit, notes=(note,)) if unit.target else unit for unit in plain.catalog.units)
    made = bundle.bundle(replace(plain, catalog=replace(plain.catalog, units=units)), KINDS)
    assert made.manifest["licences"] == ["CC BY-NC 4.0"]
    assert (
        'no permite el uso comercial: <bdi dir="ltr">CC BY-NC 4.0</bdi>'
        in made.files[PurePosixPath("index.html")].decode()
    )
    assert "allows no commercial use" not in bundle.bundle(plain, KINDS).files[PurePosixPath("index.html")].decode()


def test_the_same_edition_yields_the_same_bytes() -> None:
    first, second = (bundle.bundle(edition(written(LINES), "ar", WORDS), KINDS) for _ in range(2))
    assert first == second
    article = written(LINES).article
    assert bundle.dump(bundle.manifest(article, [first])) == bundle.dump(bundle.manifest(article, [second]))
    assert bundle.archive(first.files) == bundle.archive(dict(reversed(list(second.files.items()))))


def test_the_manifest_names_source_and_locales() -> None:
    document = written(LINES)
    bundles = [bundle.bundle(edition(document, tag, {}), KINDS) for tag in ("uk", "ar")]
    data = json.loads(bundle.dump(bundle.manifest(document.article, bundles)))
    assert data["slug"] == "harbour"
    assert data["source"]["sha256"] == hashlib.sha256(document.article.text.encode()).hexdigest()
    assert data["generator"].startswith("l10n ")
    assert list(data["locales"]) == ["ar", "uk"]
    assert data["locales"]["ar"]["direction"] == "rtl"
    assert data["locales"]["ar"]["digitalSourceType"] is None


def test_a_zip_is_sorted_dated_and_readable() -> None:
    data = bundle.archive({PurePosixPath("b/x"): b"1" * 1000, PurePosixPath("a"): b"2"})
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.namelist() == ["a", "b/x"]
        assert file.testzip() is None
        assert file.read("b/x") == b"1" * 1000
        assert {(i.date_time, i.external_attr >> 16) for i in file.infolist()} == {((1980, 1, 1, 0, 0, 0), 0o100644)}


def test_two_kinds_with_a_single_file_are_refused() -> None:
    kinds = {
        "one": BundleKind(lambda _: {PurePosixPath("A.txt"): b""}),
        "two": BundleKind(lambda _: {PurePosixPath("a.txt"): b""}),
    }
    with pytest.raises(InputError, match=r"harbour/es/a\.txt: is made by one and by two"):
        bundle.bundle(edition(written(LINES), "es", {}), kinds)
