"""Markdown with front matter, components and shortcodes; `l10n.article.markdown` reads it."""

from l10n.plugin import Deferred, Format

FORMAT = Format(
    (".md", ".markdown", ".mdx"),
    Deferred("l10n.article.markdown.reading:parse"),
    Deferred("l10n.article.markdown.words:render"),
    Deferred("l10n.article.markdown.front_matter:relabel"),
    readdress=Deferred("l10n.article.markdown.front_matter:readdress"),
)
