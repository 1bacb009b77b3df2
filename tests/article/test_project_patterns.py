"""The project's own patterns: they give roles, and a pattern without an end is stopped."""

import time

import pytest

from l10n.article import project_patterns
from l10n.article.project_patterns import ProjectPatterns
from l10n.errors import SettingsError
from l10n.model import Role


def test_the_first_that_matches_wins():
    patterns = ProjectPatterns({"furniture": ["^Subscribe"], "credit": ["^Subs", "desk$"]})
    assert [patterns.role(text) for text in ("Subscribe now", "News desk", "The dam broke.")] == [
        Role.FURNITURE,
        Role.CREDIT,
        None,
    ]


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(.*a){20}$"])
def test_a_pattern_that_backtracks_without_end_is_stopped(monkeypatch, pattern):
    monkeypatch.setattr(project_patterns, "SECONDS", 0.2)
    native, began = ProjectPatterns({"furniture": [pattern]}), time.monotonic()
    with pytest.raises(
        SettingsError, match=r"patterns\.furniture: .* takes more than 0\.2 second for one line; write it"
    ):
        native.role("a" * 5000 + " and the council of the town voted for a new harbor wall in the evening of Tuesday!")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("patterns", [{"furniture": ["("]}, {"banner": ["x"]}])
def test_what_is_no_pattern_is_refused(patterns):
    with pytest.raises(SettingsError, match="name a role and write regular expressions"):
        ProjectPatterns(patterns)
