"""What a project may choose for language models on a server of its own."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """A language model on a server of one's own. `url` is its address (loopback where empty), `model` its name there (the only
    one of the server where empty), `profile` how it is asked (by its name where empty); `sentences` go into a request,
    `parallel` requests are under way at once; `seconds` is the limit of an answer; `post_edit` are the locales for which it
    edits the drafts of other engines; `instructions` are the house's, by locale; `request` is sent along as it is.
    """

    url: str = ""
    model: str = ""
    profile: str = ""
    sentences: int = 6
    parallel: int = 1
    seconds: float = 300.0
    seed: int = 1
    post_edit: tuple[str, ...] = ()
    instructions: Mapping[str, str] = field(default_factory=dict)
    request: Mapping[str, object] = field(default_factory=dict)
