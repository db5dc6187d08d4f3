"""Two parties of a sentence that have changed places, and words that may do so unpunished."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the text retold, the retelling)
IN_EITHER_ORDER = {
    "what is what": (
        "en", "The capital of the region is Stavna.", "Stavna is the capital of the region.",
    ),
    "who will be what": (
        "en", "The new mayor will be Ana Torv, the party said.",
        "Ana Torv will be the new mayor, the party said.",
    ),
    "what was what": ("en", "The main cause was human error.", "Human error was the main cause."),
    "what is still what": (
        "en", "The biggest loser is still the coal industry, he said.",
        "The coal industry is still the biggest loser, he said.",
    ),
    "what remains what": (
        "en", "The biggest loser remains the coal industry, he said.",
        "The coal industry remains the biggest loser, he said.",
    ),
    "what seems to be what": (
        "en", "The main cause seems to be human error.", "Human error seems to be the main cause.",
    ),
    "who was among whom": (
        "en", "Among those hurt were two children.", "Two children were among those hurt.",
    ),
    "who stands behind what": (
        "en", "Behind the plan stands the mayor.", "The mayor stands behind the plan.",
    ),
    "whom it is done to, told first, in Spanish": (
        "es", "Al sindicato culpó la empresa.", "La empresa culpó al sindicato.",
    ),
    "what is what, in French": (
        "fr", "Le principal suspect est un ancien soldat.",
        "Un ancien soldat est le principal suspect.",
    ),
    "who was what, in Spanish": (
        "es", "El ganador fue un desconocido.", "Un desconocido fue el ganador.",
    ),
    "who is what, in Portuguese": (
        "pt", "O principal suspeito é um antigo soldado.",
        "Um antigo soldado é o principal suspeito.",
    ),
    "who is what, in Italian": (
        "it", "Il vincitore è un giovane medico.", "Un giovane medico è il vincitore.",
    ),
    "what stands opposite": (
        "en", "The museum stands opposite the church.", "The church stands opposite the museum.",
    ),
    "what lies near": (
        "en", "The quarry lies near the chapel.", "The chapel lies near the quarry.",
    ),
    "what lies near, in Spanish": (
        "es", "La cantera queda cerca del molino.", "El molino queda cerca de la cantera.",
    ),
    "one as well as another": (
        "en", "Hotels as well as restaurants must close.",
        "Restaurants as well as hotels must close.",
    ),
    "who agreed with whom": (
        "en", "The company agreed a deal with the union.",
        "The union agreed a deal with the company.",
    ),
    "two of one sort, joined": (
        "en", "It will take weeks and maybe months to clear the road in Tarn, he said.",
        "It will take months and maybe weeks to clear the road in Tarn, he said.",
    ),
    "two by where they are from, joined": (
        "es", "El presidente español y el francés hablaron el lunes en la capital.",
        "El presidente francés y el español hablaron el lunes en la capital.",
    ),
    "who had an accord with whom, in French": (
        "fr", "La commune a conclu un accord avec le syndicat.",
        "Le syndicat a conclu un accord avec la commune.",
    ),
    "where a road goes": (
        "en", "The road from Orr to the coast and then back to Tarn was shut on Monday.",
        "The road from Tarn to the coast and then back to Orr was shut on Monday.",
    ),
    "between what a train goes": (
        "en", "Trains between Orr and the coastal town of Tarn were late on Monday.",
        "Trains between Tarn and the coastal town of Orr were late on Monday.",
    ),
    "how far it is": (
        "en", "It is 30 km from Orr, the capital of the island, to Tarn.",
        "It is 30 km from Tarn, the capital of the island, to Orr.",
    ),
    "who talked with whom": (
        "en", "The talks of Iran in the old palace with Turkey ended on Monday.",
        "The talks of Turkey in the old palace with Iran ended on Monday.",
    ),
    "between whom, in French": (
        "fr", "Les trains entre Orr et la petite ville de Tarn sont en retard.",
        "Les trains entre Tarn et la petite ville de Orr sont en retard.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_EITHER_ORDER)
def test_what_is_true_both_ways_may_be_turned_round(case: str) -> None:
    """Neither does anything to the other."""
    lang, told, retold = IN_EITHER_ORDER[case]

    assert judge_retelling(told, retold, lang).findings == ()


DONE_TO_ANOTHER = {
    "blame": ("en", "The union blamed the company.", "The company blamed the union."),
    "blame that is told with an auxiliary": (
        "en", "The union has been suing the company.", "The company has been suing the union.",
    ),
    "an accusation in Spanish": (
        "es", "La policía francesa acusó a la policía alemana ante el tribunal.",
        "La policía alemana acusó a la policía francesa ante el tribunal.",
    ),
    "who is put for whom": (
        "en", "The club replaced Velde with Brandt.", "The club replaced Brandt with Velde.",
    ),
    "what one is to the other": (
        "en", "The museum is older than the church.", "The church is older than the museum.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DONE_TO_ANOTHER)
def test_who_does_it_to_whom_is_found(case: str) -> None:
    """With one finding, of the two that have changed places."""
    lang, told, retold = DONE_TO_ANOTHER[case]

    assert [f.kind for f in judge_retelling(told, retold, lang).findings] == ["role"]
