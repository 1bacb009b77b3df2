"""A localized page says its language and direction, and nothing else changes."""

from __future__ import annotations

import pytest

from l10n.article.formats.html import FORMAT


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ('<html lang="en"><p>x', "uk", '<html lang="uk"><p>x'),
        ("<html lang=en class=a>", "fa", '<html lang="fa" class=a dir="rtl">'),
        ("<html lang='fa' dir='rtl'>", "en", "<html lang='en' dir='ltr'>"),
        ("<html>", "ar", '<html lang="ar" dir="rtl">'),
        ("<HTML class='a'>", "es", "<HTML class='a' lang=\"es\">"),
        ("<html lang>", "es", '<html lang="es">'),
        ("<html lang=>", "es", '<html lang="es">'),
        ("<html lang=es>", "es", "<html lang=es>"),
        ('<html lang="en" xml:lang="en">', "es", '<html lang="es" xml:lang="es">'),
        ('<html lang="en"><body dir="ltr">', "he", '<html lang="he" dir="rtl"><body dir="rtl">'),
        ("<!doctype html>\n<!-- a --><p>x", "fa", '<!doctype html>\n<!-- a --><html lang="fa" dir="rtl"><p>x'),
        ("<p>x", "es", '<html lang="es"><p>x'),
        ('<html lang="en"><meta property="og:locale" content="en_US">', "pt-BR",
         '<html lang="pt-BR"><meta property="og:locale" content="pt_BR">'),
        ("<html lang='en'><meta http-equiv=Content-Language content=en>", "uk",
         "<html lang='uk'><meta http-equiv=Content-Language content=\"uk\">"),
        (
            '<html lang=en><script type=application/ld+json>{"@type":"NewsArticle","inLanguage":"en"}</script>',
            "uk",
            '<html lang="uk"><script type=application/ld+json>{"@type":"NewsArticle","inLanguage":"uk"}</script>',
        ),
        ("<html lang=''><script type=application/ld+json>{'inLanguage':'en'}</script>", "uk",
         "<html lang='uk'><script type=application/ld+json>{'inLanguage':'en'}</script>"),
        ('<html lang=""><meta name=viewport content=en><p lang=en>x<html lang=de>', "uk",
         '<html lang="uk"><meta name=viewport content=en><p lang=en>x<html lang=de>'),
    ],
)  # fmt: skip
def test_language_and_direction(text: str, locale: str, expected: str) -> None:
    assert FORMAT.relabel(text, locale) == expected
    assert FORMAT.relabel(expected, locale) == expected
