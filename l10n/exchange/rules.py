"""What both XLIFF versions are checked by: problems are gathered with their lines and raised together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from l10n import langtag
from l10n.errors import ExchangeError, SeveralErrors, UsageError
from l10n.exchange.xml import XML, Element, line, name
from l10n.late_pattern import late_pattern

NMTOKEN = late_pattern(r"[\w.:·-]+")
MOST = 20  # errors of one file that are reported; more would hide the first


class DocumentFaults:
    """What is wrong with one document."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._errors: list[ExchangeError] = []

    def add(self, element: Element, problem: str, remedy: str = "") -> None:
        """Notes a problem at an element."""
        self._errors.append(ExchangeError(f"{self._place}:{line(element)}", problem, remedy))

    def finish(self) -> None:
        """Raises what was noted.

        Raises:
            SeveralErrors: there was anything.
        """
        if self._errors:
            raise SeveralErrors(self._errors[:MOST])

    # --- rules of both versions

    def language(self, element: Element, attribute: str, tag: str | None) -> str:
        """The canonical tag, or nothing and a problem."""
        try:
            return langtag.parse(tag or "")
        except UsageError:
            self.add(element, f"{attribute}={tag!r} is not a language tag" if tag else f"has no {attribute}")
            return ""

    def same_language(self, element: Element, tag: str) -> None:
        """Notes an `xml:lang` other than the language of the file, also of an element around."""
        around = (element, *element.iterancestors())
        declared = next((value for each in around if (value := each.get(f"{XML}lang"))), "")
        if declared and tag and langtag.language(declared.replace("_", "-").lower()) != langtag.language(tag):
            self.add(element, f"<{name(element)}> is in {declared!r}, the file says {tag!r}")

    def value_among(self, element: Element, attribute: str, allowed: Iterable[str]) -> None:
        """Notes a value that is not among those allowed."""
        value = element.get(attribute)
        if value is not None and value not in allowed:
            self.add(element, f"{attribute}={value!r} is not one of {', '.join(sorted(allowed))}")

    def required(self, element: Element, attributes: Iterable[str]) -> None:
        """Notes attributes that are missing or empty."""
        for attribute in attributes:
            if not element.get(attribute):
                self.add(element, f"<{name(element)}> has no {attribute}")

    def unique(self, element: Element, value: str | None, seen: dict[str, Element], what: str) -> None:
        """Notes a value that another element has."""
        if value is None:
            return
        if value in seen:
            self.add(element, f"{what} {value!r} is given twice", f"first in line {line(seen[value])}")
        seen.setdefault(value, element)

    def children(self, element: Element, counts: Mapping[str, tuple[int, int | None]], core: str) -> None:
        """Notes elements of the format that may not stand here, are missing, or stand too often.

        `counts` are the least and the most of each child; no most where any number is right.
        """
        tags = [name(child) for child in element if child.tag.startswith(f"{{{core}}}")]
        for tag in dict.fromkeys(tags):
            if tag not in counts:
                self.add(element, f"<{tag}> may not stand in <{name(element)}>")
        for tag, (least, most) in counts.items():
            count = tags.count(tag)
            if count < least:
                self.add(element, f"<{name(element)}> has no <{tag}>")
            elif most is not None and count > most:
                self.add(element, f"<{name(element)}> has {count} <{tag}>")
