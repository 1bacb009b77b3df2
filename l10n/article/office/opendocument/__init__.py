"""OpenDocument texts. Source: OASIS OpenDocument 1.3, part 3."""
