"""`python -m l10n.cli`, where the console script is not on the path."""

from l10n.cli import main

main()
