"""What a CMS exports through the whole house: extract, translate, check, build."""

import json

STORY = {
    "language": "en",
    "headline": "Ferry delayed",
    "body_html": '<p>No boat left <a href="https://courier.example/pier">the pier</a>.</p><ul><li>Fog came.</li></ul>',
    "body_text": "No boat left the pier. Fog came.",
    "rank": 3,
}


def test_json_returns_with_different_words_and_nothing_else_changed(newsroom):
    newsroom.write(json.dumps(STORY, indent=1), "ferry.json")
    newsroom("run")
    made = json.loads((newsroom.root / "dist/ferry/es/ferry.json").read_text(encoding="utf-8"))
    assert made["language"] == "es"
    assert made["rank"] == 3
    assert made["headline"] == "[Ƒééŕŕý ðééļåýééð]"
    assert made["body_html"].startswith("<p>[")
    assert made["body_html"].endswith("</a>.]</p><ul><li>[Ƒööĝ çååɱé.]</li></ul>")
    assert '<a href="https://courier.example/pier">' in made["body_html"]


def test_its_page_has_links_and_lists_and_no_text_twice(newsroom):
    newsroom.write(json.dumps(STORY), "ferry.json")
    newsroom("run")
    page = (newsroom.root / "dist/ferry/es/index.html").read_text(encoding="utf-8")
    assert 'href="https://courier.example/pier"' in page
    assert "<li>" in page
    assert page.count("Ƒööĝ çååɱé") == 1


def test_paths_of_the_settings_are_read_and_missing_items_named(newsroom):
    settings = newsroom.root / "l10n.toml"
    settings.write_text(settings.read_text() + '[formats.json]\npaths = ["story.text:html", "story.kicker"]\n')
    newsroom.write('{"story": {"text": "<p>Rain fell on the valley for a week.</p>"}, "id": "x"}', "rain.json")
    run = newsroom("extract")
    assert list(newsroom.units("rain")) == ["Rain fell on the valley for a week."]
    assert "source/rain.json:1: has no text at 'story.kicker' of [formats.json] paths" in run.stdout + run.stderr


def test_a_wrong_path_is_an_error_of_the_settings(newsroom):
    settings = newsroom.root / "l10n.toml"
    settings.write_text(settings.read_text() + '[formats.json]\npaths = ["story[x]"]\n')
    assert "[formats.json] paths: 'story[x]': is not a path" in newsroom("extract", code=2).stderr


def test_an_article_without_a_body_is_a_warning(newsroom):
    newsroom.write('{"headline": "Rain"}', "rain.json")
    run = newsroom("extract")
    assert "source/rain.json:1: has no body" in run.stdout + run.stderr


WXR = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Courier</title><language>en</language>
<item><title>The library opens</title>
<content:encoded><![CDATA[The library opened on <strong>Friday</strong>.

It has <a href="https://courier.example/two">two rooms</a>.]]></content:encoded>
<wp:post_type>post</wp:post_type></item>
<item><title>Storm</title><content:encoded><![CDATA[<p>No boat left.</p>]]></content:encoded>
<wp:post_type>page</wp:post_type></item>
</channel></rss>
"""


def test_posts_of_wordpress_return_with_different_words(newsroom):
    newsroom.write(WXR, "export.xml")
    newsroom("run")
    made = (newsroom.root / "dist/export/es/export.xml").read_text(encoding="utf-8")
    assert "<title>Courier</title><language>es</language>" in made
    assert "<content:encoded><![CDATA[[Ţĥé" in made
    assert "</strong>.]\n\n[" in made
    assert set(newsroom.units("export")) == {
        "The library opens",
        "The library opened on <1>Friday</1>.",
        "It has <1>two rooms</1>.",
        "Storm",
        "No boat left.",
    }
    page = (newsroom.root / "dist/export/es/index.html").read_text(encoding="utf-8")
    assert 'href="https://courier.example/two"' in page
    assert "CDATA" not in page


def test_a_feed_that_is_broken_is_a_single_line_and_stops_no_further_article(newsroom):
    newsroom.write(WXR.replace("</channel>", ""), "export.xml")
    run = newsroom("extract", code=2)
    assert "source/export.xml:11: </rss> closes what is not open where <channel> is open" in run.stderr
    assert newsroom.path("harbor").exists()


def test_data_in_a_format_of_articles_is_named_and_left_out(newsroom):
    newsroom.write('{"name": "x", "version": "1"}', "package.json")
    newsroom.write("<urlset><url><loc>https://courier.example/</loc></url></urlset>", "sitemap.xml")
    run = newsroom("run")
    assert "source/package.json:1: has no text at the paths that are read" in run.stderr
    assert "source/sitemap.xml:1: is not a feed: its root is <urlset>" in run.stderr
    assert "error" not in run.stderr
    assert not (newsroom.root / "dist/package").exists()
    newsroom("check")


def test_data_beside_an_article_of_its_name_is_left_out(newsroom):
    newsroom.write('{"title": "Council votes on harbor", "body": "Data of a page."}', "harbor.json")
    run = newsroom("run")
    assert "source/harbor.json: would share its catalogs with source/harbor.md; rename one of the two" in run.stderr
    assert "The old harbor wall." in newsroom.units()
