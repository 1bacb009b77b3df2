"""Work that goes wrong in other processes, for the tests of what runs it. It must be importable there."""

import os
import signal
import time
from pathlib import Path, PurePosixPath
from types import NoneType

from l10n.errors import ArticleError
from l10n.jobs.stage import Stage
from l10n.plugin.faults import FAULTS


def supplies(_workspace, file, _locales, _options):
    return [file.path]


def work(workspace, file, _locale, options):
    """Does what the article says; `options` is a file that says that somebody died."""
    text = workspace.store.read(file.path).decode().strip()
    if text == "dies" or (text == "dies once" and not Path(options).exists()):
        Path(options).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "slow" or (text == "slow once" and not Path(options).exists()):
        Path(options).touch()
        time.sleep(2 if text == "slow once" else 30)
    if text == "faulty":
        FAULTS.report("check odd", "failed")
    if text == "wrong":
        raise ArticleError(str(file.path), "is wrong", "mend it")
    if text == "needs more":
        text += workspace.store.read(PurePosixPath("more.txt")).decode()
    if text == "writes":
        workspace.store.revise(PurePosixPath("made.txt"), lambda now: (now or b"") + b"made\n")
        workspace.progress.message("wrote")
    return f"{file.slug}: {text}"


STAGE = Stage(
    "odd", "Trying", work, str, NoneType, lambda _result: None, lambda _workspace: None,
    address="tests.jobs.odd_stages:STAGE", seconds=99.0, supplies=supplies,
)  # fmt: skip
