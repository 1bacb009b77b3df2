"""`article.txt`: what a reader of the page reads, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n.bundle import labels, plain
from l10n.bundle.flow import Writer
from l10n.bundle.outline import shown
from l10n.plugin import BundleKind, Edition


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """The text in UTF-8 with LF, without site chrome."""
    text = labels.text(edition) + plain.text(shown(edition), Writer(edition))
    return {PurePosixPath("article.txt"): f"{text}\n".encode()}


KIND = BundleKind(files)
