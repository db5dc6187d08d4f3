"""Figures and dates that a telling in another language has otherwise."""

from __future__ import annotations

import pytest

from models.changes.passages import passages
from models.changes.translated import changed_figures
from models.records import Comparison
from tests.tellings import Desk, article

GERMAN = "Bei der Flut im Arlental wurden am Montag 31 Menschen verletzt, zwei davon schwer."
ENGLISH = "Floods in the Arlen valley injured 31 people on Monday, two of them seriously."


def changed(a: str, b: str, lang: str) -> list[tuple[str, str, str]]:
    """Kind and both details of what `b`, in `lang`, has otherwise than the English `a`."""
    (there,), (here,) = passages(a, "en"), passages(b, lang)
    found = changed_figures(here, there)
    return [(f.kind, b[slice(*f.here)], a[slice(*(f.there or f.here))]) for f in found]


@pytest.mark.parametrize(
    ("old", "new", "lang", "found"),
    [
        ("31", "13", "de", [("number", "13 Menschen", "31 people")]),
        ("Montag", "Dienstag", "de", [("date", "Dienstag", "Monday")]),
        ("31", "31", "de", []),
        ("31 Menschen", "Menschen", "de", []),
    ],
)
def test_a_figure_is_compared_across_languages(
    old: str, new: str, lang: str, found: list[tuple[str, str, str]]
) -> None:
    """Another figure, or day, is found; the same one, and one left out, are none."""
    assert changed(ENGLISH, GERMAN.replace(old, new), lang) == found


def test_the_hour_alone_is_no_other_time_than_minutes_in_it() -> None:
    """What is said of the minutes may be read in one language and not in the other."""
    told = "The train had set out from Tessen at a quarter past eight."

    assert changed(told, "列車がテッセンを出たのは8時を15分回ったころだった。", "ja") == []
    assert changed(told, "列車がテッセンを出たのは9時ころだった。", "ja") == [
        ("date", "9時", "a quarter past eight")
    ]


def test_a_round_figure_that_allows_the_exact_one_is_the_same() -> None:
    """Nouns of two languages tell nothing, but "more than 1.2 thousand" is no denial of 1,234."""
    told = "The rain made 1,234 people homeless in Nova Aurora."

    assert changed(told, "A chuva deixou mais de 1,2 mil desabrigados em Nova Aurora.", "pt") == []
    assert changed(told, "A chuva deixou 4.321 desabrigados em Nova Aurora.", "pt") == [
        ("number", "4.321", "1,234 people")
    ]


def test_two_new_figures_are_not_matched_by_guessing() -> None:
    """Without words to compare nothing says which of two figures the other one became."""
    assert changed(ENGLISH, "Am Montag wurden 12 Menschen verletzt und 40 gerettet.", "de") == []


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Language, kind and detail of each finding."""
    lang = {t.article.id: t.article.lang for t in comparison.tellings}
    return [(str(lang[d.article]), d.kind, d.here) for d in comparison.distortions]


def test_a_figure_changed_in_a_translation_is_found_in_a_story(desk: Desk) -> None:
    """One finding, at the later telling; the faithful translation has none, nor has a name."""
    more = {
        "en": " Mayor Ada Lindqvist thanked the crews. The dam above the village had held.",
        "de": " Bürgermeisterin Ada Lindqvist dankte den Helfern. Der Damm über dem Dorf hielt.",
    }
    wire = article("wire", ENGLISH + more["en"], "2024-05-01T08:00:00+00:00")
    retold = GERMAN.replace("31", "13").replace("Montag", "Montag,")
    late = "2024-05-01T08:00:00+00:00"
    true = article("post", GERMAN + more["de"], late, lang="de")
    false = article("post", retold + more["de"], late, lang="de")

    assert told(desk.compare([wire, true])) == []
    assert [(kind, here[-11:]) for _, kind, here in told(desk.compare([wire, false]))] in (
        [("number", "13 Menschen")],
        [("number", "31 people")],
    )
