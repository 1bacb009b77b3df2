"""Servers of pages on this machine: where they listen, what every answer says, and what they say to who may not come in."""

from __future__ import annotations

import errno
import mimetypes
from collections.abc import Mapping

from l10n.errors import UsageError

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
"""What browsers on this machine may call a server that listens on `HOST`; any other name is another site's trick."""
ADDRESSES = frozenset({*NAMES, "::1"})
"""What means this machine, where traffic leaves it for no network."""
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer has: it is for this page alone, and no cache keeps it."""
VISIT = ("navigate", "document")
"""What Fetch Metadata says of a link that a person followed; old browsers say nothing."""
NOT_AN_ADDRESS = "This is not an address."
OTHER_NAME = "This name is not served here."
OTHER_SITE = "This page answers no other site."


def is_foreign(fetch_site: str | None) -> bool:
    """Whether a page of another site or server made the browser ask. Source: W3C Fetch Metadata, `Sec-Fetch-Site`."""
    return fetch_site not in {None, "none", "same-origin"}


def is_visit(mode: str | None, destination: str | None) -> bool:
    """Whether a person followed a link in a window of her own, by `Sec-Fetch-Mode` and `Sec-Fetch-Dest`."""
    return (mode, destination) == VISIT


def content_type(name: str) -> str:
    """The media type of a file by its name, with the charset of what is text."""
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/json" else kind


def port_error(place: str, error: OSError, remedy: str) -> UsageError:
    """What is said of a port that cannot be listened on."""
    problem = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
    return UsageError(place, problem, remedy)
