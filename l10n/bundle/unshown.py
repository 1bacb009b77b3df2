"""Elements that no page of ours shows, by the name that a producer reads: programs, forms, drawings, asides of a page."""

from __future__ import annotations

import re
from html import unescape

from l10n.article.html.roles import is_chrome_by_class
from l10n.article.html.tokens import name_set
from l10n.article.html.tree import Element
from l10n.bundle.embeds import is_within
from l10n.late_pattern import late_pattern

_UNSHOWN = name_set("object embed applet canvas frameset marquee math")
_CONTROLS = name_set("input select textarea button output")
_CONTROL = late_pattern(r"<(?:input\b(?![^<>]*\btype\s*=\s*[\"']?hidden)|select\b|textarea\b|button\b)", re.IGNORECASE)
_UNSEEN = name_set("hidden checkbox")  # the state of an item of a list is carried
_LEFT_OUT = name_set("button select datalist textarea dialog label fieldset marquee menu")
_ASIDES = name_set("aside footer")
_SITES_OWN = late_pattern(
    r"amp-(?:img|ad|sticky|auto|analytics|pixel|consent|sidebar|social|user|install|state|list|form)"
)
_TAG = late_pattern(r"<[^<>]*>")
_LINKED = late_pattern(r"<a\b.*?</a\s*>|<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_IMAGE = late_pattern(r"""<img\b[^<>]*?\ssrc\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_WORD = late_pattern(r"[^\W\d_]{2,}")
_PROSE = 8
"""Words beside links; fewer are a label."""
_FORM = 20_000
"""Characters. A longer form is the whole page, as some systems write it."""


def name(text: str, element: Element) -> str:
    """What an element is called where no page of ours can show it; empty where one can, or where readers never see it."""
    if element.name == "iframe":
        return "<iframe srcdoc>" if element.value("srcdoc") and not element.value("src") else ""
    is_unshown = (
        element.name in _UNSHOWN
        or (element.name == "track" and bool(element.value("src")))
        or (element.name in _CONTROLS and _is_control(element))
        or (element.name == "svg" and _is_drawing(element))
        or (element.name in _CONTENTS and _CONTENTS[element.name](text, element))
        or ("-" in element.name and _is_filled(text, element))
    )
    return f"<{element.name}>" if is_unshown else ""


def left_out(text: str, element: Element) -> str:
    """What an element of a page's chrome is called that holds words in the middle of an article, and does not say by its class
    that it belongs to the site.
    """
    if element.name not in _LEFT_OUT | _ASIDES or is_chrome_by_class(element):
        return ""
    words = len(_WORD.findall(unescape(_TAG.sub(" ", _LINKED.sub(" ", inside(text, element))))))
    return f"<{element.name}>" if words >= (_PROSE if element.name in _ASIDES else 1) else ""


def inside(text: str, element: Element) -> str:
    """What stands between the tags of an element that holds none of its own name."""
    end = re.compile(f"</{element.name}", re.IGNORECASE).search(text, element.token.end)
    return text[element.token.end : end.start() if end else len(text)]


def _is_form(text: str, element: Element) -> bool:
    content = inside(text, element)
    return len(content) < _FORM and _CONTROL.search(content) is not None


def _is_control(element: Element) -> bool:
    return element.value("type").lower() not in _UNSEEN and not is_within(element, ("form",))


def _is_drawing(element: Element) -> bool:
    """Whether a drawing is not the sign of a link or a button."""
    return not is_within(element, ("a", "button", "summary", "svg")) and "icon" not in element.value("class")


def _is_map(text: str, element: Element) -> bool:
    return "<area" in inside(text, element).lower()


def _is_without_script(text: str, element: Element) -> bool:
    """Whether readers without scripts are shown what stands nowhere else."""
    content = inside(text, element)
    pictures = [address for address in _IMAGE.findall(content) if text.count(address) == 1]
    counts = re.search(r"""\s(?:width|height)\s*=\s*["']?[01]\b|display\s*:\s*none""", content, re.IGNORECASE)
    return (bool(pictures) and not counts) or len(_WORD.findall(_TAG.sub(" ", content))) >= _PROSE


def _is_filled(text: str, element: Element) -> bool:
    """Whether a script of the site fills an element of its own, which has no words yet."""
    if element.name.startswith("amp-"):
        fills = any(each.name == "src" or each.name.startswith("data-") for each in element.token.attributes)
        return fills and not _SITES_OWN.match(element.name)
    addressed = any("://" in each.value or each.value.startswith("/") for each in element.token.attributes)
    return addressed and not _WORD.search(_TAG.sub(" ", inside(text, element)))


_CONTENTS = {"form": _is_form, "map": _is_map, "noscript": _is_without_script}
