"""What machines leave in a text: pieces of a model's vocabulary, what it says of its own, letters read in the wrong encoding,
escapes of programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n import langtag
from l10n.check.finding import fail, warn
from l10n.language import english, tokens
from l10n.language.form import masked, prose
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

_VOCABULARY = late_pattern(
    r"⁇|▁|@@(?=[\s,.]|\Z)|(?<!\S)##(?=[^\s#])|```|<(?:unk|pad|mask|eos|bos|/?s)>"
    r"|\[(?:UNK|PAD|MASK|CLS|SEP|INST|END|EOS|BOS)\]|<\|\w{1,20}\|>"
    r"|>>[a-z]{2,3}(?:_[A-Z][a-z]{3})?<<|<2[a-z]{2,3}>|(?<!\w)__[a-z]{2,3}__(?!\w)|(?<![\w-])[a-z]{3}_[A-Z][a-z]{3}(?![\w-])",
    re.ASCII,
)
"""What stands for an unknown word, joins pieces of words, or names a language to a model."""
_PIECES = r"⁇▁@<\[>_#`"
"""A sign of each of these."""
_ESCAPE = late_pattern(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|(?:%[C-E][0-9A-F](?:%[89AB][0-9A-F])+)+")
_LOST = late_pattern(r"(?<=[^\W\d_])\?(?=[^\W\d_])|\?{4,}")
"""A question mark inside a word is a letter that an encoding did not have, and so are many in a row."""
_ODD = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WINDOWS = late_pattern(rf"(?:[\xc2-\xdf][{_ODD}]|[\xe0-\xef][{_ODD}]{{2}})+")
"""How the bytes of UTF-8 look in Western Windows."""
_WINDOWS_BEGUN = late_pattern(rf"[\xc2-\xef](?=[{_ODD}])")
"""How that begins, which is looked for in a tenth of the time."""
_CYRILLIC = late_pattern(r"[РСУГДЕ](?:[^\W\d_а-яА-Я]|(?<=[РС])[ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ°±µ¶·№»¤¦§©«¬®])")
_CAPITALS = "РСУГДЕ"
"""Letters without which a text has none of it."""
_BESIDE = " \n\t\u00a0([.,:!-–—*\"“”„«»'‘’"
"""What stands around a remark."""
_PIECE = late_pattern(f"[{_PIECES}]")
_TOKEN = late_pattern(r"\S+")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each kind of remnant that the source does not have."""
    source, target = subject.unit.key.source, subject.unit.target
    for match in _VOCABULARY.finditer(target) if _PIECE.search(target) else ():
        if match[0] not in source:
            yield fail(subject, f"{match[0]} is what a translation model leaves behind", tokens.span(match))
    yield from _remarks(subject)
    if (place := _misread(target)) and target[place.start : place.end] not in source:
        yield fail(subject, f"{target[place.start : place.end]} is text in a wrong encoding", place)
    shown = masked(target)
    for match in _ESCAPE.finditer(shown) if "\\" in shown or "%" in shown else ():
        if match[0] not in source:
            yield warn(subject, f"{match[0]} is written out, readers would see it", tokens.span(match))
    for match in _LOST.finditer(prose(target)) if "?" in shown else ():
        if not _LOST.search(source):
            yield warn(subject, "a question mark stands where a letter was", tokens.span(match))
            return


def _remarks(subject: Subject) -> Iterator[Finding]:
    """A finding where a chat model speaks of its own, and the source says nothing of it."""
    source, target = subject.unit.key.source, subject.unit.target
    if english.word_set("remarks", "words").isdisjoint(tokens.folded_words(target)):
        return
    keys = ("models",) if langtag.language(subject.catalog.target) == "en" else ("models", "foreign")
    for match in (english.pattern("remarks", key).search(target) for key in keys):
        if match and (remark := match[0].strip(_BESIDE)) not in source:
            yield fail(subject, f"{remark} is what a translation model leaves behind", tokens.span(match))
            return


