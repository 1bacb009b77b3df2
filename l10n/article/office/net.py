"""What readers of an office document see, read another way than its blocks are: the net under the readers of DOCX and ODT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from l10n.article import container
from l10n.late_pattern import late_pattern
from l10n.model import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH = late_pattern(r"\{[^{}]*(?:wordprocessingml(?:/2006)?/main|:xmlns:text:1\.0)\}[ph]")
_SILENT = frozenset(
    {
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "rt",
        "oMath",
        "oMathPara",
        "tracked-changes",
        "annotation",
        "ruby-text",
        "title",
        "desc",
    }
    | {"note-citation", "object", "automatic-styles", "styles", "scripts", "forms", "hidden-text", "hidden-paragraph"}
    | {"sequence-decls", "user-field-decls", "variable-decls", "binary-data", "math"}
)
_SPACES = frozenset({"tab", "br", "cr", "s", "line-break"})
_HYPHENS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def seen(article: Article) -> Iterator[str]:
    """The text of each paragraph in the parts that have words, text boxes and notes apart."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    for part in container.parts(article.text):
        text = re.sub(r"\A\ufeff?<\?xml[^<>]*\?>", "", article.text[part.start : part.end])
        out: list[list[str]] = [[]]
        _gather(etree.fromstring(text.encode(), parser), out, out[0])
        yield from ("".join(pieces) for pieces in out)


def _gather(element: _Element, out: list[list[str]], here: list[str]) -> None:
    namespace, _, name = element.tag.rpartition("}")
    if name in _SILENT or _is_hidden(element, name):
        return
    is_word = "wordprocessingml" in namespace
    if _PARAGRAPH.fullmatch(element.tag):
        here = []
        out.append(here)
    if here is not None:
        shown = (name == "t" and is_word) or namespace.endswith("text:1.0")
    text = (element.text or "") if shown else ""
    here.append(" " if name in _SPACES else _HYPHENS.get(name, text))
    for child in element:
        _gather(child, out, here)
        if namespace.endswith("text:1.0"):
            here.append(child.tail or "")


def _is_hidden(element: _Element, name: str) -> bool:
    """Whether nobody sees a run, a section, a row of a table, or what older programs show instead."""
    if name == "r":
        return element.find("{*}rPr/{*}vanish") is not None
    if name == "section":
        return any(str(key).endswith("}display") and value == "none" for key, value in element.attrib.items())
    if name == "Fallback":
        return any(sibling.find(".//{*}t") is not None for sibling in element.itersiblings(preceding=True))
    return name == "tr" and element.find("{*}trPr/{*}del") is not None
