"""What models call languages, as BCP 47 tags: `ukr`, `srp_Latn`, `uzn_Latn`, `zh`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from l10n import langtag
from l10n.errors import UsageError
from l10n.late_pattern import late_pattern

_CODE = late_pattern(r"(?P<language>[a-z]{2,3})(?:_(?P<script>[A-Z][a-z]{3}))?")
_DATA = Path(__file__).with_name("language_codes.toml")


@cache
def _exceptions() -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(codes) for code, codes in tomllib.loads(_DATA.read_text("utf-8")).items()}


@cache
def tags(code: str) -> tuple[str, ...]:
    """The tags that a model's code serves; nothing where it is not a code of one language.

    >>> [tags(code) for code in ("ukr", "srp_Latn", "prs_Arab", "uzn_Latn", "zho_Hant", "hbs_Cyrl", "Cyrl")]
    [('uk',), ('sr-Latn',), ('prs', 'fa-AF'), ('uz',), ('zh-Hant',), (), ()]
    """
    match = _CODE.fullmatch(code)
    if match is None:
        return ()
    if code in _exceptions():
        return _exceptions()[code]
    served = _exceptions().get(match["language"])
    bare = (langtag.shortest(match["language"]),) if served is None else served
    return tuple(tag for each in bare if (tag := _written(each, match["script"] or "")))


def _written(tag: str, script: str) -> str:
    """The tag in a script; nothing where that makes no tag."""
    written = tag if not script or langtag.script(tag) == script else f"{langtag.language(tag)}-{script}"
    try:
        return langtag.parse(written)
    except UsageError:
        return ""


def chosen(codes: Iterable[str], weights: Mapping[str, int]) -> Mapping[str, str]:
    """For each tag the code that serves it best: with more training, then with its script in the name, then the first.

    >>> chosen(["kaz", "kaz_Cyrl", "tat"], {"kaz": 2, "kaz_Cyrl": 28})
    {'kk': 'kaz_Cyrl', 'tt': 'tat'}
    """
    by_tag: dict[str, str] = {}
    for code in codes:
        for tag in tags(code):
            before = by_tag.get(tag)
            if before is None or _rank(code, weights) > _rank(before, weights):
                by_tag[tag] = code
    return by_tag


def _rank(code: str, weights: Mapping[str, int]) -> tuple[int, bool]:
    return weights.get(code, 0), "_" in code
