"""Articles in JSON: which strings are read, how they are written back, and what is said of the others."""

import json
import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from l10n.article import article as articles
from l10n.article import weave
from l10n.article.json import escapes, paths
from l10n.bundle import body
from l10n.bundle.flow import Writer
from l10n.bundle.outline import outline as outlined
from l10n.bundle.outline import visible
from l10n.bundle.pictures import pictures as shown_pictures
from l10n.bundle.structure import spots
from l10n.errors import ArticleError, SettingsError
from l10n.model import Document, Role, State
from l10n.plugin import Format, FormatOptions, load
from tests.bundle.editions import edition

FORMATS = load("l10n.article.formats", Format)


def read(text: str, *expected: str, **options) -> Document:
    path = PurePosixPath("source/a.json")
    article = articles.decode(text.encode(), "a", path, "json", articles.ReadingOptions("en"))
    return articles.parse(article, FormatOptions(json=expected, **options), FORMATS)


def written(document: Document, change) -> str:
    return weave.weave(document, lambda block: change(block.text), FORMATS["json"].render)


def rows(document: Document) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in document.walk()]


def test_the_paths_of_the_settings_are_read_and_no_further_items():
    text = json.dumps(
        {"headline": "Rain", "teaser": {"de": "Regen", "en": "Rain today"}, "items": [{"c": "A pier"}, {"c": "A boat"}]}
    )
    assert rows(read(text, "teaser.en:text:standfirst", "items[*].c")) == [
        ("standfirst", "Rain today"),
        ("body", "A pier"),
        ("body", "A boat"),
    ]
    assert rows(read(text, "items[1].c::caption".replace("::", ":text:"))) == [("caption", "A boat")]
    assert rows(read(text, "**.en")) == [("standfirst", "Rain today")]
    assert rows(read(text, "teaser.*")) == [("standfirst", "Regen"), ("standfirst", "Rain today")]


def test_a_key_may_hold_dots_and_colons():
    assert rows(read('{"og:title": "Rain", "a.b": "Sun is out."}', "og:title:headline", '["a.b"]')) == [
        ("headline", "Rain"),
        ("body", "Sun is out."),
    ]


def test_a_path_where_nothing_stands_is_reported():
    document = read('{"headline": "Rain", "body": null}', "headline", "body:html")
    assert document.notices == ("source/a.json:1: has no text at 'body:html' of [formats.json] paths",)


@pytest.mark.parametrize("written_path", ["", "a..b", "a[x]", "[", "a b[*"])
def test_what_is_not_a_path_is_refused(written_path):
    with pytest.raises(SettingsError, match="is not a path"):
        paths.parse(written_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"headline": "Rain"', "source/a.json:1: is not JSON: expecting ',' delimiter at column 20; mend it there"),
        ('{\n "headline": "Rain",\n}', "source/a.json:2: is not JSON: "),
        (
            '{"name": "Rain"}',
            "source/a.json:1: has no text at the paths that are read; name its own in [formats.json] paths",
        ),
        ('["' + "[" * 100_000, "source/a.json:1: is not JSON"),
        ("[" * 100_000 + "]" * 100_000, "source/a.json:1: is nested too deeply"),
        ('{"body": "<p>Rain <b"}', "source/a.json:1: its HTML: "),
    ],
)
def test_a_broken_file_is_a_single_clear_line(text, message):
    with pytest.raises(ArticleError) as caught:
        read(text)
    assert str(caught.value).startswith(message) or (
        message == "source/a.json:2: is not JSON: " and ":3:" in str(caught.value)
    )
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "target", "expected"),
    [
        ('{"title": "Rain"}', 'Say "é" \\ /', '{"title": "Say \\"é\\" \\\\ /"}'),
        ('{"title": "Caf\\u00e9"}', "é", '{"title": "\\u00e9"}'),
        ('{"title": "Caf\\u00E9 x"}', "ü", '{"title": "\\u00FC"}'),
        ('{"url":"a\\/b","title":"Rain"}', "a/b", '{"url":"a\\/b","title":"a\\/b"}'),
        (
            '{"title": "\\u003cem\\u003eRain\\u003c/em\\u003e fell"}',
            "<1>Er</1> a",
            '{"title": "\\u003cem\\u003eEr\\u003c/em\\u003e a"}',
        ),
        ('{"title": "The \\u0022old\\u0022 pier"}', 'a "b" \\', '{"title": "a \\u0022b\\u0022 \\\\"}'),
    ],
)
def test_texts_are_escaped_as_the_file_escapes_them(raw, target, expected):
    document = read(raw)
    made = written(document, lambda _: target)
    assert made == expected
    json.loads(made)


