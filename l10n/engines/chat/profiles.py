"""How families of models are asked: the profiles of profiles.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from l10n import langtag
from l10n.dataclass import dataclass, field
from l10n.errors import EngineError
from l10n.plugin import Pair

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to ask: passages by a `system` text, or single texts by a `user` text; see profiles.toml."""

    name: str
    matches: tuple[str, ...] = ()
    system: str = ""
    user: str = ""
    chinese: str = ""
    parts: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)

    def code(self, tag: str) -> str:
        """A language's code as the model knows it."""
        return self.codes.get(tag, tag)

    def fill(self, pair: Pair, text: str = "") -> str:
        """The profile's words for a pair, with a text in its place."""
        chinese = self.chinese and "zh" in (langtag.language(pair.source), langtag.language(pair.target))
        words = self.system or (self.chinese if chinese else self.user)
        return words.strip().format(
            source=langtag.name(pair.source),
            target=langtag.name(pair.target),
            source_code=self.code(pair.source),
            target_code=self.code(pair.target),
            target_chinese=langtag.name(pair.target, "zh") if chinese else "",
            text=text,
        )


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name."""
    table = tomllib.loads(files("l10n.engines.chat").joinpath("profiles.toml").read_text("utf-8"))
    return {
        name: Profile(name, **{**values, "matches": tuple(values.get("matches", ()))}) for name, values in table.items()
    }


def profile(name: str, model: str) -> Profile:
    """The profile of that name; where none is named, that of the model, and the plain one for a model that none knows.

    >>> [profile("", model).name for model in ("google/TranslateGemma-4b-it", "translategemma:4b", "qwen3:8b")]
    ['translategemma', 'translategemma-prompt', 'plain']

    Raises:
        EngineError: there is no such profile.
    """
    available = profiles()
    if name and name not in available:
        raise EngineError(
            "[engine.chat] profile", f"there is no profile {name!r}", f"name one of {', '.join(available)}"
        )
    fitting = [
        (len(part), candidate)
        for candidate in available.values()
        for part in candidate.matches
        if part in model.casefold()
    ]
    return available[name] if name else max(fitting, key=lambda item: item[0], default=(0, available[PLAIN]))[1]
