"""What the numbers of a text count: money, units, per cent or percentage points, and hours before or after noon.

The words are those that CLDR has for currencies, units and parts of the day, found by their beginnings; signs (`$`, `km`) and
codes (`USD`) are the same everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, takewhile

from l10n import cldr, langtag
from l10n.language import data, tokens
from l10n.language.letter_case import without_accents
from l10n.language.numbers import numbers
from l10n.language.numerals import multiplier, numerals
from l10n.language.scripts import spaced
from l10n.model import Span

_CURRENCIES = {
    "dollar": "USD AUD CAD NZD HKD SGD", "pound": "GBP EGP LBP SYP SDG", "euro": "EUR", "ruble": "RUB BYN",
    "yen": "JPY", "franc": "CHF XOF XAF", "peso": "MXN ARS COP CLP", "krone": "SEK NOK DKK ISK CZK",
    "rupee": "INR PKR LKR NPR", "dinar": "RSD IQD DZD KWD", "won": "KRW KPW", "lira": "TRY ITL", "yuan": "CNY CNX",
    "hryvnia": "UAH", "zloty": "PLN PLZ", "forint": "HUF", "lev": "BGN BGL", "leu": "RON MDL", "rial": "IRR YER",
    "riyal": "SAR QAR", "dirham": "AED MAD", "rand": "ZAR", "shekel": "ILS", "real": "BRL", "tenge": "KZT",
    "som": "KGS", "sum": "UZS", "manat": "AZN TMT", "lari": "GEL", "dram": "AMD", "somoni": "TJS", "baht": "THB",
    "dong": "VND", "rupiah": "IDR", "afghani": "AFN",
}  # fmt: skip
_SIGNS = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen yuan", "￥": "yen yuan", "₽": "ruble", "₴": "hryvnia",
    "₹": "rupee", "₺": "lira", "₸": "tenge", "₾": "lari", "₼": "manat", "֏": "dram", "₩": "won", "₪": "shekel",
    "฿": "baht", "₫": "dong",
}  # fmt: skip
_UNITS = {
    "length-mile": "mile", "length-kilometer": "kilometre", "length-meter": "metre", "length-foot": "foot",
    "length-inch": "inch", "length-yard": "yard", "length-centimeter": "centimetre",
    "length-millimeter": "millimetre", "mass-kilogram": "kilogram", "mass-gram": "gram", "mass-pound": "pound-weight",
    "mass-ounce": "ounce", "mass-ton": "tonne", "mass-tonne": "tonne", "mass-metric-ton": "tonne",
    "area-hectare": "hectare", "area-acre": "acre", "volume-liter": "litre", "volume-gallon": "gallon",
    "duration-second": "second", "duration-minute": "minute", "duration-hour": "hour", "duration-day": "day",
    "duration-week": "week", "duration-month": "month", "duration-year": "year", "temperature-celsius": "celsius",
    "temperature-fahrenheit": "fahrenheit",
}  # fmt: skip
_KINDS = {name: unit.partition("-")[0] for unit, name in _UNITS.items()} | dict.fromkeys(_CURRENCIES, "money")
_KINDS |= {"percent": "share", "permille": "share", "points": "share", "am": "clock", "pm": "clock"}
_LATIN_UNITS = {
    "km": "kilometre", "km/h": "kilometre", "kph": "kilometre", "cm": "centimetre", "mm": "millimetre",
    "kg": "kilogram", "mph": "mile", "ft": "foot", "lb": "pound-weight", "lbs": "pound-weight", "oz": "ounce",
    "ha": "hectare", "км": "kilometre", "см": "centimetre", "кг": "kilogram", "га": "hectare",
}  # fmt: skip
_REACH = 34
_WORDS = 4  # after a number in which its measure stands
_ENDING = 4
"""Letters that an inflected form has more than the beginning of a name."""
_STEM, _SHORTEST = 3, 2
"""Letters of a beginning; shorter words (oy, ай: month) count where nothing follows them and they follow the number."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with what it counts: `names` are all that its words can mean, by kind (money, length, share, clock …)."""

    meanings: frozenset[float]
    span: Span
    names: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4096)
def measured(text: str, tag: str) -> Sequence[Measured]:
    """The numbers of a text, in digits and in words, that a measure stands beside, in order.

    >>> [sorted(m.names.items()) for m in measured("It rose 5 percent to $3 million at 8 p.m.", "en")]
    [[('share', frozenset({'percent'}))], [('money', frozenset({'dollar'}))], [('clock', frozenset({'pm'}))]]
    """
    plain = tokens.plain(text)
    quantities = [(frozenset(number.meanings), number.span) for number in numbers(text, tag)]
    taken = [span for _, span in quantities]
    quantities += [
        (frozenset(n.values), n.span) for n in numerals(text, tag) if not any(_near(n.span, span) for span in taken)
    ]
    quantities.sort(key=lambda each: each[1].start)
    stops = [*(span.start for _, span in quantities[1:]), len(plain)]
    made = (Measured(m, s, _names(plain, s, stop, tag)) for (m, s), stop in zip(quantities, stops, strict=False))
    return tuple(each for each in made if each.names)


