"""edition.json keeps all of a release."""

import json

from hypothesis import given
from hypothesis import strategies as st

from l10n.bundle.pictures import Picture
from l10n.bundle.summary import Correction, Summary
from l10n.publish.level import ReleaseLevel
from l10n.publish.page import placed_release
from l10n.publish.release import dump, parse
from tests.publish.releases import release, site

MEDIA = {"media/0123456789ab/wall 1.gif": "0123456789ab" + "0" * 52}
HTML = '<figure><img src="media/0123456789ab/wall%201.gif" alt="A &quot;wall&quot;"></figure><p>src="media/x"</p>'
REPORTED = Summary(
    "Storm", "It rained.", "Ana", "By Ana", "2026-05-04", "2026-05-05", ("Ana", "Lê"),
    (Picture("media/0123456789ab/wall%201.gif", "The wall", "AP"), Picture("https://x.example/y.jpg")),
    (Correction("2026-05-06", "It was snow."),),
)  # fmt: skip


def test_what_is_written_is_read_again_whatever_the_addresses_of_the_site():
    each = release(
        told=REPORTED,
        story=HTML,
        media=MEDIA,
        files=("article.json",),
        machine=("Rain.",),
        older=True,
        inputs="x",
        path="p",
        canonical="https://old.example/storm",
        source="c0ffee",
        released="2026-05-01",
        licences=("CC BY-NC 4.0",),
        units="00ff:e2ae81f8",
        code="humanEdits",
        dates_itself=True,
        level=ReleaseLevel.EXCERPT,
    )
    for url in ("https://gazette.example/n/{locale}/{slug}", "", "https://{locale}.gazette.example/{slug}.html"):
        where = site(each, url=url)
        placed = placed_release(each, where)
        assert parse(dump(each, placed)) == each
        assert 'src="media/0' not in placed.story
    assert placed.summary.pictures[0].address == "https://es.gazette.example/media/0123456789ab/wall%201.gif"


@given(st.text(), st.text())
def test_any_words_return(headline, text):
    summary = Summary(headline, text, "", "", "", "")
    each = release(told=summary, text=text)
    assert parse(dump(each, placed_release(each, site(each)))) == each


@given(st.binary() | st.sampled_from([b"{}", b"[]", b"null", b'{"version": 1}', b'{"version": 2}']))
def test_different_files_are_none(data):
    assert parse(data) is None


def test_an_edition_that_an_older_release_wrote_has_no_units():
    values = json.loads(dump(release(units="00ff:e2ae81f8"), placed_release(release(), site(release()))))
    del values["units"]
    assert parse(json.dumps(values).encode()).units == ""
    assert parse(json.dumps({**values, "version": 2}).encode()) is None
