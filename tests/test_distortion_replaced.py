"""A word put for another of its class in a sentence whose parts stand in another order."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the text retold, the retelling, what it has otherwise)
REPLACED = {
    "what was shipped": (
        "en", "The shipment of 12 tonnes of rice reached the port on 9 November.",
        "On 9 November the shipment, 12 tonnes of wheat, reached the port.", "wheat",
    ),
    "who was charged": (
        "en", "Prosecutors dropped the charges against the nurse for lack of evidence.",
        "For lack of evidence prosecutors dropped the charges against the doctor.", "doctor",
    ),
    "what burnt, in Spanish": (
        "es", "El incendio destruyó el lunes un autobús de la empresa cerca del puerto.",
        "Cerca del puerto el incendio destruyó el lunes un tren de la empresa.", "tren",
    ),
}  # fmt: skip
OF_TWO_THINGS = {
    "who sells and who buys": (
        "en", "Norvane sold its stake in the wind farm to the bank for 270 million crowns.",
        "For 270 million crowns the bank bought the stake in the wind farm from Norvane.",
    ),
    "who employs and who is employed": (
        "en", "A former employee who opened fire at an office party in Lisker was charged.",
        "Charged was a man who opened fire at his former employer's office party in Lisker.",
    ),
    "two that both are told of": (
        "en", "The nurse treated the driver and the doctor stayed in the ward all night.",
        "All night the doctor stayed in the ward; the driver was treated by the nurse.",
    ),
    "other words around": (
        "en", "The train to Lisker was late and the minister of the island missed his speech.",
        "The minister of the island missed his speech since no bus came.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPLACED)
def test_a_word_with_the_neighbours_of_another_of_its_class_is_found(case: str) -> None:
    """Whatever else of the sentence has moved, what a word stands beside moves with it."""
    lang, told, retold, changed = REPLACED[case]

    (found,) = judge_retelling(told, retold, lang).findings

    assert (found.kind, retold[slice(*found.here)]) == ("predicate", changed)


@pytest.mark.parametrize("case", OF_TWO_THINGS)
def test_words_of_a_class_may_be_of_two_things(case: str) -> None:
    """Whoever buys something has it from somebody who sells it."""
    lang, told, retold = OF_TWO_THINGS[case]

    for here, there in ((told, retold), (retold, told)):
        assert judge_retelling(here, there, lang).findings == ()
