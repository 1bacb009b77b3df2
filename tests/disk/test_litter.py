"""What a killed run left."""

from l10n.disk import litter


def test_new_files_of_settings_and_folders_are_ours_and_those_of_further_items_stay(tmp_path):
    ours = {
        ".l10n.toml.1234abcd.tmp",
        ".pyproject.toml.1234_bcd.tmp",
        "dist/a/.x.html.1234abcd.tmp",
        ".l10n/.i.1234abcd.tmp",
    }
    theirs = {".other.toml.1234abcd.tmp", ".l10n.toml.tmp", "dist/x.1234abcd.tmp", "source/.a.md.1234abcd.tmp"}
    for name in ours | theirs:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/.x.1234abcd.tmp").write_bytes(b"half")
    (tmp_path / "dist/linked").symlink_to("../elsewhere")
    (tmp_path / "dist/.folder.1234abcd.tmp").mkdir()
    (tmp_path / "dist/.link.1234abcd.tmp").symlink_to("../elsewhere/.x.1234abcd.tmp")
    assert {path.relative_to(tmp_path).as_posix() for path in litter.find(tmp_path)} == ours
    assert litter.remove(tmp_path) == len(ours)
    assert litter.remove(tmp_path) == 0
    assert all((tmp_path / name).exists() for name in theirs)
    assert litter.remove(tmp_path / "absent") == 0
