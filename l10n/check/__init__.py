"""The check room: a catalog goes in, findings come out.

`check.check` asks every question of `checks/` to every unit; `check.fix` applies the safe corrections; `report` writes
the findings for people and programs. What the questions know of languages is data: `languages/` and `typography/`.
"""
