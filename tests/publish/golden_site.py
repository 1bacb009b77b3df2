"""Small sites made by hand, and all their files in one text for each: `golden/<site>.txt`, which `make golden` rewrites."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from l10n import __version__
from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Correction, Summary
from l10n.plugin import Theme
from l10n.publish import ninjs, outputs
from l10n.publish.cross_links import ArticleIndex, mark
from l10n.publish.level import ReleaseLevel
from l10n.publish.manifest import digest, dump
from l10n.publish.site import Site
from tests.publish.releases import release, site

FOLDER = Path(__file__).parent / "golden"
PLACE = "media/0123456789ab/wall%201.png"
PICTURE = "media/0123456789ab/wall 1.png"
WALL = Picture(PLACE, "The wall & the tide", "Lê/AP")
STORM = Summary(
    "Storm & <tide>", "It “rained”.", "Ana Ruiz", "Por Ana Ruiz", "2026-05-04T23:30:00-04:00", "2026-05-06",
    ("Ana Ruiz", "Lê Văn"), (WALL,), (Correction("2026-05-06", "It was snow."), Correction("", "And hail.")),
)  # fmt: skip
STORY = f"""\
<p>Rain &amp; <a href="ferry.md#why" title="Ferry">ferry</a>, <a href="gone.md">gone</a>,
<a href="https://elsewhere.example/">far</a>.</p>
<figure><img src="{PLACE}" alt="A wall" width="3" height="2"><figcaption>The wall</figcaption></figure>
<figure><iframe src="https://video.example/1" title="Film" loading="lazy"></iframe></figure>
<figure><video src="media/0123456789ab/film.mp4" controls=""></video></figure>"""
NOTES = (
    '<div class="notes"><p id="fn-1">A note, <a href="#fn-1">1</a>, <a href="#fn-9" role="doc-backlink">9</a></p></div>'
)
MACHINE = {"level": ReleaseLevel.MACHINE, "code": "trainedAlgorithmicMedia", "machine": ("Agua.", "Barro.")}
FLOOD = '<p><span class="machine">Agua.</span> <span class="machine">Barro.</span></p>'
RELEASES = (
    release(
        told=STORM, story=STORY, notes=NOTES, code="humanEdits", dates_itself=True, path="source/storm.md", older=True,
        media={PICTURE: "0123456789ab" + "0" * 52}, files=("article.json",), inputs="abc",
        licences=("CC-BY-NC-4.0",), source="c0ffee", units="00ff:e2ae81f8",
    ),
    release(locale="en", path="source/storm.md", canonical="https://old.example/storm"),
    release(locale="fa", told=Summary("طوفان", "", "علی", "", "2026-05-04"), path="source/storm.md"),
    release("flood", told=Summary("Riada", "", "Bo Lind", "Bo Lind", ""), story=FLOOD, **MACHINE, released="2026-05-01"),
    release("drought", level=ReleaseLevel.EXCERPT, told=Summary("Sequía", "Sin lluvia.", "", "", "")),
    release("drought", "en"),
    release("ferry", "en", story='<p id="why">It sank.</p>', path="source/ferry.md", canonical="https://old.example/f"),
)  # fmt: skip
ITEM = f"""{{"title": "Storm", "bodies": [{{"contentType": "application/xhtml+xml", "value": "<img src=\\"{PLACE}\\">"}}],
"associations": [{{"type": "picture", "renditions": [{{"href": "{PLACE}"}}]}}], "empty": []}}"""


def sites() -> Mapping[str, Site]:
    """One whose pages lie beside each other at an address, one with a host for each locale, and one without addresses."""
    words = {"names": {"fa": "روزنامه"}, "digits": {"fa": "latn"}}
    theme = Theme(style="p { color: red }", files={"logo.svg": b"<svg/>"}, words={"es": {"articles": "Todo"}})
    return {
        "one": site(*RELEASES, **words),
        "hosts": site(*RELEASES[:3], url="https://{locale}.gazette.example/n/{slug}.html", theme=theme),
        "folder": site(*RELEASES[:2], url=""),
    }


def files(made: Site) -> Mapping[str, bytes]:
    """What a site consists of, but for the look that all pages share; each entry of a book by itself."""
    articles = [(each.slug, each.path, each.canonical) for each in RELEASES if each.path]
    index = ArticleIndex(articles, made.addresses, made.locales())
    linked = replace(made, releases={key: mark(each, index) for key, each in made.releases.items()})
    written = dict(outputs.files(linked, {PICTURE: b"PNG"}.get))
    digests = {path: digest(path.name.encode()) for path in written}
    named = {str(path): data for path, data in written.items() if path.suffix != ".css"}
    named["article.json"] = ninjs.place(ITEM.encode(), linked.releases["storm", "es"], linked, index)
    if not made.addresses.is_public:  # it is the same in all of them, and long
        named["manifest.json"] = dump(linked, digests, dict.fromkeys(linked.releases, "key"))
    for name in [name for name in named if name.endswith(".epub")]:
        with zipfile.ZipFile(io.BytesIO(named.pop(name))) as book:
            named |= {f"{name}/{entry}": book.read(entry) for entry in book.namelist() if not entry.endswith(".css")}
    return named


def text(made: Site) -> str:
    """All files of a site in one text, without the version of the program."""
    parts = (f"=== {name}\n{data.decode().rstrip()}\n\n" for name, data in files(made).items())
    return "".join(parts).replace(f"l10n {__version__}", "l10n VERSION")


def write() -> None:
    """Writes the texts of all sites."""
    for name, made in sites().items():
        (FOLDER / f"{name}.txt").write_text(text(made), encoding="utf-8")
