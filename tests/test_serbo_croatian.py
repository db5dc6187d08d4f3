"""What papers of Zagreb, Belgrade, Sarajevo and Novi Sad write: one language in two scripts."""

from __future__ import annotations

import pytest

from flows.ingest.files.decoding import decode
from flows.ingest.languages import SURE, identify, normalised
from models.distortion import judge_retelling
from models.numbers.quantities import quantities
from tests.tellings import Desk, article

ZAGREB = (
    "Vatrogasci su u ponedjeljak navečer ugasili požar koji je izbio u skladištu namještaja na "
    "rubu Zagreba. Ozlijeđeno je 12 radnika, priopćila je policija.\n\nVlasnik skladišta "
    "procjenjuje štetu na tri milijuna eura."
)
BEOGRAD = (
    "Požar koji je u ponedeljak uveče izbio u magacinu nameštaja na obodu Zagreba vatrogasci su "
    "ugasili pre ponoći. Prema policiji, povređeno je 14 radnika.\n\nKomšije kažu da su čule dve "
    "eksplozije."
)
NOVI_SAD = (
    "Пожар који је у понедељак увече избио у магацину намештаја на ободу Загреба ватрогасци су "
    "угасили пре поноћи. Према полицији, повређено је дванаест радника.\n\nУзрок пожара још није "
    "познат, рекла је портпаролка Ана Ковач."
)
SARAJEVO = (
    "Vatrogasci su u ponedjeljak navečer ugasili požar koji je izbio u skladištu namještaja kod "
    "Zagreba. Povrijeđeno je 12 radnika, saopćila je policija.\n\nUzrok požara još nije poznat, "
    "rekla je glasnogovornica Ana Kovač."
)
LJUBLJANA = (
    "Gasilci so v ponedeljek zvečer pogasili požar, ki je izbruhnil v skladišču na obrobju "
    "Ljubljane. Poškodovanih ni, je sporočila policija, vzrok požara pa še ni znan."
)


@pytest.mark.parametrize("text", [ZAGREB, BEOGRAD, NOVI_SAD, SARAJEVO])
def test_reports_from_four_cities_are_surely_of_one_language(text: str) -> None:
    """No identifier tells Bosnian, Croatian and Serbian apart; together they are no doubt."""
    code, probability = identify(text)

    assert code == "sh"
    assert probability > SURE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ZAGREB, "cp1250"), (BEOGRAD, "cp1250"), (NOVI_SAD, "cp1251"), (NOVI_SAD, "iso8859_5")],
)
def test_an_old_encoding_of_either_script_is_told(text: str, encoding: str) -> None:
    """Where none is declared; read as a western one, no name and few words would be right."""
    assert decode(text.encode(encoding)).text == text


def test_a_neighbours_language_is_another() -> None:
    """Slovene is Slovene."""
    assert identify(LJUBLJANA)[0] == "sl"


@pytest.mark.parametrize("tag", ["hr", "hr-HR", "sr", "sr-Latn-RS", "sr-Cyrl", "bs", "sh"])
def test_its_tags_mean_one_language(tag: str) -> None:
    """Whatever a page or a catalogue calls it."""
    assert normalised(tag) == "sh"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("četrnaest radnika", "14 radnika"),
        ("тринаест путника", "13 putnika"),
        ("tri milijuna eura", "3 miliona evra"),
        ("5,75 odsto", "5,75 posto"),
        ("12. rujna 2025.", "12. septembra 2025. godine"),
        ("u petak u 20 sati", "u petak u 20 časova"),
        ("dvjesto trideset ljudi", "230 ljudi"),
    ],
)
def test_figures_and_dates_are_read_in_both_words(one: str, other: str) -> None:
    """Croatian months and thousands, Serbian ones, and Cyrillic letters."""
    read = [[(q.kind, q.unit, q.value) for q in quantities(text, "sh")] for text in (one, other)]

    assert read[0] == read[1] != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Hajduk je pobijedio Dinamo sa 2:1 pred 32.000 gledalaca na Poljudu.",
            "Pred 32 tisuće gledatelja na Poljudu Hajduk je svladao Dinamo 2:1.",
        ),
        (
            "Povređena su dva policajca, a uhapšeno je sedam navijača.",
            "Sedmorica navijača uhapšena su, dok su dvojica policajaca ozlijeđena.",
        ),
    ],
)
def test_honest_tellings_differ_in_nothing(one: str, other: str) -> None:
    """Other words for the same, from the other side of a border."""
    assert judge_retelling(one, other, "sh").findings == ()
    assert judge_retelling(other, one, "sh").findings == ()


@pytest.mark.parametrize(
    ("told", "old", "new", "kind"),
    [
        ("Policija je javila da u nesreći nije bilo povrijeđenih.", "nije ", "je ", "negation"),
        ("Most će biti zatvoren do 12. rujna, rekao je gradonačelnik.", "12.", "21.", "date"),
        ("Ministar Siniša Mali predstavio je budžet.", "Siniša Mali", "Dušan Perić", "person"),
    ],
)
def test_what_a_retelling_changes_is_found(told: str, old: str, new: str, kind: str) -> None:
    """A denial, a day, a name."""
    assert judge_retelling(told, told.replace(old, new), "sh").kinds == (kind,)


def test_a_story_told_in_both_scripts(desk: Desk) -> None:
    """The figure that one has otherwise is found; a name in other letters is no other name."""
    latin, cyrillic = (
        article("Beograd", BEOGRAD, lang="sh"),
        article("Novi Sad", NOVI_SAD, lang="sh"),
    )

    (odd,) = desk.compare([latin, cyrillic]).distortions
    assert {odd.here, odd.there} == {"14 radnika", "дванаест радника"}
    assert "bears out either in a sentence that says the same; which of the two is" in odd.says
    assert desk.compare([article("Sarajevo", SARAJEVO, lang="sh"), cyrillic]).distortions == ()


def test_who_has_the_figure_of_a_rival_speaks_against_it_too(desk: Desk) -> None:
    """Zagreb's sentence is too unlike Belgrade's for a finding, and has twelve as Sarajevo does."""
    told = {"Beograd": BEOGRAD, "Sarajevo": SARAJEVO, "Zagreb": ZAGREB}

    (odd,) = desk.compare(
        [article(name, text, lang="sh") for name, text in told.items()]
    ).distortions

    assert (odd.here, odd.there) == ("14 radnika", "12 radnika")
    assert odd.says.endswith("It differs from both other origins that tell it.")
