"""What the files of one release are made of, as a digest: where it is the same as last time, they stand as they are.

A page shows more than its own edition: the other editions of its article, the pages that its links lead to, and what the site
says of itself. All of that is in its key, and nothing of other articles, so that a day's news makes a day's pages anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from l10n import __version__
from l10n.late_pattern import late_pattern
from l10n.publish.release import Release
from l10n.publish.site import Site

_LINK = late_pattern(r'<a data-article="(?P<slug>[^"#]*)')


class PageKeys:
    """The keys of the releases of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        parts = (__version__, repr(site.options), repr(site.theme), *site.outputs, *site.addresses.signature)
        self._common = "\n".join(parts)

    def of(self, release: Release) -> str:
        """The key of a release."""
        identity = (
            release.slug,
            release.locale,
            release.inputs,
            release.level.value,
            release.released,
            str(release.older),
        )
        parts = (*identity, *self._editions(release), *self._targets(release))
        return hashlib.sha256("\n".join((self._common, *parts)).encode()).hexdigest()[:32]

    def _editions(self, release: Release) -> Iterator[str]:
        for edition in self._site.editions(release.slug):
            yield f"{edition.locale} {edition.source_locale} {self._site.url(edition)} {self._site.place(edition)}"

    def _targets(self, release: Release) -> Iterator[str]:
        """The links to other articles, each with the edition that it leads to."""
        for text in release.texts.unpacked()[:3]:
            for link in _LINK.finditer(text):
                target = self._site.target(link["slug"], release.locale)
                yield f"{link['slug']} {target.locale if target else ''}"