def _misread(text: str) -> Span | None:
    """The first word that is UTF-8 read as one of the encodings of Windows."""
    if text.isascii():
        return None
    for match in _WINDOWS.finditer(text) if _WINDOWS_BEGUN.search(text) else ():
        if "\u00a0»" in match[0]:
            continue  # the end of a French quotation: `conformité »`
        if _is_utf8(match[0], "cp1252") and (len(match[0]) > 3 or match[0].startswith("â€") or _inside(text, match)):
            return tokens.span(match)
    if _CYRILLIC.search(text):
        for match in _TOKEN.finditer(text):
            word = match[0].strip(".,:;!?()«»")
            if len(word) > 5 and _is_utf8(word, "cp1251"):
                return tokens.span(match)
    return None


def _is_utf8(text: str, encoding: str) -> bool:
    """Whether the bytes of a text in an encoding are letters or marks in UTF-8."""
    try:
        read = b"".join(_byte(char, encoding) for char in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
    return len(read) < len(text) and read.isprintable()


def _byte(char: str, encoding: str) -> bytes:
    """A character as its byte; those that Windows leaves undefined stand for themselves."""
    return bytes([ord(char)]) if "\x80" <= char <= "\x9f" else char.encode(encoding)


def _inside(text: str, match: re.Match[str]) -> bool:
    """Whether small letters stand right beside: a single capital with an accent before a quotation mark is not a fault."""
    return text[: match.start()][-1:].islower() or text[match.end() : match.end() + 1].islower()


check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(signs=rf"{_PIECES}\\%?{_ODD}{_CAPITALS},.:!("),
    scope="unit",
    fails=(
        Example("The bridge is closed.", "Die ⁇ Brücke ist zu.", "de"),
        Example("The bridge is closed.", "▁Die ▁Brücke ist zu.", "de"),
        Example("The bridge is closed.", "Die Brü@@ cke ist zu.", "de"),
        Example("The bridge is closed.", "Міст <unk> закрито.", "uk"),
        Example("The bridge is closed.", ">>ukr<< Міст закрито.", "uk"),
        Example("The bridge is closed.", "Міст закрито.<|endoftext|>", "uk"),
        Example("The bridge is closed.", "Here is the German translation: Die Brücke ist zu.", "de"),
        Example("The bridge is closed.", "Certainly! El puente está cerrado.", "es"),
        Example("Мост закрыт.", "Translation: The bridge is closed.", "en", "ru"),
        Example("The bridge is closed.", "Die ##Brücke ist zu.", "de"),
        Example("The street is closed.", "Die StraÃŸe ist zu.", "de"),
        Example("The street is closed.", "Ãœber die Straße geht nichts.", "de"),
        Example("The street isn’t closed.", "La rue nâ€™est pas fermée.", "fr"),
        Example("The council votes.", "Ð¡Ð¾Ð²ÐµÑ‚ голосует.", "ru"),
        Example("The council votes.", "РЎРѕРІРµС‚ голосует.", "ru"),
        Example("The council votes.", "å¸‚è®®ä¼šæŠ•ç¥¨ã€‚", "zh"),
        Example("The street is closed.", "Die Stra?e ist zu.", "de"),
        Example("The street is closed.", "Die Stra\\u00dfe ist zu.", "de"),
        Example("The street is closed.", "?????? ???????.", "ru"),
    ),
    passes=(
        Example("He called it “conformity”.", "Il a parlé de « conformité\u00a0».", "fr"),
        Example("The street is closed.", "Die Straße ist zu.", "de"),
        Example("“CAFÉ” and “DÉJÀ VU…”", "«CAFÉ» et « DÉJÀ… »", "fr"),
        Example("“CAFÉ” is closed.", "“CAFÉ” cerró, “SÍ”.", "es"),
        Example("São Paulo voted.", "SÃO PAULO votou.", "pt"),
        Example("The council votes.", "Совет голосует в СССР.", "ru"),
        Example("See example.org/a?b=%C3%BC for more.", "Siehe example.org/a?b=%C3%BC für mehr.", "de"),
        Example("Why not?", "Чому ні???", "uk"),
        Example("Увы, мост закрыт.", "I am sorry, but the bridge is closed.", "en", "ru"),
        Example("“Translation: none,” the label says.", "„Translation: none“, steht auf dem Etikett.", "de"),
    ),
    wordless=True,
)
