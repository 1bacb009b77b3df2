"""What somebody says in the source is said by somebody in the translation, and by nobody else.

Where the words of saying are lost, a claim becomes a fact: “The mayor said the bridge was unsafe” must not be printed as “The
bridge is unsafe”. What the languages have for "said" and "according to" stands in their files.
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import warn, warn_source
from l10n.check.names import names
from l10n.check.places import has_exonym
from l10n.check.speakers import MARK, Saying, inside, outside, saying
from l10n.language import tokens
from l10n.language.hearsay import allegedly, has_hearsay, hearsay, may_say_according_to
from l10n.language.knowledge import knowledge
from l10n.language.phonetics.matches import SURE, is_near, limit, nearest
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Subject

_SPOKEN = late_pattern(r"(?<!\w)['‘‹‚](?=\w)|^\s*[-–—]\s?\w|《")
"""Single marks and the dash of a dialogue, which show that somebody speaks."""
_LABEL = late_pattern(r"^[^:：\"“„«「.?!]{2,60}(?<!\d)[:：]\s?(?=[^\s\d])")
"""A headline that says who speaks without a verb: `Kiev: no talks`."""
_ANNOUNCED = late_pattern(r"\w\s?[:：]\s?(?:[\"“„«「『]|[-–—]\s)")
"""Somebody's words behind a colon and in marks, without a verb: `the analyst Paul Brandt: “Sales fell.”`."""
_TOLD = late_pattern(r"(?:[”“\"»«’'],|,[”“\"»’'])(?:\s?[—–-])?\s(?:\w+ ){1,4}\w+")
"""What goes on behind a quotation and a comma, which is how languages say by any verb who speaks: `“…“, freute sich Keller`."""
_ENDED = late_pattern(r"[.!?…][\"”’'»)]*\s*$")
_ACCORDING = "according"
_LETTERS = 4
"""Letters outside of a quotation from which on somebody may be named there."""
_LEAST = 5
"""Letters of a name that a stranger does not sound like by chance."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the source's saying is lost, or where another person says it."""
    catalog, source, target = subject.catalog, subject.unit.key.source, subject.unit.target
    words = knowledge(catalog.target).reporting
    if words.pattern == "(?!)" or langtag.is_pseudo(catalog.target):
        return
    verb = saying(source, catalog.source)
    if verb is None:
        yield from _hearsay_lost(subject)
        return
    if not words.search(tokens.folded(target)):
        according = verb.word.casefold().startswith(_ACCORDING) and may_say_according_to(target, catalog.target)
        if (subject.strict or not (verb.weak or according)) and not _shown(verb, source, tokens.plain(target)):
            yield warn_source(subject, f"nobody says this in the translation: “{verb.word}” is lost", verb.span)
        return
    yield from _exchanged(subject, verb)


def _hearsay_lost(subject: Subject) -> Iterator[Finding]:
    """A finding where the source only reports ("allegedly") and the target says so for certain."""
    catalog = subject.catalog
    word = allegedly(subject.unit.key.source, catalog.source)
    if word and has_hearsay(catalog.target) and hearsay(subject.unit.target, catalog.target) is None:
        folded = tokens.folded(subject.unit.target)
        if not knowledge(catalog.target).reporting.search(folded):
            yield warn_source(subject, f"“{word[0]}” is lost: the translation says it for certain", tokens.span(word))


def _shown(verb: Saying, source: str, target: str) -> bool:
    """Whether the target shows without a verb that somebody speaks: by a colon, by marks where a pronoun says who, and in
    headlines by marks beside a name.
    """
    if _LABEL.match(target) or _ANNOUNCED.search(target):
        return True
    if not (MARK.search(target) or _SPOKEN.search(target)):
        return False
    if MARK.search(source) and _TOLD.search(target):
        return True
    headline = not _ENDED.search(source)
    beside = outside(target) or ""
    return verb.pronoun or (headline and sum(map(str.isalpha, beside)) >= _LETTERS)


def _exchanged(subject: Subject, verb: Saying) -> Iterator[Finding]:
    """A finding where somebody whom the source quotes about speaks in the target, and who speaks is talked about."""
    source, target, tag = (
        tokens.plain(subject.unit.key.source),
        tokens.plain(subject.unit.target),
        subject.catalog.target,
    )
    about = outside(source) if verb.speaker else None
    outside_target = outside(target) if about is not None else None
    if about is None or outside_target is None:
        return
    speaker = verb.speaker[-1]
    quoted = [name.text for name in names(inside(source), "en") if len(name.text) >= _LEAST and name.text not in about]
    if not _stands(speaker, outside_target, tag) and _stands(speaker, inside(target), tag):
        for name in quoted:
            match = nearest(name, outside_target, tag, within=SURE)
            if match.cost <= SURE and match.span and not _stands(name, inside(target), tag):
                place = tokens.WORD.search(target, target.find(match.word))
                yield warn(
                    subject, f"{speaker} says this in the source, {match.word} here", place and tokens.span(place)
                )
                return


