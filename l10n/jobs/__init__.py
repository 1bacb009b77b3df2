"""The public Python API: one function for each thing that `l10n` does to a project.

    from l10n.jobs import build, check, extract, status, translate
    from l10n.workspace import Workspace

    workspace = Workspace(Path("newsroom"))
    for done in extract(workspace): ...

A job takes a `Workspace`, then the slugs or paths of articles and the tags of locales (all of them where none are named), and
yields one result after the other: the work is done as they are taken. What goes wrong with one article or catalog is added to
`workspace.errors`, and the others go on. Modules are imported when a job is first named. docs/api.md has a whole example.
"""
# ruff: noqa: TC004  (the names are for type checkers; `_Jobs` imports what is used)

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from l10n.jobs.build import build
    from l10n.jobs.check import check, count_findings, with_profile
    from l10n.jobs.diff import diff
    from l10n.jobs.doctor import doctor
    from l10n.jobs.epub import write_epub
    from l10n.jobs.exchange import export_files, export_memory, import_files, import_memory
    from l10n.jobs.extract import extract
    from l10n.jobs.languages import languages
    from l10n.jobs.memory import search_memory
    from l10n.jobs.preview import preview
    from l10n.jobs.publish import publish
    from l10n.jobs.status import status, write_status_page
    from l10n.jobs.terms import check_terms, export_terms, find_terms, import_terms
    from l10n.jobs.translate import translate
    from l10n.jobs.weblate import merge_catalogs, weblate_components

__all__ = [
    "build", "check", "check_terms", "count_findings", "diff", "doctor", "export_files", "export_memory", "export_terms",
    "extract", "find_terms", "import_files", "import_memory", "import_terms", "languages", "merge_catalogs", "preview",
    "publish", "search_memory", "status", "translate", "weblate_components", "with_profile", "write_epub", "write_status_page",
]  # fmt: skip

_MODULES: Final = {
    "build": "build", "check": "check", "count_findings": "check", "diff": "diff", "doctor": "doctor", "extract": "extract",
    "languages": "languages", "preview": "preview", "publish": "publish", "status": "status", "translate": "translate",
    "export_files": "exchange", "import_files": "exchange", "export_memory": "exchange", "import_memory": "exchange",
    "search_memory": "memory", "with_profile": "check", "write_epub": "epub", "write_status_page": "status",
    "merge_catalogs": "weblate", "weblate_components": "weblate",
    "check_terms": "terms", "export_terms": "terms", "find_terms": "terms", "import_terms": "terms",
}  # fmt: skip


class _Jobs(ModuleType):
    """This package, where the name of a job is its function, also where a module of that name is imported beside it."""

    def __getattr__(self, name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

    def __setattr__(self, name: str, value: object) -> None:
        """Sets an attribute; the import of `l10n.jobs.extract` sets `extract` to the function of that module."""
        is_job = isinstance(value, ModuleType) and name in _MODULES
        super().__setattr__(name, getattr(value, name) if is_job else value)


sys.modules[__name__].__class__ = _Jobs
