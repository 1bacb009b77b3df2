"""Pages of the project on this machine, which follow what is saved: what `l10n serve` and `l10n watch` do.

changes.py   what was saved since one last looked
pages.py     the pages, made when they are asked for
server.py    the sockets, and who may ask
"""
