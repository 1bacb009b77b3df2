"""One place where a sentence may end: a stop, what closes after it, and the words on both sides."""

from __future__ import annotations

import re

from l10n.language.segmentation import Bind, SentenceRules
from l10n.late_pattern import late_pattern
from l10n.markup import MARK

_WINDOW = 40  # code points before a stop in which its word is looked for; longer words are not abbreviations
_ASIDE = 2000  # code points before a stop in which a straight quotation mark may have been opened
_LEAD = late_pattern(
    r"""(?:["'“”„«»‘’‚‹›(\[{¿¡「『（《〈【*•·⁃▪\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?P<dash>[-–—―])"""
    r"""|</?[1-9]\d{0,3}/?>|\.{2,3}|…|\s){0,12}(?P<word>[^\W_]{1,30}+)?"""
)
_CONTINUES = frozenset(",;:.!?…%)]}/،؛、，；：。！？")
_OPENING = "\"'“”„«»‘’‚‹›([{¿¡*-–—<>•⁃▪#"
_QUOTES = frozenset("\"'”’“„‘‚»›«‹」』")
_NUMBER_SIGNS = frozenset("№§")
_EMPHATIC = frozenset("!?…‼⁇⁈⁉؟！？")
_ROMAN = late_pattern(r"[IVXLC]{1,6}")
_DOTTED = late_pattern(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_PARTS = late_pattern(r"['’‐‑–—/(-]")
_DATE = late_pattern(r"\d{1,2}\.(?:\s|$)")
_WITHOUT_STOP = frozenset(map(chr, range(0x0E01, 0x0EFF)))  # Thai and Lao write it after abbreviations alone
_IDEOGRAPHS = "\u2e80"  # from here on, a single letter is a word and no initial


class Boundary:
    """A match of `SentenceRules.stop` in a text whose present sentence starts at `begin`; `after` is where the next would."""

    __slots__ = ("after", "begin", "lead", "match", "rules", "text", "word")

    def __init__(self, text: str, begin: int, match: re.Match[str], rules: SentenceRules) -> None:
        self.text = text
        self.begin = begin
        self.match = match
        self.rules = rules
        self.after = self._after_lone_quote()
        lead = _LEAD.match(text, self.after)
        assert lead is not None  # every part of it may be missing
        self.lead = lead
        self.word = lead["word"] or ""

    def ends(self) -> bool:
        """Whether the sentence ends here."""
        following = self.word[:1] or self.text[self.lead.end() : self.lead.end() + 1]
        if not following or following in _CONTINUES or _is_lower(following) or self._is_aside():
            return False
        if self._is_tight() and not self._may_be_tight(following):
            return False
        run = self.text[self.match.start() : self.match.start("close")]
        if self._continues_after_quote(run):
            return False
        if run in {".", "۔", "։"}:
            return self._ends_at_stop()
        if "." in run or "…" in run:
            return True
        return self._token() + run not in self.rules.names or self._starts()

    def _after_lone_quote(self) -> int:
        """Where the next sentence begins: after a straight quotation mark between spaces, if it closes what is open."""
        end = self.match.end()
        if self.text[end : end + 1] != '"' or not self.text.startswith(('" ', '"\u00a0', '"\n'), end):
            return end
        is_open = self.text.count('"', max(self.begin, end - _ASIDE), end) % 2
        return end + 2 if is_open else end

    def _close(self) -> str:
        """What closes between the stop and the gap, without marks."""
        end = self.match.end("tight") if self.match["wide"] is not None else self.match.end("loose")
        close = self.text[self.match.start("close") : end]
        return MARK.sub("", close) if "<" in close else close

    def _is_aside(self) -> bool:
        """Whether the stop is a remark in brackets, `(!)` or `[...]`, or a spaced ellipsis of three."""
        start = self.match.start()
        if self.text[start - 1 : start] in {"(", "["}:
            return self._close()[:1] in {")", "]"}
        return self.text.endswith(". . ", self.begin, start) and not self.text.endswith(". . . ", self.begin, start)

    def _is_tight(self) -> bool:
        """Whether nothing, not even a mark, stands between this sentence and what follows."""
        return not self.text[self.after - 1].isspace()

    def _may_be_tight(self, following: str) -> bool:
        """Without white space only a letter begins a sentence, and a letter with case only as a capital."""
        if self.text[self.match.start("close") - 1] in "։؟۔" and not following.isalpha():
            return False
        return self.match["wide"] is not None or following.isupper()

    def _continues_after_quote(self, run: str) -> bool:
        """Whether a closing quote is followed by who said it: `"Why?" Ortiz asked`, `«Когда?» — Орлов молчал`."""
        if self.match.start("close") + 1 == self.after and self.text[self.after - 1] == " ":
            return False  # nothing but one space between the stop and what follows
        close = self._close()
        continues = self.rules.continues
        if close and continues and self.match["wide"] is not None and continues.match(self.text, self.after):
            return True
        if _QUOTES.isdisjoint(close):
            return False
        if (
            self.lead["dash"]
            and not _EMPHATIC.isdisjoint(run)
            and "\n" not in self.text[self.match.end("close") : self.after]
        ):
            return True
        reporting = self.rules.reporting_first if run == "." else self.rules.reporting
        return reporting is not None and reporting.match(self.text, self.after) is not None

    def _starts(self) -> bool:
        """Whether the next word is one that usually begins sentences, and not an initial."""
        return self.word in self.rules.starters and not self.text.startswith(".", self.lead.end())

    def _token(self) -> str:
        """The word before the stop, without what opens before it."""
        tokens = self._tokens()
        return tokens[-1].lstrip(_OPENING) if tokens else ""

    def _tokens(self) -> list[str]:
        start = self.match.start()
        window = self.text[max(self.begin, start - _WINDOW) : start]
        if "<" in window:
            window = MARK.sub("", window)
        return window.split()

    def _ends_at_stop(self) -> bool:
        """Whether a single stop ends a sentence rather than an abbreviation, an initial or an ordinal."""
        tokens = self._tokens()
        token = tokens[-1].lstrip(_OPENING) if tokens else ""
        before = tokens[-2].lstrip(_OPENING) if len(tokens) > 1 else ""
        bind = self._bind(token, before)
        if bind is not None:
            return self._ends_after(bind, tokens) and not self._is_numbered()
        if token[-1:] in _WITHOUT_STOP or self._opens_bracket(tokens):
            return False
        if token.isdecimal():
            return self._ends_after_number(token, first=not before)
        if _ROMAN.fullmatch(token) and (self.rules.ordinals or not before):
            return self._starts() and bool(before)
        if len(token) == 1 and token.isalpha() and token < _IDEOGRAPHS:
            return self._ends_after_letter(token, before)
        return self._starts() if "." in token and _DOTTED.fullmatch(token) else True

    def _bind(self, token: str, before: str) -> Bind | None:
        """How the abbreviation before the stop holds on; nothing if there is none."""
        table = self.rules.bind
        if before.endswith(".") and len(token) <= 4 and len(before) <= 6:
            joined = table.get(before + token)
            if joined is not None:
                return joined
        bind = table.get(token)
        if bind is None and not token.isalnum():
            bind = table.get(_PARTS.split(token)[-1])
        if bind is None and self.rules.tails and token.endswith(self.rules.tails):
            return Bind.NUMBER
        return bind

    def _ends_after(self, bind: Bind, tokens: list[str]) -> bool:
        if bind is Bind.BEFORE:
            return False
        if bind is Bind.NUMBER:
            token = tokens[-1].lstrip(_OPENING)
            initial = len(token) == 1 and "ა" <= token <= "ჿ"  # a script without capitals writes initials so, too
            return not initial and not self.word[:1].isdecimal()
        if bind is Bind.UNIT:
            return self._is_counted(tokens) and not (self.word.isdecimal() or _ROMAN.fullmatch(self.word))
        return bind is Bind.FINAL or self._starts()

    def _is_numbered(self) -> bool:
        """Whether a number sign follows an abbreviation: `2015 р. № 5`."""
        return self.text[self.after : self.after + 1] in _NUMBER_SIGNS

    def _opens_bracket(self, tokens: list[str]) -> bool:
        """Whether the word before the stop is a short one in lower case that alone follows a bracket: `(род. 21 мая …)`."""
        token = tokens[-1] if tokens else ""
        return token[:1] in {"(", "["} and 2 <= len(token[1:]) <= 5 and token[1:].isalpha() and token.islower()

    def _is_counted(self, tokens: list[str]) -> bool:
        """Whether a number stands before the last word, or before a unit that multiplies: `5 руб.`, `5 тыс. руб.`."""
        words = [word.rstrip(".") for word in tokens[-3:-1]]
        if len(words) > 1 and self.rules.bind.get(words[-1]) is Bind.UNIT:
            words.pop()
        return bool(words) and (words[-1][-1:].isdecimal() or _ROMAN.fullmatch(words[-1]) is not None)

    def _ends_after_number(self, token: str, *, first: bool) -> bool:
        """A number ends a sentence unless it counts an item, is part of a date, or may be an ordinal."""
        if first and len(token) <= 3 and self._is_first():
            return False
        if self.word in self.rules.months or (len(token) <= 2 and _DATE.match(self.text, self.lead.start("word"))):
            return False
        return not self.rules.ordinals or len(token) > 2 or self._starts() or not _QUOTES.isdisjoint(self.lead[0])

    def _is_first(self) -> bool:
        """Whether the word before the stop is the sentence's first, and not the window's alone."""
        return self.match.start() - self.begin < _WINDOW

    def _ends_after_letter(self, token: str, before: str) -> bool:
        """A single letter is an initial, or the letter of an item; a unit after a number may end a sentence."""
        if not before or (len(self.word) == 1 and self.text.startswith(".", self.lead.end())):
            return False
        if before[-1:].isdecimal() and not token.isupper():
            return True
        if token.islower() and self.word[:1].isupper() and not before.endswith("."):
            return True
        return self._starts()


def _is_lower(character: str) -> bool:
    """Whether a letter is not a capital in a script that has capitals: Georgian letters count as lower case, but have none."""
    return character.islower() and not "ა" <= character <= "ჿ"
