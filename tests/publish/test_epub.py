"""Books hold all that they show, and EPUBCheck finds nothing."""

import io
import os
import shutil
import struct
import subprocess
import zipfile
import zlib

import pytest
from lxml import etree

from l10n.bundle.summary import Summary
from l10n.publish.epub import epub
from l10n.publish.level import ReleaseLevel
from tests.publish.releases import release, site


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\0\0"))
    + chunk(b"IEND", b"")
)
MEDIA = {"media/0123456789ab/wall 1.png": PNG}
STORY = """\
<p>Rain &amp; <em>wind</em>.<br>More <a href="#fn-1" id="ref-1" role="doc-noteref">1</a> <a href="#nowhere">x</a>
<a href="report.pdf">report</a>
<a data-article="ferry#why" href="ferry.md">ferry</a> <a data-article="gone" href="gone.md">gone</a>
<a href="mailto:desk@gazette.example">desk</a></p>
<figure><img src="media/0123456789ab/wall%201.png" alt="A wall"><figcaption>The wall</figcaption></figure>
<figure><img src="https://elsewhere.example/x.jpg" alt="far"></figure><hr>
<figure><iframe src="https://video.example/1" title="Film" loading="lazy" allowfullscreen=""></iframe></figure>
<figure><video src="media/0123456789ab/film.mp4" aria-label="Clip" controls="" preload="metadata"></video></figure>
<div class="table" tabindex="0"><table>
<thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></div>
<pre tabindex="0" translate="no" dir="ltr"><code>if a &lt; b:</code></pre>"""
NOTES = """\
<div class="notes" role="doc-endnotes"><ol>
<li id="fn-1" value="1">Note <a href="#ref-1" role="doc-backlink">↩</a></li></ol></div>"""
STORM = release(
    story=STORY,
    notes=NOTES,
    header="<h1>Storm &amp; tide</h1>",
    told=Summary("Storm & tide", "", "", "", "2026-05-04", "", ("Ana",)),
)
FERRY = release(
    "ferry",
    "es",
    level=ReleaseLevel.MACHINE,
    story='<p id="why"><span class="machine" data-digitalsourcetype="http://x/t">Agua.</span></p>',
)
PERSIAN = release(
    "storm", "fa", header="<h1>طوفان</h1>", story="<p>باران.</p>", told=Summary("طوفان", "", "علی", "", "2026-05-04")
)
SITE = site(STORM, FERRY, PERSIAN)
BOOKS = {"several": epub([STORM, FERRY], SITE, MEDIA.get), "one": epub([PERSIAN], SITE, MEDIA.get)}


def entries(workbook):
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", BOOKS)
def test_an_epub_is_whole(name):
    result = entries(BOOKS[name])
    assert next(iter(result)) == "mimetype"
    with zipfile.ZipFile(io.BytesIO(BOOKS[name])) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    package = etree.fromstring(result["EPUB/package.opf"])
    listed = {f"EPUB/{each.get('href').replace('%20', ' ')}" for each in package.iter("{*}item")}
    assert listed == result.keys() - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert package.find("{*}spine").get("page-progression-direction") == ("rtl" if name == "one" else "ltr")


def test_links_lead_into_the_epub_or_out_to_the_site_or_nowhere():
    page = entries(BOOKS["several"])["EPUB/text/001.xhtml"].decode()
    assert '<a href="002.xhtml">ferry</a>' in page
    assert '<a data-article="gone">gone</a>' in page
    assert "<a>report</a>" in page
    assert "<a>x</a>" in page
    assert '<a href="#fn-1" id="ref-1" role="doc-noteref">1</a>' in page
    assert '<a href="https://video.example/1">Film</a>' in page
    assert 'src="../media/0123456789ab.png"' in page
    assert "elsewhere.example" not in page


def test_words_of_machines_are_labelled():
    pages = entries(BOOKS["several"])
    assert "nadie ha revisado" in pages["EPUB/text/002.xhtml"].decode()
    assert "nadie ha revisado" not in pages["EPUB/text/001.xhtml"].decode()


def test_same_releases_same_bytes():
    assert epub([STORM, FERRY], SITE, MEDIA.get) == BOOKS["several"]


def checker():
    """EPUBCheck as a command or as a jar: that of EPUBCHECK, or Debian's, which only some kernels start by itself."""
    result = os.environ.get("EPUBCHECK") or shutil.which("epubcheck")
    return result and (["java", "-jar", result] if zipfile.is_zipfile(result) else [result])


@pytest.mark.skipif(not checker(), reason="no EPUBCheck here: put epubcheck on PATH, or its jar into $EPUBCHECK")
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_finds_nothing(tmp_path, name):
    place = tmp_path / "book.epub"
    place.write_bytes(BOOKS[name])
    quick = {**os.environ, "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # it runs for a second
    run = subprocess.run([*checker(), str(place)], capture_output=True, text=True, check=False, env=quick)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stderr
