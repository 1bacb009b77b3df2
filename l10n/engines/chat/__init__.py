"""Language models that speak the OpenAI chat protocol: what kinds/chat.py is made of.

profiles.py, profiles.toml   how each family of models is asked, as data
prompt.py                    a passage as messages
server.py                    a server over HTTP, its silences and refusals
answer_json.py, tidying.py   what a model wrote, as the texts that were asked, without what it put around them
answer.py                    what of it is not a translation
translators.py               the two kinds of translators: by passage, by sentence
"""
