"""URLs, e-mail addresses, handles and hashtags must come through as they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.check.finding import fail, fail_source, warn_source
from l10n.language import tokens
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Subject

_ADDRESS = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"“”«»„]+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/@.])(?P<handle>@\w{2,30})"
    r"|(?<![\w/#&])(?P<hashtag>#[^\W\d_]\w{1,60})"
)
_TRAILING = ".,;:!?…)]}'’»”。，、؟،۔։"


def addresses(text: str) -> Iterator[tuple[str, str, int]]:
    """Each address with its kind and its start.

    >>> list(addresses("Write to desk@example.org or @harbour_desk."))
    [('desk@example.org', 'mail', 9), ('@harbour_desk', 'handle', 29)]
    """
    for match in _ADDRESS.finditer(text):
        value = match[0]
        while value and (value[-1] in _TRAILING) and not (value[-1] == ")" and "(" in value):
            value = value[:-1]
        yield value, str(match.lastgroup), match.start()


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each address that the target has lost, and for each that it has made up."""
    source_text, target_text = tokens.plain(subject.unit.key.source), tokens.plain(subject.unit.target)
    if not any(sign in source_text or sign in target_text for sign in ("@", "#", "/", "www.")):
        return
    source, target = list(addresses(source_text)), list(addresses(target_text))
    lost = Counter(value for value, _, _ in source) - Counter(value for value, _, _ in target)
    made = Counter(value for value, _, _ in target) - Counter(value for value, _, _ in source)
    strange: list[tuple[str, str, int]] = []
    for address in reversed(target if source else []):
        if made[address[0]] > 0:
            made[address[0]] -= 1
            strange.insert(0, address)
    for value, kind, start in source:
        if lost[value] <= 0:
            continue
        lost[value] -= 1
        other = next((address for address in strange if address[1] == kind), None)
        if other:
            strange.remove(other)
            yield fail(subject, f"{value} became {other[0]}", Span(other[2], other[2] + len(other[0])))
        else:
            # A hashtag of plain words may be translated on purpose.
            say = warn_source if kind == "hashtag" else fail_source
            yield say(subject, f"{value} is missing", Span(start, start + len(value)))
    for value, _, start in strange:
        yield fail(subject, f"{value} is not in the source", Span(start, start + len(value)))


check = Check(
    severity=Severity.ERROR,
    find=find,
    fails=(
        Example("See https://example.org/tide/7 for times.", "Zeiten: https://example.org/tide/1.", "de"),
        Example("Write to desk@example.org.", "Schreiben Sie an desk@example.com.", "de"),
        Example("Photo: @anna_kern", "Фото: @ana_kern", "uk"),
        Example("Write to desk@example.org.", "Schreiben Sie uns.", "de"),
        Example("Photo: @anna_kern", "Фото: @anna_kern, @kern_anna", "uk"),
        Example("Share it with #TideWatch.", "Teilen Sie es mit #TideWach.", "de"),
    ),
    passes=(
        Example("See https://example.org/tide/7.", "Дивіться https://example.org/tide/7.", "uk"),
        Example("See https://example.org/a_(b), then call.", "見る：https://example.org/a_(b)。", "ja"),
        Example("We are #1 and 3/4 done.", "Wir sind die Nr. 1 und zu 3/4 fertig.", "de"),
    ),
    wordless=True,
)
