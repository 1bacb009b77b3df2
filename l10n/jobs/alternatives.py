"""What else the engine of a locale would write for one unit: its next best answers, made drafts as all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.article import segment
from l10n.draft import draft as drafts
from l10n.engines.pivot import open_route
from l10n.engines.route import by_people, plan
from l10n.errors import UsageError
from l10n.model import Catalog, Translation, UnitKey
from l10n.plugin import Decoding, Pair, Rewording, Translator
from l10n.workspace import Workspace

MOST = 4  # answers of an engine; more are the first one in other words


class AlternativeDrafts:
    """Engines that stay open between two questions, one for each pair. Not for several threads at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._opened: dict[Pair, Translator] = {}

    def find(self, units: Catalog, key: UnitKey) -> tuple[str, ...]:
        """Distinct drafts for a unit, the engine's best first.

        Raises:
            UsageError: people translate the locale without a machine.
            EngineError: the engine cannot be opened, or stopped working.
        """
        pair = Pair(units.source, units.target)
        translator = self._open(pair)
        several = MOST if isinstance(translator, Rewording) else 1
        answers = (self._draft(pair, key, _NthAnswer(translator, n)) for n in range(several))
        return tuple(dict.fromkeys(target for target in answers if target))

    def _open(self, pair: Pair) -> Translator:
        settings, engines = self._workspace.settings, self._workspace.registry.engines
        named = settings.routes.get(pair.target, ())
        if by_people(named):
            raise UsageError(
                pair.target, "is translated without a machine", "name an engine in [routes] of the settings"
            )
        if pair not in self._opened:
            self._opened[pair] = open_route(plan(pair, named, engines, settings.engine), engines, settings.engine)
        return self._opened[pair]

    def _draft(self, pair: Pair, key: UnitKey, translator: Translator) -> str:
        """The draft that drafting makes of the translator's answer, empty where it refuses it."""
        context = drafts.DraftContext(
            pair=pair,
            open=lambda: translator,
            cut=lambda text: segment.segment(text, pair.source),
            terms=self._workspace.terms,
            decoding=replace(self._workspace.settings.engine.decoding, aligned=True),
        )
        done = drafts.draft([drafts.DraftTask("", key)], context)
        return next((draft.target for outcome in done for draft in outcome.drafts), "")

    def close(self) -> None:
        """Lets go of the engines."""
        for translator in self._opened.values():
            translator.close()
        self._opened.clear()


class _NthAnswer:
    """A translator that says what another one has in the n-th place, counted from 0."""

    ordered = True

    def __init__(self, translator: Translator, number: int) -> None:
        self.name = translator.name
        self._translator, self._number = translator, number

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[Translation]:
        """One translation for each source, in order; the last one where there are fewer."""
        if self._number == 0 or not isinstance(self._translator, Rewording):
            yield from self._translator.translate(sources, decoding)
            return
        for several in self._translator.several(sources, decoding):
            yield several[min(self._number, len(several) - 1)] if several else Translation("", score=0.0)

    def close(self) -> None:
        """Leaves the other translator open."""
