"""`article.txt`: what a reader of the page reads, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n.bundle import plain
from l10n.bundle.flow import Writer
from l10n.bundle.outline import outline
from l10n.plugin import BundleKind, Edition


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """The text in UTF-8 with LF, without site chrome."""
    text = plain.text(outline(edition.localized.document), Writer(edition))
    return {PurePosixPath("article.txt"): f"{text}\n".encode()}


KIND = BundleKind(files)