def _near(span: Span, neighbour: Span) -> bool:
    """Whether a number in words is the magnitude of one in digits."""
    return 0 <= span.start - neighbour.end <= 2 or neighbour.start <= span.start < neighbour.end


def _names(plain: str, span: Span, stop: int, tag: str) -> Mapping[str, frozenset[str]]:
    """The measures beside a number: of each kind the nearest."""
    by_kind: dict[str, frozenset[str]] = {}
    for names in _beside(plain, span, stop, tag):
        for kind in {_KINDS[name] for name in names}:
            by_kind.setdefault(kind, frozenset(name for name in names if _KINDS[name] == kind))
    return by_kind


def _beside(plain: str, span: Span, stop: int, tag: str) -> Iterator[frozenset[str]]:
    before = _BEFORE.search(plain, max(0, span.start - 6), span.start)
    if before:
        yield _of_sign(before[0].strip())
    abbreviated = plain[span.end : span.end + 1] == "." and plain[span.end - 1].isalpha()  # 3,1 млрд. евро
    end = span.end + abbreviated
    after = _CLAUSE.split(plain[end : min(stop, span.end + _REACH)], maxsplit=1)[0]
    sign = _AFTER.match(after)
    if sign:
        yield _of_sign(sign[0].strip().removeprefix("de").strip())
    behind, ahead = _half_of_day(tag)
    if match := behind.match(plain, span.end) or ahead.search(plain, max(0, span.start - _REACH), span.start):
        yield frozenset({str(match.lastgroup)})
    if _percent(tag).match(plain, span.end):
        yield frozenset({"percent"})
    if points := _points(tag).search(after):
        yield frozenset({"points"}) if len(after[: points.start()].split()) <= _WORDS else frozenset()
    yield from _of_words(after, tag)


_CODE = "|".join(code for codes in _CURRENCIES.values() for code in codes.split())
_BEFORE = re.compile(rf"(?:[$£€¥￥₽₴₹₺₸₾₼֏₩₪฿₫]|\b(?:{_CODE}))[ \u00a0\u202f]?$")
_AFTER = re.compile(rf"[ \u00a0\u202f]?(?:de[ \u00a0])?(?:[$£€¥￥₽₴₹₺₸₾₼֏₩₪฿₫%٪％‰]|(?:{_CODE}|US\$)\b|°\s?[CF]\b)")
_CLAUSE = re.compile(
    r"[;:!?()\[\]«»“”\"。，、；！？،؛۔]|(?<!млрд)(?<!млн)(?<!тыс)(?<!mlrd)(?<!mln)(?<!mlr)(?<!mrd)(?<!mio)\.(?!\w)|,(?!\w)",
    re.IGNORECASE,
)


def _of_sign(sign: str) -> frozenset[str]:
    """What a sign or a code beside a number means."""
    if sign in "%٪％":
        return frozenset({"percent"})
    if sign == "‰":
        return frozenset({"permille"})
    if sign[0] == "°":
        return frozenset({"celsius" if sign[-1] == "C" else "fahrenheit"})
    if sign[-1] in _SIGNS:
        return frozenset(_SIGNS[sign[-1]].split())
    return frozenset(name for name, codes in _CURRENCIES.items() if sign in codes.split())


def _of_words(after: str, tag: str) -> Iterator[frozenset[str]]:
    """What the words behind a number mean."""
    if not spaced(tag):
        start = _MAGNITUDES.match(after).end()  # type: ignore[union-attr]
        yield from (names for stem, names in _stems(tag).items() if after.startswith(stem, start))
        return
    folded, first = after.casefold(), True
    for match in islice(tokens.WORD.finditer(folded), _WORDS):
        word = match[0]
        if multiplier(folded, match.start(), tag)[0] != 1:
            continue  # million, and no mile
        unit = _LATIN_UNITS.get(word)
        if unit:
            yield frozenset({unit})
        if first and len(word) < _STEM and word in _stems(tag):
            yield _stems(tag)[word]
        for length in range(len(word), _STEM - 1, -1):
            names = _stems(tag).get(word[:length])
            if names and len(word) - length <= _ENDING and (first or length > _STEM or len(word) - length <= 1):
                yield names
                break
        first = False


_MAGNITUDES = re.compile(r"[\s\u00a0]?(?:[多余餘来近约十百千万萬亿億兆]|ร้อย|พัน|หมื่น|แสน|ล้าน|กว่า)*[\s\u00a0]?")
"""What may stand between a number and its measure where no spaces stand between words."""


# --- the words of a language -----------------------------------------------------------------------------------------


@cache
def _stems(tag: str) -> Mapping[str, frozenset[str]]:
    """The beginnings of a language's words for money and units, with what they can mean."""
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    for name, stems in (*_money(tag), *_units(tag)):
        for stem in stems:
            by_stem[stem].add(name)
    return {stem: frozenset(names) for stem, names in by_stem.items()}


