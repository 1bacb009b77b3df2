"""Entry points of other people's packages: read where one may be, and only there."""

import sys

import pytest

from l10n.plugin import points

OURS = "[console_scripts]\nx = y\n\n[l10n.formats]\nodd = odd_format\nother = odd_format:other\n"


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def installed(place, listed, suffix=".dist-info"):
    folder = place / f"odd-1.0{suffix}"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(listed)


@pytest.mark.parametrize("suffix", [".dist-info", ".egg-info"])
def test_the_points_of_a_group_are_those_of_the_packages_that_are_installed(place, suffix):
    installed(place, OURS, suffix)
    result = points.entry_points_of("l10n.formats")
    assert [(point.name, point.value, point.group) for point in result] == [
        ("odd", "odd_format", "l10n.formats"),
        ("other", "odd_format:other", "l10n.formats"),
    ]
    assert points.entry_points_of("l10n.checks") == ()


def test_a_package_without_a_point_of_ours_is_not_read(place, monkeypatch):
    installed(place, "[console_scripts]\nx = y\n")
    (place / "broken-1.dist-info").mkdir()
    (place / "package").mkdir()
    (place / "package/entry_points.txt").write_text(OURS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda: pytest.fail("reading them costs 30 ms"))
    assert points.entry_points_of("l10n.formats") == ()


@pytest.mark.parametrize("name", ["old-1.0.egg", "here.egg-link"])
def test_packages_of_older_kinds_may_have_entry_points(place, name):
    (place / name).write_text("")
    assert points._may_join(str(place))


def test_what_is_not_a_folder_may_have_entry_points_and_what_is_absent_has_none(place, monkeypatch):
    (place / "packages.zip").write_text("")
    assert points._may_join(str(place / "packages.zip"))
    assert not points._may_join(str(place / "nowhere"))
    monkeypatch.chdir(place)
    assert not points._may_join("")
    installed(place, OURS)
    assert points._may_join("")
