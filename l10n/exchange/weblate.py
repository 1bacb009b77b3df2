"""The components of a Weblate project, one for each article, as its command `import_json` takes them.

Source: Weblate's documentation, "Component configuration", and `weblate import_json` (5.14).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from l10n import langtag
from l10n.markup import MARK

_LONGEST = 100
"""Characters of a component's name and of its address. Source: Weblate's models."""
_NO_WRAP = 65535
"""Weblate's own word for lines that are wrapped at line ends alone, as we write them."""
_PATTERN = re.sub(r"\?P<\w+>", "?:", MARK.pattern).replace('"', r"\"")


@dataclass(frozen=True, slots=True)
class WeblateOptions:
    """Where Weblate finds the catalogs: the repository and its branch, and the name of the project there; `push` is where its
    commits go, nowhere where empty.
    """

    project: str
    repo: str = ""
    branch: str = "main"
    push: str = ""


@dataclass(frozen=True, slots=True)
class WeblateArticle:
    """An article as Weblate lists it: its slug here, its title, and the paths of its template and catalogs (`*` a locale)."""

    slug: str
    title: str
    template: str
    catalogs: str


def components(
    articles: Iterable[WeblateArticle], locales: Iterable[str], options: WeblateOptions
) -> Iterator[Mapping[str, object]]:
    """The components in order. The first holds the clone of the repository, and the others use it."""
    names = [langtag.gettext_name(tag) for tag in locales if not langtag.is_pseudo(tag)]
    taken: set[str] = set()
    first = ""
    for article in articles:
        address = _address(article.slug, taken)
        yield {
            "name": _name(article, taken),
            "slug": address,
            **_repository(options, first),
            "vcs": "git",
            "branch": options.branch,
            "filemask": article.catalogs,
            "new_base": article.template,
            "file_format": "po",
            "file_format_params": {"po_line_wrap": _NO_WRAP},
            "new_lang": "none",
            "language_regex": f"^({'|'.join(map(re.escape, names))})$",
            "check_flags": f'placeholders:r"{_PATTERN}"',
            "manage_units": False,
            "merge_style": "merge",
            "allow_translation_propagation": True,
        }
        first = first or address


def _repository(options: WeblateOptions, first: str) -> Mapping[str, str]:
    if first:
        return {"repo": f"weblate://{options.project}/{first}"}
    if not options.repo:
        return {}
    return {"repo": options.repo} | ({"push": options.push} if options.push else {})


def _name(article: WeblateArticle, taken: set[str]) -> str:
    """The title, or the slug where another article has that title too."""
    name = (article.title or article.slug)[:_LONGEST]
    if f"name {name}" in taken:
        name = article.slug[:_LONGEST]
    taken.add(f"name {name}")
    return name


def _address(slug: str, taken: set[str]) -> str:
    """The slug in the letters that Weblate's addresses have, with a fingerprint where that is not enough to know it by."""
    plain = unicodedata.normalize("NFKD", slug).encode("ascii", "ignore").decode()
    made = re.sub(r"[^A-Za-z0-9_-]+", "-", plain.replace("/", "--")).strip("-")[:_LONGEST].lower()
    if not made or made in taken or plain != slug:
        made = f"{made[: _LONGEST - 9]}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}".lstrip("-")
    taken.add(made)
    return made
