"""Drafts for units without a target: exact memory first, then the engine of the locale's route.

Nothing that an engine says is believed: what must not change is protected before and verified after, marks are put back by
alignment, and a sentence that fails is decoded again another way or left untranslated with its reason.
"""
