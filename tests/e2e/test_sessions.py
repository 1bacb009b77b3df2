"""All that a person sees of the commands, from first to last line; see `sessions_write`."""

import pytest

from .sessions_write import SESSIONS, played


@pytest.mark.parametrize("name", sorted(path.stem for path in SESSIONS.glob("*.txt")))
def test_a_session_shows_what_it_showed(name, tmp_path):
    script = (SESSIONS / f"{name}.txt").read_text(encoding="utf-8")
    assert played(script, tmp_path) == script, "where that is meant: python -m tests.e2e.sessions_write"
