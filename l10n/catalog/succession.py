"""Which new sentence an old one has become: an index of rare words proposes, similarity decides, the best go first.

Never a comparison of all with all: each new sentence asks the index for the old ones that share its rarest words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from l10n.dataclass import dataclass
from l10n.language.scripts import unspaced_letter
from l10n.late_pattern import late_pattern
from l10n.model import UnitKey

LEAST_SIMILARITY = 0.6  # what msgmerge asks for; below it two news sentences share little but their grammar
_DIFFERENT_ROLE = 0.1  # a sentence of another role must be so much more similar
_RAREST = 6  # words of a sentence that are looked up; four find the same on news, two more cost little
_PER_WORD = 100  # sentences looked at for one word, the nearest in the article first
_CANDIDATES = 50  # sentences whose similarity is computed
_CONTAINED = (
    0.9  # of the letters of the shorter sentence, in one run of the longer: shortened, lengthened, split or joined
)
_MUCH_SHORTER = 0.5  # 0.43 is where a contained sentence falls below LEAST_SIMILARITY, and a tenth of it may differ
_LEAST_WORDS = 5  # of a sentence that stands inside another; fewer are phrases that any sentence may hold
_SHORT = 4  # words; shorter ones are compared by runs of three letters too, as one changed word may be all they have

_SPACES = late_pattern(r"\s+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟‘’‚‛‹›«»″′`´'「」『』", '"'))
_INNER_SPACE = late_pattern(r"(?<=[«‹]) | (?=[»›])")
_WORD = late_pattern(r"</?\d+/?>|[^\W_]+")


def fold(text: str) -> str:
    """The text without what may change under a reviewed target: white space, the style of quotation marks, letter case.

    >>> fold("“Bridge  closed”, says Mayor") == fold("'bridge closed', says mayor")
    True
    """
    text = _INNER_SPACE.sub("", _SPACES.sub(" ", text.strip()))
    return text.translate(_QUOTES).casefold()


def similarity(first: str, second: str) -> float:
    """How alike two folded texts are, from 0 to 1: twice the letters of the longest common subsequence by all letters."""
    from rapidfuzz import fuzz  # late: only where something changed

    return float(fuzz.ratio(first, second)) / 100


@dataclass(frozen=True, slots=True)
class Succession:
    """An old key and the new one that it has become; `similarity` is 1 where only what `fold` ignores has changed."""

    old: UnitKey
    new: UnitKey
    similarity: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    key: UnitKey
    text: str
    position: float  # from 0 to 1 in its catalog


def find(old: Sequence[UnitKey], new: Sequence[UnitKey]) -> list[Succession]:
    """The successions between keys in article order, one to one: the same text first, then the most similar.

    A sentence that took another role is its own successor; one that took another role and another text must be more
    similar than one that stayed. One that stands inside the other (shortened, lengthened, split, joined) comes last.
    """
    if not old or not new:
        return []
    olds, news = _sentences(old), _sentences(new)
    successions = list(_same(olds, news))
    taken = {each.old for each in successions} | {each.new for each in successions}
    olds = [sentence for sentence in olds if sentence.key not in taken]
    news = [sentence for sentence in news if sentence.key not in taken]
    index = _Index(olds)
    pairs = [(-score, gap, o, n) for n, sentence in enumerate(news) for score, gap, o in index.find(sentence)]
    used_old, used_new = set[int](), set[int]()
    for rank, _, o, n in sorted(pairs):
        if o not in used_old and n not in used_new:
            used_old.add(o)
            used_new.add(n)
            successions.append(Succession(olds[o].key, news[n].key, min(-rank, 0.99)))
    return successions


def _sentences(keys: Sequence[UnitKey]) -> list[_Sentence]:
    return [_Sentence(key, fold(key.source), index / len(keys)) for index, key in enumerate(keys)]


def _same(olds: Sequence[_Sentence], news: Sequence[_Sentence]) -> Iterator[Succession]:
    """Pairs of the same folded text: of the same role first, in order, then across roles."""
    waiting: dict[str, list[_Sentence]] = {}
    for sentence in reversed(olds):
        waiting.setdefault(sentence.text, []).append(sentence)
    left = []
    for sentence in news:
        same_role = [
            each for each in waiting.get(sentence.text, ())[-_PER_WORD:] if each.key.context == sentence.key.context
        ]
        if same_role:
            waiting[sentence.text].remove(same_role[-1])
            yield Succession(same_role[-1].key, sentence.key, 1.0)
        else:
            left.append(sentence)
    for sentence in left:
        if waiting.get(sentence.text):
            yield Succession(waiting[sentence.text].pop().key, sentence.key, 1.0)


class _Index:
    """Old sentences by their words."""

    def __init__(self, sentences: Sequence[_Sentence]) -> None:
        self.sentences = sentences
        self.positions = [sentence.position for sentence in sentences]
        self.postings: dict[str, list[int]] = {}
        for number, sentence in enumerate(sentences):
            for word in _words(sentence.text, grams=2 * _SHORT):
                self.postings.setdefault(word, []).append(number)

    def find(self, sentence: _Sentence) -> Iterator[tuple[float, float, int]]:
        """Score, distance and number of every old sentence that is similar enough."""
        from rapidfuzz import fuzz, process  # late: only where something changed

        indexed = [word for word in _words(sentence.text, grams=_SHORT) if word in self.postings]
        rarest = sorted(indexed, key=lambda word: (len(self.postings[word]), word))[:_RAREST]
        shared = Counter(number for word in rarest for number in self._near(self.postings[word], sentence.position))
        choices = {number: self.sentences[number].text for number, _ in shared.most_common(_CANDIDATES)}
        cutoff = LEAST_SIMILARITY * 100
        for _, score, number in process.extract_iter(sentence.text, choices, scorer=fuzz.ratio, score_cutoff=cutoff):
            candidate = self.sentences[number]
            fair = score / 100 - (_DIFFERENT_ROLE if candidate.key.context != sentence.key.context else 0)
            if fair >= LEAST_SIMILARITY:
                yield fair, abs(candidate.position - sentence.position), number
        for number, text in choices.items():
            candidate = self.sentences[number]
            shorter, longer = sorted((len(text), len(sentence.text)))
            # Above that a contained sentence has been found as similar already.
            near = shorter <= _MUCH_SHORTER * longer and candidate.key.context == sentence.key.context
            if near and is_contained(text, sentence.text):
                yield similarity(text, sentence.text), abs(candidate.position - sentence.position), number

    def _near(self, posting: Sequence[int], position: float) -> Sequence[int]:
        """At most `_PER_WORD` of a posting's numbers: those nearest to a position of the article."""
        if len(posting) <= _PER_WORD:
            return posting
        middle = bisect_left(posting, bisect_left(self.positions, position))
        start = max(0, min(middle - _PER_WORD // 2, len(posting) - _PER_WORD))
        return posting[start : start + _PER_WORD]


def is_contained(first: str, second: str) -> bool:
    """Whether the shorter of two folded sentences stands in the longer one as a run of its own."""
    shorter = min(first, second, key=len)
    if len(_WORD.findall(shorter)) < _LEAST_WORDS and not unspaced_letter().search(shorter):
        return False
    from rapidfuzz import fuzz  # late: only where something changed

    return float(fuzz.partial_ratio(first, second, score_cutoff=_CONTAINED * 100)) > 0


def _words(text: str, grams: int) -> Mapping[str, None]:
    """The distinct words of a folded text; pairs of characters where no spaces are written; runs of three letters too
    where the text has fewer words than `grams`.
    """
    words = _WORD.findall(text)
    parts: dict[str, None] = {}
    for word in words:
        if unspaced_letter().search(word):
            parts |= dict.fromkeys(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            parts[word] = None
    if len(words) < grams:
        parts |= dict.fromkeys(f"\0{word[at : at + 3]}" for word in words for at in range(max(1, len(word) - 2)))
    return parts
