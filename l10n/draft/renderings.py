"""How each article renders its names: what a reviewer or an earlier draft wrote, later drafts of the article write too.

A word stands for a name when it sounds like it and like no other name of the sentence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from l10n import markup
from l10n.dataclass import dataclass
from l10n.draft import failures, names
from l10n.language import tokens
from l10n.language.phonetics.matches import name_distance
from l10n.model import Draft
from l10n.plugin import Pair

# Лукашэнка for Lukashenko costs 0.01 a sound, Київ for Kyiv 0.09, Олена for Lena 0.08, Марія for Marta 0.22.
_MOST = 0.1
_SHORTEST = 4  # letters: shorter names sound like something in every sentence
_MOST_NAMES = 30  # of one unit: a list of a thousand names must not cost a million comparisons
_ENDING = 3  # letters by which two forms of one rendering differ


@dataclass(frozen=True, slots=True)
class TranslatedPassage:
    """A unit that has words already: its source, and what stands for it."""

    source: str
    target: str
    reviewed: bool = True
    context: str = ""


class Renderings:
    """The renderings of some articles, by the sources of all their units; learned from what they have and from drafts."""

    def __init__(self, pair: Pair, sources: Mapping[str, Sequence[str]], fixed: Iterable[str] = ()) -> None:
        self._pair = pair
        self._no_names = names.common(pair.source).union(
            word.casefold() for term in fixed for word in tokens.HYPHENATED.findall(term)
        )
        self._familiar = {
            slug: frozenset(name for text in texts for name in names.find(markup.strip(text), self._no_names))
            for slug, texts in sources.items()
        }
        # Only names that stand in two units of an article are looked after.
        self._counts = {
            slug: Counter(name for text in texts for name in self._names(slug, text)) for slug, texts in sources.items()
        }
        self._forms: dict[str, dict[str, Counter[str]]] = {slug: {} for slug in sources}

    def learn(self, slug: str, passages: Iterable[TranslatedPassage]) -> None:
        """Takes over how passages render names for which the article has no rendering yet."""
        forms, counts = self._forms[slug], self._counts[slug]
        new: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for passage in passages:
            mentioned = self._names(slug, passage.source)
            repeated = [name for name in mentioned if name not in forms and counts[name] > 1]
            words = _capitals(markup.strip(passage.target)) if repeated else ()
            for name in repeated:
                word = self._word(name, mentioned, words)
                if word:
                    new[name][word] += 1
        forms.update(new)

    def learn_house(self, slug: str, naming: Callable[[str], Iterable[TranslatedPassage]]) -> None:
        """Takes over how the house renders the names for which the article has no rendering yet; `naming` finds units with
        a name that people reviewed.
        """
        forms = self._forms[slug]
        for name in sorted(name for name in self._familiar[slug] if name not in forms and len(name) >= _SHORTEST):
            words: Counter[str] = Counter()
            for passage in naming(name):
                mentioned = names.find(markup.strip(passage.source), self._no_names, frozenset({name}))
                word = self._word(name, mentioned[:_MOST_NAMES], _capitals(markup.strip(passage.target)))
                words.update([word] if word and name in mentioned else [])
            if words:
                forms[name] = words

    def forms(self, slug: str, source: str) -> Mapping[str, str]:
        """The names of a source with their usual rendering in the article, as far as it has one."""
        forms = self._forms.get(slug, {})
        mentioned = self._names(slug, source) if forms else ()
        return {
            name: max(forms[name], key=lambda form: (forms[name][form], form)) for name in mentioned if name in forms
        }

    def follow(self, slug: str, draft: Draft) -> Draft:
        """The draft with its names as its article renders them, and a note on each that was another."""
        target, notes = draft.target, []
        mentioned = self._names(slug, draft.key.source)
        for name in mentioned:
            forms = self._forms[slug].get(name)
            words = _capitals(markup.strip(target))
            if not forms or any(_is_same_rendering(word, form) for word in words for form in forms):
                continue
            word = self._word(name, mentioned, words)
            if word:
                new = _fitting(forms, word)
                target = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", new, target)
                notes.append(f"name as elsewhere in the article: {new}")
        self.learn(slug, [TranslatedPassage(draft.key.source, target)])
        return replace(draft, target=target, notes=(*draft.notes, *notes)) if notes else draft

    def _names(self, slug: str, source: str) -> tuple[str, ...]:
        mentioned = names.find(markup.strip(source), self._no_names, self._familiar[slug])
        return tuple(name for name in mentioned if len(name) >= _SHORTEST)[:_MOST_NAMES]

    def _word(self, name: str, mentioned: Sequence[str], words: Sequence[str]) -> str:
        """The word that stands for a name, and for no other name of the sentence; nothing where none is near."""
        if name in words:
            return name
        tag = self._pair.target
        if not name.isupper():  # a place that opens a dateline, SEOUL, is written otherwise elsewhere
            words = [each for each in words if not each.isupper()]
        if failures.same_script(self._pair):  # Seúlmente is more than Seoul
            words = [each for each in words if len(each) <= len(name) + _ENDING]
        cost, word = min(((name_distance(name, word, tag), word) for word in words), default=(1.0, ""))
        rival = min((name_distance(each, word, tag) for each in mentioned if each != name), default=1.0) if word else 0
        return word if cost <= _MOST and cost < rival else ""


def _capitals(text: str) -> Sequence[str]:
    """The words that may be names: those with a capital where the script has capitals, all where it has none."""
    words = [match[0] for match in tokens.HYPHENATED.finditer(text) if len(match[0]) >= _SHORTEST - 1]
    return [word for word in words if word[0].isupper() or word[0].title() == word[0]]  # Georgian: no titles


def _is_same_rendering(word: str, form: str) -> bool:
    """Whether two words are one rendering, except for the ending."""
    shared = next((n for n, (a, b) in enumerate(zip(word, form, strict=False)) if a != b), min(len(word), len(form)))
    return shared >= max(2, max(len(word), len(form)) - _ENDING)


def _fitting(forms: Mapping[str, int], word: str) -> str:
    """The form whose ending is most like the word's, the most frequent of several.

    >>> _fitting({"Лукашэнка": 2, "Лукашэнкам": 1}, "Лукашенком")
    'Лукашэнкам'
    """

    def shared(form: str) -> int:
        ends = zip(reversed(form), reversed(word), strict=False)
        return next((n for n, (a, b) in enumerate(ends) if a != b), min(len(form), len(word)))

    return max(forms, key=lambda form: (shared(form), forms[form]))
