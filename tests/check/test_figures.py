"""Numbers that a translation writes its own way, which the check must not call lost or changed."""

import pytest

from l10n.check.check import all_checks
from l10n.plugin import Example
from l10n.testing.checks import findings


@pytest.mark.parametrize(
    ("source", "target", "tag"),
    [
        ("They raised $1.5 billion.", "Ils ont levé 1,5 Md$.", "fr"),
        ("They raised $1.5 billion.", "Vybrali 1,5 miliardy dolarů.", "cs"),
        ("It cost $2.75 million.", "Это стоило 2 миллиона 750 тысяч долларов.", "ru"),
        ("Twenty-two boats sank.", "Zweiundzwanzig Boote sanken.", "de"),
        ("It rained for twenty seconds.", "أمطرت لمدة عشرين ثانية.", "ar"),
        ("The rate is .08%.", "La tasa es del 0,08 %.", "es"),
        ("It was built in the 19th century.", "Il fut bâti au XIXe siècle.", "fr"),
        ("They caught 244 thousand fish.", "उन्होंने 244 हजार मछलियाँ पकड़ीं।", "hi"),
        ("They caught 244 thousand fish.", "Püüti 244 tuhandet kala.", "et"),
        ("The lake is 60 miles away.", "Jezero je 60 mil odsud.", "cs"),
        ("The boat left around 1:00.", "Лодка вышла около 1-00.", "ru"),
    ],
)
def test_the_same_number(source, target, tag):
    assert not findings("numbers", all_checks()["numbers"], Example(source, target, tag))
