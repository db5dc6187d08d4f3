"""How far the numbers hang on the thresholds from which sentences say the same.

All are moved together: sentences make one statement more readily or less, one counts as told
elsewhere at less or more coverage, what others do not say of it is longer or shorter, and what
comes near a statement clears a source of leaving it out, or does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from models.analysis import regathered
from models.arrays import Integers
from models.attention.jensen_shannon import attention, split
from models.attention.standing import company
from models.attention.voices import Voice, voice
from models.certainty.figures import PARTS
from models.certainty.tallies import STATUSES, Sentences, statuses
from models.claims import reclaimed
from models.divergence import roughly
from models.gathering import Gathering, gathering
from models.omissions import Nearness, omissions
from models.scores import FigureName
from models.settings import Alignment, Settings

Name = FigureName | Literal["p_value"] | None
"""Of a number; None stands for the divergence, "p_value" for how often chance reaches it."""
Values = dict[Name, float]
BANDED: Final[frozenset[Name]] = frozenset(("raw", *PARTS, *STATUSES, "omitted"))

# Multiples of the threshold: of .5 they are .33, .42, .58 and .67, between which statements
# are gathered about equally well (`models.settings.Alignment`).
_FACTORS = (2 / 3, 5 / 6, 7 / 6, 4 / 3)
_GREATEST = 0.99
# From this many sentences on, only the two outermost: the others cost seconds.
_LARGE = 1000


@dataclass(frozen=True, eq=False)
class Gathered:
    """A story as other thresholds gather it.

    factor: how many times those in use. status: of each scored sentence.
    """

    factor: float
    gathering: Gathering
    status: Integers


def bands(
    scores: Mapping[str, Values],
    gathered: Gathering,
    sentences: Sentences,
    near: Nearness,
    settings: Settings,
) -> dict[str, dict[Name, tuple[float, float]]]:
    """The least and the greatest of each number of each source over the thresholds.

    scores: the numbers at the thresholds of the settings, which are in the band; only these have
    one. Lineage, and what is known to be told elsewhere, stay.
    """
    others = [_gathered(factor, gathered, sentences, settings) for factor in _factors(gathered)]
    found = {}
    for source, here in scores.items():
        each = [here, *(_values(source, other, sentences, near, settings) for other in others)]
        found[source] = {name: _ends([its[name] for its in each if name in its]) for name in here}
    return found


def _factors(gathered: Gathering) -> Sequence[float]:
    large = len(gathered.analysis.table) >= _LARGE
    return (_FACTORS[0], _FACTORS[-1]) if large else _FACTORS


def _gathered(
    factor: float, gathered: Gathering, sentences: Sentences, settings: Settings
) -> Gathered:
    moved = _moved(settings.alignment, factor)
    analysis = regathered(gathered.analysis, moved.same)
    found = gathering(analysis, reclaimed(analysis, gathered.made), settings)
    return Gathered(factor, found, statuses(sentences, found, moved))


def _moved(settings: Alignment, factor: float) -> Alignment:
    """All thresholds so many times as strict."""
    return replace(
        settings,
        same=min(_GREATEST, factor * settings.same),
        unique=min(1.0, factor * settings.unique),
        claim=settings.claim / factor,
    )


def _values(
    source: str, other: Gathered, sentences: Sentences, near: Nearness, settings: Settings
) -> Values:
    """The numbers of a source at other thresholds."""
    told = other.gathering
    speaker = voice(source, told.analysis, told.words, told.voiced)
    its = other.status[np.isin(sentences.article, sorted(speaker.own))]
    left = omissions(speaker.own, other.gathering, settings.statements, near, other.factor)
    found: Values = {name: float((its == status).sum()) for name, status in STATUSES.items()}
    found["omitted"] = float(len(left.omitted))
    return found | dict(_divergence(speaker, settings))


def _divergence(speaker: Voice, settings: Settings) -> Iterator[tuple[Name, float]]:
    """The divergence, raw and its parts too; nothing where it is not measured."""
    others = speaker.collapsed
    found = roughly(speaker.told, others.words, settings.divergence, others.standing)
    yield "p_value", found.p_value if found else 1.0
    if found:
        yield None, found.adjusted
        mean = company(speaker.told, others.words, others.standing)
        parts = split(attention(speaker.told), mean)
        yield "raw", parts.raw
        yield from ((part, getattr(parts, part)) for part in PARTS)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values), max(values)
