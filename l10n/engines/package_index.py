"""The index of models that Argos Translate publishes, and downloads from it. The only network use of `l10n` by itself, and
only when a person asks for it.
"""

from __future__ import annotations

import json
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from l10n import loopback
from l10n.dataclass import dataclass
from l10n.engines import package_metadata
from l10n.engines.package_archive import ANY, Demand, install_stream
from l10n.engines.package_metadata import Package
from l10n.engines.safe_zip import DownloadProgress
from l10n.errors import PackageError
from l10n.plugin import Pair

_LONGEST_INDEX = 16 << 20  # bytes; the index of 2026 has less than a hundred kilobytes
_LONGEST_ARCHIVE = 4 << 30
_SECONDS = 30.0  # without a byte
_BLOCK = 1 << 16
_BY_HAND = "or bring the file here by other means and run 'l10n packages install FILE'"


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that the index offers. `licence` is empty where the index says none; `links` are tried in order."""

    name: str
    pair: Pair
    version: str
    links: tuple[str, ...]
    licence: str = ""
    label: str = ""


def index_url() -> str:
    """Where Argos Translate is set to find its index: the variable `ARGOS_PACKAGE_INDEX`, its settings file, its default.

    Raises:
        PackageError: argostranslate's settings cannot be read.
    """
    try:
        from argostranslate import settings  # makes Argos' folders, which an installation needs anyway
    except (OSError, ValueError) as error:
        raise PackageError("argostranslate", f"its settings cannot be read ({error})", _BY_HAND) from error
    return str(settings.remote_package_index)


def fetch_offers(url: str) -> tuple[Offer, ...]:
    """The translation models of an index, sorted by name; entries of other kinds are left out.

    Raises:
        PackageError: no network, or the answer is not an index.
    """
    content = fetch(url)
    try:
        entries = json.loads(content) if len(content) <= _LONGEST_INDEX else None
    except (ValueError, RecursionError) as error:
        raise PackageError(url, f"is not an index of models ({error})", _BY_HAND) from error
    if not isinstance(entries, list):
        raise PackageError(url, "is not an index of models", _BY_HAND)
    offers = [
        _offer(entry) for entry in entries if isinstance(entry, dict) and entry.get("type", "translate") == "translate"
    ]
    return tuple(sorted((offer for offer in offers if offer), key=lambda offer: offer.name))


def fetch(url: str) -> bytes:
    """What an address gives, as far as the longest index goes and a byte.

    Raises:
        PackageError: it cannot be had.
    """
    with _response(url) as response:
        return response.read(_LONGEST_INDEX + 1)


def install_offer(offer: Offer, into: Path, demand: Demand = ANY, progress: DownloadProgress | None = None) -> Package:
    """The package of an offer, downloaded, checked and installed. `progress` hears of the download.

    What was downloaded lies in a file without a name, so that nothing is left behind whatever happens.

    Raises:
        PackageError: no link gives a sound archive.
    """
    links = [link for link in offer.links if urlsplit(link).scheme in {"http", "https"}]
    if not links:
        raise PackageError(offer.name, "the index gives no web address for it", _BY_HAND)
    for link in links[:-1]:
        try:
            return _install_link(link, into, demand, progress)
        except PackageError:
            continue  # a mirror is down or stale; the last one's error is reported
    return _install_link(links[-1], into, demand, progress)


def _install_link(link: str, into: Path, demand: Demand, progress: DownloadProgress | None) -> Package:
    with tempfile.TemporaryFile() as file:
        download(link, file, progress)
        return install_stream(file, link, into, demand)


def download(url: str, file: IO[bytes], progress: DownloadProgress | None = None) -> None:
    """Writes what an address gives to a file, and goes back to its beginning.

    Raises:
        PackageError: it cannot be had, or not whole.
    """
    with _response(url) as response:
        total, done = int(response.headers.get("Content-Length") or 0), 0
        while block := response.read(_BLOCK):
            done += len(block)
            if done > _LONGEST_ARCHIVE:
                raise PackageError(url, "is larger than any model", _BY_HAND)
            file.write(block)
            if progress:
                progress(done, total)
    if total and done < total:
        raise PackageError(url, f"ended after {done} of {total} bytes", f"try again, {_BY_HAND}")
    file.seek(0)


def _offer(entry: Mapping[str, object]) -> Offer | None:
    """What an entry of the index offers; nothing where it is for something that this version cannot name or use."""
    try:
        package = package_metadata.from_metadata(entry, Path("index"))
    except PackageError:
        return None
    links = entry.get("links")
    addresses = tuple(link for link in links if isinstance(link, str)) if isinstance(links, list) else ()
    label = f"{entry.get('from_name', '')} → {entry.get('to_name', '')}"
    return Offer(package.name, package.pair, package.version, addresses, package.licence, label)


class _SafeRedirect(urllib.request.HTTPRedirectHandler):
    """Follows redirections to places as safe as the first one."""

    def redirect_request(  # noqa: PLR0913, PLR0917  (the library's own)
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:  # fmt: skip
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in loopback.ADDRESSES):
        raise PackageError(url, "is not an https address", _BY_HAND)


@contextmanager
def _response(url: str) -> Iterator[HTTPResponse]:
    _check_address(url)
    opener = urllib.request.build_opener(_SafeRedirect)
    request = urllib.request.Request(url, headers={"User-Agent": "l10n"})  # noqa: S310  (https alone, see above)
    try:
        with opener.open(request, timeout=_SECONDS) as response:
            yield response
    except urllib.error.HTTPError as error:
        error.close()  # it is the answer too, and keeps its connection
        raise PackageError(url, f"answers {error.code} {error.reason}", f"try again later, {_BY_HAND}") from error
    except (OSError, HTTPException) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise PackageError(url, f"cannot be reached ({reason})", f"check the network, {_BY_HAND}") from error
