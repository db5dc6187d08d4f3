"""What is a name where words have many forms, and where every noun has a capital."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling
from models.naming.known_names import known_names
from models.naming.names import names

# Two honest tellings each, which begin with another rare word, a verb or a compound.
BEGUN_OTHERWISE = {
    "pl": ("Wstrzymano ruch na obwodnicy do północy.", "Zablokowano ruch na obwodnicy do północy."),
    "cs": ("Odhadovaná škoda činí tři miliony korun.", "Vyčíslená škoda činí tři miliony korun."),
    "hu": (
        "Eloltották a tűzoltók a raktárban keletkezett tüzet.",
        "Megfékezték a tűzoltók a raktárban keletkezett tüzet.",
    ),
    "fi": ("Sammutustöihin osallistui viisi yksikköä.", "Raivaustöihin osallistui viisi yksikköä."),
    "sh": (
        "Ozlijeđeno je 12 radnika, javlja policija.",
        "Povrijeđeno je 12 radnika, javlja policija.",
    ),
}

# Common nouns beside each other, with a measure or a particle between them or before them.
GERMAN_NOUNS = (
    (
        "Der Sachschaden beträgt nach Schätzung des Eigentümers drei Millionen Euro.",
        "Die Schadenshöhe beträgt nach Schätzung des Besitzers drei Millionen Euro.",
    ),
    (
        "Das Gericht verurteilte den Brandstifter zu vier Jahren Haft.",
        "Das Gericht verurteilte den Feuerteufel zu vier Jahren Gefängnis.",
    ),
    (
        "Naturschützer klagen gegen den Ausbau des Flughafens Tarn.",
        "Naturschützer klagen gegen die Erweiterung des Flughafens Tarn.",
    ),
    (
        "Verletzt wurden zwölf Lagerarbeiter, sagte ein Polizeisprecher.",
        "Verletzt wurden zwölf Beschäftigte, sagte ein Behördensprecher.",
    ),
)

GERMAN_NAMES = {
    "Die Sprecherin Ana Kovač sagte, die Ursache sei unbekannt.": ("Ana Kovač", "Ana Horvat"),
    "Der Angeklagte muss ins Gefängnis, entschied das Landgericht Bonn.": ("Bonn", "Köln"),
    "Die Firma Bosch will das Werk in Bühl verkaufen.": ("Firma Bosch", "Firma Miele"),
    "Der Bürgermeister von Tarn, Sven Schoeller, stellte den Haushalt vor.": (
        "Sven Schoeller",
        "Christian Geselle",
    ),
}


@pytest.mark.parametrize("lang", BEGUN_OTHERWISE)
def test_a_rare_first_word_is_no_name_where_words_have_many_forms(lang: str) -> None:
    """There nearly every form of a word is rare; two of them were two persons, at .93."""
    one, other = BEGUN_OTHERWISE[lang]

    assert judge_retelling(one, other, lang).findings == ()
    assert judge_retelling(other, one, lang).findings == ()


def test_a_first_word_that_the_text_knows_is_a_name_in_any_language() -> None:
    """A family name that stands behind its given name elsewhere is one where it begins."""
    known = known_names("Policję zawiadomił sąsiad, Jan Wstrzymski, koło północy.", "pl")

    (found,) = names("Wstrzymski zamknął bramę do północy.", "pl", known)

    assert found.text == "Wstrzymski"


@pytest.mark.parametrize("pair", GERMAN_NOUNS)
def test_german_nouns_are_no_names(pair: tuple[str, str]) -> None:
    """All have a capital inside a sentence; "Jahren Haft" and "Jahren Gefängnis" were persons."""
    assert judge_retelling(*pair, "de").findings == ()
    assert judge_retelling(*reversed(pair), "de").findings == ()


@pytest.mark.parametrize("told", GERMAN_NAMES)
def test_german_names_stand_beside_each_other(told: str) -> None:
    """What stands right beside another noun is a name, and another one there is a change."""
    old, new = GERMAN_NAMES[told]
    assert old in told

    (found,) = judge_retelling(told, told.replace(old, new), "de").findings

    assert new in told.replace(old, new)[slice(*found.here)]
