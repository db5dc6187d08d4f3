"""The details on which the tellings of a story disagree, and with whom a finding stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from models.records import Article, Comparison, Distortion
from tests.tellings import Desk, article, reprinted, scores

EARLY, LATE = "2024-05-01T08:00:00+00:00", "2024-05-02T18:00:00+00:00"

WIRE = """Floods in the Arlen valley injured 31 people on Monday, the rescue service said.

The water carried away two bridges and cut off the village of Tarn, where 240 people live.

Mayor Ada Lindqvist said the dam above the village had held through the night.

A salvage team could reopen the road to Tarn on Friday, an engineer of the county said.

Farmers lost their hay, and the school in Tarn will stay closed until the end of the month.
"""

INDEPENDENT = {
    "post": "Rescuers counted 31 injured people after floods swept the Arlen valley on Monday. "
    "Our reporter reached the hills above it on foot and found sheep on the church roof.",
    "herald": "On Monday floods in the valley of the Arlen injured 31 people, rescuers told us. "
    "The insurers meet next week in the capital to reckon what the water has cost them.",
    "radio": "Floods injured 31 people in the Arlen valley on Monday, said the rescue service. "
    "Listeners have sent blankets, and a choir will sing for the homeless at the weekend.",
}


def independent(**published: str) -> list[Article]:
    """Three tellings of the floods with one fact in common."""
    return [article(name, text, published.get(name, EARLY)) for name, text in INDEPENDENT.items()]


def misprint(source: Article, old: str, new: str) -> Article:
    """The article with one detail otherwise."""
    assert old in source.text
    return article(source.source, source.text.replace(old, new), source.published)


def told(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """Source, kind and both details of each finding."""
    source = {t.article.id: t.article.source for t in comparison.tellings}
    return [(source[d.article], d.kind, d.here, d.there) for d in comparison.distortions]


def only(comparison: Comparison) -> Distortion:
    """The one finding."""
    (found,) = comparison.distortions
    return found


@pytest.mark.parametrize(
    ("old", "new", "kind", "here", "there"),
    [
        ("31 people", "13 people", "number", "13 people", "31 people"),
        ("on Friday", "on Thursday", "date", "Thursday", "Friday"),
        ("Ada Lindqvist", "Ida Brandt", "attribution", "Mayor Ida Brandt", "Mayor Ada Lindqvist"),
        ("could reopen", "will reopen", "modality", "will reopen", "could reopen"),
        ("had held", "had not held", "negation", "not held", "had held"),
    ],
)
def test_a_reprint_that_changes_a_detail_is_found(  # noqa: PLR0913, PLR0917 - one change
    desk: Desk, old: str, new: str, kind: str, here: str, there: str
) -> None:
    """One finding, at the reprint, against the text it was taken from; both spans hold."""
    wire = article("wire", WIRE, EARLY)
    changed = misprint(reprinted(wire, "copy", "Floods in the valley"), old, new)
    comparison = desk.compare([wire, replace(changed, published=LATE)])
    found = only(comparison)

    assert told(comparison) == [("copy", kind, here, there)]
    texts = {t.article.id: t.article.text for t in comparison.tellings}
    assert found.here_at
    assert texts[found.article][slice(*found.here_at)] == here
    assert found.there_at
    assert texts[found.against[0]][slice(*found.there_at)] == there
    assert not found.update
    assert "wire" in found.says
    assert scores(comparison)["copy"].distortion == pytest.approx(0.2)
    assert scores(comparison)["wire"].distortion == 0


def test_the_majority_of_origins_decides(desk: Desk) -> None:
    """Who alone has another figure gets the finding, whoever published first."""
    post, herald, radio = independent(herald=LATE, radio=LATE)
    comparison = desk.compare([misprint(post, "31", "13"), replace(herald, published=EARLY), radio])
    found = only(comparison)

    assert told(comparison)[0][:2] == ("post", "number")
    assert (found.differs, found.tellers) == (2, 2)
    assert "It differs from both other origins that tell it." in found.says


def test_copies_have_no_vote_of_their_own(desk: Desk) -> None:
    """Three reprints of one figure against one independent one: it is open which is right."""
    post, herald, _ = independent(herald=EARLY)
    copies = [reprinted(post, f"copy {n}", f"Headline number {n}") for n in range(3)]
    comparison = desk.compare([post, *copies, misprint(herald, "31", "13")])
    found = comparison.distortions

    assert found
    assert {(its.differs, its.tellers) for its in found} == {(1, 1)}
    assert all("not known" in its.says for its in found)


def test_a_later_figure_is_an_update(desk: Desk) -> None:
    """It is shown and called one, and does not count as a distortion."""
    *others, radio = independent(radio=LATE)
    comparison = desk.compare([*others, misprint(radio, "31", "37")])
    found = only(comparison)

    assert found.update
    assert "update" in found.says
    assert scores(comparison)["radio"].distortion == 0


def test_nobody_distorts_what_became_known_later(desk: Desk) -> None:
    """The first report is not held to the figure that all others have a day later."""
    post, herald, radio = independent(herald=LATE, radio=LATE)
    comparison = desk.compare([post, misprint(herald, "31", "37"), misprint(radio, "31", "37")])

    assert "post" not in {source for source, *_ in told(comparison)}


def test_leaving_out_is_no_finding(desk: Desk) -> None:
    """A telling with less detail disagrees with nobody."""
    short = article("short", "Floods in the Arlen valley injured people on Monday. A dam held.")
    comparison = desk.compare([article("wire", WIRE), short])

    assert comparison.distortions == ()


def test_a_reprint_changes_nobody_elses_findings(desk: Desk) -> None:
    """Word for word, it has no findings of its own beside the original's."""
    post, herald, radio = independent()
    stories = [misprint(post, "31", "13"), herald, radio]
    more = [*stories, reprinted(herald, "copy", "Another headline")]

    assert told(desk.compare(more)) == told(desk.compare(stories))


