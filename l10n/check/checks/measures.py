"""What a number counts must stay: dollars, miles, weeks, per cent or percentage points, and hours before or after noon.

A number that is converted is another one, and `numbers` looks at it: only the same number of something else is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from l10n import langtag
from l10n.check import noon
from l10n.check.bracketed import other_units_in_brackets
from l10n.check.finding import warn
from l10n.check.lost_shares import bare_shares
from l10n.language.measure_words import KINDS, scales
from l10n.language.measures import Measured, measured
from l10n.language.numbers import numbers
from l10n.language.unit_mentions import PHYSICAL, mentioned_times, mentioned_units, units_of
from l10n.language.units import folded
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_SHOWN = {
    "points": "percentage points",
    "percent": "per cent",
    "permille": "per mille",
    "am": "before noon",
    "pm": "after noon",
    "pound-weight": "pound",
}
_VAGUE = late_pattern(
    r"(?:dozens|hundreds|thousands|tens of thousands) of (?:miles|yards|feet|inches|pounds|tons|gallons|acres)\b"
)
"""What only says that there are many: hundreds of miles are as many kilometres."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each number of the target that counts something else than the same number of the source."""
    if langtag.is_pseudo(subject.catalog.target):
        return
    source = measured(subject.unit.key.source, subject.catalog.source)
    source = [each for each in source if not _VAGUE.match(subject.unit.key.source, each.span.start)]
    target = measured(subject.unit.target, subject.catalog.target, noon.comparable(source)) if source else ()
    stated = numbers(subject.unit.key.source, subject.catalog.source) if target else ()
    for measure in target:
        same = [number for number in source if number.meanings & measure.meanings]
        if len(same) < sum(not measure.meanings.isdisjoint(each.meanings) for each in stated):
            continue  # six feet six, and nothing says what the second six counts
        changed = next(_changed(same, measure), None) or next(
            chain(
                _of_other_kinds(subject, same, measure),
                _of_other_times(subject, same, measure),
                _of_no_scale(subject, same, measure),
            ),
            None,
        )
        if changed:
            yield warn(subject, f"{_show(changed[0])} became {_show(changed[1])}", measure.span)
    yield from noon.crossed(subject, source, target)
    yield from bare_shares(subject, source)
    yield from other_units_in_brackets(subject)


def _changed(same: Sequence[Measured], measure: Measured) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What the source's numbers count and what this one of the translation counts, of each kind in which they differ."""
    for kind, names in measure.names.items():
        expected = _names(same, kind)
        if expected and not expected & names and not _is_date(kind, names, measure):
            yield expected, names
    if mixed := _of_another_kind(same, measure):
        yield mixed, _strict(measure)


