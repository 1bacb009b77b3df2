"""URLs, e-mail addresses, handles and hashtags must come through as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace

from rapidfuzz import fuzz

from l10n.check.finding import fail, fail_source, warn, warn_source
from l10n.language import tokens
from l10n.language.addresses import Address, addresses
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each address that the target has lost, and for each that it has made up."""
    source, named = addresses(tokens.plain(subject.unit.key.source)), addresses(tokens.plain(subject.unit.target))
    if not (source or named):
        return
    ours = {address.text for address in source}
    target = [_apart(address, ours) for address in named]
    lost = Counter(map(_place, source)) - Counter(map(_place, target))
    made = Counter(map(_place, target)) - Counter(map(_place, source))
    strange: list[Address] = []
    for address in reversed(target if source else []):
        if made[_place(address)] > 0:
            made[_place(address)] -= 1
            strange.insert(0, address)
    for address in source:
        if lost[_place(address)] <= 0:
            continue
        lost[_place(address)] -= 1
        stranger = next((each for each in strange if each.kind == address.kind), None)
        if stranger:
            strange.remove(stranger)
            if _is_translated(address, stranger) and not subject.strict:
                continue
            changed = warn if address.kind == "hashtag" else fail
            yield changed(subject, f"{address.text} became {stranger.text}", stranger.span)
        else:
            # A hashtag of plain words may be translated on purpose.
            report = warn_source if address.kind == "hashtag" else fail_source
            yield report(subject, f"{address.text} is missing", address.span)
    for extra in strange:
        yield (warn if extra.kind == "hashtag" else fail)(subject, f"{extra.text} is not in the source", extra.span)


_ALIKE = 50.0
"""Similarity of letters, in per cent, from which on a hashtag is the source's with other letters, and no word of its own."""


def _is_translated(address: Address, translation: Address) -> bool:
    """Whether a hashtag is another word, which a translator chose: a slip leaves most letters as they are."""
    return address.kind == "hashtag" and fuzz.ratio(address.text.casefold(), translation.text.casefold()) < _ALIKE


def _place(address: Address) -> str:
    """What an address leads to: a slash behind a whole one changes nothing that a reader sees."""
    return address.text.removesuffix("/") if address.kind == "url" else address.text


def _apart(address: Address, ours: Set[str]) -> Address:
    """An address of the target without what its language writes together with it: `#OpenDoor運動`, `@OpenDoorʻga`."""
    for text in ours:
        before, middle, after = address.text.partition(text)
        if middle and _joins(before[-1:], text[:1]) and (_joins(after[:1], text[-1:]) or _compound(after)):
            start = address.span.start + len(before)
            return replace(address, text=text, span=Span(start, start + len(text)))
    return address


def _joins(sign: str, beside: str) -> bool:
    """Whether a sign beside an address is not a part of it: nothing, an apostrophe, or a letter of another script."""
    return not sign or sign in _APOSTROPHES or (sign.isalpha() and tokens.script(sign) != _script(beside))


def _compound(after: str) -> bool:
    """Whether a noun follows that German writes together with an address: `desk@example.org-Liste`."""
    return len(after) > 1 and after[0] == "-" and after[1].isupper()


def _script(sign: str) -> str:
    return tokens.script(sign) if sign.isalpha() else "Latn"


_APOSTROPHES = "'’ʻʼ"


check = Check(
    severity=Severity.ERROR,
    find=find,
    scope="unit",
    fails=(
        Example("See https://example.org/tide/7 for times.", "Zeiten: https://example.org/tide/1.", "de"),
        Example("Write to desk@example.org.", "Schreiben Sie an desk@example.com.", "de"),
        Example("Photo: @anna_kern", "Фото: @ana_kern", "uk"),
        Example("Write to desk@example.org.", "Schreiben Sie uns.", "de"),
        Example("Photo: @anna_kern", "Фото: @anna_kern, @kern_anna", "uk"),
        Example("Share it with #TideWatch.", "#TideWach運動に参加を。", "ja"),
        Example("Share it with #TideWatch.", "Teilen Sie es mit #TideWach.", "de"),
    ),
    passes=(
        Example("It was a good #business week.", "Это была хорошая неделя для #бизнеса.", "ru"),
        Example("Write to @OpenDoor today.", "今日@OpenDoorへ書いてください。", "ja"),
        Example("The #OpenDoor movement began.", "#OpenDoor運動が始まった。", "ja"),
        Example("They wrote to @OpenDoor.", "Ular @OpenDoorʻga yozishdi.", "uz"),
        Example("Write to desk@example.org.", "Die desk@example.org-Liste hilft.", "de"),
        Example("Write to jo@help.example.", "发邮件给jo@help.example。", "zh"),
        Example("See https://example.org/tide/7.", "Дивіться https://example.org/tide/7.", "uk"),
        Example("See https://example.org/a_(b), then call.", "見る：https://example.org/a_(b)。", "ja"),
        Example("See https://example.org/tide.", "请看https://example.org/tide，谢谢。", "zh"),
        Example("See https://example.org/tide/ for times.", "Zeiten: https://example.org/tide.", "de"),
        Example("We are #1 and 3/4 done.", "Wir sind die Nr. 1 und zu 3/4 fertig.", "de"),
    ),
    wordless=True,
)
