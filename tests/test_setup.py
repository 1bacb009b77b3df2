"""The set-up: its constraints name every dependency, and nothing that is of one machine."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINES = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
PINNED = dict(line.split("==") for line in LINES)


def requirements() -> list[Requirement]:
    """What pyproject.toml names, for the run, for extras and for development."""
    lists = [
        PROJECT["project"]["dependencies"],
        *PROJECT["project"].get("optional-dependencies", {}).values(),
        *PROJECT["dependency-groups"].values(),
    ]
    return [Requirement(text) for names in lists for text in names]


def test_constraints_are_names_and_versions_alone():
    assert [line for line in LINES if not re.fullmatch(r"[a-z0-9-]+==[0-9][\w.+!]*", line)] == []
    assert len(PINNED) == len(LINES)


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_each_dependency_has_a_version_that_it_allows(requirement):
    version = PINNED.get(canonicalize_name(requirement.name))
    assert version is not None, "run 'make constraints UPGRADE='"
    assert requirement.specifier.contains(Version(version))


def test_what_is_left_out_is_not_constrained():
    left_out = {Requirement(text).name for text in PROJECT["tool"]["uv"]["override-dependencies"]}
    assert left_out & PINNED.keys() == set()
