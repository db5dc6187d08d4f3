"""Where copied words stand, in both texts: interrupted, quoted, changed, cut."""

from __future__ import annotations

from dataclasses import replace

from models.copying.sequenced import sequences
from models.judging import read_reuse
from models.lineage import find_copies
from models.records import Passage
from tests.sequenced import EARLY, LATE, SETTINGS, alone

LEAD = "The harbour ferry ran onto a reef in thick fog on Monday evening with 214 people aboard."
RESCUE = "Two lifeboats and a navy tug took everyone off before midnight, the coastguard said."
CAUSE = "Officials gave no cause for the accident, and an inquiry into it has been opened."
SPEECH = "We had children handed down from a deck that was leaning like a roof"
OWN = "A baker brought bread to the terminal, and the chaplain read out the names of the missing."
CROWD = "The people on the quay applauded for a long time and went home singing through the rain."
FURNITURE = "Read also: What to do if your sailing is cancelled"


def passages(wire: str, post: str) -> list[tuple[str, str, str]]:
    """What the wire says and the post, which came later, prints of it, and how."""
    first, second = sequences(read_reuse(wire, post, ("en", "en")))
    articles = [replace(first, published=EARLY), replace(second, published=LATE)]
    (copy,) = find_copies(articles, alone(articles), SETTINGS)
    assert copy.giver == first.id
    return [(wire[slice(*p.giver)], post[slice(*p.taker)], _how(p)) for p in copy.passages]


def _how(passage: Passage) -> str:
    return "quoted" if passage.quoted else passage.kind


def test_a_passage_ends_where_either_text_is_interrupted() -> None:
    """Furniture between two copied sentences is in no passage, whichever text has it."""
    plain = f"{LEAD}\n\n{RESCUE} {CAUSE}\n"
    cut = f"{LEAD}\n\n{FURNITURE}\n\n{RESCUE} {CAUSE}\n"
    rest = f"{RESCUE} {CAUSE}".rstrip(".")
    parts = [(LEAD.rstrip("."),) * 2 + ("verbatim",), (rest, rest, "verbatim")]

    assert passages(plain, cut) == parts
    assert passages(cut, plain) == parts
    assert passages(plain, f"{OWN}\n\n{cut}") == parts
    assert passages(f"{OWN}\n\n{cut}", plain) == parts
    assert len(passages(plain, f"{plain}\n{FURNITURE}\n")) == 1


def test_quoted_words_are_passages_of_their_own() -> None:
    """What stands before and behind a quotation is apart from it."""
    text = f"{LEAD} “{SPEECH},” the commander of the rescue told reporters. {CAUSE}\n"
    behind = f"the commander of the rescue told reporters. {CAUSE}".rstrip(".")

    assert [(there, how) for _, there, how in passages(text, text)] == [
        (LEAD.rstrip("."), "verbatim"), (SPEECH, "quoted"), (behind, "verbatim"),
    ]  # fmt: skip


def test_a_speech_of_several_paragraphs_is_quoted_from_its_first_word_to_its_last() -> None:
    """Its middle paragraph has no mark, and two papers that print the speech copied nothing."""
    said = f"“{LEAD}\n\n{RESCUE} {CAUSE}\n\n{SPEECH}.”\n"
    first, second = sequences(read_reuse(f"{OWN} {said}", f"{CROWD} {said}", ("en", "en")))

    assert second.own_words == len(CROWD.split())
    assert find_copies([first, second], alone([first, second]), SETTINGS) == ()


def test_only_the_passage_with_a_changed_word_is_edited() -> None:
    """A word that another replaces, one that is left out, and one that is put in."""
    wire = f"{LEAD}\n\n{FURNITURE}\n\n{RESCUE} {CAUSE}\n"
    for changed in (
        RESCUE.replace("took everyone", "got everyone"),
        RESCUE.replace("a navy tug", "a tug"),
        RESCUE.replace("a navy tug", "a big navy tug"),
    ):
        found = passages(wire, f"{LEAD}\n\n{FURNITURE}\n\n{changed} {CAUSE}\n")

        assert [how for *_, how in found] == ["verbatim", "edited"]
        assert found[1][:2] == (f"{RESCUE} {CAUSE}"[:-1], f"{changed} {CAUSE}"[:-1])


def test_a_short_sentence_stays_in_what_was_copied() -> None:
    """Two words that a text opens with are a sentence, and no accident of the next."""
    text = f"Nobody drowned. {LEAD} {CAUSE}\n"

    assert passages(text, f"{text}\nA baker brought bread to the terminal.\n") == [
        (text.rstrip(".\n"), text.rstrip(".\n"), "verbatim")
    ]
