from l10n.bundle import overview as overview_page
from l10n.bundle.overview import overview


def part(title, state="preview", reviewed=1, units=2, files=("index.html",)):
    return {
        "title": title,
        "state": state,
        "units": {"all": units, "reviewed": reviewed},
        "files": {name: {} for name in files},
    }


def manifest(slug, **locales):
    return {"slug": slug, "source": {"language": "en"}, "locales": locales}


def test_every_page_is_led_to_with_what_is_reviewed():
    page = overview(
        [manifest("b", en=part("Beta")), manifest("a/x", en=part("Alpha <1>"), ar=part("ألفا"))], "The Courier"
    ).decode()
    assert page.index("Alpha &lt;1&gt;") < page.index("Beta")
    assert '<a href="a/x/ar/index.html" hreflang="ar">' in page
    assert 'lang="ar" dir="rtl"' in page
    assert "preview · 1&#8239;/&#8239;2 reviewed" in page
    assert 'value="50"' in page
    assert page.count("original") == 2


def test_a_locale_without_a_page_is_not_linked():
    page = overview([manifest("a", en=part("Alpha", files=("article.txt",)))], "").decode()
    assert "index.html" not in page


def test_an_article_without_units_is_done():
    page = overview([manifest("a", es=part("Alfa", units=0, reviewed=0))], "")
    assert b'value="100"' in page


def test_a_slug_cannot_break_out_of_its_link():
    page = overview([manifest('x"><script>', en=part("T"), es=part("T"))], "<b>").decode()
    assert "<script>" not in page
    assert "<b>" not in page


def test_a_page_of_rows_is_the_page_of_their_manifests():
    manifests = [manifest("b", en=part("Beta"), es=part("Beta")), manifest("a", en=part("Alpha <1>"))]
    rows = [overview_page.row(each) for each in (manifests[1], manifests[0])]
    assert overview_page.page(rows, "Courier") == overview(manifests, "Courier")
    assert rows[0].startswith("<article>")
    assert "Alpha &lt;1&gt;" in rows[0]
