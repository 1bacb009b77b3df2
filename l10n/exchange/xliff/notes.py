"""Whose a note is, as both versions of XLIFF write it: the author of one, the category of the other."""

OURS, THEIRS, PREVIOUS = "l10n", "translator", "previous source"
