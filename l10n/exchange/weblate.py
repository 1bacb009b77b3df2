"""The components of a Weblate project, one for each article, as its command `import_json` takes them.

Source: Weblate's documentation, "Component configuration", and `weblate import_json` (5.14).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from l10n import langtag
from l10n.dataclass import dataclass
from l10n.markup import MARK

_LONGEST = 100
"""Characters of a component's name and of its address. Source: Weblate's models."""
_LINK = "weblate://"
_NO_WRAP = 65535
"""Weblate's own word for lines that are wrapped at line ends alone, as we write them."""
_PATTERN = re.sub(r"\?P<\w+>", "?:", MARK.pattern).replace('"', r"\"")


@dataclass(frozen=True, slots=True)
class WeblateOptions:
    """Where Weblate finds the catalogs: the repository and its branch, and the name of the project there; `push` is where its
    commits go, nowhere where empty; `main` is the address of the component that has the clone already.
    """

    project: str
    repo: str = ""
    branch: str = "main"
    push: str = ""
    main: str = ""


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
    """The components, first the one that holds the clone of the repository; the others use it, also where its article is gone.

    Weblate takes a branch for that one alone (`Component.clean_repo_link`).
    """
    names = [langtag.gettext_name(tag) for tag in locales if not langtag.is_pseudo(tag)]
    taken: set[str] = set()
    addressed = [(article, _address(article.slug, taken)) for article in articles]
    named = [(article, address, _name(article, address, taken)) for article, address in addressed]
    main = options.main or next((address for _, address, _ in named), "")
    for article, address, name in sorted(named, key=lambda each: each[1] != main):
        yield {
            "name": name,
            "slug": address,
            "vcs": "git",
            **_repository(options, "" if address == main else main),
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


def main_component(text: str) -> str:
    """The address of the component that holds the clone, in a file that was written before; empty where none says so.

    >>> main_component('[{"slug": "rain", "branch": "main"}, {"slug": "fair", "repo": "weblate://courier/rain"}]')
    'rain'
    """
    try:
        settings = json.loads(text)
    except ValueError:
        return ""
    components = [each for each in settings if isinstance(each, dict)] if isinstance(settings, list) else []
    linked = (str(each.get("repo", "")) for each in components)
    links = [repo.rpartition("/")[2] for repo in linked if repo.startswith(_LINK)]
    return next(iter(links), "") or next((str(each.get("slug", "")) for each in components), "")


def _repository(options: WeblateOptions, main: str) -> Mapping[str, str]:
    if main:
        return {"repo": f"{_LINK}{options.project}/{main}"}
    repo = {"repo": options.repo} if options.repo else {}
    push = {"push": options.push} if options.repo and options.push else {}
    return {**repo, **push, "branch": options.branch}


def _name(article: WeblateArticle, address: str, taken: set[str]) -> str:
    """The title; the slug, or else the address, where another article has that name too."""
    names = (name[:_LONGEST] for name in (article.title or article.slug, article.slug, address))
    name = next(name for name in names if f"name {name}" not in taken)
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
