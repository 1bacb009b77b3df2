"""One question to a unit in each file: a `plugin.Check` with examples that fail and examples that pass.

To write one: a module whose name is the check's name, a function `find(subject)` that yields `finding.warn(…)` or
`finding.fail(…)`, and one value `check = Check(…)`. `fail` is for what is wrong for certain. What is worked out for a
whole catalog goes through `once.per_catalog`. Knowledge of languages is data, read by `language.py` from `languages/`
(meaning) and `typography/` (form).
"""
