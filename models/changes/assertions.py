"""What is asserted otherwise: opposites, negation and modality.

By words, not by inference: a change is found only where both sentences have the same words
around it. Opposites are `models/data/antonyms.toml`, the words that deny or hedge
`models/data/assertion.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from models.changes.dropped import dropped_marks
from models.changes.edits import edits
from models.changes.finding import RETOLD, Finding
from models.changes.marks import CLAIM, claim, cues, is_denied, marked_at
from models.changes.modality import changed_certainty
from models.changes.opposites import changed_opposites, has_opposite
from models.changes.passages import ALIKE, Passage, Word, covered, part
from models.changes.same_marks import is_put_otherwise, meant_alike
from models.language.speech_words import words_of
from models.records import Span

# Sentences that share so much of each other may tell one fact in other words, and then a word that
# denies a verb of both makes the difference. Of 153 denials planted into half of the pairs of two
# translations of the same news 28 more are found for it, with seven further findings in 6,094
# honest pairs, four of them right ("Won't direct", "in talks to direct"); from .3 on none more.
_IN_OTHER_WORDS = 0.4
_LESS_SURE = 0.5


def changed_assertions(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Opposites, negation and modality in which `here` differs from `there`."""
    yield from changed_opposites(here, there, lang)
    found: list[Finding] = []
    alike = min(covered(here, there), covered(there, here))
    if alike >= _IN_OTHER_WORDS and (denied := _contrast(here, there, lang, "negators")):
        found += _denial(here, there, denied, lang, alike)
    if alike >= ALIKE and (hedged := _contrast(here, there, lang, "hedges")):
        found.append(_difference("hedges", here, there, hedged))
    kinds = {finding.kind for finding in found}
    found += [mark for mark in dropped_marks(here, there, lang) if mark.kind not in kinds]
    if not found:
        found += changed_certainty(here, there, lang)
    opposite = has_opposite(here, there, lang)
    yield from (mark for mark in found if mark.kind != "negation" or not opposite)


class _Contrast(NamedTuple):
    """A word that one sentence marks, with its mark, and where the other has it without one."""

    marked: Passage
    with_mark: Span
    plain: Passage
    without: Span


def _contrast(here: Passage, there: Passage, lang: str, category: str) -> _Contrast | None:
    """A shared word that one sentence denies, or hedges, and the other does not.

    Only where one of the two sentences has no such word at all, those apart that both have before
    one word, nor one that means the like. If both have that one, as "if", the mark must have made
    room for another: "will" for "may".
    """
    marks = _own_marks(here, there, lang, category)
    if bool(marks[0]) == bool(marks[1]):
        return None
    marked, plain = (here, there) if marks[0] else (there, here)
    found = [m for m in marks[0] or marks[1] if not is_put_otherwise(marked, m, plain, lang)]
    alike = [plain.words[place].stem for place in meant_alike(plain, lang, category)]
    own = set(marks[0] or marks[1])
    if any(own.issuperset(marked.places.get(word, ())) for word in alike):
        return None
    for mark in found:
        word = claim(marked, mark, lang)
        if word is None or word.stem not in plain.places:
            continue
        if category == "negators" and is_denied(plain, plain.places[word.stem][0], lang):
            continue
        with_mark = (marked.words[mark].span[0], word.span[1])
        between = marked.words[mark + 1 : marked.words.index(word)]
        without = _with_auxiliary(plain, plain.places[word.stem][0], between)
        if alike and not (
            _takes_its_room(plain, without, marked) or _is_put_for_another(marked, mark, plain)
        ):
            return None
        return _Contrast(marked, with_mark, plain, without)
    return None


def _denial(
    here: Passage, there: Passage, denied: _Contrast, lang: str, alike: float
) -> Iterator[Finding]:
    """A word that only one sentence denies; of what is said in other words only a verb.

    Where the other has it as a noun, "not to ban", "an end to the ban", the verb is none of it.
    """
    mark, opens = (
        passage.words[passage.positions(span)[0]].text
        for passage, span in ((denied.marked, denied.with_mark), (denied.plain, denied.without))
    )
    of_verb = mark in cues(lang, "of_verbs") or mark.endswith("n't")
    if of_verb and opens in words_of(lang, "determiners"):
        return
    finding = _difference("negators", here, there, denied)
    if alike >= ALIKE:
        yield finding
    elif of_verb:
        yield replace(finding, confidence=_LESS_SURE)


def _own_marks(
    here: Passage, there: Passage, lang: str, category: str
) -> tuple[list[int], list[int]]:
    """The marks of each of two sentences, but for those that reach a word marked in both."""
    reached = [
        [(mark, word.stem if (word := claim(p, mark, lang)) else None) for mark in marks]
        for p, marks in ((p, marked_at(p, lang, category)) for p in (here, there))
    ]
    both = {stem for _, stem in reached[0]} & {stem for _, stem in reached[1]} - {None}
    ours, theirs = ([mark for mark, stem in marks if stem not in both] for marks in reached)
    return ours, theirs


def _takes_its_room(plain: Passage, claim: Span, marked: Passage) -> bool:
    """Whether a small word that `marked` lacks begins the claim: "will seek", not "seeks"."""
    first, *more = plain.positions(claim)
    return bool(more) and plain.words[first].stem not in marked.places


def _is_put_for_another(marked: Passage, mark: int, plain: Passage) -> bool:
    """Whether nearly equal text has one other word in the place of a mark: "strictly"."""
    return any(own == range(mark, mark + 1) and len(its) == 1 for own, its in edits(marked, plain))


def _difference(category: str, here: Passage, there: Passage, one: _Contrast) -> Finding:
    """A negation or a hedge on one side only."""
    added = one.marked is here
    at, other = (one.with_mark, one.without) if added else (one.without, one.with_mark)
    says = f"It says “{part(here, at)}” where {RETOLD} says “{part(there, other)}”."
    if category == "negators":
        return Finding("negation", at, other, 0.6, says)
    return Finding("modality", at, other, 0.45 if added else 0.55, says)


def _with_auxiliary(passage: Passage, place: int, between: Sequence[Word]) -> Span:
    """The word at `place` with those `between` before it, and the small word before these.

    "Will refloat", "was asked"; "will make his debut" where the other "could make his debut".
    """
    word, first = passage.words[place], place
    for known in reversed(between):
        if first == 0 or passage.words[first - 1].stem != known.stem:
            break
        first -= 1
    before, start = passage.words[max(0, first - 1)], passage.span[0]
    joined = passage.text[before.span[1] - start : passage.words[first].span[0] - start] == " "
    small = before.weight < CLAIM and joined
    return (before.span[0] if small else passage.words[first].span[0], word.span[1])
