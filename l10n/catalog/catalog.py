"""The life of a catalog: made from an article, brought up to date, given drafts, put into the article's place.

Every function takes catalogs and gives a new one; nothing touches the disk. `update`, `merge` and `compare` stand in
`change.py` and are found here too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from l10n import langtag, markup
from l10n.catalog import notes, place, table_numbers
from l10n.catalog.change import Change, compare, merge, update
from l10n.catalog.notes import NO_DRAFT_NOTE
from l10n.dataclass import dataclass, field
from l10n.language.scripts import sentence_space
from l10n.late_pattern import late_pattern
from l10n.model import (
    Block,
    Catalog,
    Document,
    Draft,
    Localized,
    Piece,
    Role,
    Segmented,
    State,
    Unit,
    UnitCounts,
    UnitKey,
)
from l10n.provenance import Provenance

__all__ = ["Change", "Cut", "accept", "compare", "compose", "merge", "progress", "template", "update"]

Cut = Callable[[Block], Segmented]
"""What cuts a block into segments, by the settings and the block's language."""

_MOST_PLACES = 3  # of a sentence that stands everywhere ("Read more"); its references name the others


def is_translatable(block: Block, language: str) -> bool:
    """Whether a block makes units: not furniture, not marked as another language, and with a letter outside its markup.

    A block of figures or signs alone (`24`, `***`, `2 : 1`) reads the same everywhere, so it is kept and makes no unit, except
    for a number in a table that languages write in different ways (`table_numbers`).
    """
    if block.role is Role.FURNITURE:
        return False
    if block.language and langtag.language(block.language) != langtag.language(language):
        return False
    return _makes_unit(UnitKey(block.role.context, block.text.strip()), language)


def _makes_unit(key: UnitKey, language: str) -> bool:
    text = markup.strip(key.source)
    return text[:1].isalpha() or any(map(str.isalpha, text)) or table_numbers.is_number(key, language)


@dataclass(slots=True)
class _Occurrences:
    """What a template collects for one key."""

    references: list[str] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    places: int = 0


def template(document: Document, cut: Cut) -> Catalog:
    """The catalog of all units of a document, without targets, in article order; its `target` is empty.

    The key of a unit is its role and its text, marks counted from 1. The same key twice is one unit with two references.
    Notes say where the sentence stands and what its marks stand for.
    """
    article = document.article
    occurrences: dict[UnitKey, _Occurrences] = {}
    for where in place.find(document):
        block = where.block
        if not is_translatable(block, article.locale):
            continue
        segmented, context = cut(block), block.role.context
        for index, line in enumerate(place.lines(block, segmented)):
            source, old = markup.renumber(segmented.segments[index])
            key = UnitKey(context, source)
            if not _makes_unit(key, article.locale):
                continue
            entry = occurrences.setdefault(key, _Occurrences())
            entry.places += 1
            entry.references.append(f"{article.path}:{line}")
            if entry.places <= _MOST_PLACES:
                name = place.sentence(where, index, len(segmented.segments))
                shown = [block.showing.note()] if block.showing else []
                number = [table_numbers.NOTE] if table_numbers.is_number(key, article.locale) else []
                marks = place.marks(block, source, old) if old else ()
                entry.notes |= dict.fromkeys([name, *number, *shown, *marks])
    units = (
        Unit(key, references=tuple(dict.fromkeys(e.references)), notes=tuple(e.notes)) for key, e in occurrences.items()
    )
    return Catalog(article.slug, article.locale, "", tuple(units))


def accept(catalog: Catalog, drafts: Iterable[Draft]) -> Catalog:
    """The catalog with drafts, as fuzzy, on the units that have no target; the first draft for a unit is taken.

    A unit that has a target, or is no longer in the article, is never touched; a draft without words is left out. As no
    segment has outer white space, no draft has. The
    first note that is added says where the words come from: `draft: argos en→es 0.1, confidence 0.71`.
    """
    chosen: dict[UnitKey, Draft] = {}
    for draft in drafts:
        if draft.target.strip():
            chosen.setdefault(draft.key, draft)
    units = tuple(
        _drafted(unit, chosen[unit.key]) if unit.state is State.NEW and not unit.target and unit.key in chosen else unit
        for unit in catalog.units
    )
    return replace(catalog, units=units)


def decline(catalog: Catalog, reasons: Mapping[UnitKey, str]) -> Catalog:
    """The catalog with a note on each unit that stays without a draft: `no draft: the same words twice (argos en→es 0.1)`."""
    units = tuple(
        replace(unit, notes=(*_undeclined(unit), NO_DRAFT_NOTE + reasons[unit.key]))
        if unit.state is State.NEW and unit.key in reasons
        else unit
        for unit in catalog.units
    )
    return replace(catalog, units=units)


def _undeclined(unit: Unit) -> tuple[str, ...]:
    return tuple(note for note in unit.notes if not note.startswith(NO_DRAFT_NOTE))


def _drafted(unit: Unit, draft: Draft) -> Unit:
    is_memory = draft.origin.kind == "memory"
    history = Provenance(
        draft.origin,
        confidence=draft.confidence if not is_memory or draft.confidence < draft.similarity else None,
        similarity=draft.similarity if is_memory else None,
        repairs=draft.notes,
    )
    written = (*_undeclined(unit), *notes.write(history))
    previous = draft.previous if draft.previous != unit.key.source else ""
    return replace(unit, target=draft.target.strip(), state=State.FUZZY, previous=previous, notes=written)


# --- composing -----------------------------------------------------------------------------------------------------

