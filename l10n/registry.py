"""The plug-ins of a project: its formats, engines, checks and kinds of bundle files, loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from l10n.errors import UsageError, nearest
from l10n.language import data
from l10n.plugin import BundleKind, Check, Engine, Format, load
from l10n.settings import Settings


class Registry:
    """The plug-ins that a project's settings choose; what it knows of languages is in use from here on."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        data.use(settings.languages, settings.plugin_languages)

    @cached_property
    def formats(self) -> Mapping[str, Format]:
        """The formats of articles by name."""
        formats, options = load("l10n.article.formats", Format), self._settings.formats
        return {name: format_.bind(options) if format_.bind else format_ for name, format_ in formats.items()}

    @cached_property
    def engines(self) -> Mapping[str, Engine]:
        """The engines by name."""
        return load("l10n.engines.kinds", Engine)

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """The checks by name, the rules of the house among them.

        Raises:
            UsageError: the settings name an unknown one, or a rule like a check.
        """
        options, builtin = self._settings.checks, load("l10n.check.checks", Check)
        for rule in options.rules:
            if rule.name in builtin:
                raise UsageError(f"checks: [[rules]] {rule.name!r}", "is a check already", "name the rule otherwise")
        active = {**builtin, **{rule.name: rule.check() for rule in options.rules}}
        for name in (name for levels in (options.levels, *options.locales.values()) for name in levels):
            if name not in active:
                raise UsageError(f"checks: {name!r}", "is not a check", nearest(name, active, "see docs/checks.md"))
        return active

    @cached_property
    def kinds(self) -> Mapping[str, BundleKind]:
        """The kinds of bundle files by name: those that the settings name, or all.

        Raises:
            UsageError: the settings name an unknown one.
        """
        kinds = load("l10n.bundle.kinds", BundleKind)
        for name in self._settings.bundles:
            if name not in kinds:
                raise UsageError(f"bundles: {name!r}", "is not a kind of bundle", f"one of {', '.join(kinds)}")
        return {name: kind for name, kind in kinds.items() if name in (self._settings.bundles or kinds)}
