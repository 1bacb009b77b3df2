"""The exceptions of `l10n`.

L10nError                    one line: `<place>: <what is wrong>; <what to do>`
├── UsageError               the command line is invalid                             exit 2
├── SettingsError            pyproject.toml or l10n.toml                             exit 2
├── InputError               a file of the project or of another tool                exit 2
│   ├── ArticleError         a source article that cannot be read
│   │   └── NotArticleError  data of a format that articles come in too; it is left out      exit 0
│   ├── CatalogError         a PO file that cannot be read
│   ├── TermbaseError        a termbase that cannot be read
│   └── ExchangeError        TMX, XLIFF or a table that cannot be read
├── StoreError               a file that cannot be read from or written to the disk   exit 2
│   └── DiskError            the disk takes nothing: it is full, or may only be read
├── FaultError               a fault of l10n itself, or of a library: please report   exit 2
├── PluginError              a plug-in that does not do what its contract says        exit 3
└── EngineError              an engine that cannot translate                         exit 3
    ├── UncoveredError       a locale that no engine here reaches
    └── PackageError         a translation model that is missing, broken or unsafe

SeveralErrors                all that is wrong with one input or one run             the highest exit code
"""

from __future__ import annotations

from collections.abc import Iterable

_HEAD, _TAIL = 300, 100
_LONGEST = 600  # characters of a problem: a wrong value of megabytes is not shown whole


def _in_a_line(text: str) -> str:
    """A part of an error's line, without line breaks, and not as long as the value of megabytes that is wrong."""
    short = text if len(text) <= _LONGEST else f"{text[:_HEAD]} … {text[-_TAIL:]}"
    return short.replace("\r", "\\r").replace("\n", "\\n")


def nearest(name: str, names: Iterable[str], otherwise: str) -> str:
    """What to do about a name that is none of some: `did you mean 'mayor'?` where one is like it."""
    from difflib import get_close_matches  # late: only a mistake needs it

    near = get_close_matches(name, list(names), n=1)
    return f"did you mean {near[0]!r}?" if near else otherwise


class L10nError(Exception):
    """One line for a person: where, what is wrong, what to do. The parts stay readable as attributes."""

    exit_code = 2

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        self.place = place = _in_a_line(place)
        self.problem = problem = _in_a_line(problem)
        self.remedy = remedy = _in_a_line(remedy)
        super().__init__(f"{place}: {problem}" + (f"; {remedy}" if remedy else ""))


class UsageError(L10nError):
    """The command line is invalid."""


class SettingsError(L10nError):
    """A setting that is unknown, of the wrong type or out of range."""


class NoProjectError(SettingsError):
    """A folder without settings."""


class InputError(L10nError):
    """A file that cannot be understood."""


class ArticleError(InputError):
    """A source article that cannot be read."""


class NotArticleError(ArticleError):
    """A file of data (a sitemap, the settings of a tool) in a format that articles come in too: it is named and left out."""

    exit_code = 0


class CatalogError(InputError):
    """A PO file that cannot be read. It is never written over."""


class TermbaseError(InputError):
    """A termbase that cannot be read."""


class ExchangeError(InputError):
    """A TMX, XLIFF, CSV or XLSX file that cannot be read."""


class StoreError(L10nError):
    """A project file could not be read or written: permission, space, a folder in the place of a file."""


class DiskError(StoreError):
    """A file that the disk does not take: it is full, a quota is spent, or it may only be read. Others fare no better."""


class FaultError(L10nError):
    """A fault that no other error stands for: one of `l10n` itself, or of a library."""

    @classmethod
    def of(cls, place: str, error: BaseException) -> FaultError:
        """The fault behind an exception of Python, or the panic of a library."""
        message = single_line(error)
        problem = f"{type(error).__name__}: {message}" if message else type(error).__name__
        return cls(place, problem, "the rest goes on; --debug shows where it arose")


class PluginError(L10nError):
    """A plug-in that cannot be loaded, or does not do what its contract says."""

    exit_code = 3


class EngineError(L10nError):
    """An engine that is not there, or failed."""

    exit_code = 3


class UncoveredError(EngineError):
    """A pair of languages that no engine here translates; `place` is the pair."""


class PackageError(EngineError):
    """A translation model that is missing, broken, unsafe or not what the lock file says."""


class SeveralErrors(L10nError):
    """All that is wrong with one input or one run, each once and on a line of its own."""

    def __init__(self, errors: Iterable[L10nError]) -> None:
        self.errors = tuple({str(error): error for error in errors}.values())  # two stages may meet the same fault
        self.exit_code = max((error.exit_code for error in self.errors), default=2)
        Exception.__init__(self, "\n".join(str(error) for error in self.errors))
        self.place = self.errors[0].place if self.errors else ""
        self.problem = f"{len(self.errors)} errors"
        self.remedy = ""


class ErrorLog(list[L10nError]):
    """The errors of one run, each once, without the frames that it came from, which would keep what was read alive."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: set[str] = set()

    def append(self, error: L10nError) -> None:
        """Adds an error that is not there yet; several that came as one are added one by one."""
        for each in error.errors if isinstance(error, SeveralErrors) else (error,):
            if str(each) not in self._lines:
                self._lines.add(str(each))
                each.__cause__ = each.__context__ = None
                super().append(each.with_traceback(None))

    def extend(self, errors: Iterable[L10nError]) -> None:
        """Adds errors."""
        for error in errors:
            self.append(error)


def single_line(error: BaseException) -> str:
    r"""What an exception says, on one line that every terminal can show.

    >>> single_line(ValueError("no\nmodel"))
    'no model'
    """
    return " ".join(str(error).split())[:200].encode("utf-8", "backslashreplace").decode("utf-8")
