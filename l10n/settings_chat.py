"""`[engine.chat]` of the settings, and the instructions of the house, which are files beside the catalogs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from l10n import langtag
from l10n.disk import links
from l10n.errors import SettingsError
from l10n.layout import LOCALES
from l10n.plugin import ChatOptions
from l10n.settings_table import Reader

INSTRUCTIONS = "instructions.txt"
_LONGEST = 20_000  # characters of instructions; they go with every request
_OURS = frozenset({"model", "messages", "stream"})  # fields of a request that are not the settings' to choose


def chat_options(reader: Reader, root: Path, locales: Iterable[str]) -> ChatOptions:
    """The options of the chat engine.

    Raises:
        SettingsError: a setting is wrong, or a file of instructions cannot be read.
    """
    if "key" in reader.left:
        raise SettingsError(
            f"{reader.place}: key", "a key does not belong in a file", "set the environment variable L10N_CHAT_KEY"
        )
    options = ChatOptions(
        url=reader.web_address("url"),
        model=reader.text("model", ""),
        profile=_profile(reader),
        sentences=reader.count("sentences", 6, lowest=1, highest=50),
        parallel=reader.count("parallel", 1, lowest=1, highest=64),
        seconds=reader.number("seconds", 300, lowest=0.1, highest=86_400),
        seed=reader.count("seed", 1, lowest=0, highest=2**31),
        post_edit=reader.tags("post-edit"),
        instructions=dict(_instructions(root, locales)),
        request=_request(reader),
    )
    reader.finish()
    return options


def _profile(reader: Reader) -> str:
    """The name of a profile, empty for the model's own."""
    name = reader.text("profile", "")
    if not name:
        return ""
    from l10n.engines.chat.profiles import profiles  # late: few projects name one

    if name not in profiles():
        raise SettingsError(
            f"{reader.place}: profile", f"there is no profile {name!r}", f"name one of {', '.join(profiles())}"
        )
    return name


def _request(reader: Reader) -> Mapping[str, object]:
    """Fields that go with every request, as they stand."""
    fields = reader.fields("request")
    place = f"{reader.place}: [request]"
    if ours := sorted(_OURS & fields.keys()):
        raise SettingsError(place, f"{ours[0]!r} is chosen by l10n", "take it out")
    try:
        json.dumps(fields)
    except TypeError as exc:
        raise SettingsError(place, "has a value that JSON has not", "write texts, numbers, true or false") from exc
    return fields


def _instructions(root: Path, locales: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The instructions of each locale: those for all locales, then its own."""
    common = _text(root, PurePosixPath(LOCALES, INSTRUCTIONS))
    for tag in locales:
        specific = _text(root, PurePosixPath(LOCALES, langtag.gettext_name(tag), INSTRUCTIONS))
        if common or specific:
            yield tag, "\n\n".join(filter(None, (common, specific)))


def _text(root: Path, path: PurePosixPath) -> str:
    if link := links.leading_out(root, path):
        raise SettingsError(str(path), links.LEADS_OUT.format(link[1]), "copy the file here")
    try:
        text = (root / path).read_text(encoding="utf-8-sig").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as exc:
        raise SettingsError(str(path), "is not UTF-8", "save it as UTF-8") from exc
    except OSError as exc:
        raise SettingsError(str(path), f"cannot be read: {exc.strerror}", "check its permissions") from exc
    if len(text) > _LONGEST:
        raise SettingsError(str(path), f"has {len(text):,} characters", f"keep it below {_LONGEST:,}")
    return text
