"""The review page: a server on 127.0.0.1 for one person, standing beside the command line.

A request goes guard → answers → desk → project. `web` has the nouns of HTTP and who may ask, `answers` a function for each
address, `desk` what can be done with the catalogs, `unit` and `wire` the unit as the page sees it, `server` the sockets.
"""
