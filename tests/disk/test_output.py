"""A file that a person named."""

import pytest

from l10n.disk import output
from l10n.errors import StoreError


def test_a_file_is_written_with_its_folder_and_may_be_private(tmp_path):
    place = tmp_path / "a/b/terms.csv"
    for data in (b"one", b"two"):
        output.write(place, data, mode=0o600)
        assert (place.read_bytes(), place.stat().st_mode & 0o777) == (data, 0o600)


def test_a_folder_in_its_place_is_a_single_line(tmp_path):
    (tmp_path / "terms.csv").mkdir()
    with pytest.raises(StoreError) as caught:
        output.write(tmp_path / "terms.csv", b"words")
    assert str(caught.value) == f"{tmp_path / 'terms.csv'}: Is a directory; move the folder away; a file belongs there"