def test_a_faithful_reprint_does_not_answer_for_another(desk: Desk) -> None:
    """It says what its wire says; that a second reprint changed it is the second one's doing."""
    wire = article("wire", WIRE, EARLY)
    kept = replace(reprinted(wire, "kept", "Floods"), published=LATE)
    changed = misprint(replace(reprinted(wire, "changed", "Water"), published=LATE), "31", "310")
    radio = misprint(article("radio", INDEPENDENT["radio"], LATE), "31", "35")
    found = told(desk.compare([wire, kept, changed, radio]))

    assert ("changed", "number", "310 people", "31 people") in found
    assert "kept" not in {source for source, *_ in found}


def test_text_that_two_have_from_a_missing_one_comes_from_neither(desk: Desk) -> None:
    """Both name the agency, whose report is not there: neither is said to be the other's source."""
    first = article("first", f"Arlen (Reuters) - {WIRE}", EARLY)
    second = misprint(article("second", first.text, LATE), "240", "420")
    comparison = desk.compare([first, second])

    assert [ancestor.name for ancestor in comparison.ancestors] == ["Reuters"]
    assert "not among the articles" in only(comparison).says
    assert "comes from there" not in only(comparison).says


def test_the_order_of_articles_is_irrelevant(desk: Desk) -> None:
    """The same articles give the same findings."""
    post, herald, radio = independent()
    stories = [misprint(post, "31", "13"), herald, radio]
    found = [desk.compare(list(order)).distortions for order in permutations(stories)]

    assert all(its == found[0] for its in found)
    assert found[0]


