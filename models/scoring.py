"""The score of each source: divergence, wording, copied share, omissions, counts.

The axes are kept apart. *Divergence* is about attention alone (`models.divergence`).
*Wording* is how differently a source words what it shares. *Copied* is how much of its
text stands in an article of another source that gave it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.attention.drivers import drivers, total
from models.attention.voices import Voice, voice
from models.certainty.copied import copied
from models.certainty.figures import PARTS, Measured, Ranges, by_chance, figures
from models.certainty.tallies import Tallies, sentences_of, tallies
from models.certainty.thresholds import BANDED, Name, Values, bands
from models.chance.null_model import NullModel, null_model
from models.chance.placebo import halved
from models.chance.redrawn import cells
from models.disagreement.disagreements import Disagreements
from models.divergence import Divergence, clears, diverge, measured
from models.gathering import Gathering
from models.omissions import Nearness, Omissions, certain, omissions
from models.records import Statement
from models.rounding import rounded
from models.scores import AsPublished, Driver, Figure, FigureName, Placebo, Score
from models.settings import Divergence as DivergenceSettings
from models.settings import Settings


@dataclass(frozen=True, eq=False)
class _Scene:
    """All that a score draws on.

    left: what the articles of a source leave out. certain: see `models.omissions.certain`.
    """

    gathered: Gathering
    names: Sequence[str]
    tallies: Tallies
    left: Mapping[frozenset[int], Omissions]
    certain: float
    settings: Settings


@dataclass(frozen=True, eq=False)
class _Scored:
    """A score, its numbers, and what stands beside them but for the bands over thresholds.

    p_value: how often chance reaches the divergence, where that is measured.
    """

    score: Score
    p_value: float | None
    measured: Measured
    copied: Figure
    chance: Ranges


def score_sources(
    gathered: Gathering,
    statements: Sequence[Statement],
    off: Disagreements,
    settings: Settings,
) -> tuple[Score, ...]:
    """One score for each source, in alphabetical order: never a ranking."""
    sentences = sentences_of(gathered, off, settings.alignment.same)
    near = Nearness(gathered.analysis)
    left = _left(gathered, near, settings)
    scene = _Scene(
        gathered=gathered,
        names=[statement.id for statement in statements],
        tallies=tallies(sentences, gathered, settings.alignment),
        left=left,
        certain=certain([left[own] for own in _of_origins(gathered)]),
        settings=settings,
    )
    scored = [_score(source, scene) for source in sorted(_of_sources(gathered))]
    found = bands(
        {its.score.source: _banded(its) for its in scored}, gathered, sentences, near, settings
    )
    return tuple(_with_bands(its, found[its.score.source], settings) for its in scored)


def _of_sources(gathered: Gathering) -> dict[str, frozenset[int]]:
    """The numbers of the articles of each source."""
    return gathered.analysis.by_source(range(len(gathered.analysis.material.articles)))


def _of_origins(gathered: Gathering) -> list[frozenset[int]]:
    """The numbers of the articles of each origin, but for what others make up together.

    Such an article counts with one of its givers, and says for that one what the others tell.
    """
    analysis = gathered.analysis
    articles = analysis.material.articles
    return [
        frozenset(n for n in its if articles[n].id not in analysis.blends) or its
        for its in analysis.by_origin(range(len(articles))).values()
    ]


def _left(
    gathered: Gathering, near: Nearness, settings: Settings
) -> dict[frozenset[int], Omissions]:
    """What each source and each origin leaves out, by its articles."""
    groups = {*_of_sources(gathered).values(), *_of_origins(gathered)}
    return {own: omissions(own, gathered, settings.statements, near) for own in groups}


def _score(source: str, scene: _Scene) -> _Scored:
    settings = scene.settings.divergence
    told = scene.gathered
    speaker = voice(source, told.analysis, told.words, told.voiced)
    others, left = speaker.collapsed, scene.left[speaker.own]
    voices = [sorted(speaker.own), *others.articles]
    tags = scene.tallies.tags_of(voices, left.core)
    model = null_model(speaker.told, others.words, settings, others.standing, tags=tags)
    found = measured(model, settings) if model else None
    driven = drivers(speaker.told, others.words, scene.names, others.standing) if found else ()
    numbers = Measured(scene.tallies.of_source(voices[0]), left, _bits(driven) if found else {})
    ids = tuple(scene.gathered.analysis.material.articles[number].id for number in voices[0])
    taken = copied(frozenset(ids), scene.gathered.analysis)
    plain = _plain(source, ids, numbers, scene.names)
    score = replace(
        _attention(plain, found, driven, settings),
        copied=taken.value,
        published=_published(speaker, found, settings),
        placebo=_placebo(model, found, settings) if model and found else None,
    )
    chance: Ranges = {}
    if model:
        counted = scene.tallies.of_cells(voices, *cells(model))
        chance = by_chance(model, counted, left, scene.certain, settings)
    return _Scored(score, found.p_value if found else None, numbers, taken, chance)


def _bits(driven: Sequence[Driver]) -> dict[FigureName, float]:
    """The raw divergence and its parts."""
    bits: dict[FigureName, float] = {"raw": total(driven)}
    return bits | {part: total(driven, part) for part in PARTS}


def _plain(source: str, ids: tuple[str, ...], numbers: Measured, names: Sequence[str]) -> Score:
    """The score without its divergence and what it copied."""
    values = numbers.values
    return Score(
        source=source,
        articles=ids,
        divergence=None,
        low=None,
        high=None,
        addition=None,
        omission=None,
        emphasis=None,
        raw=None,
        chance=None,
        significant=None,
        wording=_rounded(values.get("wording")),
        copied=0.0,
        distortion=_rounded(values.get("distortion")),
        sentences=numbers.asked["unique"],
        shared=int(values["shared"]),
        unique=int(values["unique"]),
        omitted=tuple(names[n] for n in numbers.omissions.omitted.tolist()),
    )


def _attention(
    plain: Score, found: Divergence | None, driven: tuple[Driver, ...], settings: DivergenceSettings
) -> Score:
    """The score with its divergence, where it is measured."""
    if found is None:
        return plain
    return replace(
        plain,
        divergence=_rounded(found.adjusted),
        low=_rounded(found.low),
        high=_rounded(found.high),
        addition=total(driven, "addition"),
        omission=total(driven, "omission"),
        emphasis=total(driven, "emphasis"),
        raw=total(driven),
        chance=_rounded(found.chance),
        significant=clears(found.p_value, settings),
        drivers=driven,
    )


def _banded(scored: _Scored) -> Values:
    """The numbers that hang on the thresholds of same content, with the divergence."""
    values: Values = {n: v for n, v in scored.measured.values.items() if n in BANDED}
    if scored.score.divergence is not None and scored.p_value is not None:
        values |= {None: scored.score.divergence, "p_value": scored.p_value}
    return values


def _with_bands(
    scored: _Scored, found: Mapping[Name, tuple[float, float]], settings: Settings
) -> Score:
    """The score with the bands of its divergence and of its numbers."""
    ranges = {name: ends for name, ends in found.items() if name and name != "p_value"}
    chance = found.get("p_value")
    intervals = scored.measured.intervals(settings.divergence.level)
    return replace(
        scored.score,
        band=_both(found.get(None)),
        steady=chance and clears(chance[1], settings.divergence),
        figures=(
            *figures(scored.measured, {**ranges, **intervals}, scored.chance),
            scored.copied,
        ),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else rounded(value)


def _both(ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if ends is None else (rounded(ends[0]), rounded(ends[1]))


def _published(
    speaker: Voice, found: Divergence | None, settings: DivergenceSettings
) -> AsPublished | None:
    """The divergence with a vote for every reprint; `found` again where nobody reprints."""
    others = speaker.published
    if others.standing.own_votes or (others.standing.votes != 1).any():
        found = diverge(speaker.told, others.words, settings, others.standing)
    if found is None:
        return None
    return AsPublished(
        divergence=_rounded(found.adjusted),
        low=_rounded(found.low),
        high=_rounded(found.high),
        raw=_rounded(found.parts.raw),
        chance=_rounded(found.chance),
        significant=clears(found.p_value, settings),
        chance_low=_rounded(found.chance_low),
        chance_high=_rounded(found.chance_high),
    )


def _placebo(model: NullModel, found: Divergence, settings: DivergenceSettings) -> Placebo:
    divided = halved(model, settings)
    return Placebo(
        low=rounded(found.chance_low),
        high=rounded(found.chance_high),
        halves=_rounded(divided.off if divided else None),
    )
