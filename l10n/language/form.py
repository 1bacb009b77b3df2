"""How a language writes: the `[typography]` and `[quotes]` of its data file, and texts as rules of form look at them."""

from __future__ import annotations

from functools import cache, lru_cache

from l10n import langtag, markup
from l10n.dataclass import dataclass
from l10n.language import data, scripts
from l10n.language.addresses import EMAIL, URL
from l10n.late_pattern import late_pattern

CLOSERS = "\"'”’»“«›‘)]}）］」』】》〉\u00a0\u202f\u200e\u200f\u200b "
"""What may follow the mark that ends a sentence."""

_HIDDEN = late_pattern(f"{markup.MARK.pattern}|{URL}|{EMAIL}")
_MASK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Form:
    """How a language writes. Of several marks the first one is its own, the others are accepted.

    `unmarked`: sentences may end without a mark. `opens` are the marks that open a question and an exclamation. `high` are
    the marks with a no-break space before them. `typographic`: its newspapers write no straight quotation marks. `twice`
    are words that may stand twice; `reduplicates`: any word may. `dash` stands between words, without spaces where
    `joined_dash`. `spaced_guillemets`: white space stands inside them. `colon_in_words`: endings stand behind a colon, as in
    `EU:n`.
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
    spaced_guillemets: bool = False
    typographic: bool = False
    twice: frozenset[str] = frozenset()
    reduplicates: bool = False
    dash: str = "–"
    joined_dash: bool = False
    apostrophe: str = "’"
    colon_in_words: bool = False
    nouns_have_capitals: bool = False

    @property
    def cased(self) -> bool:
        """Whether its sentences begin with a capital."""
        return scripts.cased(self.tag)

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
    facts = data.section(tag, "typography", any_script=True)
    plain_facts = {key: facts[key] for key in _SAME if key in facts}
    return Form(
        tag,
        **plain_facts,
        opens=(facts.get("opens_question", ""), facts.get("opens_exclamation", "")),
        typographic=bool(facts.get("typographic", False)),
        twice=frozenset(facts.get("may_repeat", ())),
    )


_SAME = (
    *(
        "stop",
        "question",
        "exclamation",
        "comma",
        "semicolon",
        "colon",
        "unmarked",
        "high",
        "guillemets",
        "reduplicates",
    ),
    *("dash", "joined_dash", "apostrophe", "spaced_guillemets", "colon_in_words", "nouns_have_capitals"),
)
"""The fields that are keys of `[typography]` by the same name."""


@cache
def quotes(tag: str) -> tuple[str, str, str, str]:
    """Opening and closing quotation marks, then the inner pair; those of CLDR's root where nothing is known.

    >>> quotes("uk")
    ('«', '»', '„', '“')
    """
    marks = str(data.section(tag, "quotes", any_script=True).get("marks", "“ ” ‘ ’"))
    opening, closing, inner_opening, inner_closing = marks.split()
    return opening, closing, inner_opening, inner_closing


@cache
def particles(*, english: bool) -> frozenset[str]:
    """The words that stand small at the beginning of some names; without those that are `english` words too where asked."""
    names = data.exactly(data.SHARED, "names")
    return frozenset(names["particles"].split()) - frozenset(() if english else names["particles_in_english"].split())


@cache
def letter_names() -> frozenset[str]:
    """How letters of English are called where abbreviations are spelled out."""
    return frozenset(data.exactly(data.SHARED, "names")["letters"].split())


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text with U+FFFC for each character of marks and addresses, so that rules of form leave them alone.

    >>> masked("See <1>www.example.org</1>!").replace(chr(0xfffc), "*")
    'See **********************!'
    """
    if "<" not in text and "@" not in text and "://" not in text and "www." not in text:
        return text
    return _HIDDEN.sub(lambda match: _MASK * len(match[0]), text)


_NO_PROSE = late_pattern(
    r"(?<!\S)[%$@#:`\\/~&]\S*|%\S*|\S{0,200}[/\\]\S{0,200}"
    r"|(?<![\w.])[^\W_](?:[\w-]{0,62}[^\W_])?(?:\.[^\W_](?:[\w-]{0,62}[^\W_])?)+"
    r"|(?<!\w)[A-Za-z]*\d\w*|\[\d+\]:|&\w+;"
)
"""What is the same in every language: commands, placeholders, paths, domains, numbers."""

_MAYBE_NO_PROSE = late_pattern(r"[%$@#:`\\/~&\d.](?:(?<!\.)|(?<=\w\.)(?=\w))")


@lru_cache(maxsize=4096)
def prose(text: str) -> str:
    """The text with spaces for its addresses and for what is the same in every language; as long as the text.

    >>> prose("Ask desk@example.org or see example.org/tide, %s.").split()
    ['Ask', 'or', 'see']
    """
    shown = masked(text).replace(_MASK, " ")
    return _NO_PROSE.sub(lambda match: " " * len(match[0]), shown) if _MAYBE_NO_PROSE.search(shown) else shown


def splice(text: str, start: int, end: int, new: str) -> str:
    """The text with something else at a place."""
    return text[:start] + new + text[end:]
