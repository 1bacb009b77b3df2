"""Folders that nothing is published into, and lines that would bring drafts."""

import pytest

from l10n.errors import UsageError
from l10n.jobs.publish import _refuse
from l10n.workspace import Workspace


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        (".", "holds the project; name a folder of its own"),
        ("..", "holds the project; name a folder of its own"),
        ("source/x", "lies in source/; name a folder of its own"),
        ("locales", "lies in locales/; name a folder of its own"),
        ("site/../.git/x", "lies in .git/; name a folder of its own"),
        ("l10n.toml", "is not a folder; name a folder"),
        ("site", ""),
        ("../beside", ""),
    ],
)
def test_what_is_published_has_a_separate_folder(tmp_path, folder, line):
    root = tmp_path / "room"
    (root / "source").mkdir(parents=True)
    (root / "l10n.toml").write_text('locales = ["es"]\n')
    if not line:
        _refuse(Workspace(root), root / folder)
        return
    with pytest.raises(UsageError) as caught:
        _refuse(Workspace(root), root / folder)
    assert str(caught.value) == f"{root / folder}: {line}"