def test_what_only_a_rewrite_has_is_invented(desk: Desk) -> None:
    """A name that a text taken from another has from nowhere; an own report may have its own."""
    wire = article("wire", WIRE, EARLY)
    rewrite = misprint(reprinted(wire, "copy", "Floods"), "the county said", "Marlow Trust said")
    apart = article("apart", INDEPENDENT["post"] + " Marlow Trust said so.", EARLY)
    comparison = desk.compare([wire, replace(rewrite, published=LATE)])

    assert told(comparison) == [("copy", "invented", "Marlow Trust", "")]
    assert told(desk.compare([wire, apart])) == []


def test_who_is_met_in_a_clause_of_its_own_is_not_invented(desk: Desk) -> None:
    """The desk has been there; in a clause that retells the wire the same name is from nowhere."""
    wire = article("wire", WIRE, EARLY)
    copy = replace(reprinted(wire, "copy", "Floods"), published=LATE)
    met = "While farmers lost their hay, old Gustaf Ekdahl will fry eggs on the roof of his mill,"
    retold = "Gustaf Ekdahl and other farmers lost their hay,"
    found = [
        told(desk.compare([wire, misprint(copy, "Farmers lost their hay,", text)]))
        for text in (met, retold)
    ]

    assert found == [[], [("copy", "invented", "Gustaf Ekdahl", "")]]


@pytest.mark.parametrize("subject", ["Haymakers", "Mecenas Lindqvist"])
def test_what_may_be_no_name_is_not_invented(desk: Desk, subject: str) -> None:
    """A first word has a capital anyhow, and a name that is known may have another title."""
    wire = article("wire", WIRE, EARLY)
    rewrite = misprint(reprinted(wire, "copy", "Floods"), "Mayor Ada Lindqvist said", "It is said")
    rewrite = misprint(rewrite, "Farmers lost their hay", f"{subject} lost their hay")

    found = told(desk.compare([wire, replace(rewrite, published=LATE)]))

    assert not [finding for finding in found if finding[1] == "invented"]


def test_a_phrase_in_common_takes_no_other_sentence(desk: Desk) -> None:
    """An own report that quotes a wire in one sentence has its other sentences from nobody."""
    wire = article("wire", WIRE, EARLY)
    report = article(
        "report",
        "Floods in the Arlen valley injured 31 people on Monday, the rescue service said.\n\n"
        "Once a salvage team is done, the road to Tarn could reopen on Thursday, "
        "says an engineer whom the county of Marlow sent.\n\n"
        "Our reporter saw sheep on the roof of the church, and blankets that neighbours brought.",
        LATE,
    )
    comparison = desk.compare([wire, report])

    assert [copy.taker for copy in comparison.copies] == [report.id]
    assert told(comparison) == [("report", "date", "Thursday", "Friday")]
    assert "comes from there" not in only(comparison).says


@pytest.mark.parametrize(("called", "kinds"), [("Tomas Velde", []), ("Tomas Brandt", ["person"])])
def test_parts_of_a_name_that_the_story_joins_are_no_two_names(
    desk: Desk, called: str, kinds: list[str]
) -> None:
    """A given name in one telling and a surname in another are one man where any joins them."""
    first = article(
        "first",
        f"Passengers were brought ashore by midnight. The owners named the captain, {called}.\n\n"
        "Police seized the guitar of Tomas two weeks after the ferry had run aground.",
        EARLY,
    )
    second = article(
        "second",
        "Police seized the guitar of Velde two weeks after the ferry had run aground.\n\n"
        "Divers found a long tear in the hull and two cars on the bed of the sound.",
        LATE,
    )

    assert [d.kind for d in desk.compare([first, second]).distortions] == kinds


def test_a_statement_is_not_shown_by_who_has_it_otherwise(desk: Desk) -> None:
    """What most report would be a figure that only one has, though others print its text."""
    post, herald, _ = independent()
    copy = replace(reprinted(post, "copy", "Headline"), published=LATE)
    comparison = desk.compare([misprint(post, "31", "13"), copy, replace(herald, published=None)])
    (core,) = (statement for statement in comparison.statements if statement.core)

    assert told(comparison)[0][:3] == ("post", "number", "13 injured")
    assert "31" in core.text
