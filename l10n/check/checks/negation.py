"""A sentence that denies must be translated by one that denies: else the opposite is printed."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.check.finding import warn_source
from l10n.language.negation import NOT_DENIED, lost
from l10n.model import Finding, Severity
from l10n.plugin import Check, Example, Pair, Subject


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where the source denies and the target does not."""
    source = subject.unit.key.source
    place = lost(source, subject.unit.target, Pair(subject.catalog.source, subject.catalog.target))
    if place:
        yield warn_source(subject, NOT_DENIED.format(source[place.start : place.end]), place)


check = Check(
    severity=Severity.WARNING,
    find=find,
    scope="unit",
    fails=(
        Example("The mayor did not sign the contract.", "Der Bürgermeister hat den Vertrag unterschrieben.", "de"),
        Example("The mayor did not sign the contract.", "Мер підписав договір.", "uk"),
        Example("He would never leave the village.", "Köydən gedəcək.", "az"),
        Example("There is no evidence of a crime.", "Hay pruebas de un delito.", "es"),
        Example("Neither side has confirmed it.", "Beide Seiten haben es bestätigt.", "de"),
        Example("The village has no running water.", "Ауылда ағын су бар.", "kk"),
        Example("The firm failed to pay its sailors.", "Фирма заплатила морякам.", "ru"),
        Example("The bridge isn't safe.", "この橋は安全だ。", "ja"),
        Example("The mayor will not leave without a deal.", "Мер поїде без угоди.", "uk"),
        Example("Мер не підписав договір.", "The mayor signed the contract.", "en", "uk"),
        Example("Der Bürgermeister kam nicht.", "El alcalde vino.", "es", "de"),
        Example(
            "Мэр не подписал договор, хотя причал давно закрыт.",
            "The mayor signed the contract, although the pier was closed long ago and is hard to reach.",
            "en",
            "ru",
        ),
    ),
    passes=(
        Example("The mice had not been given the vaccine.", "Es sind Mäuse ohne Impfung.", "de"),
        Example("That he left is not a surprise.", "То, что он уехал, неудивительно.", "ru"),
        Example("I couldn't agree with you more.", "Я с вами совершенно согласен.", "ru"),
        Example("It is not as deep as a lake.", "Er ist weniger tief als ein See.", "de"),
        Example("The cause of the blast was not known.", "La cause de l'explosion reste inconnue.", "fr"),
        Example("He has proof that they did not act.", "Il a des preuves qu'aucune région n'a agi.", "fr"),
        Example("I don't think that the mayor knew.", "Je ne crois pas que le maire savait.", "fr"),
        Example("The mayor vows never to stop speaking.", "Der Bürgermeister gelobt, weiterhin zu sprechen.", "de"),
        Example("It did not take long to repair it.", "Чинили его совсем немного времени.", "ru"),
        Example("If he refused to pay, he would be sued.", "Если он откажется платить, на него подадут в суд.", "ru"),
        Example("They do not know that he left.", "Ils ignorent qu’il est parti.", "fr"),
        Example("She left and didn't think about it.", "Elle est partie sans y réfléchir.", "fr"),
        Example("We do not have any progress.", "Это полное отсутствие прогресса.", "ru"),
        Example("It is not difficult to sail.", "Плавать несложно.", "ru"),
        Example("It wasn't only a pier.", "Es war ein Steg, aber auch ein Haus.", "de"),
        Example("They may or may not be right.", "Возможно, они правы.", "ru"),
        Example("They have not been good enough.", "Они играли недостаточно хорошо.", "ru"),
        Example("It's your birthday soon, isn't it?", "Pronto es tu cumpleaños, ¿verdad?", "es"),
        Example("It is not thought to be serious.", "Вряд ли это серьёзно.", "ru"),
        Example("There is no strength except in rest.", "Только в отдыхе сила.", "ru"),
        Example("She can't speak without tears.", "U koʻz yoshlarsiz gapira olmaydi.", "uz"),
        Example("The council had not been involved.", "انتقد المجلس عدم المشاركة.", "ar"),
        Example("That is not an easy task for the town.", "Для города это непростая задача.", "ru"),
        Example("He could not sleep or eat.", "Il ne pouvait ni dormir ni manger.", "fr"),
        Example("Don't forget the tide.", "تذكر المد دائمًا.", "ar"),
        Example("She can't get through it without weeping.", "Ӯ аз он бо гиря мегузарад.", "tg"),
        Example(
            "In the harbour it is not yet sure whether they can sail.", "Кемежайда жүзе ала ма, бұл әлі белгісіз.", "kk"
        ),
        Example("They could not sail or swim.", "Onlar nə üzə, nə də qayıqla gedə bilirdilər.", "az"),
        Example("Don't forget the tide.", "אל תשכחו את הגאות.", "he"),
        Example("There is no evidence of a crime.", "Für ein Verbrechen fehlen Beweise.", "de"),
        Example("It comes as no surprise that they left.", "Как и ожидалось, они ушли.", "ru"),
        Example("The bridge is no longer in use.", "El puente ha dejado de usarse.", "es"),
        Example(
            "The mayor did not sign the contract.", "Der Bürgermeister hat den Vertrag nicht unterschrieben.", "de"
        ),
        Example("The mayor did not sign the contract.", "Мер не підписав договору.", "uk"),
        Example("He would never leave the village.", "O, kənddən heç vaxt getməyəcək.", "az"),
        Example("The bridge isn't safe.", "この橋は安全ではない。", "ja"),
        Example("The bridge won't open until May.", "Die Brücke öffnet erst im Mai.", "de"),
        Example("They believe in it, never more so than here.", "Ils y croient, surtout ici.", "fr"),
        Example("I don't know what happened.", "Билбейм эмне болгонун.", "ky"),
        Example("The rule will not be reviewed before May.", "La norma no se revisará antes de mayo.", "es"),
        Example("It will not open until May.", "Es öffnet erst im Mai.", "de"),
        Example("The mayor would not accept the money.", "Мер відмовився від грошей.", "uk"),
        Example(
            "The town did not answer, and the council refused to pay.",
            "Місто не відповіло, а рада зреклася виплат.",
            "uk",
        ),
        Example("The room was not suitable for children.", "Помещение было неподходящим для детей.", "ru"),
        Example("Such boats are not common here.", "Takve su barke ovdje rijetkost.", "hr"),
        Example("She sang “Ain't It Cold” twice.", "У, «Ain't It Cold» җырын ике тапкыр җырлады.", "tt"),
        Example("It isn't clear who pays.", "Кім төлейтіні белгісіз.", "kk"),
        Example("Not only cars, trucks too.", "Autos und auch Lastwagen.", "de"),
        Example("If you do not answer, we leave.", "Se non rispondi, partiamo.", "it"),
        Example("The bridge isn't new.", "다리는 새것이 아닙니다.", "ko"),
        Example("Don't forget the lamps!", "Lambaları unutmayın!", "tr"),
        Example("Невідомо, хто не заплатив за пором.", "It is unclear who owes money for the ferry.", "en", "uk"),
        Example("They are not sponsored nor owned by it.", "後援も所有もされておりません。", "ja"),
    ),
)
