"""A language model on a server of one's own that speaks the OpenAI chat protocol: llama.cpp, Ollama, vLLM and others.

Chosen only where a route names it. The server is on this machine unless `[engine.chat] url` names another; a key comes from
the environment variable L10N_CHAT_KEY, never from a file of the project.
"""

from __future__ import annotations

import os

from l10n import langtag
from l10n.engines.chat import profiles
from l10n.engines.chat import translators as chat
from l10n.engines.chat.server import KEY_VARIABLE, ChatServer, RequestRefused
from l10n.errors import EngineError
from l10n.plugin import Engine, EngineOptions, Pair


def _server(options: EngineOptions) -> ChatServer:
    return ChatServer(options.chat.url, os.environ.get(KEY_VARIABLE, "").strip(), options.chat.seconds)


def _pairs(options: EngineOptions) -> frozenset[Pair]:  # noqa: ARG001  (any pair, see `serves_any`)
    return frozenset()


def _open(pair: Pair, options: EngineOptions) -> chat.PassageTranslator | chat.SentenceTranslator:
    if langtag.is_pseudo(pair.target):
        raise EngineError(f"chat {pair}", "a pseudo-locale is not a language", "let pseudo draft it")
    server = _server(options)
    model = chat.choose_model(server, options.chat.model)
    profile = profiles.profile(options.chat.profile, model)
    kind = chat.PassageTranslator if profile.system else chat.SentenceTranslator
    return kind(pair, server, model, profile, options.chat)


def _name(pair: Pair, options: EngineOptions) -> str:
    model = chat.choose_model(_server(options), options.chat.model, patient=False)
    return chat.name(pair, model, profiles.profile(options.chat.profile, model), options.chat)


def problem(options: EngineOptions) -> EngineError | None:
    """What is wrong with the server or its model, looked at once; nothing where both are there."""
    server = _server(options)
    model = options.chat.model
    try:
        profiles.profile(options.chat.profile, chat.choose_model(server, model, patient=False))
        offered = server.models(patient=False) if model else ()
    except RequestRefused:
        return None  # it is there, and has no list of models
    except EngineError as exc:
        return exc
    if offered and model not in offered:
        return EngineError(server.url, f"has no model {model!r}", f"it has {', '.join(offered[:5])}")
    return None


engine = Engine(pairs=_pairs, open=_open, serves_any=True, name=_name)
