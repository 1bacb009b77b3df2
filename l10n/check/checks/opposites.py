"""A word in the place of its opposite: lost for won, south for north, the president for the prime minister.

Asked where both languages have a list, the source says one of the words that exclude each other, the translation says another
one; where a denial would turn one into the other, both deny something or neither does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from l10n import langtag
from l10n.check.distance import far_apart
from l10n.check.finding import warn
from l10n.check.names import SENTENCE_START
from l10n.language import tokens
from l10n.language.comparatives import COMPARED, comparative_meanings
from l10n.language.english import pattern
from l10n.language.knowledge import knowledge
from l10n.language.opposites import groups, hinted, listed_meanings, meanings
from l10n.language.titles import title_case
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that stands where the source has another one of its group."""
    source, target = subject.unit.key.source, subject.unit.target
    suspects, rivals = _suspects(source, subject.catalog.source)
    ours = meanings(target, subject.catalog.target, rivals) if suspects else {}
    stated = meanings(source, subject.catalog.source)
    if ours.keys() <= stated.keys():  # nothing strange, as in nearly all translations
        return
    theirs = _meant(source, subject.catalog.source)
    reported: set[Span] = set()
    for group in suspects:
        expected, actual = group & theirs.keys(), group & ours.keys()
        # A word may have two of the meanings: a president of Poland, and of a city, is a `prezydent`.
        # What a language has no words for is not missed in it.
        missing = frozenset(expected - actual) & listed_meanings(subject.catalog.target)
        strange = frozenset(actual - stated.keys())  # the West of its Coast is named
        alone = not expected & actual and len({ours[meaning].start for meaning in actual}) == 1
        if not (missing and strange and (alone or group in groups("several"))):
            continue
        denied = _is_turned(
            (source, subject.catalog.source, [theirs[meaning] for meaning in expected]),
            (target, subject.catalog.target, [ours[meaning] for meaning in actual]),
            sentence=group in groups("denied"),
        )
        elsewhere = _without(source, [theirs[meaning] for meaning in expected])
        if (
            denied
            or hinted(elsewhere, subject.catalog.source, strange, missing)
            or hinted(target, subject.catalog.target, missing, strange)
        ):
            continue
        right, wrong = min(missing), min(strange)
        if ours[wrong] not in reported and not far_apart(
            theirs[right], ours[wrong], subject, movable=right in _before_names() | {"east", "west"}
        ):
            reported.add(ours[wrong])  # two groups may have the same words
            before = source[theirs[right].start : theirs[right].end]
            after = target[ours[wrong].start : ours[wrong].end]
            yield warn(subject, f"“{before}” became “{after}”", ours[wrong])


@lru_cache(maxsize=4096)
def _meant(source: str, tag: str) -> Mapping[str, Span]:
    """The meanings of a source's words, without those that an English name has in it: Old Trafford, Queens College."""
    every = meanings(source, tag)
    if langtag.language(tag) != "en" or not any(source[span.start].isupper() for span in every.values()):
        return every
    if title_case(tokens.words(source)):
        return every
    return {meaning: span for meaning, span in every.items() if not _in_a_name(meaning, span, source)}


def _in_a_name(meaning: str, span: Span, source: str) -> bool:
    """Whether a word with a capital inside a sentence is a part of a name: before another, a title before an institution."""
    after = _CAPITAL.match(source, span.end)
    if not (after and source[span.start].isupper()) or SENTENCE_START.search(source[: span.start]):
        return False
    return meaning not in _before_names() or after[1].casefold() in knowledge("en").institutions


@cache
def _before_names() -> frozenset[str]:
    """The meanings that stand before names and tell of them: titles, nations, compass points."""
    every = (group for name in ("groups", "several") for group in groups(name))
    return frozenset().union(
        *(
            group
            for group in every
            if group & {"judge", "minister", "foreign_minister", "president", "russian", "north", "general"}
        )
    )


_CAPITAL = late_pattern(r" ([A-Z][a-z]\w+)")


