"""With which of two sentences that disagree a finding stands, by who bears it out.

Which of the two is off is unknown, so the origins vote: one that has the detail too bears it
out, one that has another in its place differs. The finding stands with the sentence that fewer
origins bear out. Where it is one against one, it stands with the text that was taken from the
other, else with the one published later; where no time tells, the words decide, so that what
sources are called moves nothing.

Articles of one origin count once. The article itself speaks against the rest of its own
origin, so that a reprint that changes its wire's figure is found; one that keeps it has nothing
to answer for there. A number whose rivals were
all published before it, by nobody it was taken from, is an update; one whose rivals all came
later is no finding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from models.analysis import Analysis
from models.changes.finding import Finding
from models.claims import Claim
from models.records import Article, Copy, Sentence
from models.times import earlier, when

Voice = tuple[str, bool]
Verdict = Literal["agrees", "differs"]

# As of a whole article (`models.settings.Lineage.derived`). With any copy at all, of which
# two reports of 60 words need share but ten, 15 of 24 findings in 249 stories of AllSides said
# or hung on it that independent text "comes from there".
_MOSTLY = 0.5
_FROM_MISSING = "Both have their text from one that is not among the articles."
_GUESSED = "One of the two has its text from the other; who from whom is a guess."
_RETOLD_FROM = "Its text seems to be retold from there."
_SECONDHAND = "Its text comes from there, or from the missing text behind it."


@dataclass(frozen=True, eq=False)
class Detail:
    """A detail of a sentence on which others differ.

    rivals: who has it otherwise, and the finding. agreeing: who has it too. siding: who has
    what a rival has, in a sentence too unlike this one for a finding of its own.
    """

    claim: Claim
    rivals: Sequence[tuple[Claim, Finding]]
    agreeing: Sequence[Claim]
    siding: Sequence[Claim] = ()

    @property
    def against(self) -> list[Claim]:
        """All that have it otherwise."""
        return [*(other for other, _ in self.rivals), *self.siding]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a sentence stands to the others in one detail.

    differs: how many of the `tellers` voices have it otherwise. own: whether one of these is of
    its own origin. update: it is a later figure.
    """

    differs: int
    tellers: int
    own: bool
    update: bool


def standing(detail: Detail, analysis: Analysis) -> Standing | None:
    """How the sentence stands to the others, if the finding is its own; else None."""
    votes = _votes(detail, analysis)
    differs = sum(verdict == "differs" for verdict in votes.values())
    alike = 1 + len(votes) - differs
    if differs < alike or _is_outdated(detail, analysis):
        return None
    update = _is_update(detail, analysis)
    if differs == alike and not update and not _stands_here(detail, analysis):
        return None
    own = any(verdict == "differs" and is_own for (_, is_own), verdict in votes.items())
    return Standing(differs, len(votes), own, update)


def _votes(detail: Detail, analysis: Analysis) -> Mapping[Voice, Verdict]:
    """What each voice says: an origin, and of the article's own origin those that differ.

    A copy of the article bears nothing out.
    """
    own = analysis.voice_of(*detail.claim.place)

    def voice(claim: Claim) -> Voice:
        origin = analysis.voice_of(*claim.place)
        return origin, origin == own

    against = detail.against
    if _is_faithful(detail, analysis):
        against = [other for other in against if analysis.voice_of(*other.place) != own]
    votes: dict[Voice, Verdict] = {voice(other): "differs" for other in against}
    others = (other for other in detail.agreeing if analysis.voice_of(*other.place) != own)
    return votes | {voice(other): "agrees" for other in others}


def _is_faithful(detail: Detail, analysis: Analysis) -> bool:
    """Whether the sentence has the detail from where it was taken, and no rival gave it another.

    What a further reprint made of the same text says nothing against it.
    """
    return any(is_taken(detail.claim, other, analysis) for other in detail.agreeing) and not any(
        is_taken(detail.claim, other, analysis) for other in detail.against
    )


def _is_update(detail: Detail, analysis: Analysis) -> bool:
    """Whether what becomes known is later than all that differ, and taken from none of them.

    The first to say it counts: reprints come when they come, and who repeats an old figure
    has no news. What a source has otherwise than it had it itself is taken from nobody.
    """
    if not all(finding.may_be_news for _, finding in detail.rivals):
        return False
    first = _first([detail.claim, *detail.agreeing], analysis).number
    articles, own = analysis.material.articles, analysis.origin_of(detail.claim.number)
    others = {other.number for other in detail.against}
    before = {n for n in others if is_before(n, first, analysis)}
    source = articles[detail.claim.number].source
    if any(analysis.origin_of(n) == own and articles[n].source != source for n in before):
        return False
    return {analysis.origin_of(n) for n in before} == {analysis.origin_of(n) for n in others}


