"""Small changes in text told freely: a rate, a unit, who says it, "will" for "may", who did it."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, kind, the text retold, what retells it, the words at fault)
CHANGED = {
    "a month for a year": (
        "en", "number",
        "Berths in Marlow will cost boat owners £90 a year from 1 June, twice the present price.",
        "From 1 June boat owners in Marlow must pay £90 a month for a berth, double the old price.",
        "£90 a month",
    ),
    "a day for a week, in German": (
        "de", "number",
        "Die Fähre bringt 400 Gäste pro Woche auf die Insel, teilte die Stadt Orr am Montag mit.",
        "Wie die Stadt Orr am Montag mitteilte, kommen mit der Fähre 400 Gäste pro Tag.",
        "400 Gäste pro Tag",
    ),
    "Fahrenheit for Celsius": (
        "en", "number",
        "The forecaster of Tarn expects highs of 41 degrees Celsius in the valley until Friday.",
        "Until Friday the valley can expect highs of up to 41F, says the forecaster of Tarn.",
        "41F",
    ),
    "euros for francs": (
        "en", "number",
        "The dairy was fined 20 million francs for hiding a leak, the court in Orr announced.",
        "The court in Orr said the dairy must pay a fine of 20 million euros for hiding a leak.",
        "20 million euros",
    ),
    "will for may": (
        "en", "modality",
        "The mill may have to stop work in April unless the county pays for a new roof, it warned.",
        "If the county does not pay for a new roof, the mill will be made to stop work in April.",
        "will be made",
    ),
    "rebels for police": (
        "en", "attribution",
        "Police say that 30 boats were set on fire in the harbour of Orr during the night.",
        "During the night 30 boats were set on fire in the harbour of Orr, rebels say.",
        "rebels",
    ),
    "another sort of speaker, in German": (
        "de", "attribution",
        "Nach Angaben der Feuerwehr brannten in der Nacht im Hafen von Orr 30 Boote aus.",
        "Im Hafen von Orr brannten nach Angaben der Veranstalter in der Nacht 30 Boote aus.",
        "Veranstalter",
    ),
    "two names far apart": (
        "en", "role",
        "The winner Ann Tarn left the race on Sunday with a fever, leaving Eve Moss the cup.",
        "The winner Eve Moss left the race on Sunday with a fever, leaving Ann Tarn the cup.",
        "Eve Moss left the race on Sunday with a fever, leaving Ann Tarn",
    ),
    "certain for likely": (
        "en", "predicate",
        "Storks are likely to nest on the roof of the mill in Orr next spring, the ranger said.",
        "Storks are certain to nest on the roof of the mill in Orr next spring, the ranger said.",
        "certain",
    ),
    "admits for denies, in Spanish": (
        "es", "predicate",
        "El alcalde de Tarno, que niega haber cobrado dinero, declaró el lunes ante la jueza.",
        "El alcalde de Tarno, que admite haber cobrado dinero, declaró el lunes ante la jueza.",
        "admite",
    ),
    "an accepted proposal, in Turkish": (
        "tr", "negation",
        "Belediye meclisi pazartesi günü yeni köprü planını kabul etmedi.",
        "Belediye meclisi pazartesi günü yeni köprü planını kabul etti.",
        "kabul etti",
    ),
}  # fmt: skip

HONEST = {
    "one sum by the year and by the month": (
        "A berth in Marlow costs £90 a month, or £1,080 a year, the harbour master said.",
        "The harbour master said a berth in Marlow costs £1,080 a year.",
    ),
    "a figure and when it was paid": (
        "The owner paid £90 a month ago for the berth, the harbour master said.",
        "The owner paid £90 for the berth, the harbour master said.",
    ),
    "what another will do if it may": (
        "The mill may have to stop work in April, and the county plans to pay for a new roof.",
        "The county will pay for a new roof of the mill, which may have to stop work in April.",
    ),
    "two words for one sort of speaker": (
        "Firefighters said that 30 boats burned in the harbour of Orr during the night.",
        "During the night 30 boats burned in the harbour of Orr, the fire service said.",
    ),
    "speakers of two sorts together": (
        "Police and prosecutors said that 30 boats burned in the harbour of Orr at night.",
        "Police said that 30 boats burned in the harbour of Orr at night.",
    ),
    "names of a list in another order": (
        "Boats from Orr, Tarn, Alder and Marlow raced in the bay on Sunday, the club said.",
        "Boats from Marlow, Tarn, Alder and Orr raced in the bay on Sunday, the club said.",
    ),
    "the worst since a year": (
        "The frost is Alder's worst since 1951, its weather office says; the lake is half frozen.",
        "Not since 1951 has Alder had a frost so bad, says its weather office; the lake is frozen.",
    ),
    "what both were sent": (
        "After the flood tents for Orr were packed and so, a day later, were tents for Tarn.",
        "After the flood tents for Tarn were packed and so, a day later, were tents for Orr.",
    ),
    "what both did": (
        "Ann Tarn met the new harbour master of the town, Eve Moss, in the mill on Sunday.",
        "Eve Moss met the new harbour master of the town, Ann Tarn, in the mill on Sunday.",
    ),
}


@pytest.mark.parametrize("case", CHANGED)
def test_a_small_change_is_found_at_its_place(case: str) -> None:
    """And nothing else is."""
    lang, kind, told, retold, words = CHANGED[case]
    found = judge_retelling(told, retold, lang).findings

    assert [(f.kind, retold[slice(*f.here)]) for f in found] == [(kind, words)]


@pytest.mark.parametrize("case", HONEST)
def test_what_both_may_say_is_no_change(case: str) -> None:
    """In either order."""
    told, retold = HONEST[case]

    assert judge_retelling(told, retold).findings == ()
    assert judge_retelling(retold, told).findings == ()