@lru_cache(maxsize=4096)
def _suspects(source: str, tag: str) -> tuple[Sequence[frozenset[str]], frozenset[str]]:
    """The groups of which a source has a meaning that may have become another one, and all their meanings."""
    theirs, english = _meant(source, tag), langtag.language(tag) == "en"
    named = frozenset(theirs) | (comparative_meanings(source) if english and theirs.keys() & COMPARED else frozenset())
    every = (*groups("groups"), *groups("several"), *groups("denied"), *(groups("english") if english else ()))
    suspects = tuple(group for group in every if _may_be_exchanged(group & named, group))
    return suspects, frozenset().union(*suspects)


def _may_be_exchanged(named: Set[str], group: frozenset[str]) -> bool:
    """Whether a source has one meaning of a group, or some of many."""
    return len(named) == 1 or (len(named) > 1 and group in groups("several"))


def _without(text: str, expressions: Iterable[Span]) -> str:
    """A text of the same length without expressions of several words: of victories tells "they defeat", not "their defeat"."""
    for span in expressions:
        if " " in text[span.start : span.end]:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


_PlacedWords = tuple[str, str, Sequence[Span]]
"""A text, its language, and words of it."""


def _is_turned(source: _PlacedWords, target: _PlacedWords, *, sentence: bool) -> bool:
    """Whether a denial in one of two texts turns its words into the contrary: "did not win" is "lost", not "did not lose".

    One right before a word turns it whatever else the text denies; of groups whose words are what the `sentence` says, one
    anywhere near does.
    """
    right_before = _denied_itself(*source), _denied_itself(*target)
    if right_before[0] != right_before[1]:
        return True
    return sentence and not any(right_before) and _denies(*source) != _denies(*target)


def _denies(text: str, tag: str, words: Iterable[Span]) -> bool:
    """Whether a text denies anything beside some words: "did not win" is "lost"; "rejected" itself denies nothing else."""
    denial = pattern("denials", "any") if langtag.language(tag) == "en" else knowledge(tag).negation
    places = [match.start() for match in denial.finditer(tokens.folded(text))]
    return any(
        word.start - _NEAR <= place < word.start
        or (word.end <= place <= word.end + _NEAR and not _next_clause(tag).search(text, word.end, place))
        for word in words
        for place in places
    )


def _denied_itself(text: str, tag: str, words: Iterable[Span]) -> bool:
    """Whether a word stands right behind what denies or lessens it: "not possible", "less expensive"."""
    if langtag.language(tag) == "en":
        return any(pattern("denials", "right_before").search(text, 0, word.start) for word in words)
    ends = [match.end() for match in knowledge(tag).denial.finditer(tokens.folded(text))]
    return any(end <= word.start and text[end : word.start].isspace() for word in words for end in ends)


_NEAR = 60


@cache
def _next_clause(tag: str) -> re.Pattern[str]:
    """Where another clause begins, whose denials deny nothing of the one before."""
    return pattern("denials", "elsewhere") if langtag.language(tag) == "en" else _PAUSE


