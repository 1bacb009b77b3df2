"""What the operating system says, as one line."""

import errno
from pathlib import PurePosixPath

import pytest

from l10n.disk.errors import RefusedError, explained
from l10n.errors import DiskError, StoreError


@pytest.mark.parametrize(
    ("code", "remedy", "kind"),
    [
        (errno.ENOSPC, "free some space; nothing was lost", DiskError),
        (errno.EDQUOT, "free some space; nothing was lost", DiskError),
        (errno.EROFS, "the disk is mounted read-only", DiskError),
        (errno.EACCES, "check the permissions", StoreError),
        (errno.EPERM, "check the permissions", StoreError),
        (errno.EISDIR, "move the folder away; a file belongs there", StoreError),
        (errno.ENOTDIR, "move the file away that stands in the place of a folder", StoreError),
        (errno.EEXIST, "move the file away that stands in the place of a folder", StoreError),
        (errno.ENAMETOOLONG, "give the article a shorter name", StoreError),
        (errno.ELOOP, "mend the link", StoreError),
        (errno.ENOENT, "", StoreError),
    ],
)
def test_an_error_of_the_disk_says_what_can_be_done(code, remedy, kind):
    with pytest.raises(StoreError) as caught, explained(PurePosixPath("dist/a.html")):
        raise OSError(code, "as the system says")
    error = caught.value
    assert (type(error), error.place, error.problem, error.remedy) == (
        kind,
        "dist/a.html",
        "as the system says",
        remedy,
    )


@pytest.mark.parametrize("error", [OSError("no number"), RefusedError("no number", "")])
def test_an_error_without_a_number_has_its_words(error):
    with pytest.raises(StoreError, match=r"^a: no number$"), explained(PurePosixPath("a")):
        raise error