def _is_outdated(detail: Detail, analysis: Analysis) -> bool:
    """Whether all that have it otherwise came later: they may know more."""
    here = detail.claim.number
    return all(finding.may_be_news for _, finding in detail.rivals) and all(
        is_before(here, other.number, analysis) for other in detail.against
    )


def is_before(one: int, other: int, analysis: Analysis) -> bool:
    """Whether the article `one` came out before the `other`, as far as times are known."""
    articles = analysis.material.articles
    return earlier(articles[one].published, articles[other].published) < 0


def _stands_here(detail: Detail, analysis: Analysis) -> bool:
    """Whether, one against one, the finding stands with this sentence and not with its rival.

    With what was taken from the other; else with what came later, by its first teller.
    """
    against = detail.against
    if any(is_taken(detail.claim, other, analysis) for other in against):
        return True
    if any(is_taken(other, detail.claim, analysis) for other in against):
        return False
    mine, theirs = (_first(its, analysis) for its in ([detail.claim, *detail.agreeing], against))
    articles = analysis.material.articles
    order = earlier(articles[mine.number].published, articles[theirs.number].published)
    return order > 0 if order else mine.row > theirs.row  # rows are in the order of their texts


def _first(claims: Sequence[Claim], analysis: Analysis) -> Claim:
    """The one published first; of several the one whose words come first."""
    articles = analysis.material.articles
    return min(claims, key=lambda claim: (when(articles[claim.number].published), claim.row))


def copies_of(claim: Claim, analysis: Analysis) -> frozenset[int]:
    """The numbers of the articles that bear nothing out of what the sentence has from nowhere.

    Those that took their text from its article, and those of its origin that print the sentence
    word for word: which of these had it first may be a guess. But not those that have their text
    from one missing text with it: that had what several of them print.
    """
    articles = analysis.material.articles
    number = {article.id: n for n, article in enumerate(articles)}
    giver = articles[claim.number].id
    taken = {number[c.taker] for c in analysis.copies if c.giver == giver and c.share >= _MOSTLY}
    printed = {
        n
        for n in analysis.told_by.get(claim.row, ())
        if analysis.origin_of(n) == analysis.origin_of(claim.number)
    }
    beside = {
        number[one]
        for ancestor in analysis.ancestors
        if giver in ancestor.articles
        for one in ancestor.articles
    }
    return frozenset((taken | printed) - beside - {claim.number})


def is_taken(here: Claim, there: Claim, analysis: Analysis) -> bool:
    """Whether the sentence `here` was taken from the article of `there`.

    So it was if most of its article was, or most of the sentence. Two reports that have a few
    phrases in common are no copies of each other in what else they say.
    """
    return _taking(here, there, analysis) is not None


def where_from(here: Claim, there: Claim, analysis: Analysis) -> str:
    """Say that `here` was taken from `there`, as surely as it is known; nothing if not."""
    copy = _taking(here, there, analysis)
    if copy is None:
        return ""
    if copy.ancestor is not None:
        return _FROM_MISSING
    if copy.decided == "length":
        return _GUESSED
    if copy.kind == "rewritten":
        return _RETOLD_FROM
    behind = any(copy.giver in ancestor.articles for ancestor in analysis.ancestors)
    return _SECONDHAND if behind else "Its text comes from there."


def named_beside(own: Article, other: Article) -> str:
    """What the other article is called in a finding on `own`, which may be of the same source."""
    return f"another article of {own.source}" if other.source == own.source else other.source


def _taking(here: Claim, there: Claim, analysis: Analysis) -> Copy | None:
    articles = analysis.material.articles
    pair = articles[there.number].id, articles[here.number].id
    copies = (copy for copy in analysis.copies if (copy.giver, copy.taker) == pair)
    mostly = (c for c in copies if max(c.share, _share_of(here.sentence, c)) >= _MOSTLY)
    return next(mostly, None)


def _share_of(sentence: Sentence, copy: Copy) -> float:
    """The share of a taker's sentence, 0 to 1, that passages of a copy cover."""
    start, end = sentence.start, sentence.end
    told = [passage.taker for passage in copy.passages if not passage.quoted]
    covered = (min(end, last) - max(start, first) for first, last in told)
    return sum(max(0, length) for length in covered) / (end - start)
