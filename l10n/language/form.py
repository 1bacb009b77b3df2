"""What the checks of form know of a language, read once from `typography/forms.toml`, and texts as they look at them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from l10n import langtag, markup

CLOSERS = "\"'”’»“«›‘)]}）］」』】》〉\u00a0\u202f\u200e\u200f\u200b "
"""What may follow the mark that ends a sentence."""
CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
"""Scripts whose sentences begin with a capital; Georgian has none in running text."""

_HIDDEN = re.compile(
    markup.MARK.pattern + r"|(?:https?://|www\.)[^\s<>\"“”«»„，。、]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]+)+"
)
_MASK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Form:
    """How a language writes. Of several marks the first one is its own, the others are accepted.

    `unmarked`: sentences may end without a mark. `opens` are the marks that open a question and an exclamation. `high` are
    the marks with a no-break space before them. `typographic`: its newspapers write no straight quotation marks. `twice`
    are words that may stand twice; `reduplicates`: any word may.
    """

    tag: str
    stop: str = "."
    question: str = "?"
    exclamation: str = "!"
    comma: str = ","
    semicolon: str = ";"
    colon: str = ":"
    unmarked: bool = False
    opens: tuple[str, str] = ("", "")
    high: str = ""
    guillemets: bool = False
    typographic: bool = False
    twice: frozenset[str] = frozenset()
    reduplicates: bool = False

    @property
    def cased(self) -> bool:
        """Whether its sentences begin with a capital."""
        return langtag.script(self.tag) in CASED

    @property
    def phrases(self) -> tuple[str, ...]:
        """The beginnings of phrases in which a word may stand twice: the word and what begins the third one."""
        return tuple(entry for entry in self.twice if " " in entry)


@cache
def form(tag: str) -> Form:
    """How the language of a tag writes: what is known of the tag itself, else of its language.

    >>> form("fa-AF").question, form("es-MX").opens, form("de").stop
    ('؟', ('¿', '¡'), '.')
    """
    if langtag.is_pseudo(tag):
        return Form(tag, unmarked=True, reduplicates=True)
    code, facts = langtag.language(tag), _facts()
    ends = facts["ends"].get(code, {})
    opening, high = facts["opening"].get(code, {}), facts["high"].get(tag) or facts["high"].get(code, {})
    return Form(
        tag,
        **ends,
        opens=(opening.get("question", ""), opening.get("exclamation", "")),
        high=high.get("before", ""),
        guillemets=bool(high.get("guillemets", False)),
        typographic=code in facts["quotes"]["typographic"].split(),
        twice=frozenset(facts["twice"].get(code, ())),
        reduplicates=code in facts["reduplicating"]["languages"].split(),
    )


@cache
def particles(*, english: bool) -> frozenset[str]:
    """The words that stand small at the beginning of some names; without those that are `english` words too where asked."""
    small = _facts()["small"]
    return frozenset(small["words"].split()) - frozenset(() if english else small["english"].split())


@cache
def letter_names() -> frozenset[str]:
    """How letters of English are called where abbreviations are spelled out."""
    return frozenset(_facts()["letters"]["names"].split())


@cache
def _facts() -> dict[str, Any]:
    path = resources.files("l10n.language") / "typography" / "forms.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text with U+FFFC for each character of marks and addresses, so that rules of form leave them alone.

    >>> masked("See <1>www.example.org</1>!").replace(chr(0xfffc), "*")
    'See **********************!'
    """
    if "<" not in text and "@" not in text and "http" not in text and "www." not in text:
        return text
    return _HIDDEN.sub(_masks, text)


def _masks(match: re.Match[str]) -> str:
    """As many masks as the match is long; the stop or comma behind an address is the sentence's own."""
    kept = len(match[0]) if match[0][0] == "<" else len(match[0].rstrip(".,;:!?…)’”»"))
    return _MASK * kept + match[0][kept:]


_NO_PROSE = re.compile(
    r"(?<!\S)[%$@#:`\\/~&]\S*|%\S*|\S{0,200}[/\\]\S{0,200}"
    r"|(?<![\w.])[^\W_](?:[\w-]{0,62}[^\W_])?(?:\.[^\W_](?:[\w-]{0,62}[^\W_])?)+"
    r"|(?<!\w)[A-Za-z]*\d\w*|\[\d+\]:|&\w+;"
)
"""What is the same in every language: commands, placeholders, paths, domains, numbers."""

_MAYBE_NO_PROSE = re.compile(r"[%$@#:`\\/~&\d]|\w\.\w")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """The text with spaces for its addresses and for what is the same in every language; as long as the text.

    >>> prose("Ask desk@example.org or see example.org/tide, %s.").split()
    ['Ask', 'or', 'see']
    """
    shown = masked(text).replace(_MASK, " ")
    return _NO_PROSE.sub(lambda match: " " * len(match[0]), shown) if _MAYBE_NO_PROSE.search(shown) else shown


def put(text: str, start: int, end: int, new: str) -> str:
    """The text with something else at a place."""
    return text[:start] + new + text[end:]
