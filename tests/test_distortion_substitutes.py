"""One word of a copied sentence put for another: what cannot both be said, and what may be."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

# name: (language, the sentence, a word of it, the word put for it)
MAY_BE_SAID_OF_ONE = {
    "a husband, in Spanish": (
        "es", "El marido de la ministra llegó el lunes al hospital con sus hijos.",
        "marido", "esposo",
    ),
    "a husband, in Portuguese": (
        "pt", "O marido da ministra chegou na segunda ao hospital com amigos.",
        "marido", "esposo",
    ),
    "a storm and its floods": (
        "en", "The storm killed 12 people in the valley, the mayor said on Monday.",
        "storm", "floods",
    ),
    "a quake and its landslide, in Italian": (
        "it", "La frana ha ucciso 12 persone nella valle, ha detto il sindaco lunedì.",
        "frana", "scossa",
    ),
    "years and decades": (
        "en", "It was the worst storm in years, the mayor of the town said.", "years", "decades",
    ),
    "years and decades, in German": (
        "de", "Es war der schlimmste Sturm seit Jahren, sagte der Bürgermeister.",
        "Jahren", "Jahrzehnten",
    ),
    "addresses of one page": (
        "en", "The fire in the town is told of at www.paper.org/a4711 by all of our reporters.",
        "4711", "9812",
    ),
    "two handles": (
        "en", "The picture of the fire by @user123 was seen by all of the town.",
        "user123", "user456",
    ),
    "countrymen under two names, in Dutch": (
        "nl", "De Engelse regering zei maandag dat zij zal onderhandelen.", "Engelse", "Britse",
    ),
    "words that only begin like a people's, in Spanish": (
        "es", "El nuevo check de los datos del puerto empezó el lunes por la mañana.",
        "check", "rush",
    ),
    "words that only begin like a people's, in Arabic": (
        "ar", "قالت الشرطة إن تركيز الدخان في المدينة انخفض صباح الاثنين",
        "تركيز", "روسيات",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MAY_BE_SAID_OF_ONE)
def test_what_two_may_say_of_one_thing_is_no_change(case: str) -> None:
    """Words for one thing, for what comes of it, or for no thing at all."""
    lang, text, word, other = MAY_BE_SAID_OF_ONE[case]

    assert judge_retelling(text, text.replace(word, other), lang).findings == ()
    assert judge_retelling(text.replace(word, other), text, lang).findings == ()


# name: (language, the sentence, a part of it, the part put for it, the kind of change)
CANNOT_BOTH_BE_SAID = {
    "two relatives whose words have one stem": (
        "es", "La hermana de la ministra llegó el lunes al hospital con sus hijos.",
        "hermana", "esposa", "predicate",
    ),
    "a relative told by a form that is not listed": (
        "en", "The nephew of the minister reached the hospital on Monday with friends.",
        "nephew", "uncle", "predicate",
    ),
    "a fire and a quake": (
        "en", "The fire killed 12 people in the valley, the mayor said on Monday.",
        "fire", "earthquake", "predicate",
    ),
    "a code": (
        "en", "The H5N1 virus was found in the town on Monday morning again.",
        "H5N1", "H5N8", "number",
    ),
    "a road whose number is written on its letter": (
        "en", "Snow shut the M25 road near the town for most of the morning.",
        "M25", "M26", "number",
    ),
    "a single time": (
        "en", "The road will be shut for a month while workers mend the bridge.",
        "month", "week", "number",
    ),
    "a single time, in German": (
        "de", "Die Straße bleibt in diesem Monat wegen der Arbeiten an der Brücke gesperrt.",
        "diesem Monat", "diesem Jahr", "number",
    ),
    "two peoples, in Dutch": (
        "nl", "De Engelse regering zei maandag dat zij zal onderhandelen.",
        "Engelse", "Franse", "place",
    ),
    "two peoples, in Polish": (
        "pl", "Według niemieckiego rządu umowa wejdzie w życie na początku roku.",
        "niemieckiego", "francuskiego", "place",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CANNOT_BOTH_BE_SAID)
def test_what_cannot_both_be_said_is_found(case: str) -> None:
    """Whole: of "H5N8" not only the 8."""
    lang, text, part, other, kind = CANNOT_BOTH_BE_SAID[case]
    retold = text.replace(part, other)

    (finding,) = judge_retelling(text, retold, lang).findings

    assert finding.kind == kind
    assert retold[slice(*finding.here)] == other.split()[-1]
