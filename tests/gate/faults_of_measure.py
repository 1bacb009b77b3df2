"""Faults of what numbers count: a million for a billion, euros for dollars, miles for kilometres, points for per cent, noon."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from l10n import cldr
from tests.gate.cldr_words import exchanged, halves, magnitudes, money, place
from tests.gate.pair import Pair

_MAGNITUDE = re.compile(r"\d ?(?:thousand|million|billion|m|bn)\b|\b(?:one|two|three|four|five|six|ten) (?:m|b)illion")


def magnitude_changed(random: Random, pair: Pair) -> Pair | None:
    """A thousand, a million, a billion becomes another of them."""
    if pair.source_tag == "en" and not _MAGNITUDE.search(pair.source):
        return None
    words = magnitudes(pair.tag)
    for zeros in (9, 6, 3):
        placed = place(pair.target, words[zeros], pair.tag)
        if placed and re.search(r"\d[\s\u00a0\u202f-]?$", pair.target[: placed.start("word")]):
            second = words[6 if zeros == 9 else random.choice((3, 9)) if zeros == 6 else 6]
            changed = exchanged(pair.target, words[zeros], second, pair.tag) if second else None
            return replace(pair, target=changed) if changed else None
    return None


def magnitude_lost(random: Random, pair: Pair) -> Pair | None:
    """Three million become three."""
    if pair.source_tag == "en" and not _MAGNITUDE.search(pair.source):
        return None
    for forms in reversed(magnitudes(pair.tag).values()):
        placed = place(pair.target, forms, pair.tag)
        if placed and re.search(r"\d[\s\u00a0\u202f-]?$", pair.target[: placed.start("word")]):
            return replace(pair, target=pair.target[: placed.start("word")].rstrip() + pair.target[placed.end() :])
    return None


_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})[.,\u00a0\u202f ']000(?!\d|[.,]\d)")


def thousands_as_millions(random: Random, pair: Pair) -> Pair | None:
    """5,000 people become five million."""
    present, words = _THOUSANDS.search(pair.target), magnitudes(pair.tag)[6]
    if not present or not words or not re.search(rf"\b{present[1]}[,.\u00a0 ]?000\b", pair.source):
        return None
    return replace(
        pair, target=pair.target[: present.start()] + f"{present[1]} {words[-1]}" + pair.target[present.end() :]
    )


_MONEY = {"USD": r"\$|\bdollars?\b", "GBP": r"£|\bpounds?\b", "EUR": r"€|\beuros?\b"}
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}


def currency_changed(random: Random, pair: Pair) -> Pair | None:
    """Dollars become euros, in words or as a sign."""
    for code, pattern in _MONEY.items() if re.search(r"\d", pair.source) else ():
        if pair.source_tag == "en" and not re.search(
            r"\d[\d.,]*(?: ?\w+)? ?" + pattern + "|" + pattern + r" ?\d", pair.source
        ):
            continue
        second = random.choice(
            [each for each in _MONEY if each != code and not re.search(_MONEY[each], pair.source)] or [""]
        )
        if not second:
            continue
        names = money(pair.tag)
        changed = exchanged(pair.target, names[code], names[second], pair.tag)
        if changed is None and _SIGNS[code] in pair.target:
            changed = pair.target.replace(_SIGNS[code], _SIGNS[second])
        if changed:
            return replace(pair, target=changed)
    return None


def currency_code_changed(random: Random, pair: Pair) -> Pair | None:
    """The sign of a currency becomes the code of another one."""
    code = next((code for code, sign in _SIGNS.items() if re.search(re.escape(sign) + r"\d", pair.target)), None)
    if code is None or _SIGNS[code] not in pair.source:
        return None
    second = random.choice([each for each in ("CHF", "JPY", "EUR", "USD") if each != code])
    return replace(pair, target=pair.target.replace(_SIGNS[code], f"{second} "))


_UNITS = {
    "length-mile": ("miles?", "length-kilometer"), "length-kilometer": (r"kilomet\w+|km", "length-mile"),
    "length-foot": ("feet|foot", "length-meter"), "length-meter": ("met(?:re|er)s?", "length-foot"),
    "mass-kilogram": (r"kilograms?|kilos?|kg", "mass-pound"), "mass-pound": ("pounds?|lbs?", "mass-kilogram"),
    "length-inch": ("inch(?:es)?", "length-centimeter"), "area-acre": ("acres?", "area-hectare"),
    "mass-tonne": ("tons?|tonnes?", "mass-kilogram"), "volume-liter": (r"lit(?:re|er)s?", "volume-gallon"),
    "area-hectare": ("hectares?", "area-acre"), "volume-barrel": ("barrels?", "volume-liter"),
    "area-square-foot": ("square feet", "area-square-meter"), "area-square-meter": (r"square met\w+", "area-square-foot"),
    "speed-mile-per-hour": ("mph|miles an hour|miles per hour", "speed-kilometer-per-hour"),
}  # fmt: skip
_DURATIONS = {
    "duration-year": ("years?", "duration-month"), "duration-month": ("months?", "duration-year"),
    "duration-week": ("weeks?", "duration-month"), "duration-day": ("days?", "duration-week"),
    "duration-hour": ("hours?", "duration-minute"), "duration-minute": ("minutes?", "duration-hour"),
}  # fmt: skip
_COUNTED = (
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))[\d.,]*[ -](?:square |more )?(?:%s)\b"
)


_COUNT = re.compile(r"\d[\s\u00a0\u202f-]?(?:de )?$")


def unit_changed(random: Random, pair: Pair) -> Pair | None:
    """Miles become kilometres, pounds kilograms."""
    return _counted(random, pair, _UNITS)


def duration_changed(random: Random, pair: Pair) -> Pair | None:
    """Weeks become months, hours minutes."""
    return _counted(random, pair, _DURATIONS)


def _counted(random: Random, pair: Pair, units: dict[str, tuple[str, str]]) -> Pair | None:
    digits = re.findall(r"\d+", pair.source)
    for unit, (word, second) in units.items():
        match = re.search(_COUNTED % word, pair.source)
        if not match or (
            match[0][0].isdigit()
            and match[0][0] not in pair.target
            and not set(digits) & set(re.findall(r"\d+", pair.target))
        ):
            continue  # converted: another number of another unit
        if not re.search(_COUNTED % units.get(second, ("$.",))[0], pair.source) and (
            others := cldr.unit_names(pair.tag, second)
        ):
            names = cldr.unit_names(pair.tag, unit)
            placed = place(pair.target, names, pair.tag)
            if placed is None or (match[0][0].isdigit() and not _COUNT.search(pair.target, 0, placed.start("word"))):
                continue  # what looks like a unit and counts nothing: tuna as tun
            changed = exchanged(pair.target, names, others, pair.tag)
            if changed:
                return replace(pair, target=changed)
    return None


_POINTS = {
    "es": "puntos porcentuales", "de": "Prozentpunkte", "fr": "points de pourcentage", "ru": "процентных пункта",
    "uk": "відсоткових пункти", "be": "працэнтныя пункты", "bg": "процентни пункта", "sr": "процентних поена",
    "sr-Latn": "procentnih poena", "hr": "postotnih bodova", "bs": "procentnih poena", "mk": "процентни поени",
    "ro": "puncte procentuale", "hu": "százalékponttal", "sq": "pikë përqindjeje", "az": "faiz bəndi", "tr": "yüzde puan",
    "kk": "пайыздық тармақ", "ky": "пайыздык пункт", "tt": "процент пункты", "ba": "процент пункты", "uz": "foiz punkti",
    "tk": "göterim punkty", "tg": "банди фоизӣ", "fa": "واحد درصد", "fa-AF": "واحد درصد", "ar": "نقطة مئوية",
    "he": "נקודות אחוז", "ur": "فیصد پوائنٹس", "ps": "سلنه ټکي", "hy": "տոկոսային կետ", "ka": "პროცენტული პუნქტი",
    "zh": "个百分点", "ja": "パーセントポイント", "th": "จุดเปอร์เซ็นต์", "it": "punti percentuali",
    "pt": "pontos percentuais", "pt-BR": "pontos percentuais", "pl": "punktów procentowych", "cs": "procentních bodů",
    "sk": "percentuálnych bodov", "sl": "odstotnih točk", "nl": "procentpunten", "sv": "procentenheter", "da": "procentpoint",
    "nb": "prosentpoeng", "fi": "prosenttiyksikköä", "et": "protsendipunkti", "lt": "procentinių punktų",
    "lv": "procentpunkti", "el": "ποσοστιαίες μονάδες", "vi": "điểm phần trăm", "id": "poin persentase", "ko": "퍼센트포인트",
    "hi": "प्रतिशत अंक", "ca": "punts percentuals", "es-MX": "puntos porcentuales",
}  # fmt: skip


def percent_as_points(random: Random, pair: Pair) -> Pair | None:
    """Five per cent become five percentage points."""
    if "point" in pair.source or (pair.source_tag == "en" and not re.search(r"\d ?(?:%|per ?cent\b)", pair.source)):
        return None
    points, sign = _POINTS.get(pair.tag), re.search(r"(?<=\d)[\s\u00a0\u202f]?[%٪]", pair.target)
    if not points:
        return None
    if sign:
        return replace(pair, target=f"{pair.target[: sign.start()]} {points}{pair.target[sign.end() :]}")
    forms = [form.split()[-1] for form in cldr.unit_names(pair.tag, "concentr-percent") if "%" not in form]
    placed = place(pair.target, forms, pair.tag)
    if not placed or not re.search(r"\d[\s\u00a0\u202f-]?$", pair.target[: placed.start("word")]):
        return None
    return replace(pair, target=pair.target[: placed.start("word")] + points + pair.target[placed.end() :])


_NOON = re.compile(r"\d ?(?P<half>[ap])\.?m\b", re.IGNORECASE)


def noon_crossed(random: Random, pair: Pair) -> Pair | None:
    """Eight in the evening becomes eight in the morning, or 20:00 becomes 8:00."""
    match = _NOON.search(pair.source)
    if not match:
        return None
    here, present = ("am", "pm") if match["half"].lower() == "a" else ("pm", "am")
    words = halves(pair.tag)
    changed = exchanged(pair.target, words[here], words[present], pair.tag)
    if changed is None and here == "pm":
        hour = re.search(r"(?<!\d)(?:1[3-9]|2[0-3])(?=\s?[:.h]?\d\d(?!\d))", pair.target)
        changed = f"{pair.target[: hour.start()]}{int(hour[0]) - 12}{pair.target[hour.end() :]}" if hour else None
    return replace(pair, target=changed) if changed else None
