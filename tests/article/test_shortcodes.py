"""Words of parameters, written so that the call around them stays whole."""

from pathlib import PurePosixPath

import pytest

from l10n.article.formats import markdown
from l10n.model import Article
from l10n.plugin import FormatOptions

HUGO, LIQUID, TAG = "{{< figure caption=%s >}}", "{{ pier | caption: %s }}", "<Figure caption=%s />"


def parameter(call, value):
    text = f"# Pier\n\nIt rained.\n\n{call % value}\n"
    article = Article("pier", "en", PurePosixPath("source/pier.mdx"), "markdown", text)
    (block,) = (each for each in markdown.FORMAT.parse(article, FormatOptions()).blocks if "parameter" in each.syntax)
    return block


@pytest.mark.parametrize(
    ("call", "quote", "words", "written"),
    [
        (HUGO, '"', 'the "old" pier', r'"the \"old\" pier"'),
        (HUGO, "'", "it's }} old", '"it\'s } } old"'),
        (HUGO, '"', "a\\b", r'"a\\b"'),
        (HUGO, "`", 'the "old" pier', '`the "old" pier`'),
        (HUGO, "`", "the `old` pier", '"the `old` pier"'),
        (LIQUID, '"', 'the "old" pier', "'the \"old\" pier'"),
        (LIQUID, "'", "it's old", '"it\'s old"'),
        (LIQUID, '"', "both \" and '", "'both \" and ’'"),
        (LIQUID, "'", "both ' and \"", '"both \' and ”"'),
        (LIQUID, '"', "so %} and }} so", '"so % } and } } so"'),
        (LIQUID, "`", 'the "old" pier', '"the ”old” pier"'),
        (TAG, '"', 'the "old" & <new>', '"the &quot;old&quot; &amp; &lt;new>"'),
        (TAG, "'", "it's", "'it&#39;s'"),
    ],
)
def test_words_are_written_in_quotation_marks_that_they_do_not_end(call, quote, words, written):
    block = parameter(call, f"{quote}The old pier{quote}")
    assert block.text == "The old pier"
    assert markdown.FORMAT.render(block, words) == written
