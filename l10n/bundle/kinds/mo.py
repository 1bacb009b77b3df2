"""`messages.mo`: the reviewed units as gettext's programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from l10n.catalog.po import mo
from l10n.plugin import BundleKind, Edition


def files(edition: Edition) -> Mapping[PurePosixPath, bytes]:
    """The catalog, compiled."""
    return {PurePosixPath("messages.mo"): mo.compile(edition.catalog)}


KIND = BundleKind(files)
