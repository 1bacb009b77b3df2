"""A published edition as plain values, and as the JSON that lies beside its page.

That file is documented for other systems (docs/publishing.md), and it is the memory of the out-tray: the last approved version
is made into pages again and again from it, while a newer one is in review.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import unquote

from l10n import langtag
from l10n.bundle.pictures import Picture
from l10n.bundle.provenance import SCHEME
from l10n.bundle.summary import Correction, Summary
from l10n.dataclass import dataclass, field
from l10n.late_pattern import late_pattern
from l10n.publish.level import ReleaseLevel

VERSION = 1
MEDIA = "media"
"""The folder of the out-tray that holds what pages show, each file once, under its digest."""


@dataclass(frozen=True, slots=True)
class PackedTexts:
    """The long texts of a release, held small: a site of thousands of editions has them all in memory while it is made."""

    data: bytes

    @staticmethod
    def of(header: str, story: str, notes: str, text: str) -> PackedTexts:
        """Texts as they are held."""
        return PackedTexts(zlib.compress(json.dumps([header, story, notes, text], ensure_ascii=False).encode(), 1))

    def unpacked(self) -> tuple[str, str, str, str]:
        """Header, story and notes as HTML, and the whole as plain text."""
        header, story, notes, text = json.loads(zlib.decompress(self.data))
        return header, story, notes, text

    def changed(self, html: Callable[[str], str]) -> PackedTexts:
        """The same with its HTML changed."""
        header, story, notes, text = self.unpacked()
        return PackedTexts.of(html(header), html(story), html(notes), text)


@dataclass(frozen=True, slots=True)
class Release:
    """One article in one locale. The HTML of `texts` has links to other articles and to media that are not placed yet; `code`
    is IPTC's digital source type; `machine` are the sentences that nobody reviewed; `media` and `files` are digests of what it
    shows and of what lies beside its page.

    `source` is the digest of the article that it was made of, `inputs` that of all it was made of, `older` whether the
    article has changed since; `path` and `canonical` are the article's own; `released` is when an article that names no date
    was first published; `licences` are those of models that allow no commercial use. `units` are the units that it
    was made of, as `units_text` writes them: what an article with another name is found again by.
    """

    slug: str
    locale: str
    source_locale: str
    level: ReleaseLevel
    summary: Summary
    texts: PackedTexts
    dates_itself: bool = False
    code: str = ""
    machine: tuple[str, ...] = ()
    media: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    path: str = ""
    canonical: str = ""
    source: str = ""
    inputs: str = ""
    older: bool = False
    released: str = ""
    licences: tuple[str, ...] = ()
    units: str = ""

    @property
    def header(self) -> str:
        """What stands above the story, as HTML."""
        return self.texts.unpacked()[0]

    @property
    def story(self) -> str:
        """The story as HTML."""
        return self.texts.unpacked()[1]

    @property
    def notes(self) -> str:
        """What stands below the story, as HTML."""
        return self.texts.unpacked()[2]

    @property
    def text(self) -> str:
        """The whole as plain text."""
        return self.texts.unpacked()[3]

    @property
    def date(self) -> str:
        """When it was published, as ISO 8601."""
        return self.summary.date or self.released

    @property
    def key(self) -> tuple[str, str]:
        """Slug and locale."""
        return self.slug, self.locale

    @property
    def unit_names(self) -> frozenset[str]:
        """The names of the units that it was made of."""
        return frozenset(part.partition(":")[0] for part in self.units.split())

    def shows(self, words: Iterable[tuple[str, str]]) -> int:
        """How many of some words, each with the name of its unit, it was made of."""
        units = frozenset(self.units.split())
        return sum(units_text({name: target}) in units for name, target in words)


@dataclass(frozen=True, slots=True)
class PlacedRelease:
    """What a release says with its links and media placed, as readers elsewhere need it: its address, those of the other
    editions by language, its three parts of HTML, and what it says of itself.
    """

    url: str
    editions: Mapping[str, str]
    header: str
    story: str
    notes: str
    summary: Summary


def dump(release: Release, placed: PlacedRelease) -> bytes:
    """A release as JSON in UTF-8."""
    about = placed.summary
    values = {
        "version": VERSION,
        "slug": release.slug,
        "language": release.locale,
        "direction": langtag.direction(release.locale),
        "sourceLanguage": release.source_locale,
        "url": placed.url,
        "editions": dict(sorted(placed.editions.items())),
        "state": release.level.value,
        "olderThanSource": release.older,
        "title": about.headline,
        "description": about.description,
        "byline": about.byline,
        "author": about.author,
        "authors": list(about.authors),
        "published": about.date,
        "updated": about.updated,
        "corrections": [{"date": each.date, "text": each.text} for each in about.corrections],
        "pictures": [{"address": p.address, "caption": p.caption, "credit": p.credit} for p in about.pictures],
        "headerHtml": placed.header,
        "bodyHtml": placed.story,
        "notesHtml": placed.notes,
        "text": release.text,
        "datesItself": release.dates_itself,
        "digitalSourceType": SCHEME + release.code if release.code else "",
        "machineSentences": list(release.machine),
        "media": dict(sorted(release.media.items())),
        "files": list(release.files),
        "source": {"path": release.path, "canonical": release.canonical, "sha256": release.source},
        "inputs": release.inputs,
        "released": release.released,
        "licences": list(release.licences),
        "units": release.units,
    }
    return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()


def units_text(targets: Mapping[str, str]) -> str:
    """The units of a release by name, each with a digest of its words, as a text: it is held for all editions of a site.

    >>> units_text({"00ff": "Lluvia."})
    '00ff:e2ae81f8'
    """
    return " ".join(
        f"{name}:{hashlib.blake2b(words.encode(), digest_size=4).hexdigest()}" for name, words in targets.items()
    )


def parse(data: bytes) -> Release | None:
    """The opposite of `dump`, media and links not placed; nothing where the file is not one of ours."""
    try:
        return _unplaced(_release(json.loads(data)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _unplaced(release: Release) -> Release:
    """A release whose media are named by their place in the out-tray, and whose links to articles lead nowhere yet."""

    def inside(address: str) -> str:
        match = _MEDIA.search(address)
        return match["path"] if match and unquote(match["path"]) in release.media else address

    def html(text: str) -> str:
        text = _ARTICLE_LINK.sub(lambda link: _PLACE.sub("", link[0]), text)
        return LOCAL_ADDRESS.sub(lambda m: f'{m["name"]}="{inside(m["address"])}"', text)

    pictures = tuple(replace(each, address=inside(each.address)) for each in release.summary.pictures)
    return replace(release, texts=release.texts.changed(html), summary=replace(release.summary, pictures=pictures))


_MEDIA = late_pattern(rf"(?:^|/)(?P<path>{MEDIA}/[0-9a-f]{{12}}/[^/]*)$")
_ARTICLE_LINK = late_pattern(r'<a data-article="[^<>]*>')
_PLACE = late_pattern(r'\s(?:href|hreflang)="[^"]*"')
LOCAL_ADDRESS = late_pattern(r'(?P<name>\s(?:src|href|poster))="(?P<address>[^"]*)"')


def _release(fields: Mapping[str, object]) -> Release:
    if fields["version"] != VERSION:
        raise ValueError(fields["version"])
    text = {name: str(fields[name]) for name in _TEXTS}
    source = dict(fields["source"])  # type: ignore[call-overload]
    return Release(
        slug=text["slug"],
        locale=text["language"],
        source_locale=text["sourceLanguage"],
        level=ReleaseLevel(text["state"]),
        summary=_summary(fields, text),
        texts=PackedTexts.of(text["headerHtml"], text["bodyHtml"], text["notesHtml"], text["text"]),
        dates_itself=fields["datesItself"] is True,
        code=text["digitalSourceType"].removeprefix(SCHEME),
        machine=tuple(map(str, fields["machineSentences"])),  # type: ignore[call-overload]
        media={str(path): str(digest) for path, digest in dict(fields["media"]).items()},  # type: ignore[call-overload]
        files=tuple(map(str, fields["files"])),  # type: ignore[call-overload]
        path=str(source["path"]),
        canonical=str(source["canonical"]),
        source=str(source["sha256"]),
        inputs=text["inputs"],
        released=text["released"],
        licences=tuple(map(str, fields["licences"])),  # type: ignore[call-overload]
        older=fields["olderThanSource"] is True,
        units=str(fields.get("units", "")),
    )


def _summary(fields: Mapping[str, object], text: Mapping[str, str]) -> Summary:
    pictures = [dict(each) for each in fields["pictures"]]  # type: ignore[attr-defined]
    corrections = [dict(each) for each in fields["corrections"]]  # type: ignore[attr-defined]
    return Summary(
        headline=text["title"],
        description=text["description"],
        author=text["author"],
        byline=text["byline"],
        date=text["published"],
        updated=text["updated"],
        authors=tuple(map(str, fields["authors"])),  # type: ignore[call-overload]
        pictures=tuple(Picture(str(p["address"]), str(p["caption"]), str(p["credit"])) for p in pictures),
        corrections=tuple(Correction(str(each["date"]), str(each["text"])) for each in corrections),
    )


_TEXTS = (
    "slug", "language", "sourceLanguage", "state", "title", "description", "byline", "author", "published", "updated",
    "headerHtml", "bodyHtml", "notesHtml", "text", "digitalSourceType", "inputs", "released",
)  # fmt: skip
