"""A translation that denies what its source does not."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn
from l10n.language import tokens
from l10n.language.negation import DENIES, added
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Pair, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the target denies and nothing in the source could be meant so."""
    unit = subject.unit
    place = added(
        unit.key.source, unit.target, Pair(subject.catalog.source, subject.catalog.target), doubtful=subject.strict
    )
    if place:
        word = tokens.folded(unit.target)[place.start : place.end]
        yield warn(subject, DENIES.format(word), place)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
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
        Example("She bought it for her niece.", "Kupila ga je za svoju nećakinju.", "hr"),
    ),
)
