"""Several people at the review page, over a network behind a proxy that speaks TLS.

`accounts` are who there is, `logins` who is in, `gate` who may ask what, `presence` who has which unit open, `teamwork` what a
team does beside translating, `server` the sockets: Starlette and uvicorn, from the extra `team`. The rest is the page of one
person.
"""