_FULL_WIDTH_END = late_pattern(r"[。！？…．][」』”’）》】]*$")


def compose(document: Document, catalog: Catalog, cut: Cut) -> Localized:
    """The document with the words of the catalog, piece by piece, the marks numbered as in their blocks.

    A unit without a target stays as its source, with the state *new*. Gaps are the source's, except for the space between
    sentences, which Chinese and Japanese do not write after a full-width stop. Title and description follow the block
    that has the same text.
    """
    units = {unit.key: unit for unit in catalog.units if unit.state is not State.OBSOLETE}
    pieces: dict[Block, tuple[Piece, ...]] = {}
    words: dict[str, str] = {}
    for block in document.walk():
        if not is_translatable(block, document.article.locale):
            continue
        pieces[block] = tuple(_spaced(list(_pieces(block, cut(block), units, document.article.locale)), catalog))
        text = "".join(piece.text for piece in pieces[block])
        words.setdefault(_plain(markup.shown(block)), _plain(markup.shown(block, text)))
    meta = {
        name: words.get(_plain(value), value) if name in {"title", "description", "caption"} else value
        for name, value in document.meta.items()
    }
    return Localized(document, catalog.target, pieces, meta)


def _plain(text: str) -> str:
    return " ".join(markup.strip(text).split())


def _pieces(block: Block, segmented: Segmented, units: Mapping[UnitKey, Unit], language: str) -> Iterator[Piece]:
    """Gap, segment, gap …; a segment that makes no unit has no state."""
    yield Piece(segmented.gaps[0], segmented.gaps[0])
    for segment, gap in zip(segmented.segments, segmented.gaps[1:], strict=True):
        source, old = markup.renumber(segment)
        key = UnitKey(block.role.context, source)
        unit = units.get(key)
        if not _makes_unit(key, language):
            yield Piece(segment, segment)
        elif unit is None or not unit.target:
            yield Piece(segment, segment, State.NEW)
        else:
            yield Piece(markup.restore(unit.target, old), segment, unit.state)
        yield Piece(gap, gap)


def _spaced(pieces: list[Piece], catalog: Catalog) -> Iterator[Piece]:
    """The pieces with the space between two sentences as the target language has it; line breaks are left alone."""
    unspaced = not sentence_space(catalog.target)
    parting = not sentence_space(catalog.source) and not unspaced
    for index, piece in enumerate(pieces):
        inner = index % 2 == 0 and 0 < index < len(pieces) - 1
        before = pieces[index - 1]
        if not inner or before.text == before.source or "\n" in piece.text:
            yield piece
        elif unspaced and _FULL_WIDTH_END.search(markup.strip(before.text)):
            yield replace(piece, text="")
        elif parting and piece.text == "":
            yield replace(piece, text=" ")
        else:
            yield piece


# --- counting ------------------------------------------------------------------------------------------------------

_WORD = late_pattern(r"[^\W_]+(?:['’ʼ.,-][^\W_]+)*")
_NO_SPACES = late_pattern(r"[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0ec4\u1000-\u102a\u1780-\u17b3]")
_HAN_PER_WORD = 2  # a Chinese or Japanese word has about two characters
_LETTERS_PER_WORD = 5  # a Thai, Lao, Burmese or Khmer word has about five letters, its marks not counted


@cache
def _han_kana() -> re.Pattern[str]:
    """Chinese and Japanese characters; compiled where words are counted: it takes 2 ms."""
    return re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def count_words(text: str) -> int:
    """How many words a translator has to deal with; marks count nothing, figures one each.

    Where no spaces are written, characters give an estimate: two of Chinese or Japanese, five of Thai, Lao, Burmese or
    Khmer make a word.

    >>> count_words("The <1>ferry</1> to Gdynia left at 6.30, half-empty.")
    8
    >>> count_words("渡轮六点开出。")
    3
    """
    text = markup.strip(text)
    han, letters = len(_han_kana().findall(text)), len(_NO_SPACES.findall(text))
    if han:
        text = _han_kana().sub(" ", text)
    if letters:
        text = re.sub(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+", " ", text)
    return len(_WORD.findall(text)) - (-han // _HAN_PER_WORD) - (-letters // _LETTERS_PER_WORD)


def recounted(before: UnitCounts, old: Unit, new: Unit) -> UnitCounts:
    """The counts of a catalog after one of its living units got another state."""
    words = count_words(new.key.source)
    left = words * ((new.state is not State.REVIEWED) - (old.state is not State.REVIEWED))
    new_, fuzzy, reviewed = (
        (new.state is state) - (old.state is state) for state in (State.NEW, State.FUZZY, State.REVIEWED)
    )
    return before + UnitCounts(new=new_, fuzzy=fuzzy, reviewed=reviewed, words_left=left)


def progress(catalog: Catalog) -> UnitCounts:
    """Counts over the units of the article, obsolete ones and numbers that nobody touched left out: those are nobody's work.

    Words left are those of new and fuzzy units.
    """
    living = [unit for unit in catalog.units if unit.state is not State.OBSOLETE]
    living = [unit for unit in living if not table_numbers.is_untouched(unit, catalog)]
    states = Counter(unit.state for unit in living)
    words: Counter[State] = Counter()
    for unit in living:
        words[unit.state] += count_words(unit.key.source)
    return UnitCounts(
        units=len(living),
        words=words.total(),
        new=states[State.NEW],
        fuzzy=states[State.FUZZY],
        reviewed=states[State.REVIEWED],
        words_left=words.total() - words[State.REVIEWED],
    )
