"""What a data file of a language may say: each section with its keys and the kind of their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from l10n.late_pattern import late_pattern

Kind = Callable[[object], str]
"""What is wrong with a value; nothing for a good one."""


def _text(value: object) -> str:
    return "" if isinstance(value, str) else "is not a text"


def _flag(value: object) -> str:
    return "" if isinstance(value, bool) else "is neither true nor false"


def _number(value: object) -> str:
    return (
        ""
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0
        else "is not a number above 0"
    )


def _listed(value: object) -> list[str]:
    """The texts of a list; none where it is not a list of texts."""
    return value if isinstance(value, list) and all(isinstance(each, str) for each in value) else []


def _words(value: object) -> str:
    words = _listed(value)
    if value != words or not all(words):
        return "is not a list of words"
    twice = sorted({word for word in words if words.count(word) > 1})
    return f"has {twice[0]!r} twice" if twice else ""


_PLAIN = late_pattern(r"(?:[\w '’-]|\\w[*+]|\\b)*")
"""Expressions that compile for certain, which most do: letters with any ending."""


def _pattern(value: object) -> str:
    if not isinstance(value, str):
        return "is not a regular expression"
    if _PLAIN.fullmatch(value):
        return ""
    try:
        re.compile(value)
    except re.error as error:
        return f"has a regular expression that does not compile: {error}"
    return ""


def _patterns(value: object) -> str:
    if not isinstance(value, list):
        return "is not a list of regular expressions"
    return next(filter(None, map(_pattern, value)), "")


_PLACEHOLDER = late_pattern(r"\{(?:name|rest|few)\}")


def _lines(value: object) -> str:
    """Regular expressions in which `{name}` stands for a name, `{rest}` for anything, `{few}` for a few words."""
    return _patterns([_PLACEHOLDER.sub("x", line) for line in _listed(value)] or value)


def _stems(value: object) -> str:
    """Beginnings of words: `=word` whole, `*end` an ending, `~expression`, `!word` that is none."""
    return _words(value) or _patterns([stem[1:] for stem in _listed(value) if stem[0] == "~"])


def _rows(count: int) -> Kind:
    def check(value: object) -> str:
        if not isinstance(value, list) or len(value) != count:
            return f"does not have {count} lists"
        return next(filter(None, map(_stems, value)), "")

    return check


def _table(kind: Kind, key: str = r".+") -> Kind:
    def check(value: object) -> str:
        if not isinstance(value, Mapping):
            return "is not a table"
        wrong = [name for name in value if not re.fullmatch(key, name)]
        problem = f"has {wrong[0]!r}, which nothing reads" if wrong else ""
        return problem or next((f"{name!r} {fault}" for name, each in value.items() if (fault := kind(each))), "")

    return check


def _texts(value: object) -> str:
    return "" if value == _listed(value) else "is not a list of texts"


def _sounds(value: object) -> str:
    """Words, what they become, and the expression for what they become it before."""
    if not isinstance(value, list) or not all(isinstance(row, list) and len(row) == 3 for row in value):
        return "is not a list of three texts each"
    return _patterns([row[2] for row in value])


def _respellings(value: object) -> str:
    """Expressions and what stands in their place."""
    if not isinstance(value, list) or not all(len(_listed(row)) == 2 for row in value):
        return "is not a list of two texts each"
    return _patterns([row[0] for row in value])


def _keys(kind: Kind, names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


_NUMBERS = r"\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)*"
_CLASSES = r"before|number|unit|either|final"
_OPPOSITES = """
doubled tripled halved
president prime_minister mayor governor ambassador senator won lost increase decrease charged convicted killed injured north
south east west father mother brother sister son daughter man woman opened closed bought sold accepted rejected summer winter
yesterday tomorrow majority minority guilty innocent democrat republican morning evening noon midnight husband wife boy girl war
peace higher lower best worst first last began ended arrested freed acquitted murder rape theft fraud bribery robbery kidnapping
arson russian ukrainian american british german french spanish italian chinese japanese brazilian turkish iranian israeli polish
before after young old left right black white public private more less supported opposed success failure strong weak large small
good bad confirmed contradicted allowed banned profit loss minister judge lawyer doctor teacher king queen terrorism corruption
espionage smuggling always never new former early late day local national many few most least long short possible impossible
likely unlikely legal illegal positive negative easy difficult rich poor hot cold friend enemy attack defend safe dangerous
inside outside import export arrived departed included excluded same different next past today child adult fast slow added
removed improved worsened hired fired survived born urban rural maximum minimum liberal conservative foreign domestic
manslaughter jailed suspected student captain coach professor actor nurse pilot driver director spokesman prince princess
chancellor general colonel journalist lawmaker secretary victim plaintiff defendant government opposition expensive cheap
deficit surplus foreign_minister defence_minister finance_minister interior_minister justice_minister health_minister
gold silver bronze praised criticised aunt uncle grandfather grandmother tenant landlord temporary permanent
witness prosecutor deep shallow wide narrow employer employee final semifinal quarterfinal heavy light full empty voluntary
compulsory optimistic pessimistic soldier priest farmer tightened relaxed
"""
"""Meanings by which the lists of opposites of two languages are joined; `data/und.toml` says which exclude each other."""
_ROLES = "kicker headline standfirst heading body quote caption item cell byline credit notice correction furniture"
_ROLES += " related sign_off photo date_words"

SECTIONS: Mapping[str, Mapping[str, Kind] | Kind] = {
    "sentences": {
        **_keys(
            _text,
            "stops wide starters months names said said_first continues speaks begins closes tails quotes",
        ),
        "abbreviations": _table(_text, _CLASSES),
        "ordinals": _flag,
    },
    "roles": _keys(_lines, _ROLES),
    "function-words": {
        **_keys(_text, "before articles others final"),
        "never_last": _flag,
        **_keys(_words, "frequent open"),
    },
    "identification": {
        **_keys(_text, "words letters like near"),
        **_keys(_pattern, "stems phrases"),
        "mixed": _flag,
        "uncertain": _texts,
    },
    "neighbours": {"among": _text, "spellings": _table(_text, r"-?\d+\.\d")},
    "terms": _keys(_text, "stopwords inside titles"),
    "negation": _keys(_pattern, "word plain instead contrary idle"),
    "denials": _keys(
        _patterns,
        "not turned right_before softer softer_plainly softer_nothing quiet quality opposite elsewhere any often contrary "
        "seldom",
    ),
    "reporting": _keys(_patterns, "verbs unambiguous hearsay allegedly according plain"),
    "numbers": {
        **_keys(_flag, "counted_behind dual linked units_first"),
        **_keys(_pattern, "joined half"),
        "of": _text,
        "links": _words,
        "words": _table(_stems, r"\d+(?:\.\d+)?"),
        "ahead": _table(_pattern, r"10+"),
    },
    "fractions": _table(_pattern, r"[1-3]/[2-4]"),
    "speakers": _keys(_patterns, "aside paper records oneself idiom denied pronoun pronoun_behind speaker_ends clause"),
    "questions": _keys(_patterns, "direct indirect"),
    "remarks": {**_keys(_words, "words"), **_keys(_patterns, "models foreign")},
    "amounts": _keys(
        _patterns,
        "dozens hundreds thousands millions billions second floor largest doubled tripled decade fold"
        " tens_of_thousands hundreds_of_thousands tens_of_millions hundreds_of_millions",
    ),
    "amounts-of-units": _table(_pattern, r"\d+(?:\.\d+)? [a-z ]+"),
    "small-numbers": {
        **_keys(_patterns, "ordinal_joined ordinal_before share_before cardinal_joined cardinal_before"),
        **_keys(_words, "ordinal_behind two_behind"),
    },
    "number-hints": {
        **_keys(_patterns, "imperial degrees difference weather height afternoon"),
        **_keys(_table(_pattern, _NUMBERS), "units words"),
    },
    "shorthand": _keys(_words, "magnitudes units scaled ordinals endings counted months labels"),
    "names": {
        **_keys(_words, "common institutions given joins several"),
        "demonyms": _patterns,
        **_keys(_text, "carrier translated proper headline endings particles particles_in_english letters"),
        **_keys(_text, "ordinary first_names honorifics"),
        **_keys(_flag, "respells free_order surname_first by_sound"),
        **_keys(_text, "credits exonyms left inside prefixes"),
    },
    "capitals": _table(_words),
    "lands": _table(_text),
    "places": _table(_words),
    "dates": {
        "months": _rows(12),
        "weekdays": _rows(7),
        **_keys(_text, "sign names_too"),
        "before_hour": _pattern,
        **_keys(_patterns, "before_month determiner behind_month before_day parts night"),
    },
    "opposites": {
        **_keys(_text, _OPPOSITES),
        "idioms": _text,
        **_keys(_texts, "several groups english denied"),
    },
    "opposite-hints": _keys(_text, _OPPOSITES),
    "opposite-renderings": _keys(_text, _OPPOSITES),
    "measures": _keys(
        _pattern, "points basis percent percent_ahead hour parts am pm more less more_behind less_behind"
    ),
    "measure-words": _table(_text, r"[a-z -]+"),
    "unit-prefixes": _table(_text, r"[a-z]+"),
    "units": _table(_words, r"[a-z -]+"),
    "length": {**_keys(_number, "ratio spread"), **_keys(_text, "wordy last_words")},
    "typography": {
        **_keys(_text, "stop question exclamation comma semicolon colon opens_question opens_exclamation high"),
        **_keys(_text, "dash apostrophe"),
        **_keys(_flag, "unmarked guillemets typographic reduplicates joined_dash spaced_guillemets colon_in_words"),
        **_keys(_flag, "nouns_have_capitals dotted_i"),
        "may_repeat": _words,
    },
    "quotes": {"marks": _text, **_keys(_flag, "indirect dash")},
    "words": {**_keys(_pattern, "attached doubled"), **_keys(_text, "foreign prefixes")},
    "sounds": _table(_text),
    "inflection": {
        **_keys(_text, "citation shift vowels fleeting fold snowball article"),
        **_keys(_texts, "endings prefixes"),
        **_keys(_flag, "compounds unspaced"),
        "letters": _table(_text, "[A-Z]"),
    },
    "agreement": {
        **_keys(_text, "follow articles contract stressed breaks feminine masculine either plurals"),
        "sounds": _sounds,
    },
    "spelling": {"regional": _respellings, "confused": _text},
    "title-case": _keys(_text, "small grammar running untitled"),
    "conversion": {"like": _text, "apart": _text, "between": _texts},
    "gettext": {"plural_forms": _text},
    "page": _keys(
        _text, "preview draft untranslated skip languages machine correction articles whole outdated reviewed licence"
    ),
    "subtitles": _keys(_number, "speed line lines"),
}
SCRIPT: Mapping[str, Kind] = {
    **_keys(_flag, "spaced sentence_space cased zero_width_space wide_forms"),
    "ratio": _number,
    **_keys(_text, "letters keys vowels"),
}
"""What `data/scripts.toml` may say of a script."""


def problems(name: str, values: Mapping[str, object], *, of_script: bool = False) -> list[str]:
    """What is wrong with a section, in words; nothing for a good one.

    >>> problems("negation", {"wrod": "not"}), problems("length", {"ratio": 1.1})
    (["nothing reads 'wrod'"], [])
    """
    keys = SCRIPT if of_script else SECTIONS.get(name)
    if keys is None:
        return ["nothing reads this section"]
    values = {key: value for key, value in values.items() if key != "inherits" or not isinstance(value, str)}
    if not isinstance(keys, Mapping):
        return [fault] if (fault := keys(values)) else []
    return list(_wrong(keys, values))


def _wrong(keys: Mapping[str, Kind], values: Mapping[str, object]) -> Iterator[str]:
    for key, value in values.items():
        if key not in keys:
            yield f"nothing reads {key!r}"
        elif fault := keys[key](value):
            yield f"{key} {fault}"
