"""The review page: a server on 127.0.0.1 for one person, standing beside the command line.

A request goes guard → answers → session → workspace. `web` has the nouns of HTTP and who may ask, `answers` a function for each
address, `session` what can be done with catalogs, `unit` and `serialize` the unit as the page sees it, `server` the sockets.
"""
