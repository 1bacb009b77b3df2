"""A table of the settings, read one setting after another, with errors that name the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from l10n import langtag
from l10n.errors import SettingsError, UsageError, nearest
from l10n.late_pattern import late_pattern

_NOT_IN_ADDRESSES = late_pattern(r"[\s\x00-\x1f\x7f<>\"{}|\\^`\u202a-\u202e]")


class Reader:
    """Takes settings out of a table one by one, with an error that names the place; `finish` refuses what is left."""

    def __init__(self, table: Mapping[str, object], place: str) -> None:
        self.left = dict(table)
        self.place = place
        self._names: list[str] = []

    def _read(self, name: str, kind: type | tuple[type, ...], default: object, expected: str) -> object:
        self._names.append(name)
        value = self.left.pop(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise SettingsError(f"{self.place}: {name}", f"is {value!r}", f"write {expected}")
        return value

    def has(self, name: str) -> bool:
        """Whether a setting is chosen; where it is not, it is one that could be."""
        self._names.append(name)
        return name in self.left

    def text(self, name: str, default: str) -> str:
        """A string."""
        return str(self._read(name, str, default, 'a text, as in "…"'))

    def encoding(self) -> str:
        """The encoding of articles that name none; empty where the settings say nothing."""
        name = self.text("encoding", "")
        if not name:
            return ""
        import webencodings  # late: few settings name an encoding

        if webencodings.lookup(name) is None:
            raise SettingsError(
                f"{self.place}: encoding", f"{name!r} is not an encoding", 'write "windows-1251", "gbk" …'
            )
        return name

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, empty where absent."""
        values = self._read(name, list, [], 'a list of texts, as in ["…", "…"]')
        assert isinstance(values, list)
        if not all(isinstance(value, str) for value in values):
            raise SettingsError(f"{self.place}: {name}", f"is {values!r}", 'write a list of texts, as in ["…", "…"]')
        return tuple(values)

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._read(name, bool, default, "true or false"))

    def number(self, name: str, default: float, *, lowest: float, highest: float) -> float:
        """A number within bounds, both included."""
        value = self._read(name, (int, float), default, "a number")
        assert isinstance(value, (int, float))
        if not lowest <= value <= highest:
            raise SettingsError(
                f"{self.place}: {name}", f"is {value}", f"write a number from {lowest:g} to {highest:g}"
            )
        return value

    def count(self, name: str, default: int, *, lowest: int, highest: int) -> int:
        """A whole number within bounds, both included."""
        value = self.number(name, default, lowest=lowest, highest=highest)
        if value != int(value):
            raise SettingsError(f"{self.place}: {name}", f"is {value}", "write a whole number")
        return int(value)

    def web_address(self, name: str, fields: Sequence[str] = ()) -> str:
        """The address of a site or a server, empty where absent; `fields` may stand in it in braces."""
        value = plain = self.text(name, "")
        for field in fields:
            plain = plain.replace(f"{{{field}}}", field)
        try:
            parts = urlsplit(plain)
            wrong = parts.scheme not in ("http", "https") or not parts.hostname or (parts.port or 1) < 1
        except ValueError:  # a bracket without its partner, a port of six digits
            wrong = True
        if value and (wrong or _NOT_IN_ADDRESSES.search(plain)):
            example = "https://news.example" + "".join(f"/{{{field}}}" for field in fields)
            raise SettingsError(f"{self.place}: {name}", f"{value!r} is not an address", f"write it as in {example}")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of some words, the first where absent."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise SettingsError(f"{self.place}: {name}", f"is {value!r}", f"write one of {', '.join(choices)}")
        return value

    def tag(self, name: str, default: str) -> str:
        """A language tag in canonical case."""
        return self.parsed_tag(name, self.text(name, default))

    def tags(self, name: str) -> tuple[str, ...]:
        """A list of language tags in canonical case."""
        return tuple(self.parsed_tag(name, text) for text in self.texts(name))

    def parsed_tag(self, name: str, text: str) -> str:
        """A language tag in canonical case, or an error that names the setting."""
        try:
            return langtag.parse(text)
        except UsageError as exc:
            raise SettingsError(f"{self.place}: {name}", f"{exc.place} {exc.problem}", exc.remedy) from exc

    def regex(self, name: str, text: str) -> str:
        """A regular expression that compiles."""
        import regex  # late: few settings have one

        try:
            regex.compile(text)
        except regex.error as exc:
            raise SettingsError(f"{self.place}: {name}", f"{text!r} is not a regular expression: {exc}", "") from exc
        return text

    def table(self, name: str) -> Reader:
        """A table inside this one, empty where absent."""
        table = self._read(name, Mapping, {}, f"a table, as in [{name}]")
        assert isinstance(table, Mapping)
        return Reader(table, f"{self.place}: [{name}]")

    def fields(self, name: str) -> Mapping[str, object]:
        """A table whose names and values are free, empty where absent."""
        table = self._read(name, Mapping, {}, f"a table, as in [{name}]")
        assert isinstance(table, Mapping)
        return table

    def tables(self, name: str) -> Sequence[Reader]:
        """A list of tables inside this one, empty where absent."""
        values = self._read(name, list, [], f"tables, each below its own [[{name}]]")
        assert isinstance(values, list)
        if not all(isinstance(value, Mapping) for value in values):
            raise SettingsError(
                f"{self.place}: {name}", f"is {values!r}", f"write tables, each below its own [[{name}]]"
            )
        return [Reader(value, f"{self.place}: [[{name}]] {number}") for number, value in enumerate(values, 1)]

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """A list of pairs of strings, empty where absent."""
        expected = 'a list of pairs, as in [["source", "translation"]]'
        values = self._read(name, list, [], expected)
        assert isinstance(values, list)
        pairs = [tuple(value) for value in values if isinstance(value, list)]
        if len(pairs) < len(values) or not all(
            len(pair) == 2 and all(isinstance(t, str) for t in pair) for pair in pairs
        ):
            raise SettingsError(f"{self.place}: {name}", f"is {values!r}", f"write {expected}")
        return tuple((source, target) for source, target in pairs)

    def finish(self) -> None:
        """Refuses settings that nobody asked for: a misspelled one must not be ignored."""
        for name in self.left:
            remedy = nearest(name, self._names, f"known are {', '.join(sorted(set(self._names)))}")
            raise SettingsError(f"{self.place}: {name}", "is not a setting", remedy)
