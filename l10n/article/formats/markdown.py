"""Markdown with front matter, components and shortcodes; `l10n.article.markdown` reads it."""

from l10n.plugin import Format, deferred

FORMAT = Format(
    (".md", ".markdown", ".mdx"),
    deferred("l10n.article.markdown.reading:parse"),
    deferred("l10n.article.markdown.words:render"),
    deferred("l10n.article.markdown.front_matter:relabel"),
    readdress=deferred("l10n.article.markdown.front_matter:readdress"),
)
