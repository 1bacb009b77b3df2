"""Names through translation: whose letters must come through, and whether they did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from l10n import langtag
from l10n.draft.offset_text import OffsetText
from l10n.language import data, exonyms, tokens
from l10n.late_pattern import late_pattern
from l10n.model import Span
from l10n.plugin import Pair
from l10n.terms.candidates import stopwords

STARTS = late_pattern(r"^[^\w]*|(?<=[.!?…:])[\"”’)]*\s+[\"“‘(]*")


def find(text: str, no_names: Collection[str] = (), familiar: Collection[str] = ()) -> tuple[str, ...]:
    """The capitalized words inside sentences, names for the most part, each once in order of appearance; at the start of a
    sentence the ones before another such word, and those that are `familiar` as names.

    `no_names` are words, in small letters, that are translated though they have a capital here.

    >>> find("Officials said Olena Kravets met the Harbour Post on Friday.", {"friday"})
    ('Olena', 'Kravets', 'Harbour', 'Post')
    >>> find("(CNN) — nobody left.")
    ('CNN',)
    >>> find("Halina Wrobel said no. The Post left. Kravets agreed.", {"the", "post"}, {"Kravets"})
    ('Halina', 'Wrobel', 'Kravets')
    """
    if text.isupper():
        return ()
    starts = {match.end() for match in STARTS.finditer(text)}
    capitals: list[str] = []
    words = list(tokens.HYPHENATED.finditer(text))
    for number, match in enumerate(words):
        after = words[number + 1] if number + 1 < len(words) else None
        word = _POSSESSIVE.sub("", match[0])
        if not word[0].isupper() or len(word) < 3 or _is_common(word.lower(), no_names):
            continue
        before_name = after is not None and _named(after[0], no_names) and text[match.end() : after.start()] == " "
        agency = word.isupper() and text[match.start() - 1 : match.end() + 1] == f"({word})"
        if match.start() not in starts or word in familiar or before_name or agency:
            capitals.append(word)
    return tuple(dict.fromkeys(capitals))


def _named(word: str, no_names: Collection[str]) -> bool:
    return word[0].isupper() and len(word) > 2 and not word.isupper() and not _is_common(word.lower(), no_names)


def _is_common(word: str, no_names: Collection[str]) -> bool:
    """Whether a word is translated though it has a capital, or is the plural of such a one: Republicans, Germans."""
    return word in no_names or (_MANY.search(word) is not None and word[:-1] in no_names)


_MANY = late_pattern(r"[a-z]{3}(?:n|t|r|m|f|w|ive)s$")  # of people: Germans, Democrats; not the Netherlands or Mercedes


_POSSESSIVE = late_pattern(r"n['’]t$|['’](?:s|ve|ll|re|d|m)?$")  # and contractions: I've, Don't


@cache
def translated(pair: Pair) -> frozenset[str]:
    """The words, in small letters, that are translated in names too: days, months, offices, institutions, places with another
    name in the target language.
    """
    return common(pair.source) | exonyms.exonym_words(pair)


@cache
def common(tag: str) -> frozenset[str]:
    """The words, in small letters, that a language writes with capitals and that are not names of persons or places."""
    listed = data.section(tag, "names").get("translated", "").split()
    peoples = {name.lower() for name in langtag.language_names(tag)}
    return calendar(tag) | peoples.union(listed) | stopwords(tag)


@cache
def calendar(tag: str) -> frozenset[str]:
    """The names of months and days of a language, in small letters: English gives them capitals and translates them."""
    days = langtag.locale(tag).days["format"]["wide"].values()
    return frozenset(word.lower() for word in (*days, *(form for forms in langtag.month_names(tag) for form in forms)))


def lacking(names: Sequence[str], target: str, tag: str = "") -> tuple[str, ...]:
    """The names of which a target has not the letters; an ending more is a form of them, in languages that decline names.

    An acronym may stand in another order of letters, as ADN for DNA.

    >>> lacking(["Kaspar"], "Kaspara widziano w porcie.", "pl"), lacking(["Kaspar"], "Kasparó dirigía el puerto.", "es")
    ((), ('Kaspar',))
    >>> lacking(["NATO", "DNA", "FBI"], "La OTAN halló ADN.", "es")
    ('FBI',)
    """
    capitals = [word.casefold() for word in tokens.HYPHENATED.findall(target) if not word.islower()]
    joined = {part for word in capitals for part in (word, *_DASHES.split(word))}
    turned = {"".join(sorted(word)) for word in tokens.WORD.findall(target) if word.isupper() and len(word) > 1}
    names = [name for name in names if not (name.isupper() and "".join(sorted(name)) in turned)]
    endings = data.section(tag, "names").get("endings")
    few = None if endings is None else frozenset(endings.split())
    return tuple(n for n in names if n.casefold() not in joined and not _inflected(n.casefold(), capitals, few))


_DASHES = late_pattern(r"[-‐‑]")


def _inflected(name: str, words: Collection[str], endings: Collection[str] | None) -> bool:
    """Whether a word is the name with one of the endings, with any of up to three letters where they are not known."""
    forms = (word[len(name) :] for word in words if word.startswith(name))
    return any(len(ending) <= _ENDING if endings is None else ending in endings for ending in forms)


_ENDING = 3


def questions(name: str, tag: str) -> tuple[str, str, str]:
    """What an engine is asked to learn whether it knows a name: the name alone, in a little sentence, and in small letters."""
    return name, data.section(tag, "names").get("carrier", "{}").format(name), name.lower()


def copied(name: str, answers: Sequence[str], target: str) -> bool:
    """Whether the letters of a name are copied: an engine that was asked these `questions` knows no other word for it, or
    not the one that stands in a target.

    An engine that knows a word says it again and again (Londres, Londres dijo); one that does not makes something up.

    >>> copied("Lena", ("Lenja", "Lena dijo", "lino"), "Lenja Brandt")
    True
    >>> copied("London", ("Londres", "Londres dijo", ""), "En Londres")
    False
    """
    answered = [{word.casefold() for word in tokens.HYPHENATED.findall(answer)} for answer in answers]
    if any(name.casefold() in words for words in answered[:2]):
        return True
    capital = {word.casefold() for word in tokens.HYPHENATED.findall(answers[0]) if word[0].isupper()}
    again = answered[0] & answered[1] & capital | answered[2] & (answered[0] | answered[1])
    if not _PEOPLE.search(name):
        again = {word for word in again if exonyms.likeness(name, word) < _SAME}
    target_words = {word.casefold() for word in tokens.HYPHENATED.findall(target)}
    return not any(len(word) > 2 and word in target_words for word in again)


_PEOPLE = late_pattern(
    r"(?:[aei]ns?|ese|ish|ists?|ism|ics?)$"
)  # Macedonians, Basque nationalists: spelled alike, translated
_SAME = 0.88  # of the letters: Yuldahev is not a word for Yuldashev, though an engine says it again and again
_MOST = 30  # names of one sentence that are put right: a list of a thousand must not cost a million comparisons
_NEAR = 0.7  # of the letters: Yuldahev for Yuldashev, Lenja for Lena; below it other words are taken for the name


def spelled(names: Sequence[str], source: str, target: OffsetText) -> tuple[OffsetText, tuple[str, ...]]:
    """The target with the source's letters in the place of words that are nearly these names, and the names put right. A word
    in small letters is a name only where it has all letters of one: "mexicano" and "primer" are the language's own.

    >>> spelled(["Yuldashev"], "Yuldashev left.", OffsetText.of("Yuldahev se fue."))[0].text
    'Yuldashev se fue.'
    """
    source_words = {word.casefold() for word in tokens.HYPHENATED.findall(source)} - {name.casefold() for name in names}
    edits: dict[Span, str] = {}
    for name in names[:_MOST]:
        words = [
            m
            for m in tokens.HYPHENATED.finditer(target.text)
            if m[0].casefold() not in source_words and Span(*m.span()) not in edits
        ]
        capitals = [m for m in words if not m[0].islower() or m[0] == name.casefold()]
        near = max(((exonyms.likeness(name, m[0]), -m.start()) for m in capitals), default=(0.0, 0))
        if near[0] >= _NEAR:
            match = next(m for m in words if m.start() == -near[1])
            edits[Span(*match.span())] = name
    return target.edit(sorted(edits.items(), key=lambda item: item[0].start)), tuple(edits.values())