_PAUSE = late_pattern(r"[,;:–—]")
"""Characters beside a word in which a denial may be meant for it."""


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The prime minister opened the bridge.", "El presidente abrió el puente.", "es"),
        Example("It was Prime Minister Ana Ruiz who came.", "Fue la presidenta Ana Ruiz quien vino.", "es"),
        Example("The mayor's party won on Sunday.", "В воскресенье партия мэра проиграла.", "ru"),
        Example("The rebels rejected the plan.", "Повстанцы одобрили план.", "ru"),
        Example("The bank lowered its rates.", "O banco aumentou as suas taxas.", "pt"),
        Example("Prices increased in spring.", "Die Preise sanken im Frühling: Rückgang.", "de"),
        Example("The driver was charged on Friday.", "Le conducteur a été condamné vendredi.", "fr"),
        Example(
            "On the market an old sailor was injured by a swan, according to the reports of the port.",
            "Liman haberlerine göre pazarda yaşlı bir denizciye bir kuğu saldırdı ve onu öldürdü.",
            "tr",
        ),
        Example("Two people were killed in the north.", "Двоє людей поранено на півночі.", "uk"),
        Example("Turkish and Italian sailors met.", "Es trafen sich türkische und polnische Seeleute.", "de"),
        Example("The Russian ferry was late.", "El ferry brasileño llegó tarde.", "es"),
        Example("Die Fähre liegt im Norden.", "The ferry lies in the south.", "en", "de"),
        Example("The prime minister spoke for an hour.", "Prezydent mówił przez godzinę.", "pl"),
        Example("The ferry lies in the north.", "渡轮停在南边。", "zh"),
        Example("A Turkish sailor was rescued.", "أُنقذ بحار برازيلي.", "ar"),
        Example("The prime minister came in the evening.", "Presidentti saapui illalla.", "fi"),
        Example("The ferry lies in the north.", "Phà nằm ở phía nam.", "vi"),
        Example("It fell before the war.", "Cayó tras la guerra.", "es"),
        Example("Supporters of the plan met.", "Противники плана встретились.", "ru"),
        Example("The judge answered the minister.", "Адвокат відповів міністрові.", "uk"),
        Example("He was accused of corruption.", "Il était accusé de terrorisme.", "fr"),
        Example("Prices rise quickly.", "Die Preise sinken schnell.", "de"),
        Example("The court banned the march.", "Суд дозволив марш.", "uk"),
        Example("The lamp is always lit.", "Die Lampe brennt nie.", "de"),
        Example("The old pier was repaired.", "Naprawiono nowe molo.", "pl"),
        Example("Their allies waited.", "Їхні вороги чекали.", "uk"),
        Example("The captain thanked the crew.", "L’entraîneur a remercié l’équipage.", "fr"),
        Example("The suspect was acquitted.", "Der Verdächtige wurde verurteilt.", "de"),
        Example("He did not win the vote.", "No perdió la votación.", "es"),
        Example("The union accepted the plan.", "Профсоюз отклонил план.", "ru"),
        Example("Their defeat surprised the port.", "Ihr Sieg überraschte den Hafen.", "de"),
        Example("Private schools reopened.", "Вновь открылись государственные школы.", "ru"),
        Example("The sailor is innocent.", "这名水手有罪。", "zh"),
        Example("The opposition published its plan.", "Le gouvernement a publié son programme.", "fr"),
        Example("Der Kläger bat um Zeit.", "The defendant asked for time.", "en", "de"),
        Example("The suspect was questioned.", "Потерпілого допитали.", "uk"),
        Example("The foreign minister resigned.", "Dimitió la ministra de Defensa.", "es"),
        Example("Fewer women applied.", "Es bewarben sich mehr Frauen.", "de"),
        Example("She was charged with murder.", "Elle a été inculpée d’homicide involontaire.", "fr"),
        Example("Investors want to buy the shares.", "Anleger wollen die Aktien verkaufen.", "de"),
        Example("Chleb podrożał.", "Bread has become cheaper.", "en", "pl"),
        Example("The ban is temporary.", "Запрет постоянный.", "ru"),
        Example("Their team reached the final.", "De ploeg bereikte de halve finale.", "nl"),
        Example("De verhuurder betaalde.", "The tenant paid.", "en", "nl"),
        Example("The trainer is optimistic.", "Tréner je pesimistický.", "sk"),
        Example("His wife waited.", "उसका पति इंतज़ार कर रहा था।", "hi"),
    ),
    passes=(
        Example("The mayor failed to win the vote.", "El alcalde perdió la votación.", "es"),
        Example(
            "On Sunday night, within hours of the news, hundreds stood in the rain outside the town hall of the island.",
            "Am Sonntagabend standen innerhalb weniger Stunden nach der Meldung Hunderte im Regen vor dem Rathaus der Insel.",
            "de",
        ),
        Example("He reacted to the buy-out bid.", "Il a réagi vendredi à l'offre.", "fr"),
        Example("It takes three hours or less.", "Cela dure trois heures au plus.", "fr"),
        Example("It moves east, to the West Coast.", "Es zieht zur Westküste.", "de"),
        Example("The chancellor raised taxes.", "El ministro de Hacienda subió los impuestos.", "es"),
        Example(
            "He was unsuccessful in showing that they were not spies.",
            "Il n'a pas réussi à montrer qu'ils n'étaient pas des espions.",
            "fr",
        ),
        Example(
            "Sales rose in pubs, but were down in hotels.", "Der Umsatzanstieg half: Anderswo sanken die Umsätze.", "de"
        ),
        Example("It begins at 7 p.m. ET in West Karlskrona.", "Začíná v 19 hodin východního času v Karlskroně.", "cs"),
        Example("Who was the last prime minister?", "من كان آخر رئيس وزراء؟", "ar"),
        Example("The U.S.A. and Great Britain do not spy.", "США и Великобритания не шпионят.", "ru"),
        Example("The prime minister opened the bridge.", "El primer ministro abrió el puente.", "es"),
        Example("The prime minister met the president.", "El presidente recibió al primer ministro.", "es"),
        Example("The trade war between the US and China.", "Trgovinski rat između SAD-a i Kine.", "hr"),
        Example("Few clubs lured him from Old Trafford.", "Z Old Trafford ho lákají nové kluby.", "cs"),
        Example("He studied at Queens College.", "Se doctoró en el Queens College.", "es"),
        Example("In the last vote she came top.", "На прошлых выборах она вышла на первое место.", "ru"),
        Example("He asked his wife.", "Obrátil se k manželce.", "cs"),
        Example("He lost the vote.", "No ganó la votación.", "es"),
        Example("Two people were killed and five injured.", "Двоє загинули, п’ятьох поранено.", "uk"),
        Example("The mayor opened the bridge.", "Prezydent miasta otworzył most.", "pl"),
        Example("The team won after earlier losing.", "El equipo ganó tras haber perdido antes.", "es"),
        Example("The court did not ban the march.", "Суд дозволив марш.", "uk"),
        Example("The woman met the general.", "महिला सेनापति से मिली।", "hi"),
        Example("Faster ferries use less fuel.", "Les ferries plus rapides consomment peu.", "fr"),
        Example("Who did the sailors defeat in the final?", "Кого моряки победили в финале?", "ru"),
        Example(
            "Prices rose in the north of the island, where the ferries land every day of the week and people queue for them. "
            "The harbour has two piers, an old lamp, a school of its own, and room for forty boats. It was built by sailors.",
            "Цены поднялись на севере острова, куда паромы приходят каждый день недели и где к ним стоят очереди. "
            "В гавани два пирса, старый фонарь, своя школа и место для сорока лодок. Её построили моряки, а приток упал.",
            "ru",
        ),
        Example("It is unlikely to last.", "Es poco probable que dure.", "es"),
        Example("They defeat every rival.", "Sie feiern jeden Sieg.", "de"),
        Example("She was charged with manslaughter.", "Elle a été inculpée d’homicide involontaire.", "fr"),
        Example(
            "The two governments struck a deal; opponents argue.",
            "Dos gobiernos pactaron; la oposición protesta.",
            "es",
        ),
        Example("Ana Roos, vice president of the port, spoke.", "Ana Roos, vice-president van de haven, sprak.", "nl"),
        Example("The tenants left.", "Уй ээси кетти.", "ky"),
        Example("The end was close to home.", "Evin yakınında kapı açıldı.", "tr"),
        Example(
            "After years of work on the lamp the sailors slept, and the night was long.",
            "Kurz gesagt: Nach Jahren der Arbeit an der Lampe schliefen die Seeleute die Nacht hindurch.",
            "de",
        ),
        Example("Le pilote de la voiture rouge a gagné.", "Der Fahrer des roten Wagens gewann.", "de", "fr"),
        Example("He will never stop speaking.", "Er werde immer sprechen.", "de"),
        Example("That was not possible.", "Это не так давно было невозможно.", "ru"),
        Example("They buy less expensive boats.", "Они покупают не лодки, а дешёвые плоты.", "ru"),
        Example("The ferry left Southampton.", "Die Fähre verließ den Norden Southamptons.", "de"),
    ),
)
