"""Word's documents (WordprocessingML). Source: ECMA-376, part 1, chapter 17."""
