import pytest

from l10n.memory.swap import Swap, swap


@pytest.mark.parametrize(
    ("source", "expected", "target", "text", "numbers", "names"),
    [
        ("Bus 10 left.", "Bus 12 left.", "Salió el bus 10.", "Salió el bus 12.", ("12",), ()),
        ("Mayor Ana Ruiz left.", "Mayor Bo Lind left.", "Ana Ruiz se fue.", "Bo Lind se fue.", (), ("Bo Lind",)),
        ("Ana met 3 men.", "Eva met 4 men.", "Ana vio a 3 hombres.", "Eva vio a 4 hombres.", ("4",), ("Eva",)),
        ("In Gdynia it rains.", "In Port Ansel it rains.", "Llueve en Gdynia.", "Llueve en Port Ansel.", (), ("Port Ansel",)),
        ("It is 3.2 or 3.", "It is 3.2 or 4.", "Es 3.2 o 3.", "Es 3.2 o 4.", ("4",), ()),
        ("<1>Ana</1> left.", "<1>Eva</1> left.", "Salió <1>Ana</1>.", "Salió <1>Eva</1>.", (), ("Eva",)),
        ("О. Kravets: Kyiv waits.", "О. Kravets: Lviv waits.", "Чекає Kyiv.", "Чекає Lviv.", (), ("Lviv",)),
    ],
)  # fmt: skip
def test_numbers_and_names_that_alone_differ_are_exchanged(source, expected, target, text, numbers, names):
    assert swap(source, expected, target) == Swap(text, numbers, names)


@pytest.mark.parametrize(
    ("source", "expected", "target"),
    [
        ("5 of 5 voted.", "4 of 5 voted.", "Votaron 5 de 5."),  # which of the two?
        ("He has 3 dogs.", "He has 4 dogs.", "Tiene tres perros."),  # not there as digits
        ("He has 3 dogs.", "He has 4 cats.", "Tiene 3 perros."),  # another word differs too
        ("It is 3.2.", "It is 3.4.", "Es 3,2."),  # written otherwise
        ("Is it 3?", "Is it 4?", "¿Es 3 o 3.2 o 3?"),  # twice in the target
        ("Vote in Kyiv.", "Vote in Lviv.", "Голосування в Києві."),  # transliterated and declined
        ("Ana saw Ana.", "Eva saw Ana.", "Ana vio a Ana."),  # which of the two?
        ("On Friday it rained.", "On Monday it rained.", "El viernes llovió."),  # a day is not a name there
        ("Ana left.", "Ana left early.", "Ana se fue."),  # words more
        ("Ana left.", "Ana left 3.", "Ana se fue."),
        ("From 3 to 4.", "From 3.", "De 3 a 4."),
        ("Room 3 4 5.", "Room 7 8.", "Sala 3 4 5."),  # another count of numbers
        ("Ana left.", "He left.", "Salió."),
        ("Ana beat Eva.", "Eva beat Ana.", "Ana venció a Eva."),  # words moved
        ("Ana  left.", "Eva left.", "Ana se fue."),  # spaces differ
        ("I left.", "A left.", "Yo salí."),  # a single letter is not a name
        ("", "Ana.", "Nada."),
        ("Same.", "Same.", "Igual."),
        (f"{'a ' * 300}3", f"{'a ' * 300}4", "3"),  # too long to be worth it
    ],
)
def test_what_is_doubtful_is_left_alone(source, expected, target):
    assert swap(source, expected, target) == Swap(target)