def _stands(name: str, text: str, tag: str) -> bool:
    """Whether a name is in a text."""
    return is_near(name, text, tag, limit(name, tag)) or has_exonym(name, text, tag)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The mayor allegedly took the money.", "Der Bürgermeister nahm das Geld.", "de"),
        Example("The mayor reportedly left the town.", "Мер поїхав з міста.", "uk"),
        Example("The mayor said the bridge was unsafe.", "Die Brücke ist nicht sicher.", "de"),
        Example("According to the harbour office, four ships are missing.", "Зникли чотири кораблі.", "uk"),
        Example("“We will rebuild every house,” said Keller.", "« Nous reconstruirons chaque maison. »", "fr"),
        Example("The ministry says the water is clean.", "水很干净。", "zh"),
        Example("Slovakia has closed the bridge, officials said.", "Словакия закрыла мост.", "ru"),
        Example("Kazakhstan has sold the ship, officials said.", "Казахстан је продао брод.", "sr"),
        Example("The ministry says the water is clean.", "المياه نظيفة.", "ar"),
        Example("Мер сказав, що міст небезпечний.", "The bridge is not safe.", "en", "uk"),
        Example("Der Bürgermeister hat angeblich das Geld genommen.", "The mayor took the money.", "en", "de"),
        Example("“We must drop Brandt,” said Anna Keller.", "„Wir müssen Keller fallen lassen“, sagte Brandt.", "de"),
    ),
    passes=(
        Example(
            "They stake out claims that will be heard in May.", "Ils font des demandes qui seront vues en mai.", "fr"
        ),
        Example(
            "Four months after Airbus said it would wait.", "Quatre mois après l'annonce d'Airbus d'attendre.", "fr"
        ),
        Example(
            "The cuts would hurt the troops, Brandt said.", "Les coupes toucheraient l'armée, continue Brandt.", "fr"
        ),
        Example("“The pier is old,” the mayor said.", "„Der Steg ist alt“, fuhr die Bürgermeisterin fort.", "de"),
        Example("“The pier is old,” the mayor said.", "« La jetée est vieille », regretta la maire.", "fr"),
        Example("The bridge is unsafe, police said.", "Most není dle policie bezpečný.", "cs"),
        Example("According to a study, the pier is old.", "Der Steg ist nach einer Studie alt.", "de"),
        Example("L’aide varie selon le secteur.", "Die Hilfe schwankt je nach Bereich.", "de", "fr"),
        Example("The bridge is unsafe, said Sgt. Paul Brandt.", "Die Brücke ist unsicher, so Sgt. Paul Brandt.", "de"),
        Example(
            "The harbour master Paul Brandt said: “Fewer boats come.”",
            "Der Hafenmeister Paul Brandt: „Weniger Boote kommen.“",
            "de",
        ),
        Example(
            "Der Bürgermeister soll die Brücke am Montag öffnen.",
            "The mayor is to open the bridge on Monday.",
            "en",
            "de",
        ),
        Example("Мер сказав, що міст небезпечний.", "The bridge is not safe, the mayor said.", "en", "uk"),
        Example("The mayor allegedly took the money.", "Der Bürgermeister soll das Geld genommen haben.", "de"),
        Example("The mayor reportedly left the town.", "Мер начебто поїхав з міста.", "uk"),
        Example(
            "The mayor said the bridge was unsafe.", "Der Bürgermeister hält sie für unsicher, wie er sagte.", "de"
        ),
        Example("The mayor said the bridge was unsafe.", "Laut Bürgermeister ist die Brücke nicht sicher.", "de"),
        Example("The mayor said the bridge was unsafe.", "Die Brücke sei nicht sicher.", "de"),
        Example("The mayor said the bridge was unsafe.", "За словами мера, міст небезпечний.", "uk"),
        Example("“It is cold,” she said.", "«Холодно».", "uk"),
        Example("Mayor says bridge is unsafe", "Мер: міст небезпечний", "uk"),
        Example("“We must drop Brandt,” said Anna Keller.", "„Wir müssen Brandt fallen lassen“, sagte Keller.", "de"),
        Example("The port has announced that it will close.", "Der Hafen hat bekannt gegeben, dass er schließt.", "de"),
        Example("That, Keller said, would help the ferries.", "Das, so Keller, hülfe den Fähren.", "de"),
        Example("“The pier is open!” Keller said.", "„Der Steg ist offen!“, freute sich die Meisterin.", "de"),
        Example(
            "It sold 3.1 million tickets, the port said.", "Man verkaufte 3,1 Millionen Karten, so der Hafen.", "de"
        ),
        Example("That said, the lake is deep.", "Tuttavia, il lago è profondo.", "it"),
        Example("According to the mayor, it is safe.", "De acordo com a prefeita, é segura.", "pt-BR"),
        Example("Parties have not said whom they will support.", "Партії мовчать.", "uk"),
        Example("Delays, which the industry says are likely, cost money.", "Затримки коштують грошей.", "uk"),
    ),
)
