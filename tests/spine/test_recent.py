"""What was read last, up to a limit."""

from l10n.recent import Recent


def held(recent, keys):
    return "".join(key for key in keys if recent.get(key) is not None)


def test_the_least_recently_used_go_where_all_together_are_too_large():
    recent = Recent(10)
    for key in "abc":
        recent.add(key, key.upper(), 3)
    assert recent.get("a") == "A"
    recent.add("d", "D", 3)
    assert held(recent, "abcd") == "acd"
    recent.add("d", "DD", 4)
    assert (held(recent, "acd"), recent.get("d")) == ("acd", "DD"), "ten are not more than ten"
    recent.add("e", "E", 1)
    assert held(recent, "acde") == "cde"


def test_what_is_larger_than_all_stays_alone():
    recent = Recent(10)
    recent.add("a", 1, 3)
    recent.add("b", 2, 100)
    assert held(recent, "ab") == "b"
    recent.add("c", 3, 3)
    assert held(recent, "bc") == "c"


def test_what_was_let_go_takes_no_room():
    recent = Recent(10)
    recent.add("a", 1, 8)
    recent.drop("a")
    recent.drop("absent")
    recent.add("b", 2, 8)
    recent.add("c", 3, 2)
    assert held(recent, "abc") == "bc"
