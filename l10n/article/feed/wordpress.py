"""What WordPress adds to HTML: blank lines part paragraphs, line ends are breaks, shortcodes are markup.

Source: `wpautop` and the shortcode API of WordPress. Posts of the block editor have their own paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.article.html.tokens import Token, TokenKind
from l10n.late_pattern import late_pattern
from l10n.model import Role

_BLOCKS = "<!-- wp:"
_BREAK = late_pattern(r"(?<![ \t])(?P<paragraph>[ \t]*\r?\n[ \t]*\r?\n\s*)|(?<=\S)(?P<line>[ \t]*\r?\n[ \t]*)(?=\S)")
_USUAL = r"caption|wp_caption|gallery|playlist|audio|video|embed|contact-form(?:-7)?|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+"
SHORTCODE = late_pattern(
    rf"\[/?(?:{_USUAL})\b[^\[\]]*\]|\[[a-z][\w-]*(?:\s+[\w-]+=(?:\"[^\"\]]*\"|'[^'\]]*'|&quot;[^\]]*?&quot;|[^\s\[\]]+))+\s*/?\]"
    r"|\[/[a-z][\w-]*\]",
    re.IGNORECASE,
)
_CAPTION = late_pattern(r"\[(?:wp_)?caption\b[^\[\]]*\](?:(?!\[/).)*\Z", re.DOTALL | re.IGNORECASE)
_AS_IT_STANDS = frozenset({"pre", "code", "svg"})
_FAR = 2_000
"""Characters between the beginning of a caption's shortcode and its words: the tag of a picture."""


def hide(text: str) -> str:
    """The text with shortcodes as markup without words, each as long as it was."""
    return SHORTCODE.sub(lambda match: f"<?{'.' * (len(match[0]) - 3)}>", text)


def role_at(text: str, place: int) -> Role | None:
    """The role of what stands at a place: a caption inside of its shortcode."""
    return Role.CAPTION if _CAPTION.search(text, max(0, place - _FAR), place) else None


def reshape(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """The tokens with those that WordPress puts in when it shows a post of its old editor."""
    if _BLOCKS in text:
        return tokens
    made: list[Token] = []
    preformatted = 0  # how many elements are open whose lines are their own
    for token in tokens:
        if token.name in _AS_IT_STANDS:
            preformatted += {TokenKind.OPEN: 1, TokenKind.CLOSE: -1}.get(token.kind, 0)
        made += _parted(token, text) if token.kind is TokenKind.TEXT and preformatted < 1 else (token,)
    return made


def _parted(token: Token, text: str) -> Iterator[Token]:
    done = token.start
    for match in _BREAK.finditer(text, token.start, token.end):
        if match["line"] and (match.start() == token.start or match.end() == token.end):
            continue
        if match.start() > done:
            yield Token(TokenKind.TEXT, done, match.start(), foreign=token.foreign)
        if match["paragraph"]:
            yield Token(TokenKind.OPEN, match.start(), match.start(), "p")
            yield Token(TokenKind.TEXT, match.start(), match.end())
        else:
            yield Token(TokenKind.OPEN, match.start(), match.end(), "br")
        done = match.end()
    if done < token.end:
        yield Token(TokenKind.TEXT, done, token.end, foreign=token.foreign)
