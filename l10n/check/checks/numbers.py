"""A number of the source must stand in the target, and the target must have none of its own.

Digits of any script, separators of any locale, words for small numbers, magnitudes, 24-hour times, converted units and
calendars count as the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n import langtag
from l10n.check import small_numbers
from l10n.check.clock_words import on_clock
from l10n.check.finding import fail, fail_source, warn, warn_source
from l10n.check.other_units import CountedText, rounded_or_converted
from l10n.check.same_number import agree
from l10n.check.written_otherwise import in_compounds, in_whole_and_share, unexplained
from l10n.language import english, tokens
from l10n.language.conversions import equal, imperial, implied, in_height, in_words, measured_two, units_of
from l10n.language.knowledge import knowledge
from l10n.language.months import month_patterns
from l10n.language.numbers import SHARE, Number, numbers
from l10n.language.numerals import values
from l10n.language.roman_numerals import values as roman
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_LONG = 3
"""Digits of a number that nobody leaves out: of 13,600 human translations five have none of it, and all five are faults."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each number that is changed, lost or made up."""
    source, target = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
    tag = subject.catalog.target
    source_numbers, target_numbers = numbers(source, subject.catalog.source, native=True), numbers(target, tag)
    if langtag.is_pseudo(tag):
        return
    digits = frozenset(value for number in source_numbers for value in number.meanings)
    yield from small_numbers.changed(subject, target_numbers, digits)
    if not (source_numbers or target_numbers):
        return
    # A number that stands for another one of the source stands for nothing else: 45 miles (72 km). A man in his 20s has no 20.
    claimed = frozenset(v for each in source_numbers if source[each.span.end :][:1] != "s" for v in each.meanings)
    free = [number for number in target_numbers if not number.meanings <= claimed]
    texts = CountedText(source, subject.catalog.source, source_numbers), CountedText(target, tag, free)
    lost = [
        n
        for n in source_numbers
        if not _same(n, target_numbers)
        and not _expressed(n, source, target_numbers if imperial(source, n.span.end) else free, target, tag)
    ]
    extra = [number for number in target_numbers if not _meant(number, texts[0], tag)]
    if lost or extra:
        lost, extra = unexplained(lost, extra, *texts)
    if not any(_IN_CODE.search(source, 0, number.span.start) for number in lost):
        extra = [number for number in extra if not _IN_CODE.search(target, 0, number.span.start)]
    if lost and extra:
        for number, substitute in zip(lost, extra, strict=False):  # as many as there are pairs
            certain = len(number.text) > 2 and len(lost) == len(extra) == 1
            report = fail if certain and not rounded_or_converted(number, substitute, *texts) else warn
            yield report(subject, f"{number.text} became {substitute.text}", substitute.span)
    for number in lost[len(extra) :]:
        if _in_a_name(number, source):
            continue
        certain = not extra and sum(map(str.isdecimal, number.text)) >= _LONG and not _YEAR.fullmatch(number.text)
        yield (fail_source if certain else warn_source)(
            subject, f"{number.text} is missing in the translation", number.span
        )
    for number in extra[len(lost) :]:
        yield warn(subject, f"{number.text} is not in the source", number.span)


_NAME_BEFORE, _NAME_BEHIND = late_pattern(r"[A-Za-z]-?\Z"), late_pattern(r"[A-Za-z]{3}|[ADEGHILNOPQRSUVWXYZ](?!\w)")
_EXPRESSIONS = frozenset({"9/11", "24/7"})
_IN_CODE = late_pattern(r"[^\W\d_]*[A-ZА-ЯЁІЇЄҐ][^\W\d_]*-\Z")
"""What stands before a number that is the end of a name: `Covid-19`, `УВИД-19`; one may stand where the source has none."""
_YEAR = late_pattern(r"(?:19|20)\d\d")
"""A year: one that is clear from the day, or from "the present budget", is left out on purpose as often as not."""


