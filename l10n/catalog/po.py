"""stub"""
from __future__ import annotations
from l10n.model import Catalog


def decode(data: bytes, place: str) -> str:
    """The text of a PO file by its declared charset, without a byte order mark."""
    raise NotImplementedError


def parse(text: str, slug: str, place: str = "", *, source: str = "", target: str = "") -> Catalog:
    """The catalog of a PO text; languages from its header where not given."""
    raise NotImplementedError


def dump(catalog: Catalog, original: str = "") -> str:
    """The PO text of a catalog; units equal to those of `original` keep its bytes."""
    raise NotImplementedError
