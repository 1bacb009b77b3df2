"""Bylines and credits, which no engine need see: names, and a few words around them that the pair's data translates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from l10n.language import exonyms as places
from l10n.late_pattern import late_pattern
from l10n.model import Role
from l10n.plugin import Pair
from l10n.terms.candidates import stopwords

_TOKEN = late_pattern(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?|[^\w]+|\w+")
_ROLES = frozenset({Role.BYLINE.context, Role.CREDIT.context})
_LONGEST = 80  # characters: a byline is a line


@cache
def _words(pair: Pair) -> Mapping[str, str]:
    pairs = (row.strip().partition("=") for row in places.of_pair(pair).get("credits", "").split("|"))
    return {source: target for source, _, target in pairs if source}


def translated(text: str, pair: Pair, role: str, no_names: Collection[str], names: Collection[str]) -> str | None:
    """The text with the words around its names translated; nothing where it is not a line of names.

    `no_names` are words in small letters that are translated, `names` words that the article knows as names.

    >>> translated("By Lena Brandt and Oleg Maroz", Pair("en", "es"), "byline", (), ())
    'Por Lena Brandt y Oleg Maroz'
    """
    if len(text) > _LONGEST or text.isupper() or (role not in _ROLES and text.rstrip()[-1:] in {".", "!", "?"}):
        return None
    tokens, words = _TOKEN.findall(text), _words(pair)
    out, at, people, phrases = "", 0, [], 0
    while at < len(tokens):
        phrase = next((n for n in range(7, 0, -1) if "".join(tokens[at : at + n]).casefold() in words), 0)
        token = tokens[at]
        if phrase and (token.islower() or at == 0 or not tokens[at - 1].isspace() or tokens[at - 2 : at - 1] == [":"]):
            old = "".join(tokens[at : at + phrase])
            new = words[old.casefold()]
            out += new[0].upper() + new[1:] if old[0].isupper() else new
            at, phrases = at + phrase, phrases + 1
            continue
        if token[0].isalpha():
            if not _is_name(token, pair, no_names):
                return None
            people.append(token)
        elif token[0].isdigit():
            return None
        out, at = out + places.exonyms(pair).get(token, token), at + 1
    return out if people and _sure(people, phrases, role, names) else None


def _is_name(word: str, pair: Pair, no_names: Collection[str]) -> bool:
    """Whether a word may be part of a name: a capital, and no word that is translated."""
    small = word.casefold()
    taken = small in no_names and small not in places.exonym_words(pair)  # El Idrissi, though there is El Salvador
    return word[0].isupper() and not taken and small not in stopwords(pair.source)


def _sure(people: list[str], phrases: int, role: str, names: Collection[str]) -> bool:
    """Whether words with capitals are people: in a byline, after "by", or where the article says so."""
    return (
        role in _ROLES
        or (phrases > 0 and len(people) > 1)
        or (len(people) > 1 and all(word in names for word in people))
    )
