"""The words of money and units: CLDR's, found by their beginnings, and those that a language's file adds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import takewhile

from l10n import cldr, langtag
from l10n.language import data, tokens
from l10n.language.letter_case import without_accents
from l10n.language.scripts import spaced
from l10n.language.unit_names import KINDS as UNIT_KINDS
from l10n.language.units import LEAST, folded, shortened, unit_words
from l10n.late_pattern import late_pattern

CURRENCIES = {
    "dollar": "USD AUD CAD NZD HKD SGD", "pound": "GBP EGP LBP SYP SDG", "euro": "EUR", "ruble": "RUB BYN",
    "yen": "JPY", "franc": "CHF XOF XAF", "peso": "MXN ARS COP CLP", "krone": "SEK NOK DKK ISK CZK",
    "rupee": "INR PKR LKR NPR", "dinar": "RSD IQD DZD KWD", "won": "KRW KPW", "lira": "TRY ITL", "yuan": "CNY CNX",
    "hryvnia": "UAH", "zloty": "PLN PLZ", "forint": "HUF", "lev": "BGN BGL", "leu": "RON MDL", "rial": "IRR YER",
    "riyal": "SAR QAR", "dirham": "AED MAD", "rand": "ZAR", "shekel": "ILS", "real": "BRL", "tenge": "KZT",
    "som": "KGS", "sum": "UZS", "manat": "AZN TMT", "lari": "GEL", "dram": "AMD", "somoni": "TJS", "baht": "THB",
    "dong": "VND", "rupiah": "IDR", "afghani": "AFN",
}  # fmt: skip
SIGNS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen yuan", "￥": "yen yuan", "₽": "ruble", "₴": "hryvnia",
    "₹": "rupee", "₺": "lira", "₸": "tenge", "₾": "lari", "₼": "manat", "֏": "dram", "₩": "won", "₪": "shekel",
    "฿": "baht", "₫": "dong",
}  # fmt: skip
PARTS = ("cent", "penny", "kopek", "grosz", "kurus", "tetri", "toman")
"""Parts of currencies, and what is ten of one; no code is theirs."""
KINDS = {**UNIT_KINDS, **dict.fromkeys((*CURRENCIES, *PARTS), "money")}
KINDS |= {"degree": "degrees", "percent": "share", "permille": "share", "points": "share", "am": "clock", "pm": "clock"}
KINDS["basis points"] = "share"
KINDS |= dict.fromkeys(("celsius", "fahrenheit"), "temperature")
STEM, _SHORTEST = LEAST, 2


@cache
def stems(tag: str) -> Mapping[str, frozenset[str]]:
    """The beginnings of a language's words for money and units, with what they can mean; short ones count alone."""
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    for name, beginnings in (*_money(tag), *_units(tag), *_listed(tag, whole=False)):
        for stem in beginnings:
            by_stem[folded(stem)].add(name)
    for scale, name in scales(tag).items():
        by_stem[scale].add(name)
    return {stem: frozenset(names) for stem, names in by_stem.items()}


def _units(tag: str) -> Iterator[tuple[str, set[str]]]:
    for name, words in unit_words(tag).items():
        yield name, {stem for word in words if (stem := _stem(word, tag))}
    yield "kilogram", {stem for stem in _kilos(unit_words(tag)) if spaced(tag)}
    percent = {form.casefold() for form in cldr.unit_names(tag, _PERCENT) if " " not in form.strip()}
    yield "percent", {stem for form in percent if (stem := _stem(form, tag))}


def _kilos(words: Mapping[str, Set[str]]) -> set[str]:
    """What kilograms are called for short: `kilo`, which is what stands before the grams of their name."""
    pairs = ((word, gram) for word in words["kilogram"] for gram in words["gram"])
    return {word.removesuffix(gram) for word, gram in pairs if word != gram and word.endswith(gram)} - {"k", "к"}


