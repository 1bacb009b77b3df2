"""Near matches of the memory made fit: the words that differ, translated into their place where that is safe.

The engine is asked for the source that was reviewed and for the one that is wanted. Where its two answers differ in one run of
words, and the reviewed target has the words of the first answer just once, those of the second go in their place: in the form
that their sentence needs, since the engine said them in it. What verification says against the result undoes it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.dataclass import dataclass
from l10n.draft import protect, verification
from l10n.draft.sentence import PairContext, read, whole
from l10n.language import function_words, tokens
from l10n.language.function_words import FunctionWords
from l10n.late_pattern import late_pattern
from l10n.markup import MARK
from l10n.model import Draft, Segmented, Translation

MENDED = "near match mended: "
_MOST_RUNS, _MOST_WORDS = 3, 4  # that differ, and words of each: beyond it the reviewed sentence is another one
_MOST_CHANGED = 0.4  # of the tokens
_AT_ONCE = 64  # texts, as many as fill an engine's batches
_WIDEST = 6  # tokens of an answer that change together
_CONTENT = late_pattern(r"\d|[^\W\d_]{4}")


@dataclass(frozen=True, slots=True)
class _Transfer:
    """Words of the reviewed target and what goes in their place."""

    old: str
    new: str


def is_near(draft: Draft) -> bool:
    """Whether a draft is a near match of the memory of which a few words differ, and nothing was put into it yet."""
    texts = (draft.key.source, draft.previous, draft.target)
    if draft.origin.kind != "memory" or not draft.previous or draft.notes or any(MARK.search(text) for text in texts):
        return False
    return bool(steps(draft.previous, draft.key.source))


def steps(old: str, new: str) -> tuple[str, ...]:
    """The sources from the reviewed one to the wanted one, one run of words changed from each to the next; nothing where they
    differ in too much, or in no word.

    >>> steps("The old pier opens on Monday.", "The new pier opens on Friday.")
    ('The old pier opens on Monday.', 'The new pier opens on Monday.', 'The new pier opens on Friday.')
    """
    before, after = list(tokens.PIECE.finditer(old)), list(tokens.PIECE.finditer(new))
    matcher = difflib.SequenceMatcher(
        None, [m[0].casefold() for m in before], [m[0].casefold() for m in after], autojunk=False
    )
    runs = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    changed = sum(max(j - i, n - k) for i, j, k, n in runs)
    if not 0 < len(runs) <= _MOST_RUNS or changed > _MOST_CHANGED * max(len(before), len(after)):
        return ()
    if any(max(j - i, n - k) > _MOST_WORDS for i, j, k, n in runs) or not any(
        m[0].isalnum() for i, j, k, n in runs for m in (*before[i:j], *after[k:n])
    ):
        return ()
    texts = [old]
    for _, end, _, new_end in runs[:-1]:
        head = new[: after[new_end].start()] if new_end < len(after) else new
        texts.append(head + (old[before[end].start() :] if end < len(before) else ""))
    return (*texts, new)


def mended(
    drafts: Sequence[Draft],
    phrases: Callable[[Sequence[str]], Mapping[str, str]],
    pair_context: PairContext,
    cut: Callable[[str], Segmented],
) -> Iterator[Draft]:
    """The drafts, mended where that is safe. `phrases` is what the engine says for texts; failures left out."""
    ways = {draft: steps(draft.previous, draft.key.source) for draft in drafts}
    single = {draft: way for draft, way in ways.items() if all(_is_plain(text, pair_context, cut) for text in way)}
    answers = _answers(tuple(dict.fromkeys(text for way in single.values() for text in way)), phrases)
    for draft in drafts:
        yield _mended(draft, [answers.get(text, "") for text in single.get(draft, ())], pair_context)


def _answers(texts: Sequence[str], phrases: Callable[[Sequence[str]], Mapping[str, str]]) -> Mapping[str, str]:
    """What the engine says, some texts at a time; no more where it has nothing to say for some: it may be gone."""
    answers: dict[str, str] = {}
    for start in range(0, len(texts), _AT_ONCE):
        batch = phrases(texts[start : start + _AT_ONCE])
        if not any(batch.values()):
            break
        answers |= batch
    return answers


def _is_plain(text: str, pair_context: PairContext, cut: Callable[[str], Segmented]) -> bool:
    """Whether a text is one sentence with nothing in it that no engine may see."""
    return len(cut(text).segments) == 1 and not protect.find(text, pair_context.untranslatable)


def _mended(draft: Draft, answers: Sequence[str], pair_context: PairContext) -> Draft:
    target, notes, small = draft.target, [], function_words.of(pair_context.pair.target)
    for before, after in pairwise(answers):
        change = _change(before, after, target, small) if before and after else None
        if change is None:
            return draft
        target = target.replace(change.old, change.new, 1)
        notes.append(f"{MENDED}{change.new}")
    if (
        not notes or not small.every or _worse(draft, target, pair_context)
    ):  # without its small words nothing sees what is lost
        return draft
    return replace(draft, target=target, notes=(*draft.notes, *notes))


def _lost(old: str, new: str, small: FunctionWords) -> bool:
    """Whether an answer lost words on the way: the new ones begin without the preposition or article that the old ones have,
    or have none of weight.
    """
    before = small.before | small.articles
    first, new_word = (tokens.PIECE.findall(words)[0].casefold() for words in (old, new))
    bare = first in before and new_word not in before and len(tokens.PIECE.findall(old)) > 1
    return bare or all(word in small.every for word in map(str.casefold, tokens.PIECE.findall(new)) if word.isalnum())


def _change(before: str, after: str, target: str, small: FunctionWords) -> _Transfer | None:
    """What an answer's change makes of the target: the shortest run of words around it that stands there just once."""
    old_tokens, new_tokens = list(tokens.PIECE.finditer(before)), list(tokens.PIECE.finditer(after))
    first, last = _ends([m[0] for m in old_tokens], [m[0] for m in new_tokens])
    if max(len(old_tokens), len(new_tokens)) - first - last > _WIDEST or first + last >= max(
        len(old_tokens), len(new_tokens)
    ):
        return None
    for left, right in ((0, 0), (0, 1), (1, 0), (1, 1)):
        if left > first or right > last:
            continue
        old = _run(before, old_tokens, first - left, len(old_tokens) - last + right)
        new = _run(after, new_tokens, first - left, len(new_tokens) - last + right)
        if not old or not new or not _CONTENT.search(old):
            continue
        if _lost(old, new, small):
            return None
        places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", target, re.IGNORECASE))
        if len(places) == 1:
            return _Transfer(places[0][0], _cased(new, old, places[0][0]))
    return None


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens two answers share at their beginning and, apart from these, at their end."""
    shortest = min(len(old), len(new))
    first = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    last = next((n for n in range(shortest - first) if old[-1 - n] != new[-1 - n]), shortest - first)
    return first, last


def _run(text: str, tokens: Sequence[re.Match[str]], start: int, end: int) -> str:
    return text[tokens[start].start() : tokens[end - 1].end()] if start < end else ""


def _cased(new: str, old: str, place: str) -> str:
    """The new words with a capital where the place has one and the old words had none, and the other way round."""
    if place[:1].isupper() == old[:1].isupper():
        return new
    return (new[:1].upper() if place[:1].isupper() else new[:1].lower()) + new[1:]


def _worse(draft: Draft, target: str, pair_context: PairContext) -> bool:
    """Whether more speaks against the mended target than against the match, or anything forbids it."""
    sentence = read(draft.key.source, pair_context, "", draft.key.context)
    parts = whole(sentence)
    made = [verification.judge(sentence, parts, [Translation(text)], pair_context) for text in (draft.target, target)]
    return bool(made[1].faults) or len(made[1].doubts) > len(made[0].doubts)
