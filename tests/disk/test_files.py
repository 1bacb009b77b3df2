"""What the operating system can do with files."""

import ctypes
import errno
import os
import sys

import pytest

from l10n.disk import files


def test_what_is_not_a_file_is_refused_by_its_name(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(files.NotRegularError) as caught:
        files.open_regular(tmp_path / "pipe")
    assert (caught.value.errno, caught.value.filename) == (errno.EINVAL, str(tmp_path / "pipe"))
    with pytest.raises(IsADirectoryError) as folder:
        files.open_regular(tmp_path)
    assert (folder.value.strerror, folder.value.filename) == ("Is a directory", str(tmp_path))


def test_only_pipes_and_devices_are_streams(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"")
    names = ("pipe", "file", ".", "absent")
    assert [files.is_stream(tmp_path / name) for name in names] == [True, False, False, False]


def test_two_files_change_their_names(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    assert files.swap(first, second)
    assert (first.read_bytes(), second.read_bytes()) == (b"2", b"1")
    first.unlink()
    with pytest.raises(FileNotFoundError) as caught:
        files.swap(first, second)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, str(second))


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EXDEV, errno.EPERM])
def test_a_system_or_a_disk_that_cannot_exchange_names_states_it(tmp_path, monkeypatch, code):
    monkeypatch.setattr(files, "_renameat2", lambda: lambda *_: -1)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    assert files.swap(tmp_path / "first", tmp_path / "second") is False


def test_different_systems_have_neither_the_exchange_nor_news_of_writers(tmp_path, monkeypatch):
    files._renameat2.cache_clear()
    with monkeypatch.context() as patch, (tmp_path / "file").open("wb") as file:
        patch.setattr(sys, "platform", "darwin")
        assert files.swap(tmp_path / "file", tmp_path / "file") is False
        assert files.has_writer(file.fileno()) is None
    files._renameat2.cache_clear()


def test_a_writer_is_noticed_while_the_file_is_open(tmp_path):
    place = tmp_path / "file"
    with place.open("wb"), place.open("rb") as reader:
        assert files.has_writer(reader.fileno()) is True
    with place.open("rb") as reader:
        assert files.has_writer(reader.fileno()) is False
        with place.open("ab"):
            assert files.has_writer(reader.fileno()) is True, "the lease is given back"
