"""Placeholders of programs (`%s`, `%(name)s`, `{name}`, `${name}`) must come through, each as often as in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from l10n.check.finding import fail, fail_source
from l10n.language import tokens
from l10n.late_pattern import late_pattern
from l10n.model import Finding, Severity, Span
from l10n.plugin import Check, Example, Needs, Subject

# A per cent sign after a digit is a per cent sign, and "fell 5 % during" is prose: no space is taken as a flag.
_PLACEHOLDER = late_pattern(
    r"(?<![\w%])(?<!\d[\s\u00a0\u202f])%(?:\(\w{1,40}\)|\{\w{1,40}\}|\d{1,2}\$)?[-+0#]{0,3}\d{0,3}(?:\.\d{1,2})?(?:hh|h|ll|l|z|j|t)?[@sdiufgGeExXcr](?![^\W_])"
    r"|(?<![\w%])%\{\w{1,40}\}|(?<![\w%])%<\w{1,40}>[-+0]?\d{0,2}(?:\.\d)?[a-z](?![^\W_])"
    r"|(?<![\w%])%[A-Za-z_]\w{1,40}%(?!\w)"
    r"|\$\{\s{0,3}\w{1,40}\s{0,3}\}"
    r"|\{\{\s{0,3}[\w.]{1,40}\s{0,3}\}\}"
    r"|\{\w{1,40},\s{0,3}(?:plural|select|selectordinal|number|date|time)\b"
    r"|\{(?:[A-Za-z_][\w.]{0,40}|\d{1,2})?(?:![rsa])?(?::[\w.,<>^+%#-]{1,12})?\}"
)


_CERTAIN = late_pattern(r"%[sd@(%{]|%\d\$")


def placeholders(text: str) -> list[re.Match[str]]:
    """The placeholders of a text in order."""
    return list(_PLACEHOLDER.finditer(text)) if "%" in text or "{" in text else []


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each placeholder that is missing or too many, or for two of unequal kind that changed places."""
    source, target = placeholders(subject.unit.key.source), placeholders(subject.unit.target)
    if not source and not target:
        return
    names = _numbered(source, target)
    expected, actual = Counter(map(_key, source)), Counter(names.get(m[0], _key(m)) for m in target)
    for value in expected - actual:
        yield fail_source(subject, f"the placeholder {value} is missing", _last(value, source))
    for value in actual - expected:
        if value[0] == "%" and not _CERTAIN.match(value) and not any(m[0][0] == "%" for m in source):
            continue  # "%5i" is Turkish for 5 per cent of it
        yield fail(subject, f"the placeholder {value} is not in the source", _last(value, target))
    if expected == actual and not names:
        ordered = [[m for m in side if _by_place(m[0])] for side in (source, target)]
        for before, after in zip(*ordered, strict=True):
            if before[0] != after[0]:
                message = f"{after[0]} stands where the source has {before[0]}: these are filled in by their order"
                yield fail(subject, message, tokens.span(after))
                return


def _key(match: re.Match[str]) -> str:
    """A placeholder as it is compared: `{{ name }}` is `{{name}}`."""
    return _SPACE.sub("", match[0])


_SPACE = late_pattern(r"(?<=\{)\s+|\s+(?=\})")
_NUMBERED = late_pattern(r"%(\d{1,2})\$")


def _numbered(source: list[re.Match[str]], target: list[re.Match[str]]) -> dict[str, str]:
    """The source's name of each numbered placeholder of the target (`%2$d`), where the source counts its own by their order."""
    if not target or any(_NUMBERED.match(m[0]) for m in source) or not all(_NUMBERED.match(m[0]) for m in target):
        return {}
    ordered = [m[0] for m in source if _by_place(m[0])]
    places = {m[0]: int(m[0][1 : m[0].index("$")]) for m in target}
    renumbered = {name: ordered[n - 1] for name, n in places.items() if 0 < n <= len(ordered)}
    return {name: right for name, right in renumbered.items() if _NUMBERED.sub("%", name) == right}


def _by_place(value: str) -> bool:
    """Whether a program fills it in by its order: `%s` and `{}`, not `%1$s` or `{name}`."""
    return value == "{}" or (value[0] == "%" and value[1] not in "({<" and value[-1] != "%" and "$" not in value)


def _last(value: str, matches: list[re.Match[str]]) -> Span:
    return next(tokens.span(m) for m in reversed(matches) if value in (m[0], _key(m)))


check = Check(
    severity=Severity.ERROR,
    find=find,
    needs=Needs(signs="%{"),
    scope="unit",
    fails=(
        Example("%s of %d seats counted", "%s місць підраховано", "uk"),
        Example("%s of %d seats counted", "%d sièges dépouillés sur %s", "fr"),
        Example("Read {count} more stories", "Lee {cuenta} noticias más", "es"),
        Example("Updated %(time)s by {author}", "{author} hat dies um %(zeit)s geändert", "de"),
        Example("Welcome, ${name}!", "أهلاً بك يا {name}!", "ar"),
        Example("Page {0} of {1}", "第{0}页", "zh"),
        Example("Written by %AUTHOR%", "Автор: %АВТОР%", "uk"),
        Example("Tide of %<day>s", "Gezeiten vom %<tag>s", "de"),
        Example("%s of %d seats counted", "%1$s sièges dépouillés", "fr"),
    ),
    passes=(
        Example("%1$s of %2$d seats counted", "%2$d sièges, %1$s dépouillés", "fr"),
        Example("Read {count} more stories by {author}", "{author}: lee {count} noticias más", "es"),
        Example("Turnout fell 5% during the storm.", "Die Beteiligung fiel während des Sturms um 5 % stark.", "de"),
        Example("Turnout was 61%, said the clerk.", "Явка становила 61%, сказала секретарка.", "uk"),
        Example("%s of %d seats counted", "Sur %2$d sièges, %1$s dépouillés", "fr"),
        Example("Good morning, {{ name }}!", "Guten Morgen, {{name}}!", "de"),
        Example("Prices rose {sharply} he wrote.", "Цены {sharply} выросли, написал он.", "ru"),
    ),
    wordless=True,
)
