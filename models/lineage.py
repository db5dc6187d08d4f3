"""Who took text from whom, and how many independent origins a story has.

Two kinds of evidence. *Runs*: stretches of words that stand in both texts, allowing for a
few changed words between exact matches, so that light editing does not hide a copy;
measured as containment, since an abridged wire text has low Jaccard but high containment
(Clough and Stevenson 2011, doi:10.1007/s10579-009-9112-1). *Retelling*: most sentences
of one text say what a sentence of the other says, in the same order; that is how a
machine-like paraphrase differs from an independent report of the same facts. It proves nothing
where the model cannot tell the sentences of a text apart, in a language that it does not know.

Direct quotations prove nothing, two reporters may have heard the same words, so quoted words are
left out of every share. Only a text that is the same throughout is a copy even if all quotation.

Where the common text is missing: `models.copying.ancestors`. From whom each statement comes:
`models.copying.descent`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from models.copying.candidates import candidates
from models.copying.composed import composed, retold_from_several, told_places
from models.copying.direct import Taking, direct
from models.copying.direction import CLEAR_DIFFERENCE, Taken, direction
from models.copying.passages import common_passages, retold_passages
from models.copying.retelling import Chain, retold, told_apart
from models.copying.runs import Places, Runs, index, matching_runs
from models.copying.sequenced import Sequenced
from models.direction_evidence import DirectionEvidence
from models.records import Copy, CopyKind
from models.settings import Lineage

# From this share of exactly equal words on a copied text is verbatim, else edited.
_VERBATIM = 0.97
# ... and no more than a paragraph of the giver's text may be missing.
_WHOLE = 0.9
# Shares below this are noise: stock phrases, titles of office.
_LEAST_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of the taker's unquoted words, 0 to 1, and where they come from.

    run: in runs of words that the giver has too; exact: of these, the equal words. retold: in
    sentences that retell the giver's in the same order.
    """

    run: float
    exact: float
    retold: float
    runs: Runs
    chain: Chain


Overlaps = Mapping[tuple[str, str], Overlap]
"""By the ids of giver and taker."""


@dataclass(frozen=True, slots=True)
class _Pair:
    giver: Sequenced
    taker: Sequenced
    decided: DirectionEvidence


def find_copies(
    articles: Sequence[Sequenced],
    contained: Mapping[int, frozenset[int]],
    settings: Lineage,
) -> tuple[Copy, ...]:
    """Copies between every two articles, each pair in one direction at most.

    contained: for each table row the rows of the sentences that say all it says, itself
    included. Sorted by giver and taker.
    """
    return copies_among(articles, overlaps(articles, contained, settings), settings)


def overlaps(
    articles: Sequence[Sequenced],
    contained: Mapping[int, frozenset[int]],
    settings: Lineage,
) -> Overlaps:
    """What every two articles have in common, if anything: both ways, by giver and taker.

    contained: as for `find_copies`.
    """
    seeds = {article.id: index(article.words) for article in articles}
    contained = told_apart([[row for row, _ in a.sentences] for a in articles], contained)
    by_id = {article.id: article for article in articles}
    return {
        (giver, taker): _overlap(by_id[giver], by_id[taker], seeds, contained, settings.min_run)
        for pair in sorted(map(sorted, candidates(articles, seeds, contained)))
        for giver, taker in (pair, pair[::-1])
    }


def copies_among(
    articles: Sequence[Sequenced], common: Overlaps, settings: Lineage
) -> tuple[Copy, ...]:
    """The copies that `overlaps` tell of; as `find_copies` gives them."""
    by_id = {article.id: article for article in articles}
    told = {(a, b): _told(overlap, by_id[b]) for (a, b), overlap in common.items()}
    parts = composed(articles, told)
    several = retold_from_several(parts, told)
    found = []
    for one, other in sorted(pair for pair in common if pair[0] < pair[1]):
        forward, back = common[one, other], common[other, one]
        copied = _is_copied(forward, settings) or _is_copied(back, settings)
        if not copied and several.isdisjoint({(one, other), (other, one)}):
            continue
        there = Taken(forward.run, forward.retold, forward.runs, (one, other) in parts)
        here = Taken(back.run, back.retold, back.runs, (other, one) in parts)
        pair = _Pair(*direction(by_id[one], by_id[other], there, here))
        forward, back = (forward, back) if pair.giver.id == one else (back, forward)
        if copy := _of_several(pair, forward, several, _copy(pair, forward, back, settings)):
            taker, least = pair.taker, settings.min_run * pair.taker.signs_a_word
            found.append(Taking(copy, pair.giver.family, forward.runs, taker.unquoted, least))
    return tuple(sorted(direct(found), key=lambda copy: (copy.giver, copy.taker)))


def _told(overlap: Overlap, taker: Sequenced) -> frozenset[int]:
    return told_places(taker, overlap.runs.covered, (turn for turn, _ in overlap.chain.matches))


