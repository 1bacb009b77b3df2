import pytest

from l10n.evaluate.effort import Edits, Effort, by_engine, measure, total
from tests.patience import patience

DRAFT, RETAINED = "El puerto está cerrado hoy.", "Hoy el puerto sigue cerrado."


def test_an_unchanged_draft_costs_nothing() -> None:
    assert measure(RETAINED, RETAINED, "es") == Edits(1, 0.0, 5.0, 0, 2 * len(RETAINED))
    assert measure("渡轮开出。", "渡轮开出。", "zh").words == 5


def test_marks_count_nothing() -> None:
    assert measure("<1>Hoy</1> llueve.", "Hoy <1>llueve</1>.", "es").typed == 0


def test_words_and_characters() -> None:
    result = measure("La fábrica cierra.", "La planta cierra.", "es")
    assert (result.edits, result.words, round(result.ter, 3)) == (1.0, 3.0, 0.333)
    assert result.typed > 0
    assert 0 < result.share_typed < 0.5


def test_chinese_is_measured_in_characters() -> None:
    assert measure("渡轮六点开出。", "渡轮七点开出。", "zh").ter == pytest.approx(1 / 7)


def test_a_moved_phrase_is_a_single_edit() -> None:
    assert measure("hoy en la ciudad de Hel llueve", "en la ciudad de Hel llueve hoy", "es").edits == 1


def test_a_long_text_is_measured_in_no_time() -> None:
    words = [f"w{n}" for n in range(2_000)]
    with patience():
        result = measure(" ".join(words), " ".join(reversed(words)), "es")
    assert result.edits > 1_000


def test_sums() -> None:
    first, second = (
        Effort("es", "argos", "2026-05-04", Edits(1, 1, 4, 2, 20)),
        Effort("es", "argos", "2026-05-03", Edits(2)),
    )
    assert by_engine([first, second]) == {("es", "argos"): [second, first]}
    assert total([first, second]) == Edits(3, 1, 4, 2, 20)
    assert (Edits().ter, Edits().share_typed) == (0, 0)
