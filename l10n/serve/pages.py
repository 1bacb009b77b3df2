"""The pages of a project, made from its files when they are asked for."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from html import escape
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from l10n import langtag, loopback
from l10n.dataclass import dataclass
from l10n.errors import L10nError, UsageError
from l10n.interface.page_words import PAGES, PageWords
from l10n.jobs import status_links
from l10n.jobs.preview import preview
from l10n.jobs.status import status, status_page
from l10n.model import Bundle
from l10n.workspace import Workspace

CHANGES = "/~changes"
_SCRIPT = """<script nonce="{nonce}">
new EventSource("{changes}").onmessage = () => location.reload();
</script>
"""
_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src * data:; media-src *; font-src 'self' data:; "
    "frame-src *; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src {script}"
)
_PROBLEM = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title}</title><style>{style}</style></head>
<body><main><h1>{title}</h1>{lines}{after}<p><a href="/">{home}</a></p></main></body>
</html>
"""
_STYLE = (
    "body{margin:0;padding:2rem 1.25rem;font:1rem/1.5 system-ui,'Noto Sans',sans-serif}main{max-width:46rem}"
    "h1{font-size:1.4rem}.line{overflow-wrap:anywhere;font-family:ui-monospace,monospace;font-size:.9rem}"
)
NOT_FOUND = 404
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What other files of an article may do: its own page has scripts of other sites."""


@dataclass(frozen=True, slots=True)
class ServedPage:
    """What a browser gets."""

    status: int
    type: str
    body: bytes
    policy: str = SANDBOX
    location: str = ""


class LivePages:
    """The pages as the files say them now. `version` changes whenever something was saved."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._workspace: Workspace | None = None
        self._bundles: dict[tuple[str, str], Bundle] = {}
        self.version = 0

    def refresh(self) -> None:
        """Forgets what was made: something was saved."""
        with self._lock:
            self._workspace, self._bundles = None, {}
            self.version += 1

    def answer(self, path: str, accepted: str = "") -> ServedPage:
        """The page at a path, in the best of the languages that a browser accepts. What is wrong with the project is a page
        too, so that it reloads when that is mended.
        """
        words = PAGES.choose(accepted)
        try:
            with self._lock:
                if self._workspace is None:
                    self._workspace = Workspace(self._root)
                workspace = self._workspace
                words = PAGES.choose(workspace.settings.review.language or accepted)
                return self._status(workspace, words) if path == "/" else self._file(workspace, path)
        except UsageError as exc:
            return _problem(NOT_FOUND, exc, words)
        except L10nError as exc:
            return _problem(500, exc, words)

    def _status(self, workspace: Workspace, words: PageWords) -> ServedPage:
        """How everything stands, with the way to each page and to its review."""
        statuses = list(status(workspace, findings=True)) if workspace.settings.locales else []
        return _page(status_page(workspace, statuses, status_links.to_server(statuses), words), inline=True)

    def _file(self, workspace: Workspace, path: str) -> ServedPage:
        parts = path.strip("/").split("/")
        slugs = workspace.slugs()
        for n in range(len(parts) - 1, 0, -1):
            slug = "/".join(parts[:n])
            if slug in slugs:
                if len(parts) == n + 1 and not path.endswith("/"):
                    return ServedPage(302, "text/plain", b"", location=f"/{quote('/'.join(parts))}/")
                inside = PurePosixPath(*parts[n + 1 :] or ["index.html"])
                return _of_bundle(self._bundle(workspace, slug, parts[n]), inside)
        raise UsageError(path, "is not a page of this project", "begin at /")

    def _bundle(self, workspace: Workspace, slug: str, locale: str) -> Bundle:
        key = slug, locale
        if key not in self._bundles:
            self._bundles[key] = preview(workspace, slug, locale)
        return self._bundles[key]


def _of_bundle(bundle: Bundle, path: PurePosixPath) -> ServedPage:
    files: Mapping[PurePosixPath, bytes] = bundle.files
    if path not in files:
        raise UsageError(str(path), "is not a file of this edition", "it has index.html")
    if path == PurePosixPath("index.html"):
        return _page(files[path])
    return ServedPage(200, loopback.content_type(path.name), files[path])


def _page(html: bytes, status: int = 200, *, inline: bool = False) -> ServedPage:
    """A page of ours that loads itself again when something was saved."""
    nonce = secrets.token_urlsafe(12)
    script = _SCRIPT.format(nonce=nonce, changes=CHANGES).encode()
    head, end, tail = html.rpartition(b"</body>")
    policy = _POLICY.format(script="'unsafe-inline'" if inline else f"'nonce-{nonce}'")
    return ServedPage(status, "text/html; charset=utf-8", head + script + end + tail, policy)


def _problem(status: int, error: L10nError, words: PageWords) -> ServedPage:
    """What is wrong, in the language of the reader; the line of the error is the one that the terminal shows, in English."""
    is_absent = status == NOT_FOUND
    title = words("There is no such page") if is_absent else words("The page cannot be made")
    comes_back = words("It comes back by itself when this is mended.")
    lines = "".join(f'<p class="line" lang="en" dir="ltr">{escape(line)}</p>' for line in str(error).splitlines())
    page = _PROBLEM.format(
        language=words.locale,
        direction=langtag.direction(words.locale),
        style=_STYLE,
        title=escape(title),
        lines=lines,
        after="" if is_absent else f"<p>{escape(comes_back)}</p>",
        home=escape(words("Status of the project")),
    )
    return _page(page.encode(), status)
