"""A translation that denies what its source does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.negation import DENIES, added
from l10n.late_pattern import late_pattern
from l10n.model import Catalog, Finding, Severity, Unit
from l10n.plugin import ArticleContext, Check, Example, Pair, Subject, article_fact


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target denies and nothing in the source could be meant so."""
    word = _denial(subject.unit, subject.catalog, doubtful=subject.strict)
    if word is None or _stands_for_something(word[0], subject):
        return
    yield warn(subject, DENIES.format(word[0]), tokens.span(word))


def _denial(unit: Unit, catalog: Catalog, *, doubtful: bool) -> re.Match[str] | None:
    """The words of a translation that deny what its source does not."""
    place = added(unit.key.source, unit.target, Pair(catalog.source, catalog.target), doubtful=doubtful)
    return _ANYTHING.fullmatch(tokens.folded(unit.target), place.start, place.end) if place else None


_ANYTHING = late_pattern(r".*", re.DOTALL)
_LETTERS = 6
"""Letters by which a word of an article is known again in other forms: `netopýr`, a bat, begins as words do that deny."""
_REPEATED = 3
"""Units in which such a word denies nothing of the source from which on it is a word of the article's subject."""


def _stands_for_something(word: str, subject: Subject) -> bool:
    """Whether a word only looks like one that denies: the article has it again and again where its source denies nothing."""
    return len(word) >= _LETTERS and _repeated(subject.article)[word[:_LETTERS]] >= _REPEATED


@article_fact
def _repeated(article: ArticleContext) -> Mapping[str, int]:
    """In how many units each beginning of a word seems to deny what the source does not."""
    words = (_denial(unit, article.catalog, doubtful=True) for unit in article.catalog.units if unit.target)
    return Counter(word[0][:_LETTERS] for word in words if word)


check = Check(
    severity=Severity.WARNING,
    find=find,
    fails=(
        Example("The mayor signed the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"),
        Example("The mayor signed the contract.", "Мер не підписав договору.", "uk"),
        Example("But the mayor will sign if the council agrees.", "Але мер не підпише, якщо рада погодиться.", "uk"),
        Example("The bridge is safe.", "この橋は安全ではない。", "ja"),
        Example("The mayor signed the contract.", "ښاروال تړون لاسلیک نه کړ.", "ps"),
        Example("The mayor signed the contract.", "El alcalde no firmó el contrato.", "es"),
        Example("Мер підписав договір.", "The mayor did not sign the contract.", "en", "uk"),
        Example("El alcalde vino.", "Der Bürgermeister kam nicht.", "de", "es"),
    ),
    passes=(
        Example("They are loath to pay for the pier.", "Sie wollen den Steg nicht bezahlen.", "de"),
        Example("The linen is incombustible.", "Полотно не воспламеняется.", "ru"),
        Example("The harbour was amenable to a change.", "Порт был не против изменений.", "ru"),
        Example("The share of the vote has been declining.", "La part des votes ne cesse de baisser.", "fr"),
        Example("There is a possibility that it may change.", "Il n'est pas impossible que cela change.", "fr"),
        Example("The chief engineer hit his head.", "L’enginyer en cap es va colpejar al cap.", "ca"),
        Example("The mayor signed the contract.", "Мер підписав договір.", "uk"),
        Example("The mayor refused the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"),
        Example("Only two boats came.", "Не більше двох човнів прийшло.", "uk"),
        Example("The well is still dry.", "Коедан әле дә су акмый.", "tt"),
        Example(
            "Snow kept the children of the village at home, said the mayor of Gdynia.",
            "市長によると、雪のため村の子どもたちは家から出なかった。",
            "ja",
        ),
        Example("The airline declined to comment.", "No hizo comentarios la aerolínea.", "es"),
        Example("They are intolerant of those who speak.", "Они не терпят тех, кто говорит.", "ru"),
        Example("Thomas won the match.", "Tomas oʻyinda gʻolib boʻldi.", "uz"),
        Example("The mayor met Thomas Brandt.", "Мэр Томас Брандт белән очрашты.", "tt"),
        Example("She needed less than ten minutes.", "Nije trebalo ni deset minuta.", "sr-Latn"),
        Example("She wept as she spoke.", "No podía evitar llorar al hablar.", "es"),
        Example("The lamp on the pier was malfunctioning.", "Die Lampe am Steg funktionierte nicht richtig.", "de"),
        Example("It's okay to rest.", "Δεν πειράζει να ξεκουραστείτε.", "el"),
        Example("Remember the lamps.", "Не забравяйте лампите.", "bg"),
        Example("The airline said it would pay.", "Hãng hàng không cho biết sẽ trả tiền.", "vi"),
        Example("It takes five to seven days.", "دا له پنځو نه تر اوو ورځو وخت نیسي.", "ps"),
        Example("They went around the obstacles.", "Ҡаршылыҡтарға осрамаҫ өсөн урап киттеләр.", "ba"),
        Example("She loved La Bomba, the hat.", "أحبت القبعة لا بومبا.", "ar"),
        Example(
            "Bats live on the pier.",
            "Na molu žijí netopýři.",
            "cs",
            others=(("Bats are small.", "Netopýři jsou malí."), ("We count the bats.", "Počítáme netopýry.")),
        ),
        Example("I hope to see the ferry.", "Feribotu görmeyi umuyorum.", "tr"),
        Example("She bought it for her niece.", "Kupila ga je za svoju nećakinju.", "hr"),
    ),
)