@cache
def scales(tag: str) -> Mapping[str, str]:
    """What tells the scales of temperature from each other in a language, in lower case, with the scale.

    >>> scales("de"), scales("ko")
    ({'celsius': 'celsius', 'fahrenheit': 'fahrenheit'}, {'섭씨': 'celsius', '화씨': 'fahrenheit'})
    """
    forms = {
        scale: {word for form in cldr.unit_names(tag, f"temperature-{scale}") for word in tokens.casefolded(form)}
        for scale in ("celsius", "fahrenheit")
    }
    shared = forms["celsius"] & forms["fahrenheit"]
    named = {folded(word): scale for scale, words in forms.items() for word in words - shared if len(word) >= _SHORTEST}
    return named if len(set(named.values())) > 1 else {}


_PERCENT = "concentr-percent"


def _stem(word: str, tag: str) -> str:
    """The beginning of a unit's name, less an ending that other cases have not; none of abbreviations."""
    if not spaced(tag):
        return word if not word.isascii() else ""
    return shortened(word) if _LETTERS.fullmatch(word) and len(word) >= _SHORTEST else ""


_LETTERS = late_pattern(r"[\p{L}\p{M}]+", module="regex")


def _money(tag: str) -> Iterator[tuple[str, set[str]]]:
    """For each currency the words that the names of a family share, or all words of a name that names no country; what
    is another family's word is both's: French livre is the pound, and the lira.
    """
    countries = {
        _plain(form)
        for name in langtag.territory_names(tag).values()
        for word in _words(name)
        for form in (word, shortened(word))
    }
    families = {
        family: [n for c in codes.split() if (n := cldr.currency_names(tag, c))] for family, codes in CURRENCIES.items()
    }
    if not spaced(tag):
        for family, members in families.items():
            yield family, {member[0] for member in members[:1]} | _shared([member[0] for member in members[:2]])
        return
    by_family = {
        family: _common(members, countries if family != "euro" else set()) for family, members in families.items()
    }
    for family, members in families.items():
        first = {shortened(word) for form in members[0] for word in _words(form)} if members else set()
        yield (
            family,
            by_family[family]
            | {stem for other, stems in by_family.items() if other != family for stem in stems & first},
        )


def _common(members: Sequence[Sequence[str]], countries: Set[str]) -> set[str]:
    """What the names of a family share, in every form; no country, unless three share what looks like one."""
    counts = Counter(stem for member in members for stem in {shortened(w) for form in member for w in _words(form)})
    least = 2 if len(members) > 1 else 1
    shared = {s for s, n in counts.items() if n >= least and len(s) >= STEM and (n > 2 or _plain(s) not in countries)}
    stems = {stem[:-2] if len(stem) > _DECLINED else stem for stem in shared}
    declined = {s for s in counts if any(map(s.startswith, stems))}
    return shared | {s for s in declined if _plain(s) not in countries}


_DECLINED = 4
"""Letters above which a name's last two are its case: злотый, злотых."""


def _shared(names: Sequence[str]) -> set[str]:
    """What two names begin or end with, where that is more than a sign: ドル of 米ドル and オーストラリア ドル.

    >>> _shared(["米ドル", "オーストラリア ドル"]), _shared(["美元", "澳大利亚元"])
    ({'ドル'}, set())
    """
    if len(names) < 2:
        return set()
    first, second = names
    begin, end = _begin(first, second), _begin(first[::-1], second[::-1])[::-1]
    return {each.strip() for each in (begin, end) if len(each.strip()) > 1}


def _begin(first: str, second: str) -> str:
    """What two texts begin with."""
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def _plain(word: str) -> str:
    """The first letters of a word without accents: what Japón and japonés share."""
    return without_accents(word)[:4]


def _words(name: str) -> list[str]:
    return [word for word in tokens.casefolded(name) if len(word) >= STEM]


@cache
def whole_words(tag: str) -> Mapping[str, frozenset[str]]:
    """The words of money and units that a language's file lists whole, since others begin as they do: `év`, `ел`."""
    by_word: defaultdict[str, set[str]] = defaultdict(set)
    for name, forms in _listed(tag, whole=True):
        for form in forms:
            by_word[folded(form)].add(name)
    return {word: frozenset(names) for word, names in by_word.items()}


def _listed(tag: str, *, whole: bool) -> Iterator[tuple[str, set[str]]]:
    """What a language's file lists for each measure: whole words behind `=`, or beginnings."""
    for name, listed in data.section(tag, "measure-words").items():
        words = str(listed).split() if name in KINDS else []
        yield name, {word.removeprefix("=") for word in words if word.startswith("=") == whole}
