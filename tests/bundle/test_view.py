"""Pages by templates: the theme's own first, and what is wrong with them as a single line."""

from __future__ import annotations

import pytest

from l10n.bundle import theme_files, view
from l10n.errors import InputError
from l10n.plugin import Theme


@pytest.mark.parametrize(
    ("template", "line"),
    [
        (
            "one\n{% if %}",
            "theme/page.html:2: cannot be rendered: Expected an expression, got 'end of statement block'",
        ),
        ("one\n\n{{ nothing }}", "theme/page.html:3: cannot be rendered: 'nothing' is undefined"),
        ("{{ 1 / 0 }}", "theme/page.html:1: cannot be rendered: ZeroDivisionError: division by zero"),
        ("{% include 'absent.html' %}", "theme/page.html:1: cannot be rendered: absent.html"),
    ],
)
def test_a_template_that_is_wrong_is_a_single_line_with_its_place(template: str, line: str) -> None:
    with pytest.raises(InputError) as caught:
        view.render("page.html", Theme({"page.html": template}, ""), {})
    assert str(caught.value) == f"{line}; mend the template"


def test_a_theme_extends_the_page_and_escapes_what_it_shows() -> None:
    theme = Theme({"small.html": "{{ word }} {{ word|isolated }}\n\n"}, "p { color: red }\n")
    assert view.render("small.html", theme, {"word": "<b>"}) == b"&lt;b&gt; &lt;b&gt;\n"
    plain = view.style(Theme({}, ""))
    assert view.style(theme) == f"{plain}\np {{ color: red }}"


@pytest.mark.parametrize(
    ("css", "inlined"),
    [
        ("url(a.png)", 'url("data:image/png;base64,eA==")'),
        ("url( './a.png' )", 'url("data:image/png;base64,eA==")'),
        ('url("b/c.WOFF2")', 'url("data:font/woff2;base64,eQ==")'),
        ("url(absent.png)", "url(absent.png)"),
        ("url(page.exe)", "url(page.exe)"),
        ("url(https://e.example/a.png)", "url(https://e.example/a.png)"),
    ],
)
def test_files_that_styles_name_are_inserted_into_them(css: str, inlined: str) -> None:
    files = {"a.png": b"x", "b/c.WOFF2": b"y", "page.exe": b"z"}
    assert theme_files.inlined(Theme({}, css, files)).style == inlined


def test_files_that_a_theme_lacks_are_named_once() -> None:
    css = "url(a.png) url(b.png) url('./b.png') url(/c.png) url(#d) url(data:x)"
    assert list(theme_files.absent(Theme({}, css, {"a.png": b""}))) == ["b.png"]
