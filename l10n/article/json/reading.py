"""Articles in JSON: ninjs, and whatever a CMS exports, spliced string by string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from l10n import langtag
from l10n.article import dates, weave
from l10n.article.json import escapes, paths, repeats
from l10n.article.json.paths import TextPath
from l10n.article.json.strings import PlacedString, strings
from l10n.article.lines import lines
from l10n.article.nested import write
from l10n.article.nested.read import NestedReader, title
from l10n.errors import NotArticleError, UsageError
from l10n.model import Article, Block, Document
from l10n.plugin import FormatOptions

_LANGUAGE = ("language", "lang", "locale", "inLanguage")
_META = {
    "date": "firstcreated firstCreated published_at datePublished date_published published date versioncreated",
    "updated": "versioncreated versionCreated updated_at dateModified date_modified modified updated",
    "url": "canonical_url canonicalUrl canonical url link href",
    "byline": "byline by",
    "language": " ".join(_LANGUAGE),
}
_DEEPEST = 2
"""Keys above the language of an article in its file (`data.language`); deeper ones speak of other things."""


def parse(article: Article, options: FormatOptions) -> Document:
    """The strings at the paths of the settings, or at those that newsrooms use.

    Raises:
        ArticleError: the file is not JSON.
        NotArticleError: it has no text at any of the paths.
    """
    placed = tuple(strings(article.text, str(article.path)))
    requested = tuple(paths.parse(path) for path in options.json)
    chosen = list(_chosen(placed, requested))
    if not chosen:
        problem = "has no text at the paths that are read"
        raise NotArticleError(
            f"{article.path}:1", problem, "name its own in [formats.json] paths, or move it out of source/"
        )
    reader = NestedReader(article, lines(article.text), options)
    style = escapes.style(article.text)
    texts = [escapes.read(article.text, string.start, string.end, style) for string, _ in chosen]
    again = repeats.repeated([(string.path, text.text) for (string, _), text in zip(chosen, texts, strict=True)])
    blocks = [
        block
        for (string, path), text, hidden in zip(chosen, texts, again, strict=True)
        for block in reader.blocks(text, path.role or paths.role(string.path), path.kind, repeats=hidden)
    ]
    lost = paths.missing(requested, [string.path for string in placed])
    notices = [f"{article.path}:1: has no text at {path!r} of [formats.json] paths" for path in lost]
    meta = _meta(article, placed, min(len(string.path) for string, _ in chosen))
    return weave.document(article, {**title(blocks), **meta}, blocks, notices)


def _chosen(placed: Sequence[PlacedString], requested: Sequence[TextPath]) -> Iterator[tuple[PlacedString, TextPath]]:
    """The strings that are read; half a character is not a text."""
    for string in placed:
        path = (
            next((path for path in requested if path.matches(string.path)), None)
            if requested
            else paths.usual(string.path)
        )
        if path is not None and string.end > string.start and string.is_text:
            yield string, path


def _meta(article: Article, placed: Sequence[PlacedString], headline: int) -> Mapping[str, str]:
    """The plain values of the object that the article is, beside its first text."""
    values = {
        string.path: escapes.decode(article.text[string.start : string.end])
        for string in placed
        if len(string.path) <= headline
    }
    meta = {}
    for name, keys in _META.items():
        named = [value for key in keys.split() for path, value in values.items() if path[-1] == key and value.strip()]
        meta[name] = named[0].strip() if named else ""
    meta["date"], meta["updated"] = (dates.for_html(meta[name]) for name in ("date", "updated"))
    return {name: value for name, value in meta.items() if value and (name != "language" or _is_tag(value))}


def _is_tag(value: str) -> bool:
    try:
        langtag.parse(value)
    except UsageError:
        return False
    return True


def render(block: Block, text: str) -> str:
    """The text as the file writes its strings."""
    return write.render(block, text, escapes.codec)


def relabel(text: str, locale: str) -> str:
    """The file with its own language changed: of the whole, or of the article beside its headline."""
    done, pieces = 0, []
    for string in strings(text, "article"):
        keys = [part for part in string.path if isinstance(part, str)]
        named = keys[-1:] and keys[-1] in _LANGUAGE and len(keys) <= _DEEPEST
        if named and _is_tag(escapes.decode(text[string.start : string.end])):
            pieces += [text[done : string.start], locale]
            done = string.end
    return "".join(pieces) + text[done:]
