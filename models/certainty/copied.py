"""How much of a source's text stands in another's, how surely, and beside unrelated texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from models.analysis import Analysis
from models.lineage import Overlap
from models.records import Copy, CopyKind
from models.scores import Figure


def copied(own: Set[str], analysis: Analysis) -> Figure:
    """The greatest share of one of the articles `own`, by id, that another source's text gave.

    Its interval goes from what stands there word for word to the share itself; of a retelling,
    from what stands in common runs of words, and of what it may have given and not taken, from 0
    or what it has from another. Where nothing is found taken, it goes from 0 to
    what stands in runs in common with any one text that it may be taken from. What chance gives is
    the most that, by the same measure, an article of another origin has in common with it, without
    a copy between the two, or of one text in both.
    """
    taken = [copy for copy in analysis.copies if copy.taker in own and copy.giver not in own]
    greatest = max(taken, key=_by_share, default=None)
    unrelated = _greatest(_unrelated(own, analysis), greatest.kind if greatest else "edited")
    if greatest is None:
        share, ends = 0.0, (0.0, _greatest(_possible(own, analysis), "edited"))
    else:
        share, ends = greatest.share, (_least(taken, analysis), greatest.share)
    independent = len(set(analysis.origin.values())) > 1
    chance = (0.0, round(unrelated, 4)) if independent else (None, None)
    return Figure("copied", share, None, round(ends[0], 4), round(ends[1], 4), *chance)


def _least(taken: Iterable[Copy], analysis: Analysis) -> float:
    """What was taken at the least: nothing where who took from whom is a guess."""
    sure = [copy for copy in taken if copy.decided != "length"]
    greatest = max(sure, key=_by_share, default=None)
    if greatest is None:
        return 0.0
    common = analysis.common[greatest.giver, greatest.taker]
    least = common.run if greatest.kind == "rewritten" else common.exact
    return min(least, greatest.share)


def _by_share(copy: Copy) -> tuple[float, str, str]:
    return copy.share, copy.giver, copy.taker


def _possible(own: Set[str], analysis: Analysis) -> Iterable[Overlap]:
    """What `own` may have from other sources: not what these have from it, but for a guess.

    At however many removes: who took from a taker has it from `own`, too.
    """
    givers = _givers(analysis, (c for c in analysis.copies if not _guessed_of(own, c)))
    heirs = {name for name in givers if not own.isdisjoint(_line(name, givers))}
    for (giver, taker), overlap in analysis.common.items():
        if taker in own and giver not in own and giver not in heirs:
            yield overlap


def _guessed_of(own: Set[str], copy: Copy) -> bool:
    return copy.giver in own and copy.decided == "length"


def _unrelated(own: Set[str], analysis: Analysis) -> Iterable[Overlap]:
    """What `own` have in common with another origin, neither having anything from the other.

    Nor both from a third: what two cut from one wire is not what chance gives.
    """
    givers = _givers(analysis, analysis.copies)
    mine = {analysis.origin[name] for name in own}
    for (giver, taker), overlap in analysis.common.items():
        if taker not in own or analysis.origin[giver] in mine:
            continue
        if _line(giver, givers).isdisjoint(_line(taker, givers)):
            yield overlap


def _givers(analysis: Analysis, copies: Iterable[Copy]) -> dict[str, set[str]]:
    """Of each article those from which it has text by the copies."""
    givers: dict[str, set[str]] = {name: set() for name in analysis.origin}
    for copy in copies:
        givers[copy.taker].add(copy.giver)
    return givers


def _line(name: str, givers: Mapping[str, Set[str]]) -> set[str]:
    """An article and all those that it has anything from, at however many removes."""
    line, waiting = {name}, [name]
    while waiting:
        further = givers[waiting.pop()] - line
        line |= further
        waiting += further
    return line


def _greatest(overlaps: Iterable[Overlap], kind: CopyKind) -> float:
    """The greatest share, by what makes a copy of this kind."""
    shares = (o.retold if kind == "rewritten" else o.run for o in overlaps)
    return max(shares, default=0.0)
