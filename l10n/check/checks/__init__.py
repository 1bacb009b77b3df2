"""One question to a unit in each file: a `plugin.Check` with examples that fail and examples that pass.

To write one: a module whose name is the check's name, a function `find(subject)` that yields `finding.warn(…)` or
`finding.fail(…)`, and one value `check = Check(…)`. `fail` is for what is wrong for certain. What is worked out of all units
of an article is a function of `subject.article` with the mark `article_fact` (of the sources alone: `source_fact`). Knowledge
of languages is data, read by `l10n.language` from one file for each.
"""