def test_the_style_of_a_file_is_that_of_all_its_strings():
    assert escapes.style('{"a": "é", "b": "\\u00e9"}') == "json"


def test_the_body_as_plain_text_stands_behind_the_body_in_html_on_pages():
    document = read('{"body_text": "Rain fell.", "body_html": "<p>Rain fell.</p>", "title": "B", "headline": "A"}')
    assert [block.syntax.startswith("repeated") for block in document.blocks] == [True, False, False, True]


def test_every_text_of_a_list_of_articles_is_read():
    text = json.dumps([{"title": "One", "body": "First."}, {"title": "Two", "body": "Second."}])
    assert rows(read(text)) == [("headline", "One"), ("body", "First."), ("headline", "Two"), ("body", "Second.")]


def test_the_language_of_the_article_changes_and_no_further():
    text = '{"language": "en", "headline": "Rain", "image": {"meta": {"language": "en"}}, "lang": "not a tag at all"}'
    made = FORMATS["json"].relabel(text, "pt-BR")
    assert made == text.replace('"en"', '"pt-BR"', 1)


def test_a_page_of_it_has_its_lists_links_and_pictures():
    body = '<ul><li>A <a href=\\"https:\\/\\/a.example\\">pier</a></li></ul><img src=\\"a.jpg\\">'
    text = f'{{"headline": "Rain", "body_html": "{body}"}}'
    page = FORMATS["json"].page(read(text))
    assert page.article.format == "html"
    assert weave.fault(page) == ""
    assert page.blocks[1].inlines[0].raw == '<a href="https://a.example">'
    assert page.skeleton[1].endswith("<li>")
    assert '<img src="a.jpg">' in page.skeleton[-1]


def test_a_page_of_it_has_pictures_with_their_words():
    body = '<p>Rain.</p><img class=\\"x\\" src=\\"https://a.example/a.jpg\\" alt=\\"A pier\\" width=\\"3\\"><p>Sun.</p>'
    page = FORMATS["json"].page(read(f'{{"body_html": "{body}"}}'))
    assert '<img class="x" src="https://a.example/a.jpg" alt="A pier" width="3">' in page.article.text
    assert [block.text for block in page.blocks] == ["Rain.", "A pier", "Sun."]


def test_the_projects_project_patterns_yield_roles():
    document = read('{"body": "<p>Rain fell.</p><p>Subscribe now.</p>"}', patterns={"furniture": ("^Subscribe",)})
    assert [block.role for block in document.blocks] == [Role.BODY, Role.FURNITURE]


MARKDOWN = """---
title: The pier opens soon
---

The **pier** opens on [Monday](https://a.example/x "See it"). See [the plan][plan].

## Cost

- Two million
- Three years

> Nobody knows.

```
code
```

![A crane](img/crane.png)

| Year | Cost |
| --- | --: |
| first | two |

[plan]: https://a.example/plan
"""


def test_a_field_in_markdown_is_read_as_such():
    document = read(json.dumps({"headline": "Pier", "body": MARKDOWN, "n": 1}), "headline", "body:markdown")
    assert rows(document) == [
        ("headline", "Pier"),
        ("headline", "The pier opens soon"),
        ("body", "The <1>pier</1> opens on <2>Monday</2>. See <3>the plan</3>."),
        ("caption", "See it"),
        ("heading", "Cost"),
        ("item", "Two million"),
        ("item", "Three years"),
        ("quote", "Nobody knows."),
        ("caption", "A crane"),
        *(("cell", text) for text in ("Year", "Cost", "first", "two")),
    ]
    made = json.loads(written(document, lambda text: text.replace("o", '"ø*')))
    assert 'The **pier** "øpens' in made["body"] or 'The **pier** "ø\\*pens' in made["body"]
    assert made["n"] == 1
    again = read(json.dumps(made), "headline", "body:markdown")
    assert rows(again)[4:6] == [("heading", 'C"ø*st'), ("item", 'Tw"ø* milli"ø*n')]


