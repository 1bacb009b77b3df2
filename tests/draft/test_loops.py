"""Targets that repeat themselves or are in another script."""

import pytest

from l10n.draft.failures import repeats, wrong_script

PLAIN = "The council met in the town hall on Monday evening."


@pytest.mark.parametrize(
    ("target", "is_loop"),
    [
        ("no no no", True),
        ("no no sí", False),
        ("de la de la de la", True),
        ("de la de la de", False),
        ("a b c d e f g h a b c d e f g h a b c d e f g h", True),
        ("uno dos uno tres uno cuatro", False),
        ("Ja" + "ja" * 11, True),
        ("Ja" + "ja" * 4, False),
        ("barco gris, barco rojo, barco azul, barco verde", True),
        ("barco gris, barco rojo, barco azul", False),
        ("sol mar sol luz mar sol luz mar rey sol mar luz sol luz rey", True),
    ],
)
def test_a_target_repeats_itself_where_its_source_does_not(target, is_loop):
    assert repeats(PLAIN, target) is is_loop
    assert not repeats(target, target)


@pytest.mark.parametrize(
    ("source", "target", "script", "is_wrong"),
    [
        ("The mayor", "Мэр", "Latn", False),
        ("The mayor", "Мэры", "Latn", True),
        ("The mayor", "Мэры здесь alcaldesas", "Latn", False),
        ("Microsoft said", "Microsoft отказ", "Cyrl", False),
        ("he Microsoft said", "microsoft said", "Cyrl", True),
        ("x", "市长 mayors", "Hans", True),
        ("x", "市长说没有这样做 mayor", "Hans", False),
    ],
)
def test_most_letters_are_of_the_script(source, target, script, is_wrong):
    assert wrong_script(source, target, script) is is_wrong
