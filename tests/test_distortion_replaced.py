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
    "who wins and who loses": (
        "en", "Redmore lost 2-0 at home to Hallowick on Sunday.",
        "Hallowick won 2-0 on Sunday away at Redmore.",
    ),
    "who wins and who loses, in French": (
        "fr", "Le club a perdu 2-0 contre son rival dimanche.",
        "Dimanche son rival a gagné 2-0 contre le club.",
    ),
    "who wins and who loses, in Spanish": (
        "es", "Los Zorros ganaron 3-1 a los Osos el sábado en Lisca.",
        "El sábado en Lisca los Osos perdieron 3-1 ante los Zorros.",
    ),
    "who is older and who younger": (
        "en", "Anna Brandt, 54, is two years older than her rival Jonas Weil.",
        "Jonas Weil is two years younger than his rival Anna Brandt, 54.",
    ),
    "which there are more of": (
        "en", "There are more cats than dogs in the city, vets say.",
        "There are fewer dogs than cats in the city, vets say.",
    ),
    "which there are more of, in Italian": (
        "it", "Ci sono più cani che gatti in città.", "In città ci sono meno gatti che cani.",
    ),
    "what lies beside what, in French": (
        "fr", "Lisle se trouve au nord de Tarn.", "Tarn se trouve au sud de Lisle.",
    ),
    "who sends and who receives": (
        "en", "The company received an order for 40 trains from the city.",
        "The city sent the company an order for 40 trains.",
    ),
    "votes for and against": (
        "en", "Of the council, 12 voted for the plan and 9 against it.",
        "Nine of the council voted against the plan and 12 for it.",
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
