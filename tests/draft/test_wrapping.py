"""Which words a pair of marks wraps, and the small words that tell where a phrase begins."""

from __future__ import annotations

import pytest

from l10n import langtag
from l10n.draft import inline, placing, wrapping
from l10n.engines import alignment
from l10n.language.function_words import FunctionWords, of
from l10n.language.identification import another_language
from l10n.model import Span
from tests.corpus import HUMAN

ES, EN = of("es"), of("en")


def put(source: str, target: str, pairs: str, phrases: dict[str, str] | None = None) -> str:
    """The target with the marks of the source; `a=b` pairs name the words that the engine links."""
    bare = inline.detach(source)
    links = []
    for pair in pairs.split():
        here, present = pair.split("=")
        start, place = bare.text.index(here), target.index(present)
        links.append((Span(start, start + len(here)), Span(place, place + len(present))))
    result = alignment.align(bare.text, target, links)
    return placing.reattach(bare, target, result, placing.Hints(phrases or {}, (), ES, EN)).text


# Source, target, what the engine links, what it says for a phrase alone, and the target with its marks.
CASES = """
# The engine looks ahead: the words that it says for the phrase alone are the phrase.
It <1>never</1> paid. | Nunca ha pagado. | paid=Nunca paid=ha paid=pagado | never: Nunca | <1>Nunca</1> ha pagado.
They <1>do not</1> pay. | No pagan. | pay=No pay=pagan | do not: no | <1>No</1> pagan.
# A phrase that the source has after its article or preposition takes none along.
The <1>port</1> closed. | El puerto cerró. | The=El port=puerto closed=cerró | port: El puerto | El <1>puerto</1> cerró.
Shut by <1>default</1>. | Cerrado por defecto. | by=por default=defecto | default: Por defecto | Cerrado por <1>defecto</1>.
# An answer of small words alone has lost what matters.
See <1>the port</1>. | La ley del puerto. | port=puerto | the port: La | La ley del <1>puerto</1>.
# Small words at the edges that the source's run has none for.
It hit <1>two users</1>. | Cayó de dos usuarios. | two=de two=dos users=usuarios | | Cayó de <1>dos usuarios</1>.
He saw <1>the men</1>. | Vio lo que los hombres. | men=lo men=que the=los men=hombres | | Vio lo que <1>los hombres</1>.
The <1>port man</1> of Bari left. | El jefe de Bari salió. | man=jefe port=de Bari=Bari | | El <1>jefe</1> de Bari salió.
The mine is <1>safe</1>. | La mina es segura. | mine=mina safe=es safe=segura | | La mina es <1>segura</1>.
It went <1>to the sea</1>. | Se fue al mar. | to=al sea=mar | | Se fue <1>al mar</1>.
# Signs and parts of words.
Was it so<1>?</1> | ¿Era así? | so=así | | ¿Era así<1>?</1>
One thing<1>:</1> nobody, ever. | Una cosa: nadie, nunca. | One=Una thing=cosa | | Una cosa<1>:</1> nadie, nunca.
It is H<1>2</1>O here. | Aquí es H2O. | H2O=H2O | | Aquí es H<1>2</1>O.
It fell <1>4.5 percent</1> now. | Cayó 4,5 % ahora. | 4.5=4,5 percent=4,5 | | Cayó <1>4,5 %</1> ahora.
It fell <1>4.5</1>% now. | Cayó 4,5% ahora. | 4.5=4,5 | | Cayó <1>4,5</1>% ahora.
# A note goes where the word before it goes.
Eggs<1/> are dear. | Los huevos son caros. | Eggs=huevos Eggs=son dear=caros | Eggs: Huevos | Los huevos<1/> son caros.
Half<1/> since May. | La mitad desde mayo. | Half=La Half=mitad Half=desde May=mayo | | La mitad<1/> desde mayo.
"""


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line and not line.startswith("#")])
def test_a_pair_wraps_the_words_that_mean_its_words(case: str) -> None:
    source, target, pairs, phrase, expected = (part.strip() for part in case.split("|"))
    words, _, reported = phrase.partition(": ")
    assert put(source, target, pairs, {words: reported}) == expected


def test_of_several_equal_runs_the_voted_run_is_it() -> None:
    words = ["la", "ley", "y", "la", "orden"]
    assert wrapping.same(words, ["La"], [-1, 1, 0, 0.5, 1], [range(5)]) == range(3, 4)
    assert wrapping.same(words, ["la", "orden"], [0] * 5, [range(4)]) == range(0)
    assert wrapping.same(words, [], [0] * 5, [range(5)]) == range(0)


def test_a_language_without_small_words_loses_none() -> None:
    nothing = FunctionWords()
    assert wrapping.trimmed(["de", "la", "casa"], range(3), ["house"], [], (nothing, nothing)) == range(3)
    assert of("sux-Xsux") == nothing
    assert of("sr-Latn").before != of("sr").before
    assert of("es-MX") == ES


def test_the_words_before_a_lone_mark_are_translated_where_text_follows() -> None:
    assert inline.phrases(inline.detach("Rents rose in Cork,<1/> he said.<2/>")) == ("Cork",)
    assert inline.phrases(inline.detach("<1/>Rents <2/> rose.")) == ()


@pytest.mark.parametrize(
    ("target", "tag", "second"),
    [
        ("Le conseil du port a rejeté mardi le projet dans une lettre aux députés.", "es", "fr"),
        ("Il consiglio del porto ha respinto il piano per una nuova nave nella notte.", "es", "it"),
        ("The harbour council has rejected the plan for a new ferry of the town.", "es", "en"),
        ("Der Hafenrat hat den Plan für eine neue Fähre mit dem Land abgelehnt.", "nl", "de"),
        ("El consejo del puerto rechazó el plan de un nuevo transbordador.", "es", ""),
        ("La película The Lord of the Rings se estrenó con el apoyo de la ciudad.", "es", ""),
        ("Le Monde y Le Figaro.", "es", ""),
        ("Совет порта отклонил план.", "es", ""),
        ("Anything at all, said the mayor of the town.", "sux-Xsux", ""),
    ],
)
def test_another_language_in_the_same_script_is_seen(target: str, tag: str, second: str) -> None:
    assert another_language(target, tag) == second


def test_no_human_translation_is_taken_for_another_language() -> None:
    wrong = []
    for path in HUMAN.glob("*/*.txt"):
        tag = langtag.parse(path.stem)
        lines = path.read_text("utf-8").splitlines()
        wrong += [(tag, result, line) for line in lines if (result := another_language(line, tag))]
    assert not wrong
