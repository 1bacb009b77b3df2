"""stub"""

from __future__ import annotations
from l10n.model import Catalog


def compile(catalog: Catalog) -> bytes:  # noqa: A001  (gettext's own word)
    """The reviewed units of a catalog as an MO file."""
    raise NotImplementedError
