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
        ("Ana saw Bo.", "Bo saw Bo.", "Ana vio a Bo.", "Bo vio a Bo.", (), ("Bo",)),
        ("3 of 4 voted.", "4 of 4 voted.", "Votaron 3 de 4.", "Votaron 4 de 4.", ("4",), ()),
        ("It cost 1,200.50 or 7.", "It cost 1,300.50 or 8.", "Son 1,200.50 o 7.", "Son 1,300.50 o 8.", ("1,300.50", "8"), ()),
        ("Ana Li left.", "Eva left.", "Ana Li se fue.", "Eva se fue.", (), ("Eva",)),
        ("Ana, Bo left.", "Bo, Ana Li left.", "Ana, Bo.", "Ana, Bo.", (), ()),
        (f"{'a ' * 199}3", f"{'a ' * 199}4", "Son 3.", "Son 4.", ("4",), ()),
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
        (f"{'a ' * 200}3", f"{'a ' * 200}4", "3"),  # too long to be worth it
        ("3 a", f"4 a{' b' * 200}", "3"),
        ("Room 3.", "Room Ana.", "Sala 3."),  # a name for a number
        ("Ana left.", "3 left.", "Ana se fue."),
        ("Ana 3 left.", "Eva Li left.", "Ana 3 se fue."),
    ],
)
def test_what_is_doubtful_is_left_alone(source, expected, target):
    assert swap(source, expected, target) == Swap(target)
