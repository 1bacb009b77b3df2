"""A localized page says its new address wherever the source page says its own, and nothing else changes."""

from __future__ import annotations

import pytest

from l10n.article.formats.html import FORMAT
from l10n.article.html.address import readdress
from l10n.article.html.text import escape
from l10n.article.html.tokens import tokens
from l10n.plugin import PageAddresses

HERE, UK, EN = "https://tide.example/es/flood?a=1&b=2", "https://tide.example/uk/flood", "https://tide.example/flood"
ALONE = PageAddresses("es", "en", {"es": HERE})
ALL = PageAddresses("es", "en", {"en": EN, "es": HERE, "uk": UK})
_AMP = HERE.replace("&", "&amp;")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<meta property="og:url" content="https://tide.example/flood">', f'<meta property="og:url" content="{_AMP}">'),
        ("<meta name=twitter:url content=x>", f'<meta name=twitter:url content="{_AMP}">'),
        (  # another name for the same address
            f"<meta property=og:url content='{EN}/'><meta name=parsely-link content='{EN}'>",
            f"<meta property=og:url content='{_AMP}'><meta name=parsely-link content='{_AMP}'>",
        ),
        ('<meta property="og:url" content><a href="x">', f'<meta property="og:url" content="{_AMP}"><a href="x">'),
        ('<link rel="alternate" hreflang="es" href="/es"/>', f'<link rel="alternate" hreflang="es" href="{_AMP}"/>'),
        (f'<link rel="amphtml" href="{EN}/amp">', None),
        (f'<link rel="alternate" type="application/rss+xml" href="{EN}.rss">', None),
        (f'<p><a href="{EN}">Flood</a></p><svg><link rel="canonical" href="{EN}"></svg>', None),
        (f'<!-- <link rel="canonical" href="{EN}"> -->', None),
        ("<p>Rain fell.</p>", None),
        (
            f'<meta property="og:url" content="{EN}"><meta property="og:locale:alternate" content="es">',
            f'<meta property="og:url" content="{_AMP}"><meta property="og:locale:alternate" content="en">',
        ),
    ],
)
def test_the_head_has_the_address_of_the_edition(text: str, expected: str | None) -> None:
    made = readdress(text, ALONE)
    assert made == (text if expected is None else expected)
    assert readdress(made, ALONE) == made


def test_a_page_without_an_address_to_itself_stays() -> None:
    text = f'<link rel="canonical" href="{EN}">'
    assert readdress(text, PageAddresses("es", "en", {"uk": UK})) == text


def test_editions_that_the_page_does_not_name_are_linked_after_those_it_does() -> None:
    text = f'<link rel="canonical" href="{EN}" />\n<link rel="alternate" hreflang="en" href="{EN}" />\n<p>'
    assert readdress(text, ALL) == (
        f'<link rel="canonical" href="{_AMP}" />\n<link rel="alternate" hreflang="en" href="{EN}" />'
        f'<link rel="alternate" hreflang="es" href="{_AMP}"/><link rel="alternate" hreflang="uk" href="{UK}"/>\n<p>'
    )


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (  # whatever calls the page by its address goes along
            '{"@graph":[{"@type":"NewsArticle","@id":"EN/#article","url":"EN","mainEntityOfPage":{"@id":"EN"},'
            '"author":{"name":"EN"}},{"@type":"WebPage","@id":"EN","isPartOf":{"@id":"EN#site"}}]}',
            '{"@graph":[{"@type":"NewsArticle","@id":"HERE#article","url":"HERE","mainEntityOfPage":{"@id":"HERE"},'
            '"author":{"name":"HERE"}},{"@type":"WebPage","@id":"HERE","isPartOf":{"@id":"HERE#site"}}]}',
        ),
        ('{"@type":"NewsArticle","mainEntityOfPage":"EN"}', '{"@type":"NewsArticle","mainEntityOfPage":"HERE"}'),
        (  # the source article is meant
            '{"@type":"NewsArticle","url":"EN","translationOfWork":{"@id":"EN"},"isBasedOn":"EN"}',
            '{"@type":"NewsArticle","url":"HERE","translationOfWork":{"@id":"EN"},"isBasedOn":"EN"}',
        ),
        (  # other articles
            '[{"@type":"NewsArticle","url":"EN"},{"@type":"NewsArticle","url":"https://tide.example/wind"}]',
            '[{"@type":"NewsArticle","url":"HERE"},{"@type":"NewsArticle","url":"https://tide.example/wind"}]',
        ),
        ("{'url': EN}", "{'url': EN}"),  # not JSON
    ],
)
def test_json_ld_has_the_address_of_the_edition(source: str, expected: str) -> None:
    text = ld(source.replace("EN", EN))
    assert readdress(text, ALONE) == ld(expected.replace("HERE", HERE).replace("EN", EN))


def test_an_address_cannot_leave_its_place() -> None:
    evil = PageAddresses("es", "en", {"es": "https://x.example/\"'></script><script>"})
    made = readdress(f'<meta property="og:url" content="{EN}">' + ld('{"@type":"Article","url":"' + EN + '"}'), evil)
    assert made.count("<script") == made.count("</script") == 1
    assert [token.value("content") for token in tokens(made, "page") if token.name == "meta"] == [
        escape(evil.here, quote='"')
    ]


def test_only_the_page_of_the_article_changes_its_language_in_json_ld() -> None:
    text = ld('[{"@type":"WebPage","inLanguage":"en"},{"@type":"WebSite","inLanguage":"en"}]')
    assert ld('[{"@type":"WebPage","inLanguage":"es"},{"@type":"WebSite","inLanguage":"en"}]') in FORMAT.relabel(
        text, "es"
    )
