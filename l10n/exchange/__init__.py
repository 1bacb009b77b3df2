"""Translations for and from other tools: TMX memories, XLIFF, and tables."""
