"""Two parties that have changed places in a sentence whose parts stand in another order."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the text retold, the retelling)
CHANGED_PLACES = {
    "who complained of whom": (
        "en", "The regulator opened an inquiry into Telvia after complaints by rival Northlink.",
        "Following complaints by rival Telvia, the regulator opened an inquiry into Northlink.",
    ),
    "who threatened whom": (
        "en", "Police said the landlord had threatened the tenant with a hammer on the stairs.",
        "The tenant threatened the landlord with a hammer on the stairs, according to police.",
    ),
    "who said it of whom": (
        "en", "Fewer than ten offices of Corvane have been searched, the Harbour Board said.",
        "In addition, Corvane said fewer than ten offices of the Harbour Board had been searched.",
    ),
    "who relies on whom": (
        "en", "Without ships of its own, Norvane has relied on the fleet of Corrany for coal.",
        "For coal, Corrany is relying on the fleet of Norvane without ships of its own.",
    ),
    "who gave it to whom, in French": (
        "fr", "La Norvanie a vendu trois navires à la Corranie pour dix millions, selon lui.",
        "Selon lui, la Corranie a vendu trois navires à la Norvanie pour dix millions.",
    ),
    "who gave it to whom, in Spanish": (
        "es", "Norvania vendió tres barcos a Corrania por diez millones, según el ministro.",
        "Según el ministro, Corrania vendió tres barcos a Norvania por diez millones.",
    ),
}  # fmt: skip
IN_THEIR_PLACES = {
    "in another voice": (
        "en", "Four years ago, Corvane was sued in court by campaigner Marc Velde over a law.",
        "Four years ago, campaigner Marc Velde sued Corvane over a law.",
    ),
    "in another voice, in French": (
        "fr", "Corvane a été poursuivie lundi par Marc Velde devant le tribunal de Lisle.",
        "Lundi, Marc Velde a poursuivi Corvane devant le tribunal de Lisle.",
    ),
    "a list": (
        "en", "The minister visited Norvane, Corrany, Lisker and Hallowick last year.",
        "Last year the minister visited Hallowick, Corrany, Lisker and Norvane.",
    ),
    "what a body is, before and behind its name": (
        "en", "Ashmag has asked the experienced Fluorin company of Norvane to give an estimate.",
        "Ashmag has asked the experienced Norvane company Fluorin to give an estimate.",
    ),
    "a time that moved": (
        "en", "An attempt to keep the fund open for a year fell flat in the Senate last month.",
        "An attempt last month in the Senate to keep the fund open for a year fell flat.",
    ),
    "who said it, first and last": (
        "en", "The army said rebels had attacked the convoy near the lake.",
        "Rebels attacked the convoy near the lake, the army said.",
    ),
    "who met whom, told from the place": (
        "en", "Lind met Renholm on Monday in the old hall near Tarn.",
        "In the old hall near Tarn Renholm met Lind on Monday.",
    ),
    "a longer list": (
        "en", "Ministers from Norvane, Corrany, Tessaly, Lisker and Redmore met in Tarn.",
        "In Tarn ministers from Redmore, Lisker, Tessaly, Corrany and Norvane met.",
    ),
    "a verb said once for all": (
        "en", "Labour won 41 seats, the Greens 12 and the Liberals 9.",
        "The Liberals won 9 seats, the Greens 12 and Labour 41.",
    ),
    "a verb said once for two": (
        "en", "The Commons voted 312 to 280 for the bill, and the Lords 201 to 190 against.",
        "The Lords voted 201 to 190 against the bill, and the Commons 312 to 280 for it.",
    ),
    "what lies beside what, from either": (
        "en", "Lisker lies north of Tarn on the river Orr.",
        "Tarn lies south of Lisker on the river Orr.",
    ),
    "who is before whom, from either": (
        "en", "Norvane finished ahead of Corrany in the medals table in Tarn.",
        "Corrany finished behind Norvane in the medals table in Tarn.",
    ),
    "more in one, less in the other": (
        "en", "Wages are higher in Lisker than in Tarn, says Finmark.",
        "Wages are lower in Tarn than in Lisker, Finmark says.",
    ),
    "what two do with each other": (
        "en", "Norvane exchanged prisoners on Monday with Corrany near Tarn.",
        "Near Tarn Corrany exchanged prisoners on Monday with Norvane.",
    ),
    "what two do with each other, in French": (
        "fr", "La Norvanie a échangé lundi des prisonniers avec la Corranie près de Tarn.",
        "Près de Tarn, la Corranie a échangé lundi des prisonniers avec la Norvanie.",
    ),
    "who faces whom": (
        "en", "Berg faces Holm in the run-off on 4 May in Norvane.",
        "In the run-off in Norvane on 4 May Holm faces Berg.",
    ),
    "neither of two": (
        "en", "Neither Norvane nor Corrany will sign the pact with Lisker.",
        "Neither Corrany nor Norvane will sign the pact with Lisker.",
    ),
    "two that something parts": (
        "en", "The river separates Norvane from Corrany.",
        "The river separates Corrany from Norvane.",
    ),
    "two ways": (
        "en", "The road runs from Orr through the hills to Tarn.",
        "Through the hills the road runs from Tarn to Orr.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGED_PLACES)
def test_parties_with_each_others_neighbours_are_found(case: str) -> None:
    """Whatever else of the sentence has moved, what a word stands beside moves with it."""
    lang, told, retold = CHANGED_PLACES[case]

    assert [f.kind for f in judge_retelling(told, retold, lang).findings] == ["role"]


@pytest.mark.parametrize("case", IN_THEIR_PLACES)
def test_a_sentence_put_otherwise_leaves_parties_in_place(case: str) -> None:
    """Who does what to whom is as it was."""
    lang, told, retold = IN_THEIR_PLACES[case]

    for here, there in ((told, retold), (retold, told)):
        assert judge_retelling(here, there, lang).findings == ()