def _of_other_kinds(
    subject: Subject, same: Sequence[Measured], measure: Measured
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The unit of a number and one of another kind in its place: barrels and tonnes, or the dollars that one costs."""
    every = [frozenset(n for m in each for n in chain(*m.names.values())) for each in (same, [measure])]
    ours, theirs = map(units_of, every)
    if _FAR in ours and not theirs:  # light years that became years
        theirs = every[1] & {_FAR.removeprefix("light ")}
        if theirs and _FAR not in mentioned_units(subject.unit.target, subject.catalog.target):
            yield ours, theirs
        return
    priced = "money" in measure.names and any("money" in number.names for number in same)
    if (
        not same
        or not ((ours and theirs) or priced)
        or {KINDS[name] for name in ours} & {KINDS[name] for name in theirs}
    ):
        return
    before = mentioned_units(subject.unit.key.source, subject.catalog.source)
    after = mentioned_units(subject.unit.target, subject.catalog.target)
    if not (ours or theirs):  # a barrel sells for 90 dollars
        before -= _counted_units(subject.unit.key.source, subject.catalog.source)
        after -= _counted_units(subject.unit.target, subject.catalog.target)
    lost, added = (ours or before) - after, (theirs or after) - before
    if lost and added and lost >= ours and added >= theirs:
        yield lost, added


def _counted_units(text: str, tag: str) -> frozenset[str]:
    """The units that stand beside numbers of a text."""
    return frozenset(name for each in measured(text, tag) for name in chain(*each.names.values()))


def _of_no_scale(
    subject: Subject, same: Sequence[Measured], measure: Measured
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Degrees of Fahrenheit whose scale a translation leaves out, so that its readers take them for those of Celsius."""
    scaled = any("fahrenheit" in number.names.get("temperature", ()) for number in same)
    if scaled and "temperature" not in measure.names and "degrees" in measure.names:
        target, tag = folded(subject.unit.target), subject.catalog.target
        words = [word for word, name in scales(tag).items() if name == "fahrenheit"]
        if words and not any(word in target for word in (*words, "fahrenheit", "°f", "°\u00a0f", "° f")):
            yield frozenset({"fahrenheit"}), measure.names["degrees"]


_FAR = "light year"


def _of_other_times(
    subject: Subject, same: Sequence[Measured], measure: Measured
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The time in which something moves so far, or flows, and another one: litres a second, and litres an hour."""
    kinds = measure.names.keys() & PHYSICAL
    if not any(kinds & number.names.keys() for number in same):
        return
    before = mentioned_times(subject.unit.key.source, subject.catalog.source)
    after = mentioned_times(subject.unit.target, subject.catalog.target)
    if before and after and before.isdisjoint(after):
        yield before, after


_STRICT = frozenset({"share", "degrees", "temperature"})
"""Kinds of which none is said instead of another; the words of the others are found beside any number."""


def _is_date(kind: str, names: frozenset[str], measure: Measured) -> bool:
    """Whether a number with the word for year is a date, and not how long something lasted."""
    return kind == "duration" and "year" in names and any(_FIRST <= value <= _LAST for value in measure.meanings)


_FIRST, _LAST = 1500, 2100


def _strict(measure: Measured) -> frozenset[str]:
    """What a number counts, of the strict kinds."""
    return frozenset(name for kind in measure.names.keys() & _STRICT for name in measure.names[kind])


def _of_another_kind(same: Sequence[Measured], measure: Measured) -> frozenset[str]:
    """What the source's numbers count where that is of another kind: 50 per cent as 50 degrees."""
    kinds, theirs = _kinds(measure), {kind for number in same for kind in _kinds(number)}
    if not (kinds & _STRICT) or kinds - _STRICT or not theirs <= _STRICT or not kinds.isdisjoint(theirs):
        return frozenset()
    if kinds | theirs <= {"degrees", "temperature"}:
        return frozenset()
    return frozenset(name for number in same for name in _strict(number))


def _kinds(number: Measured) -> set[str]:
    """What a number counts by kind, without points, which are those of games, too: languages count these in degrees."""
    return {kind for kind, names in number.names.items() if names != {"points"}}


def _names(numbers: Sequence[Measured], kind: str) -> frozenset[str]:
    """All that some numbers count of a kind."""
    return frozenset(name for number in numbers for name in number.names.get(kind, ()))


def _show(names: frozenset[str]) -> str:
    return " or ".join(sorted(_SHOWN.get(name, name) for name in names))


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("It was 25 degrees Celsius.", "Es waren 25 Grad Fahrenheit.", "de"),
        Example("It cost 300 yen.", "Это стоило 300 швейцарских франков.", "ru"),
        Example("The storm hurt a 13-month-old.", "Der Sturm verletzte einen 13-Jährigen.", "de"),
        Example("The gates open at 7 p.m.", "Darvozalar ertalab soat 7 da ochiladi.", "uz"),
        Example("Ворота відчиняють о 10:15.", "The gates open at 10:15 PM.", "en", "uk"),
        Example("It cost £3.6 billion.", "Це коштувало 3,6 млрд дол.", "uk"),
        Example("Это стоило 3,6 млрд долл. США.", "It cost £3.6bn.", "en", "ru"),
        Example("It cost $2 million.", "A costat 2 milioane de euro.", "ro"),
        Example("It cost $3.6 billion.", "Costó 3600 millones de €.", "es"),
        Example("It cost €3.1 billion.", "Это стоило 3,1 млрд. долларов США.", "ru"),
        Example("The ticket cost $5.", "El billete costó 5 €.", "es"),
        Example("The bridge cost $5 million.", "Мост стоил 5 миллионов евро.", "ru"),
        Example("The village lies 40 miles away.", "El pueblo está a 40 kilómetros.", "es"),
        Example("Turnout rose 5 percent.", "La participación subió 5 puntos porcentuales.", "es"),
        Example("Turnout rose 5 percentage points.", "Die Beteiligung stieg um 5 Prozent.", "de"),
        Example("The gates open at 8:00 pm.", "Las puertas abren a las 8:00 de la mañana.", "es"),
        Example("The gates open at 8 a.m.", "Ворота відчиняють о 8 вечора.", "uk"),
        Example("The gates open at 8 a.m.", "大门下午8点开放。", "zh"),
        Example("The gates open at 8 p.m.", "A kapuk délelőtt 8-kor nyílnak.", "hu"),
        Example("The gates open at 5:30 p.m.", "Ворота відчиняють о 5:30.", "uk"),
        Example("The gates open at 8:00 pm.", "Die Tore öffnen um 8:00 Uhr.", "de"),
        Example("Turnout rose 5 percentage points.", "La participación subió 5 por ciento.", "es"),
        Example("Turnout rose 5%.", "Die Beteiligung stieg um 5 ‰.", "de"),
        Example("It lasted three weeks.", "Es dauerte drei Monate.", "de"),
        Example("It lasted 45 months.", "45 évvel később ért véget.", "hu"),
        Example("It lasted 45 months.", "45 წლის შემდეგ დასრულდა.", "ka"),
        Example("Turnout rose 5 percentage points.", "Katılım yüzde 5 arttı.", "tr"),
        Example("Turnout rose 5 percentage points.", "Katılım %5 arttı.", "tr"),
        Example("It cost $9 million.", "Струва 9 милиона британски паунда.", "bg"),
        Example("It needs 50 percent.", "Es braucht 50 Grad.", "de"),
        Example("It needs 50 degrees.", "Hacen falta 50 %.", "es"),
        Example("It cost 5 dollars.", "5 유로였다.", "ko"),
        Example("Das Dorf liegt 40 Meilen entfernt.", "The village lies 40 kilometres away.", "en", "de"),
        Example("The park has 40 hectares.", "El parque tiene 40 acres.", "es"),
        Example("The flat has 40 square metres.", "Квартира має 40 квадратних футів.", "uk"),
        Example("The field has 3 square kilometres.", "Das Feld hat 3 Quadratmeter.", "de"),
        Example("The wind blew at 25 knots.", "Ветер дул со скоростью 25 км/ч.", "ru"),
        Example("They pumped 3,000 barrels.", "Ils ont pompé 3 000 litres.", "fr"),
        Example("Вітрова станція має 5 МВт.", "The wind farm has 5 kW.", "en", "uk"),
        Example("Oil fell to 70 dollars a barrel.", "Нафта подешевшала до 70 доларів за тонну.", "uk"),
        Example("Oil cost 90 dollars a barrel.", "油价每吨90美元。", "zh"),
        Example("Der Preis liegt bei 90 Euro je Megawattstunde.", "The price is 90 euros a kilowatt hour.", "en", "de"),
        Example("They exported 2 million barrels.", "Экспортировали 2 миллиона тонн.", "ru"),
        Example("The bank raised rates by 25 basis points.", "Банк підвищив ставку на 25 відсоткових пунктів.", "uk"),
        Example("The rocket flies at 8 kilometres per second.", "火箭以每小时8公里的速度飞行。", "zh"),
        Example("The nine-month project is starting.", "Das neunwöchige Projekt beginnt.", "de"),
        Example("The pen cost 50 cents.", "Ручка стоила 50 долларов.", "ru"),
        Example("Two-thirds of a mile of fence fell.", "Zwei Drittel eines Kilometers Zaun fielen um.", "de"),
        Example("The plant handles 500 litres per second.", "La planta procesa 500 litros por minuto.", "es"),
        Example("It was 95 degrees Fahrenheit.", "Il faisait 95 degrés.", "fr"),
        Example("За тонну пшеницы дают 210 долларов.", "A bushel of wheat fetches $210.", "en", "ru"),
        Example("The star is 40 light years away.", "L'étoile se trouve à 40 ans.", "fr"),
        Example("The mayor asked for 20 million lei.", "Primarul a cerut 20 de milioane de euro.", "ro"),
        Example("The ruins are eight centuries old.", "Die Ruinen sind acht Jahrzehnte alt.", "de"),
        Example("The strike will last a fortnight.", "Забастовка продлится два месяца.", "ru"),
        Example("Rain (mm)", "Lluvia (m)", "es"),
        Example("Sales fell 4.8 percent.", "Продажи упали на 4,8.", "ru"),
        Example("Sales fell 4.8 this year.", "Die Verkäufe fielen heuer um 4,8 Prozent.", "de"),
        Example("Distance (km), time (h)", "Відстань (м), час (год)", "uk"),
        Example("Regen (mm)", "Rain (cm)", "en", "de"),
    ),
    passes=(
        Example("The bridge waits for its £10m renovation.", "Die Brücke wird für 10 Mio. Pfund renoviert.", "de"),
        Example("The star is 40 light years away.", "Зірка за 40 світлових років звідси.", "uk"),
        Example("The strike will last a fortnight.", "Der Streik dauert zwei Wochen.", "de"),
        Example("It moves 200 litres a minute.", "Er fördert 200 Liter pro Minute.", "de"),
        Example("The ferry leaves at 5.30pm.", "Feribot di 5.30 piştî nîvro de diçe.", "ku"),
        Example("The wall runs for hundreds of miles.", "La muralla sigue cientos de kilómetros.", "es"),
        Example("It begins at 9pm on Sunday.", "Es beginnt um 21 Uhr am Sonntag.", "de"),
        Example("It cost 40 Turkish lira.", "Cela coûtait 40 livres turques.", "fr"),
        Example("The road is 12 kilometers long.", "سڑک 12 کلو میٹر لمبی ہے۔", "ur"),
        Example("Увечері ворота відчиняють о 10:15.", "The gates open at 10:15 PM.", "en", "uk"),
        Example("It lies 40 miles away.", "ئۇ 40 ئىنگلىز مىلى يىراقلىقتا.", "ug"),
        Example("Dust known as PM10, they said, is worse.", "Pył znany jako PM10 jest gorszy.", "pl"),
        Example("It cost $2 million.", "A costat 2 milioane de dolari.", "ro"),
        Example("It cost €3.1 billion.", "Это стоило 3,1 млрд. евро.", "ru"),
        Example("The ticket cost $5.", "El billete costó 5 dólares (4,60 €).", "es"),
        Example("The ticket cost $5.", "Билет стоил 5 долларов.", "ru"),
        Example("The ticket cost £5.", "Das Ticket kostete 5 Pfund.", "de"),
        Example("The village lies 45 miles away.", "Das Dorf liegt 72 Kilometer entfernt.", "de"),
        Example("He spent $3 million in 3 weeks.", "Gastó 3 millones de dólares en 3 semanas.", "es"),
        Example("Turnout rose 5 percent.", "Явка зросла на 5 %.", "uk"),
        Example("The gates open at 8:00 pm.", "Die Tore öffnen um 20 Uhr.", "de"),
        Example("The gates open at 8 p.m.", "Ворота відчиняють о 8 вечора.", "uk"),
        Example("The gates open at 8 p.m.", "大门晚上8点开放。", "zh"),
        Example("The gates open at 8 a.m.", "A kapuk délelőtt 8-kor nyílnak.", "hu"),
        Example("The gates open at 5:30 p.m.", "Ворота відчиняють о 17:30.", "uk"),
        Example("The gates open at 5:30 p.m.", "Увечері ворота відчиняють о 5:30.", "uk"),
        Example("The gates open at 8 p.m.", "Abends um 8 öffnen die Tore.", "de"),
        Example("It lasted two weeks.", "Dauerte 14 Tage.", "de"),
        Example("It reached 40 degrees.", "40 °C wurden erreicht.", "de"),
        Example("Turnout rose 5 percentage points.", "Katılım yüzde 5 puan arttı.", "tr"),
        Example("It cost $5 a mile.", "Kostete 5 Dollar je Meile.", "de"),
        Example("The road is 40 miles long.", "全长64公里。", "zh"),
        Example("It is seven nautical miles away.", "To siedem mil morskich stąd.", "pl"),
        Example("The flat has 40 square metres.", "Квартира має 40 кв. м.", "uk"),
        Example("It drove at 40 miles an hour.", "Es fuhr 64 km/h.", "de"),
        Example("Five in a boat of 5 feet", "Fünf in einem Boot von 5 Fuß", "de"),
        Example("Oil rose to 85 dollars a barrel.", "Petrolün varili 85 dolara çıktı.", "tr"),
        Example("Oil rose to 75 dollars a barrel.", "ارتفع النفط إلى 75 دولارا للبرميل.", "ar"),
        Example("The farm generates 40 megawatts.", "该电场发电40兆瓦。", "zh"),
        Example("The gates open at 7 a.m.", "Darvozalar ertalab soat 7 ga yaqin ochiladi.", "uz"),
        Example("Rain (mm), wind (km/h)", "Опади (мм), вітер (км/год)", "uk"),
        Example("Rain (mm)", "Lluvia (en mm)", "es"),
        Example("Rain (mm)", "Regen in Millimetern", "de"),
        Example("Between 10% and 14% of them voted.", "Entre 10 y 14 % de ellos votaron.", "es"),
        Example("Sales fell 4.8 percent.", "Прадажы ўпалі на 4,8 адсотка.", "be"),
        Example("Turnout was only 16%.", "Явка в процентах – всего 16.", "ru"),
        Example("The city(s) of the north", "La ciudad (h) del norte", "es"),
    ),
)
