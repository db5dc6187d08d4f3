"""Where copied text stands: exact spans in both texts, quotations apart, furniture left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from flows.running import Outcome
from models.records import Comparison, Copy, Passage
from tests.tellings import Desk, article

LEAD = "The harbour ferry ran onto a reef in thick fog on Monday evening with 214 people aboard."
RESCUE = "Two lifeboats and a navy tug took everyone off before midnight, the coastguard said."
SPEECH = "We had children handed down from a deck that was leaning like a roof"
SAID = f"“{SPEECH},” the commander of the rescue told reporters on the quay."
CAUSE = "Officials gave no cause for the accident, and an inquiry into it has been opened."
RECORD = "The operator was fined two years ago for sailing with a defective radar."
FURNITURE = "Read also: What to do if your sailing is cancelled"

WIRE = f"{LEAD} {RESCUE}\n\n{SAID}\n\n{CAUSE} {RECORD}\n"
CHANGED = RESCUE.replace("took everyone", "got everyone")
CUT = f"{LEAD}\n\n{FURNITURE}\n\n{CHANGED} {SAID}\n\n{CAUSE}\n"
OTHER = (
    "Passengers described panic as their ship hit rocks. “" + SPEECH + "” was how one officer "
    "put it. Nobody knows yet why she left her course, and divers will look for the recorder."
)


@pytest.fixture(scope="module")
def compared(desk: Desk) -> Comparison:
    """A wire report, one cut from it, and an independent one with the same quotation."""
    return desk.compare([
        article("Wire", WIRE, "2024-03-05T06:00:00+00:00"),
        article("Post", CUT, "2024-03-05T09:00:00+00:00"),
        article("Voice", OTHER, "2024-03-05T10:00:00+00:00"),
    ])  # fmt: skip


def only_copy(compared: Comparison) -> Copy:
    """The one copy there is: the shared quotation alone makes none."""
    (copy,) = compared.copies
    return copy


def here(passage: Passage) -> str:
    """What the taker prints."""
    return CUT[slice(*passage.taker)]


def there(passage: Passage) -> str:
    """What the giver prints."""
    return WIRE[slice(*passage.giver)]


def test_spans_hold_the_words_in_both_texts(compared: Comparison) -> None:
    """A verbatim passage reads the same at both of its spans."""
    found = [p for p in only_copy(compared).passages if p.kind == "verbatim"]

    assert [here(p) for p in found] == [there(p) for p in found]
    assert LEAD.rstrip(".") in [here(p) for p in found]
    assert any(here(p).endswith(CAUSE.rstrip(".")) for p in found)


def test_changed_words_lie_in_an_edited_passage(compared: Comparison) -> None:
    """A run that bridges a changed word says so."""
    (edited,) = [p for p in only_copy(compared).passages if p.kind == "edited"]

    assert "took everyone" in there(edited)
    assert "got everyone" in here(edited)


def test_quotations_are_passages_of_their_own(compared: Comparison) -> None:
    """No passage runs in or out of a quotation, and quoted ones say so."""
    assert [here(p) for p in only_copy(compared).passages if p.quoted] == [SPEECH]


def test_no_passage_runs_across_furniture(compared: Comparison) -> None:
    """What the taker's desk put between two copied sentences is in neither."""
    assert not [p for p in only_copy(compared).passages if "Read also" in here(p)]


def test_passages_do_not_overlap(compared: Comparison) -> None:
    """Each copied word of the taker is marked once."""
    spans = [p.taker for p in only_copy(compared).passages]

    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_passages_keep_to_sentences_at_a_cut(desk: Desk) -> None:
    """The cut paragraph and the next one begin alike: that word belongs to the next one."""
    first = "The mayor closed the footbridge on Monday after corrosion was found in four cables."
    cut = "The repair will cost two million and a half and last until the autumn of next year."
    last = "The opposition said that an engineers' report had called for new cables long before."
    story = desk.compare([
        article("Wire", f"{first}\n\n{cut}\n\n{last}\n", "2024-03-05T06:00:00+00:00"),
        article("Post", f"{first}\n\n{last}\n", "2024-03-05T09:00:00+00:00"),
    ])  # fmt: skip
    post = story.tellings[1].article.text

    assert [post[slice(*p.taker)] for p in story.copies[0].passages] == [
        first.rstrip("."),
        last.rstrip("."),
    ]


def test_a_statement_that_was_copied_has_one_origin(desk: Desk) -> None:
    """An article that is mostly its own bears out nothing that it took, and others omit nothing."""
    mixed = (
        "Relatives waited in the ferry terminal all night with blankets and thermos flasks. "
        "A baker brought bread, and the harbour chaplain read out names from a crumpled list. "
        f"\n\n{LEAD}\n\nOne of the waiting, the fisherman Jonas Hale, had built the terminal's "
        "benches with his father. His daughter came down the gangway at two in the morning."
    )
    story = desk.compare([
        article("Wire", WIRE, "2024-03-05T06:00:00+00:00"),
        article("Local", mixed, "2024-03-05T09:00:00+00:00"),
        article("Voice", OTHER, "2024-03-05T10:00:00+00:00"),
    ])  # fmt: skip
    (lead,) = [s for s in story.statements if LEAD.rstrip(".") in s.text]

    assert len({telling.origin for telling in story.tellings}) == 3
    assert set(lead.sources) == {"Local", "Wire"}
    assert (lead.origins, lead.independent, lead.core) == (1, 1.0, False)
    assert not [score.source for score in story.scores if lead.id in score.omitted]


def test_a_rewritten_text_shows_its_sentences(examples: dict[str, Outcome]) -> None:
    """A machine-like paraphrase is listed sentence by sentence, in its own order."""
    ferry = examples["ferry"].comparison
    (copy,) = [copy for copy in ferry.copies if copy.kind == "rewritten"]
    texts = {t.article.id: t.article.text for t in ferry.tellings}
    pairs = {
        texts[copy.taker][slice(*p.taker)]: texts[copy.giver][slice(*p.giver)]
        for p in copy.passages
        if p.kind == "rewritten"
    }
    (engineer,) = [text for text in pairs if text.startswith("A salvage crew will refloat")]

    assert pairs[engineer].startswith("A salvage team could refloat")
    assert len(pairs) >= 15
