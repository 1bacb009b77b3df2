"""The contracts of the plug-ins, and how they are found.

A plug-in is a value: each module of a plug-in package holds exactly one value of its contract's type, by any name, and the
module's name is the key: `l10n-ignore: <key>`, `[routes] es = "<key>"`. Adding one is adding one file; a name that begins with
`_` is not a plug-in. The folders, and the entry point groups by which other people's packages join:

    l10n/article/formats/   Format       l10n.formats      l10n/check/checks/   Check        l10n.checks
    l10n/engines/kinds/     Engine       l10n.engines      l10n/bundle/kinds/   BundleKind   l10n.kinds

An entry point names a value, or a module that holds one; its own name is the key, and wins over a file of that name. Heavy
imports happen when a plug-in is used, never at module level. docs/engines.md has a whole engine.

contracts.py   what a plug-in is; formats.py: a format of articles; checks.py: a check; article.py: what it sees of an article
loading.py     the plug-ins there are; points.py: those of other people's packages
passages.py    what engines that read context are handed
faults.py      those that do not work: named once, and left out
site.py        what pages say of their publisher, and their theme
host.py        other people's run in processes of their own, with a limit for every answer
remote.py      what stands for such a plug-in here
child.py       the other end
"""

from l10n.plugin.article import ArticleContext, ArticleSource, article_fact, source_fact
from l10n.plugin.chat_options import ChatOptions
from l10n.plugin.checks import Check, Example, Needs, Subject
from l10n.plugin.contracts import (
    BundleKind,
    Continuing,
    CrashCount,
    Decoding,
    Edition,
    Engine,
    EngineOptions,
    Fragile,
    Ordered,
    Pair,
    Rewording,
    Scoring,
    Translator,
)
from l10n.plugin.formats import Deferred, Format, FormatOptions, PageAddresses, WebView
from l10n.plugin.loading import GROUPS, load
from l10n.plugin.passages import ContextPassage, Contextual, PassageAnswer, PassageText, PostEditing
from l10n.plugin.site import PLAIN_THEME, SiteOptions, Theme

__all__ = [
    "GROUPS",
    "PLAIN_THEME",
    "ArticleContext",
    "ArticleSource",
    "BundleKind",
    "ChatOptions",
    "Check",
    "ContextPassage",
    "Contextual",
    "Continuing",
    "CrashCount",
    "Decoding",
    "Deferred",
    "Edition",
    "Engine",
    "EngineOptions",
    "Example",
    "Format",
    "FormatOptions",
    "Fragile",
    "Needs",
    "Ordered",
    "PageAddresses",
    "Pair",
    "PassageAnswer",
    "PassageText",
    "PostEditing",
    "Rewording",
    "Scoring",
    "SiteOptions",
    "Subject",
    "Theme",
    "Translator",
    "WebView",
    "article_fact",
    "load",
    "source_fact",
]
