"""The command after publishing: what it is told, what becomes of what it says, and that no change is lost."""

import json
import sys
from pathlib import PurePosixPath

import pytest

from l10n.disk.tray import TrayChanges
from l10n.errors import SettingsError
from l10n.jobs.hook import Hook, HookError
from l10n.store import Store

SCRIPT = """
import json, os, sys
from pathlib import Path
given = json.load(sys.stdin)
Path("given.json").write_text(json.dumps({**given, "published": os.environ["L10N_PUBLISHED"]}))
print("sent")
print("slowly", file=sys.stderr)
sys.exit(int(Path("code").read_text()))
"""


@pytest.fixture
def lines():
    return []


@pytest.fixture
def hook(tmp_path, lines):
    (tmp_path / "after.py").write_text(SCRIPT)
    (tmp_path / "code").write_text("0")
    return Hook(Store(tmp_path, report=lines.append), f"{sys.executable} after.py", tmp_path / "site")


def changes(**lists):
    return TrayChanges(**{kind: [PurePosixPath(path) for path in paths] for kind, paths in lists.items()})


def test_the_command_gets_the_folder_and_all_changes(hook, lines, tmp_path):
    hook.note(changes(new=["es/a.html"], gone=["es/b.html"]))
    assert hook.run()
    assert json.loads((tmp_path / "given.json").read_text()) == {
        "folder": str(tmp_path / "site"), "published": str((tmp_path / "site").resolve()),
        "new": ["es/a.html"], "changed": [], "gone": ["es/b.html"],
    }  # fmt: skip
    assert sorted(lines) == ["sent", "slowly"]
    assert not hook.run(), "there is nothing left to run it for"


def test_a_command_that_failed_is_run_again_with_what_came_since(hook, tmp_path):
    (tmp_path / "code").write_text("4")
    hook.note(changes(new=["a", "b"]))
    with pytest.raises(HookError) as caught:
        hook.run()
    assert str(caught.value) == "[publish] after: ended with exit code 4; the next call runs it again"
    hook.note(changes(new=["c", "a"], changed=["d"]))
    (tmp_path / "code").write_text("0")
    assert hook.run()
    given = json.loads((tmp_path / "given.json").read_text())
    assert (given["new"], given["changed"], given["gone"]) == (["a", "b", "c"], ["d"], [])


@pytest.mark.parametrize("command", ["no-such-program --now", "'", " "])
def test_a_command_that_cannot_be_started_is_a_mistake_of_the_settings(tmp_path, command):
    hook = Hook(Store(tmp_path), command, tmp_path / "site")
    hook.note(changes(new=["a"]))
    with pytest.raises(SettingsError, match=r"^\[publish\] after: cannot be run: .*; mend the command$"):
        hook.run()


def test_without_a_command_or_changes_nothing_is_run(tmp_path, hook):
    hook.note(changes())
    assert not hook.run()
    silent = Hook(Store(tmp_path), "", tmp_path / "site")
    silent.note(changes(new=["a"]))
    assert not silent.run()


def test_two_folders_have_their_changes(tmp_path, hook, lines):
    hook.note(changes(new=["a"]))
    assert not Hook(Store(tmp_path, report=lines.append), f"{sys.executable} after.py", tmp_path / "other").run()
    assert hook.run()


def test_notes_that_are_damaged_are_none(tmp_path, hook):
    hook.note(changes(new=["a"]))
    (path,) = (tmp_path / ".l10n").glob("publish-*.json")
    path.write_text("[")
    assert not hook.run()