def _in_a_name(number: Number, source: str) -> bool:
    """Whether a number is a part of a name, for which languages have another one: `Covid-19`, `G7`, `2G`, `9/11`, `24/7`."""
    before, after = source[: number.span.start], source[number.span.end :]
    short = len(number.text) < _LONG and _NAME_BEFORE.search(before)
    return bool(short) or bool(_NAME_BEHIND.match(after)) or number.text in _EXPRESSIONS


def _same(number: Number, target_numbers: Sequence[Number]) -> bool:
    """Whether one of the numbers can mean the same."""
    return any(agree(number, candidate) for candidate in target_numbers)


def _expressed(number: Number, source: str, target_numbers: Sequence[Number], target: str, tag: str) -> bool:
    """Whether a number of the source stands in the target in words, or converted."""
    if any(agree(number, candidate, lambda v, w: equal(v, w, source, tag)) for candidate in target_numbers):
        return True
    # "a year after October 1": the translation's word for one is the article, not the day.
    # Months have numbers in Chinese and Japanese alone: elsewhere "nine" beside September is nine.
    hints = in_words(source) if knowledge(tag).spaced else implied(source)
    words = values(target, tag) - {hint for hint in hints if hint <= _LITTLE} | in_compounds(target, tag)
    if number.meanings & _of_month(number, source, target, tag) or on_clock(number, source, words):
        return True
    meanings = number.meanings
    if source[number.span.end : number.span.end + 1] == "s":  # the 1990s are the nineties, the early 1900s siglo XX
        centuries = {value // 100 + 1 for value in meanings if value % 100 == 0 and value >= _CENTURIES}
        meanings |= {value % 100 for value in meanings if value % 10 == 0} | centuries
    if SHARE.match(source, number.span.end):  # 20 per cent are a fifth
        meanings |= {part for value in meanings if value in _PARTS for part in (100 / value, value / 100)}
    if unit := _IN_UNITS.match(source, number.span.end):  # 12 months are a year
        meanings |= {value / _UNITS[unit[1]] for value in meanings if value % _UNITS[unit[1]] == 0}
    if in_whole_and_share(meanings, target, tag):
        return True
    in_units = frozenset(value for meaning in meanings for value in units_of(meaning, source))
    return bool((meanings | in_units) & words or meanings & roman(target) or in_height(meanings, words, source))


_CENTURIES = 1000
_PARTS = frozenset({10, 20, 25, 50})
"""Shares of a hundred that languages say by their place in a row."""
_UNITS = {"month": 12, "day": 7, "hour": 24, "minute": 60}
_IN_UNITS = late_pattern(rf"[ -]({'|'.join(_UNITS)})s?\b")
_LITTLE = 10
"""Up to which value a word of the source ("a") may have a word of the target for itself; a "year" says no twelve."""

_DAYS = 31
_NEAR = 16
"""Characters around a month in which its day stands."""


def _of_month(number: Number, source: str, target: str, tag: str) -> set[float]:
    """The values of words beside a month of the target, where the number of the source is the day of that month."""
    around = source[max(0, number.span.start - _NEAR) : number.span.end + _NEAR]
    match, patterns = english.months().search(around), month_patterns(tag)
    if not match or not patterns or max(number.meanings) > _DAYS:
        return set()
    near_values: set[float] = set()
    for place in patterns[(match.lastindex or 1) - 1].finditer(tokens.folded(target)):
        near_values |= values(target[max(0, place.start() - _NEAR) : place.end() + _NEAR], tag)
    return near_values


def _meant(number: Number, counted: CountedText, tag: str) -> bool:
    """Whether a number of the target stands in the source, in digits, in words or by what a word implies."""
    source = counted.text
    if _same(number, counted.numbers):
        return True
    if any(agree(each, number, lambda v, w: equal(v, w, source, tag)) for each in counted.numbers):
        return True
    if number.text.isdecimal() and re.search(rf"(?<!\d){number.text}(?!\d)", source):
        return True  # in a code: A319neo
    hints = implied(source) | values(source, counted.tag)
    if number.meanings & hints or number.meanings & roman(source):
        return True
    least = 1 if measured_two(source) else 2
    return any(equal(hint, value, source, tag) for hint in hints if hint > least for value in number.meanings)


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("Паром відходить о 17:30.", "The ferry leaves at 6.30pm.", "en", "uk"),
        Example("Вітер дув зі швидкістю 137 км на годину.", "The wind blew at 95 mph.", "en", "uk"),
        Example("A farm 45 miles (72 km) away burned.", "地元の45マイル（km）先の農場が燃えた。", "ja"),
        Example(
            "Five weeks before the vote the mayor left the city on one of the ferries.",
            "Faltando tres semanas para la votación, la alcaldesa dejó la ciudad.",
            "es",
        ),
        Example("The club plays a six-game series.", "El club juega una serie de tres partidos.", "es"),
        Example(
            "The goal came in the eighth minute, four minutes after the pause.",
            "Das Tor fiel in der vierten Minute, vier Minuten nach der Pause.",
            "de",
        ),
        Example("The storm cut power to 1,300 homes.", "Der Sturm ließ 1.800 Haushalte ohne Strom.", "de"),
        Example("The storm cut power to 1,300 homes.", "Буря знеструмила оселі.", "uk"),
        Example("He named 2 towns on Tuesday.", "Во вторник он назвал города и открыл движение.", "ru"),
        Example("The storm held six ferries back.", "Der Sturm hielt Fähren auf.", "de"),
        Example("It is the fourth storm since June.", "Es ist der Sturm seit Juni.", "de"),
        Example("The rate rose for the third time.", "金利が上がったのは度目だ。", "ja"),
        Example("She was 68.", "Ей было 86 лет.", "ru"),
        Example("Another six million people wait for help.", "Auf Hilfe warten weitere acht Millionen Menschen.", "de"),
        Example("She left in 2011.", "۲۰۱۲ کال کې لاړه.", "ps"),
        Example("The bridge is old.", "Die Brücke ist 90 Jahre alt.", "de"),
        Example("A Tern-16 flew over the harbour.", "Eine Tern-18 flog über den Hafen.", "de"),
        Example("They raised $1.5 billion.", "Sie sammelten 1,7 Milliarden Dollar.", "de"),
        Example("The rate is 15.25 percent.", "Ставка составляет 95,25%.", "ru"),
        Example("The theatre owes them two million dollars.", "Театр должен им две тысячи долларов.", "ru"),
        Example("The trial took a year and a half.", "Proces trwał pół roku.", "pl"),
        Example("Экспедиция длилась полтора месяца.", "The expedition lasted half a month.", "en", "ru"),
        Example("Il a acheté un demi-kilo de cerises.", "He bought a kilo and a half of cherries.", "en", "fr"),
        Example("The rate was cut by half a percentage point.", "Ставку снизили на полтора процентных пункта.", "ru"),
    ),
    passes=(
        Example("In a 911 call he gave his name.", "In einem Notruf nannte er seinen Namen.", "de"),
        Example("He owes £75,000 to her.", "Er schuldet ihr 75.000 Pfund (85.000 Euro).", "de"),
        Example("It is the No. 1 shipyard of the land.", "Es ist die führende Werft des Landes.", "de"),
        Example("The carbon tax was axed.", "Die CO2-Steuer wurde gestrichen.", "de"),
        Example("The 30-minute film opens the festival.", "Получасовой фильм открывает фестиваль.", "ru"),
        Example("The pause was ten seconds.", "La pausa fue de diez segundos.", "es"),
        Example("The city will pay 35 million yen.", "市は3千5百万円を支払う。", "ja"),
        Example(
            "The bank raised rates by 50 basis points.", "Die Bank erhob den Zins um einen halben Prozentpunkt.", "de"
        ),
        Example("Half a million pounds are gone.", "Un demi-million de livres a disparu.", "fr"),
        Example("It took a year and a half.", "Ремонт тривав півтора року.", "uk"),
        Example("It lasted half a year.", "Es dauerte sechs Monate.", "de"),
        Example("The average age is 12.5 years.", "L'âge moyen est de 12 ans et demi.", "fr"),
        Example("A 5 1/2-hour talk is expected in March.", "Se espera una charla de 5 horas y media para marzo.", "es"),
        Example("It started at 11am and ended at 6pm.", "Elle a commencé à 11H00 et s'est terminée à 18H00.", "fr"),
        Example("在港口，渡轮2018年6月下午5：30起航。", "The ferry left the port at 5.30pm in June 2018.", "en", "zh"),
        Example("过去20年里没有渡轮沉没。", "No ferry has sunk in two decades.", "en", "zh"),
        Example("It was sold for £25 ($33) plus tax.", "Es kostete 25 Pfund plus Steuern.", "de"),
        Example("Die Kurse fielen um fünf Prozent.", "Les cours ont baissé de 5 %.", "fr", "de"),
        Example("Der Handel fürchtet die 2G-Regel.", "Le commerce craint la règle VR.", "fr", "de"),
        Example("A bill that brings a 1 percent cut.", "Ein Gesetz, das eine einprozentige Kürzung bringt.", "de"),
        Example("The misuse of a N585 million fund.", "Der Missbrauch von 585 Millionen Naira.", "de"),
        Example("The fourth quarter was the lowest of 2023.", "Fue el cuarto trimestre el más bajo de 2023.", "es"),
        Example("They fly the A321 and A319neo.", "Vuelan el A321 y el 319neo.", "es"),
        Example("It spans 449ft (137m).", "Měří 137 m.", "cs"),
        Example("It closes at 10 a.m. (0230GMT).", "Es schließt um 10 Uhr (02:30 GMT).", "de"),
        Example("They met just before 5.30pm.", "Они встретились в половине шестого вечера.", "ru"),
        Example("The mill is of the early 1900s.", "El molino es de principios del siglo XX.", "es"),
        Example("They play as many T20Is.", "Sie spielen ebenso viele T20.", "de"),
        Example("They received five acres.", "Sie erhielten zwei Hektar.", "de"),
        Example("Das Tier wog 250 Kilo.", "The animal weighed 550 pounds.", "en", "de"),
        Example("Тоді мер розвернувся на 180 градусів.", "Then the mayor made a U-turn.", "en", "uk"),
        Example("Паром відходить о 17:30.", "The ferry leaves at 5.30pm.", "en", "uk"),
        Example("Вітер дув зі швидкістю 137 км на годину.", "The wind blew at 85 mph.", "en", "uk"),
        Example("Es fielen 2,5 bis 10 cm Regen.", "There were 1 to 4 inches of rain.", "en", "de"),
        Example("El marinero de 198 cm llegó tarde.", "The 6-foot-6 sailor was late.", "en", "es"),
        Example("Il faisait 27 degrés à Québec.", "It was 80 degrees in Quebec.", "en", "fr"),
        Example("Die Fähre fährt um 21 Uhr.", "El ferri sale a las 9 de la noche.", "es", "de"),
        Example("Another six million people wait for help.", "Помощи ждут ещё шесть миллионов человек.", "ru"),
        Example("The 6-foot-6 sailor left.", "Моряк ростом 198 см ушёл.", "ru"),
        Example("Highs in the 80s are likely on the coast.", "На узбережжі ймовірно від 27 до 31 градуса.", "uk"),
        Example(
            "He has a year, but they can add 12 months.",
            "Er hat ein Jahr, doch sie können zwölf Monate anhängen.",
            "de",
        ),
        Example("She sailed for 6 decades.", "Вона плавала шістдесят років.", "uk"),
        Example("More than 1,000 came, tens of thousands left.", "Пришло больше тысячи, ушли десятки тысяч.", "ru"),
        Example("The ministers of the G7 met.", "Зустрілися міністри Великої сімки.", "uk"),
        Example("They counted 2,06,737 boats.", "船は20万6,737隻だった。", "ja"),
        Example("They raised $1.5 billion.", "Sie sammelten 1,5 Milliarden Dollar.", "de"),
        Example("They raised $1.5 billion.", "Зібрали 1,5 млрд доларів.", "uk"),
        Example("The price rose by 20 per cent.", "Cena vzrostla o pětinu.", "cs"),
        Example("It took 50% of the money in 12 months.", "In einem Jahr nahm es die Hälfte des Geldes.", "de"),
        Example("They paid 80, 000 crowns after Y2K.", "Sie zahlten nach der Jahrtausendwende 80.000 Kronen.", "de"),
        Example("The boat is 4.37 meters long.", "A hajó 4370 mm hosszú.", "hu"),
        Example("The ferries run 24/7, even in winter.", "Die Fähren fahren rund um die Uhr, auch im Winter.", "de"),
        Example("The virus came by ship.", "COVID-19 kam mit dem Schiff.", "de"),
        Example("The pump is a TRN30-BN of 1998.", "Die Pumpe ist eine TRN30-BN von 1998.", "de"),
        Example("They paid from 50,000 to 100,000 euros.", "Sie zahlten 50-100.000 Euro.", "de"),
        Example(
            "Third-party boats and third party crews may dock.", "Fremde Boote und Mannschaften dürfen anlegen.", "de"
        ),
        Example(
            "Three million went to the towns, two to the port.",
            "Die Städte bekamen drei Millionen, der Hafen zwei Millionen.",
            "de",
        ),
        Example(
            "Three decades before the storm, he built the pier.", "Dreißig Jahre vor dem Sturm baute er den Steg.", "de"
        ),
        Example("They raised $1.5 billion.", "他们筹集了15亿美元。", "zh"),
        Example("They asked for a fine of $12,000.", "罰金1万2000ドルを求めた。", "ja"),
        Example("It fed 150,000 people.", "It fed 15万人。", "ja"),
        Example("The storm cut power to 1,300 homes.", "Sans courant : 1 300 foyers.", "fr"),
        Example("Police held 12 people.", "Поліція затримала дванадцятьох людей.", "uk"),
        Example("Six boats sank in 2011.", "غرقت ۶ قوارب عام ٢٠١١.", "ar"),
        Example("The gates open at 5:30 p.m.", "Die Tore öffnen um 17.30 Uhr.", "de"),
        Example("It lies within 200 miles.", "Es liegt im Umkreis von 300 Kilometern.", "de"),
        Example("It owns 76,000 hectares.", "Possui 187.000 acres.", "pt-BR"),
        Example("The village lies 45 miles away.", "Das Dorf liegt 72 Kilometer entfernt.", "de"),
        Example("The gates open at 6:30 p.m.", "تفتح البوابات في السادسة والنصف مساءً.", "ar"),
        Example("The gates open at 6:30 p.m.", "Die Tore öffnen um halb sieben abends.", "de"),
        Example("a tower of the 19th century", "вежа XIX століття", "uk"),
        Example("He sang in the 1990s.", "Er sang in den 90er-Jahren.", "de"),
        Example("He sang in the 1990s.", "Пел он в девяностые.", "ru"),
        Example("He got 12 1/2 years.", "Dobio je dvanaest i pol godina.", "hr"),
        Example("It opened in 2018.", "เปิดในปี 2561", "th"),
        Example("Kovač, 52, won.", "Pobijedila je pedesetdvogodišnja Kovač.", "hr"),
        Example("The dam cost 1.5 billion crowns.", "Плотина обошлась в полтора миллиарда крон.", "ru"),
        Example("The gates open at 8 a.m. and 5 p.m.", "Ворота відчиняють о 8:00 та о 17:00.", "uk"),
        Example("It opened on October 1.", "Otvoren je prvog oktobra.", "bs"),
        Example("It fell by 9 percent in September.", "U rujnu je pala devet posto.", "hr"),
        Example("The rate rose for the third time.", "金利が上がったのは3度目だ。", "ja"),
        Example("It is a third of all the boats.", "Es sind 33 Prozent aller Boote.", "de"),
        Example("A decade later it closed.", "10 Jahre später schloss es.", "de"),
    ),
)
