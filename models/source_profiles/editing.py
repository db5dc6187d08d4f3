"""What a desk does to a text that it took from another: what it cuts, what it adds.

Only texts of which the lineage says that most words came from one giver count, so that all
desks are seen at the same work. What is kept or cut is read from the statements: a stretch of
the giver's text is kept where the taker carries its statement, in whatever words. Lengths are
counted in characters, which serves every script.

Cutting is no fault and keeping no merit: a desk has room for so many lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from models.copying.spans import covered
from models.records import Comparison, Copy, Span, Telling
from models.source_profiles.records import Axis, Observed, Unit

EDITING: Final = (
    Axis("kept", 0.0, 1.0, "of the text it was given"),
    Axis("kept opening", 0.0, 1.0, "of the first third"),
    Axis("kept middle", 0.0, 1.0, "of the second third"),
    Axis("kept end", 0.0, 1.0, "of the last third"),
    Axis("kept quotes", 0.0, 1.0, "of sentences with quotations"),
    Axis("kept prose", 0.0, 1.0, "of all other sentences"),
    Axis("added", 0.0, 1.0, "of its own text that the giver does not have"),
    Axis("added quotes", 0.0, 1.0, "of its own text, quotations that the giver does not have"),
    Axis("new headline", 0.0, 1.0, "of the texts whose headline it wrote anew"),
)
# What tells giver from taker without a view of what desks do. That the giver holds more, or that
# more was cut than added, tells it too, and would prove here what it took for granted.
_TOLD_BY: Final = ("signature", "time", "citation", "agency", "mark")
_THIRDS: Final = ("opening", "middle", "end")


@dataclass(frozen=True, slots=True)
class Edit:
    """What became of a text that a source took from another, in one story.

    inside: whether both are of one family. values: shares, 0 to 1, by the names of `EDITING`;
    an absent name means that the giver had nothing of the kind.
    """

    source: str
    family: str
    story: str
    at: datetime | None
    giver: str
    inside: bool
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text: its span, what it says, and what it is."""

    start: int
    end: int
    statement: str
    third: str
    kind: str

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start


def edits(comparison: Comparison, at: datetime | None, derived: float) -> tuple[Edit, ...]:
    """Of each source the text of which most came from another source: what became of it.

    derived: the share of a text's words from which it is derived text. Of several such texts
    of one source the one that took the largest share.
    """
    tellings = {telling.article.id: telling for telling in comparison.tellings}
    carried = _carried(comparison)
    taken: dict[str, Copy] = {}
    for copy in sorted(comparison.copies, key=lambda c: (c.share, c.giver, c.taker)):
        giver, taker = tellings[copy.giver].article, tellings[copy.taker].article
        known = copy.ancestor is None and copy.decided in _TOLD_BY
        if known and copy.share >= derived and giver.source != taker.source:
            taken[taker.source] = copy
    return tuple(
        _edit(comparison.id, at, copy, tellings, carried) for _, copy in sorted(taken.items())
    )


def observed_edits(found: Iterable[Edit], unit: Unit) -> dict[str, list[Observed]]:
    """Of each kind of editing the values of all desks; of a family, the mean in each story.

    What a family's sources take from each other is no copy from others.
    """
    values: dict[str, defaultdict[tuple[str, str], list[tuple[float, datetime | None]]]] = {
        axis.name: defaultdict(list) for axis in EDITING
    }
    for edit in found:
        if unit == "family" and edit.inside:
            continue
        name = edit.family if unit == "family" else edit.source
        for axis, value in edit.values.items():
            values[axis][name, edit.story].append((value, edit.at))
    return {
        axis: [
            Observed(name, story, ones[0][1], sum(value for value, _ in ones) / len(ones))
            for (name, story), ones in sorted(groups.items())
        ]
        for axis, groups in values.items()
    }


def _carried(comparison: Comparison) -> dict[str, set[str]]:
    """The statements that each article carries."""
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for statement in comparison.statements:
        for article in statement.articles:
            carried[article].add(statement.id)
    return carried


def _edit(
    story: str,
    at: datetime | None,
    copy: Copy,
    tellings: Mapping[str, Telling],
    carried: Mapping[str, Collection[str]],
) -> Edit:
    giver, taker = tellings[copy.giver].article, tellings[copy.taker].article
    given, written = list(_stretches(tellings[giver.id])), list(_stretches(tellings[taker.id]))
    taken = [passage.giver for passage in copy.passages]
    values = dict(_kept(given, lambda s: s.statement in carried[taker.id] or _in(s, taken)))
    had = [passage.taker for passage in copy.passages]
    own = [s for s in written if s.statement not in carried[giver.id] and not _in(s, had)]
    if whole := sum(stretch.length for stretch in written):
        values["added"] = sum(s.length for s in own) / whole
        values["added quotes"] = sum(s.length for s in own if s.kind == "quotes") / whole
    if taker.title and giver.title:
        values["new headline"] = float(_bare(taker.title) != _bare(giver.title))
    inside = taker.family == giver.family
    return Edit(taker.source, taker.family, story, at, giver.source, inside, values)


def _in(stretch: _Stretch, spans: Iterable[Span]) -> bool:
    """Whether more than half of a stretch lies in spans; words may have been taken twice."""
    return 2 * covered([(stretch.start, stretch.end)], spans) > stretch.length


def _kept(
    given: Iterable[_Stretch], is_kept: Callable[[_Stretch], bool]
) -> Iterator[tuple[str, float]]:
    """Of all that was given, and of each kind of which anything was given, the share kept."""
    all_of: defaultdict[str, int] = defaultdict(int)
    kept: defaultdict[str, int] = defaultdict(int)
    for stretch in given:
        for name in ("kept", f"kept {stretch.third}", f"kept {stretch.kind}"):
            all_of[name] += stretch.length
            kept[name] += stretch.length * is_kept(stretch)
    yield from ((name, kept[name] / length) for name, length in all_of.items() if length)


def _stretches(telling: Telling) -> Iterator[_Stretch]:
    """The scored text in stretches of one statement each, by the third in which each begins."""
    scored = [j for j in telling.judgements if j.sentence.scored]
    whole = sum(j.sentence.end - j.sentence.start for j in scored)
    done = 0
    for judgement in scored:
        sentence = judgement.sentence
        third = _THIRDS[min(2, 3 * done // whole)]
        done += sentence.end - sentence.start
        kind = "quotes" if sentence.role == "quote" else "prose"
        if judgement.parts:
            for part in judgement.parts:
                yield _Stretch(part.start, part.end, part.statement, third, kind)
        elif judgement.statement is not None:
            yield _Stretch(sentence.start, sentence.end, judgement.statement, third, kind)


def _bare(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())
