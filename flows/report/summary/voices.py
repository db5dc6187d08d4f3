"""The summary's sentences on voices: who has whose text, and what only one origin tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flows.report.contents.sources import (
    Debt,
    debts,
    effective_origins,
    one_origin,
    shared_origins,
)
from flows.report.contents.told_once import ToldOnce, told_once
from flows.wording.figures import percent
from flows.wording.lists import count, entries, listing, series
from flows.wording.sentences import sentence_case
from flows.wording.untrusted import isolated
from models.records import Ancestor, Comparison

# A copied share worth a sentence; all of them stand in the table of copies.
_NOTABLE_COPY = 0.2
_NAMES = 6
# Of a list in which each entry has commas of its own, and of the sources of one origin.
_CLAUSES, _MEMBERS = 4, 3
# The groups named that count as one origin, the largest; the section on copies shows all.
_GROUPS = 3

Names = tuple[str, ...]


def voices(comparison: Comparison) -> Iterator[str]:
    """How many tell the event, and how many of them independently."""
    articles = count(len(comparison.tellings), "article")
    sources = count(len(comparison.scores), "source")
    tell = "tells" if len(comparison.scores) == 1 else "tell"
    told = f"{sentence_case(sources)} {tell} the event in {articles}"
    origins = len({telling.origin for telling in comparison.tellings})
    if origins == len(comparison.tellings):
        none, another = ("neither", "the other") if origins == 2 else ("none", "another")
        yield f"{told}; as far as their words tell, {none} has most of its text from {another}."
    elif one_origin(comparison):
        yield (
            f"{told}, which all count as one origin. Nothing here is borne out independently: "
            "the figures only say how these articles differ from one another."
        )
    else:
        yield (
            f"{told}. Those of one text or one publisher count once: that leaves "
            f"{count(origins, 'independent origin')}{_weighed(comparison, origins)}."
        )


def _weighed(comparison: Comparison, origins: int) -> str:
    """How many equal ones they are worth; nothing where each has as many articles."""
    weighed = f"{effective_origins(comparison):.1f}"
    return "" if weighed == f"{origins:.1f}" else f", or {weighed} if weighed by their articles"


def copies(comparison: Comparison) -> Iterator[str]:
    """Who has whose text, those of a missing text together, and who counts as one origin."""
    shared = () if one_origin(comparison) else shared_origins(comparison)
    groups = {frozenset(group): group for group in shared}
    for names, text in (*_drawn(comparison), *_taken(comparison)):
        as_one = groups.pop(names, None)
        yield f"{text}{'; together they count as one origin' if as_one else ''}."
    left = sorted(groups.values(), key=len, reverse=True)
    for group in left[:_GROUPS]:
        yield f"{_listed(group)} count as one origin."
    if len(left) > _GROUPS:
        yield f"Likewise {count(len(left) - _GROUPS, 'further group')}."


def _drawn(comparison: Comparison) -> Iterator[tuple[frozenset[str], str]]:
    """The sources that have a missing text, and the clause that says so."""
    for names, ancestor in _heirs(comparison):
        yield frozenset(names), _drawing(names, ancestor)


def _taken(comparison: Comparison) -> Iterator[tuple[frozenset[str], str]]:
    """The sources that the clauses on copies name, and these clauses."""
    debts_told = list(_notable(comparison))
    if debts_told:
        names = (name for debt in debts_told[:_CLAUSES] for name in (debt.taker, debt.giver))
        clauses = [_doubtful(debt) for debt in debts_told]
        yield frozenset(names), series(clauses, _CLAUSES, "more such pair")


def in_words(debt: Debt) -> str:
    """Who has how much of whose text.

    A retelling has few words in common, a translation none; it need not be of the giver.
    """
    taker, giver, share = isolated(debt.taker), isolated(debt.giver), percent(debt.share)
    if debt.kind != "rewritten":
        return f"{taker} shares {share} of its words with {giver}"
    if debt.doubt:
        return f"{taker} tells in {share} of its words what {giver} tells"
    return f"{taker} seems to retell {giver} in {share} of its words"


def alone(comparison: Comparison) -> Iterator[str]:
    """How many are of one origin alone; those of several of its sources in one number."""
    if one_origin(comparison):
        return
    clauses = [_as_one(groups) for groups in _tellers(comparison)]
    if clauses:
        told_by = entries(clauses, _NAMES, "more teller")
        yield f"Statements of which nothing was found in another origin: {told_by}."


def _heirs(comparison: Comparison) -> Iterator[tuple[Names, Ancestor]]:
    """Each text that is missing, with the sources that have it from nobody else."""
    source = {t.article.id: t.article.source for t in comparison.tellings}
    for ancestor in comparison.ancestors:
        names = tuple(dict.fromkeys(source[i] for i in ancestor.articles if i in source))
        if names:
            yield names, ancestor


def _drawing(names: Names, ancestor: Ancestor) -> str:
    """Who has a missing text; that there is one is said as surely as it is known."""
    several = len(names) > 1
    if "marks" in ancestor.evidence:
        verb = "draw on" if several else "draws on"
    else:
        verb = "seem to draw on" if several else "seems to draw on"
    if ancestor.name:
        text = f"a text of {isolated(ancestor.name)}, which is not among the articles"
    else:
        text = "a text that is not among the articles"
    return f"{_listed(names)} {verb} {text}"


def _notable(comparison: Comparison) -> Iterator[Debt]:
    """The copies worth a sentence; what two have of a missing text is told of that text."""
    named = bool(comparison.ancestors)
    for debt in debts(comparison):
        if debt.share >= _NOTABLE_COPY and not (debt.missing and named):
            yield debt


def _doubtful(debt: Debt) -> str:
    """Likewise, with edits and doubts named: what is changed is not another's word for word."""
    noted = debt.doubt if debt.kind == "rewritten" else debt.manner
    return f"{in_words(debt)} ({noted})" if noted else in_words(debt)


def _tellers(comparison: Comparison) -> Iterable[Sequence[ToldOnce]]:
    """What was found in no other origin, by who tells it: all of one origin together.

    Of a wire that each reprint cuts otherwise, nearly every statement has tellers of its own.
    """
    origin = {t.article.id: t.origin for t in comparison.tellings}
    together: dict[str | Names, list[ToldOnce]] = {}
    for group in told_once(comparison):
        if group.unique:
            first = group.unique[0].articles[0]
            teller = origin[first] if group.bond == "one origin" else group.sources
            together.setdefault(teller, []).append(group)
    return together.values()


def _as_one(groups: Sequence[ToldOnce]) -> str:
    """Who they are, and how many statements they tell, as "A and B as one origin (3)"."""
    names = [isolated(name) for name in dict.fromkeys(n for g in groups for n in g.sources)]
    number = sum(len(group.unique) for group in groups)
    how = {"one origin": " as one origin", "one text": " from one text", "": ""}[groups[0].bond]
    each = ", each in two or more of them" if len(groups) > 1 else ""
    return f"{listing(names, _MEMBERS)}{how} ({number}{each})"


def _listed(names: Sequence[str]) -> str:
    return listing([isolated(name) for name in names], _NAMES)