def origins(
    articles: Sequence[Sequenced], copies: Sequence[Copy], mixed: Set[str], settings: Lineage
) -> dict[str, str]:
    """For each article id the id of the article that stands for its origin.

    mixed: the ids of the blends (`models.copying.blends`).

    Articles of one family are one origin; so are a text and what is derived from it, a blend
    with the text of which it has most. The root is one that took its text from nobody, of
    several the fullest.
    """
    derivations = _derivations(copies, mixed, settings)
    group = {article.id: article.id for article in articles}

    def root(name: str) -> str:
        """The article that stands for the group which `name` is in so far."""
        while group[name] != name:
            name = group[name]
        return name

    ties = [(c.giver, c.taker) for c in derivations]
    by_family: dict[str, str] = {}
    ties += [(by_family.setdefault(a.family, a.id), a.id) for a in articles]
    for one, other in ties:
        group[root(one)] = root(other)
    members = defaultdict(list)
    for article in articles:
        members[root(article.id)].append(article)
    takers = {c.taker for c in derivations}
    return {
        article.id: min(gathered, key=lambda a: (a.id in takers, -len(a.words), a.id)).id
        for gathered in members.values()
        for article in gathered
    }


def _derivations(copies: Sequence[Copy], mixed: Set[str], settings: Lineage) -> list[Copy]:
    """The copies that make their taker a derived text: of a blend its greatest part."""
    greatest = {
        name: max((c for c in copies if c.taker == name), key=lambda c: (c.share, c.giver))
        for name in mixed
    }
    whole = [c for c in copies if c.share >= settings.derived and not _is_rest(c, greatest)]
    return whole + list(greatest.values())


def _is_rest(copy: Copy, greatest: Mapping[str, Copy]) -> bool:
    """Whether a blend has from the giver only what it has not from the greatest one."""
    most = greatest.get(copy.taker)
    return most is not None and copy.share + most.share <= 1 + CLEAR_DIFFERENCE


def _overlap(
    giver: Sequenced,
    taker: Sequenced,
    seeds: Mapping[str, Places],
    contained: Mapping[int, frozenset[int]],
    min_run: int,
) -> Overlap:
    # Independent Chinese and Japanese reports share up to 13 signs, a name with its title.
    least = min_run * taker.signs_a_word
    runs = matching_runs(seeds[giver.id], seeds[taker.id], least, taker.joined)
    chain = retold(giver.sentences, taker.sentences, contained)
    if giver.words == taker.words:  # word for word, quotations and all
        same = float(bool(taker.words))
        return Overlap(same, same, same, runs, chain)
    own, unquoted = max(1, taker.own_words), taker.unquoted
    return Overlap(
        run=len(runs.covered & unquoted) / own,
        exact=len(runs.exact & unquoted) / own,
        retold=chain.words / own,
        runs=runs,
        chain=chain,
    )


def _is_copied(overlap: Overlap, settings: Lineage) -> bool:
    """Whether there is enough in common for a copy."""
    return (
        overlap.run >= min(_LEAST_SHARE, settings.derived) or overlap.retold >= settings.rewritten
    )


def _copy(pair: _Pair, overlap: Overlap, back: Overlap, settings: Lineage) -> Copy | None:
    """What the taker has of the giver; back: what the giver has of the taker.

    Verbatim text is unchanged and whole: to cut a report is to edit it.
    """
    if overlap.run >= settings.derived:
        unchanged, whole = overlap.exact >= _VERBATIM * overlap.run, back.run >= _WHOLE
        kind: CopyKind = "verbatim" if unchanged and whole else "edited"
        return _found(pair, overlap, overlap.run, kind)
    if overlap.retold >= settings.rewritten:
        return _found(pair, overlap, overlap.retold, "rewritten")
    if overlap.run >= _LEAST_SHARE:
        return _found(pair, overlap, overlap.run, "edited")
    return None


def _of_several(
    pair: _Pair, overlap: Overlap, several: Set[tuple[str, str]], copy: Copy | None
) -> Copy | None:
    """The copy; of a taker made of several texts, what it retells of these and of no other."""
    part = (pair.giver.id, pair.taker.id) in several
    if copy is None:
        return _found(pair, overlap, overlap.retold, "rewritten") if part else None
    other = not part and any(taker == pair.taker.id for _, taker in several)
    return None if other and copy.kind == "rewritten" else copy


def _found(pair: _Pair, overlap: Overlap, share: float, kind: CopyKind) -> Copy:
    passages = common_passages(pair.giver, pair.taker, overlap.runs)
    if kind == "rewritten":
        passages += retold_passages(pair.giver, pair.taker, overlap.chain)
    return Copy(
        giver=pair.giver.id,
        taker=pair.taker.id,
        share=round(share, 4),
        kind=kind,
        passages=tuple(sorted(passages, key=lambda passage: (passage.taker, passage.giver))),
        decided=pair.decided,
    )