def _units(tag: str) -> Iterator[tuple[str, set[str]]]:
    names = cldr.unit_names(tag)
    if langtag.language(tag) == "en":  # kilometers and kilometres
        names = {unit: (*forms, *cldr.unit_names("en-GB").get(unit, ())) for unit, forms in names.items()}
    for unit, name in _UNITS.items():
        forms = {form.casefold() for form in names.get(unit, ()) if unit.partition("-")[0] != "temperature"}
        yield name, {stem for form in forms if (stem := _stem(form, tag))}
    yield (
        "percent",
        {stem for form in names.get("concentr-percent", ()) if (stem := _stem(form.casefold().split()[-1], tag))},
    )


def _stem(form: str, tag: str) -> str:
    """The beginning of a unit's name: its first word, less an ending that other cases have not; none of abbreviations."""
    words = form.split()
    word = next((word for word in words if len(word) > len("de")), words[0] if words else "")  # ro: `13 de ani`
    if not spaced(tag):
        return word if not word.isascii() else ""
    return _shortened(word) if word.isalpha() and len(word) >= _SHORTEST and "." not in form else ""


def _shortened(word: str) -> str:
    """Without a last vowel, which other cases change: `мил` of миля."""
    return word[:-1] if len(word) > _STEM and word[-1] in _VOWELS else word


_VOWELS = frozenset("aeiouyıոաեիըáéíóúąęěůäöüâîăëаеиоуыэюяьіїєәөүұيةىеიაეოუ")


def _money(tag: str) -> Iterator[tuple[str, set[str]]]:
    """For each currency the words that the names of a family share, or all words of a name that names no country."""
    names = cldr.currency_names(tag)
    countries = {_plain(word) for name in langtag.territory_names(tag).values() for word in _words(name)}
    for family, codes in _CURRENCIES.items():
        members = [names[code] for code in codes.split() if code in names]
        if not spaced(tag):
            yield family, {member[0] for member in members[:1]} | _shared([member[0] for member in members[:2]])
            continue
        counts = Counter(
            stem for member in members for stem in {_shortened(w) for form in member for w in _words(form)}
        )
        least = 2 if len(members) > 1 else 1
        named = countries if family != "euro" else frozenset[str]()
        yield family, {s for s, n in counts.items() if n >= least and _plain(s) not in named and len(s) >= _STEM}


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
    return [word for word in tokens.casefolded(name) if len(word) >= _STEM]


@cache
def _points(tag: str) -> re.Pattern[str]:
    """Finds the language's words for percentage points."""
    return re.compile(data.section(tag, "measures").get("points", "(?!)"), re.IGNORECASE)


@cache
def _percent(tag: str) -> re.Pattern[str]:
    """Finds several words for per cent behind a number, of which one may be a number itself: `por ciento`."""
    forms = {form.casefold() for form in cldr.unit_names(tag).get("concentr-percent", ()) if " " in form.strip()}
    return re.compile(rf"[\s\u00a0\u202f]?(?:{_any(forms)})(?!\w)" if forms else "(?!)", re.IGNORECASE)


_MORNING = re.compile(r"am|morning")
_EVENING = re.compile(r"pm|evening|afternoon")


@cache
def _half_of_day(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Find what says right behind a number, and right before it, that it is an hour before noon, or after it."""
    periods = cldr.day_periods(tag)
    halves = {"am": _MORNING, "pm": _EVENING}
    words = {half: {w for p, names in periods.items() if kind.match(p) for w in names} for half, kind in halves.items()}
    words = {half: {*each, f"{half[0]}. m."} for half, each in words.items()}  # everywhere
    both, more = words["am"] & words["pm"], data.section(tag, "measures")
    further = {half: f"|{more[half]}" if more.get(half) else "" for half in words}
    parts = [rf"(?P<{half}>{_any(each - both)}{further[half]})" for half, each in words.items() if each - both]
    minutes, hour = r"(?:[:.]\d\d)?", more.get("hour") or r"[^\W\d]{1,8}\.?"  # Uhr, часов
    either = f"(?:{'|'.join(parts) or '(?!)'})"
    behind = rf"{minutes}[\s\u00a0\u202f-]?(?:{hour}[\s\u00a0])?{either}(?!\w)"
    ahead = rf"{either}(?:(?<![A-Za-z])[\s\u00a0\u202f,]{{0,2}}|[\s\u00a0\u202f,]{{1,2}})$"  # PM10 is dust
    return re.compile(behind, re.IGNORECASE), re.compile(ahead, re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    spelled = (
        re.escape(word).replace(r"\ ", " ").replace("\\\u00a0", " ") for word in sorted(words, key=len, reverse=True)
    )
    return "|".join(each.replace(" ", r"[\s\u00a0]?").replace(r"\.", r"\.?") for each in spelled)