def test_a_page_of_markdown_in_a_field_has_its_structure():
    document = read(json.dumps({"headline": "Pier", "body": MARKDOWN}), "headline", "body:markdown")
    page = FORMATS["json"].page(document)
    result = {block.text: spot for block, spot in reversed(list(spots(page)))}
    assert result["Cost"].level == 2
    assert (result["Two million"].group, result["A crane"].image) == (result["Three years"].group, "img/crane.png")
    assert [(result[text].cell, result[text].head) for text in ("Year", "two")] == [(0, True), (1, False)]
    assert "<pre><code>code\n</code></pre>" in page.article.text
    assert not visible(next(block for block in page.blocks if block.text == "The pier opens soon")), "its title repeats"


def test_a_field_in_markdown_that_cannot_be_read_is_named_with_its_line():
    deep = ">" * 200 + " x"
    with pytest.raises(ArticleError, match=r"source/a\.json:2: its Markdown: .*nested"):
        read('{"headline": "Pier",\n "body": ' + json.dumps(deep) + "}", "headline", "body:markdown")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"image": {"url": "a.png", "caption": "A pier."}}, [("a.png", "A pier.")]),
        ({"feature_image": "g.png", "feature_image_caption": "A pier."}, [("g.png", "A pier.")]),
        ({"feature_image": "g.png"}, [("g.png", "Rain fell.")]),
        ({"image": "http://a.example/x.jpg?w=9"}, [("http://a.example/x.jpg?w=9", "Rain fell.")]),
        (
            {"images": [{"src": "a.png", "caption": "One."}, {"src": "b.png", "caption": "Two."}]},
            [("a.png", "One."), ("b.png", "Two.")],
        ),
        (
            {
                "associations": {
                    "m": {
                        "description_text": "A pier.",
                        "renditions": {"thumbnail": {"href": "t.jpg"}, "o": {"href": "o.jpg"}},
                    }
                }
            },
            [("o.jpg", "A pier.")],
        ),
        ({"image": {"url": "a.png", "caption": "A pier."}, "excerpt": "<p>Rain <img src='a.png'></p>"}, []),
        ({"author": {"avatar": "me.png"}, "url": "http://a.example/x.html"}, []),
    ],
)
def test_pictures_of_fields_precede_their_captions(fields, shown):
    page = FORMATS["json"].page(read(json.dumps({"headline": "Pier", **fields, "body": "Rain fell."})))
    matches = re.findall(r'<img src="([^"]*)" alt="">([^<\n]*)', page.article.text)
    assert matches == shown


@pytest.mark.parametrize("names", [("alt", "caption"), ("caption", "alt")])
def test_an_alternative_text_in_a_field_is_no_second_caption(names):
    texts = {"alt": 'The "old" pier', "caption": "The pier in May."}
    pictures = [{"url": "a.png", **{name: texts[name] for name in names}}, {"url": "b.png", "caption": "Gulls."}]
    document = FORMATS["json"].page(read(json.dumps({"headline": "Pier", "images": pictures, "body": "Rain fell."})))
    words = {block.text: (block.text, State.REVIEWED) for block in document.blocks}
    media = {"a.png": b"a", "b.png": b"b"}
    writer = Writer(replace(edition(document, "es", words), media=media), marked=False)
    outline = outlined(document)
    figures = re.findall(r"<figure>.*?</figure>", body.html([*outline.header, *outline.body], writer))
    assert figures == [
        '<figure><img src="a.png" alt="The &quot;old&quot; pier"><figcaption>The pier in May.</figcaption></figure>',
        '<figure><img src="b.png" alt=""><figcaption>Gulls.</figcaption></figure>',
    ]
    assert [each.caption for each in shown_pictures(outline, writer)] == ["The pier in May.", "Gulls."]


def test_pictures_in_lists_of_ninjs_and_stories_of_arc_are_read():
    ninjs = {
        "type": "text",
        "headline": "Rain",
        "associations": {"gallery": [{"type": "picture", "description_text": "The pier at dawn."}]},
    }
    assert ("caption", "The pier at dawn.") in rows(read(json.dumps(ninjs)))
    newer = {"headlines": [{"value": "Rain"}], "associations": [{"descriptions": [{"value": "The pier at dawn."}]}]}
    assert ("caption", "The pier at dawn.") in rows(read(json.dumps(newer)))
    story = {
        "headlines": {"basic": "Rain"},
        "content_elements": [
            {"type": "text", "content": "It was <b>long</b>."},
            {"type": "list", "items": [{"type": "text", "content": "A pier."}]},
        ],
    }
    assert [text for _, text in rows(read(json.dumps(story)))] == ["Rain", "It was <1>long</1>.", "A pier."]
