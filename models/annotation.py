"""What is worth a person's judgement: pairs of sentences, and findings of changed details.

A pair near the threshold is one that a little more or less evidence would join or part; its
label moves statements, and with them scores, the most. Labels of such pairs alone say little
of the rest, so there is an even draw too: equally many from each tenth of the probabilities,
as `rashomon calibrate` wants them. Both are the same for the same stories, in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from itertools import zip_longest
from typing import Any, Final, Literal

from models.meaning.calibration import Calibration
from models.prose.text import clean_line
from models.records import Comparison, Distortion, Telling
from models.settings import Alignment
from models.settings import Distortion as DistortionSettings

Draw = Literal["near", "even"]

_TENTHS: Final = 10


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences of different origins, each the other's or one the other's nearest.

    id: hash of the two texts. lang: of both, None where it is unknown or differs. same: the
    probability, 0 to 1, that they say the same. margin: how far that is from the threshold.
    evidence: what `same` was made of, in their story (`models.meaning.calibration`), and by the
    model with model_sha256; None where the comparison does not say by which curve.
    """

    id: str
    story: str
    lang: str | None
    a: str
    b: str
    same: float
    margin: float
    evidence: float | None = None
    model_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ChangedDetail:
    """A finding: what sentence `b` has otherwise than sentence `a`.

    id: hash of the texts and the detail. there, here: the detail in a and in b, "" for
    nothing. margin: how far the finding's confidence is from that of a coin.
    """

    id: str
    story: str
    lang: str | None
    a: str
    b: str
    kind: str
    there: str
    here: str
    margin: float


def sentence_pairs(comparison: Comparison) -> Iterator[SentencePair]:
    """Each scored sentence with its nearest of another origin, each pair once.

    Sentences of the same words need no judge and are left out.
    """
    threshold, curve = _threshold(comparison.manifest), _curve(comparison.manifest)
    model = comparison.manifest.get("model_sha256") if curve else None
    tellings = {telling.article.id: telling for telling in comparison.tellings}
    seen: set[str] = set()
    for telling in comparison.tellings:
        for judged in telling.judgements:
            best = judged.best
            if best is None or not judged.sentence.scored:
                continue
            other = tellings[best.article]
            if not _scored(other, best.index):
                continue
            a, b = sorted((_text(telling, judged.sentence.index), _text(other, best.index)))
            name = _name(a, b)
            if a.casefold() == b.casefold() or name in seen:
                continue
            seen.add(name)
            margin = abs(best.affinity - threshold)
            lang = _language(telling, other)
            told = curve.evidence(best.affinity) if curve and model else None
            yield SentencePair(name, comparison.id, lang, a, b, best.affinity, margin, told, model)


def changed_details(comparison: Comparison) -> Iterator[ChangedDetail]:
    """Each finding of a story but updates, which are no distortions; each once."""
    tellings = {telling.article.id: telling for telling in comparison.tellings}
    seen: set[str] = set()
    for found in comparison.distortions:
        detail = _detail(found, comparison.id, tellings)
        if not found.update and detail.id not in seen:
            seen.add(detail.id)
            yield detail


def nearest(pairs: Iterable[SentencePair], limit: int) -> list[SentencePair]:
    """At most `limit` pairs, those nearest to the threshold first."""
    return nsmallest(limit, _once(pairs), key=lambda pair: (pair.margin, pair.id))


def evenly(pairs: Iterable[SentencePair], limit: int) -> list[SentencePair]:
    """At most `limit` pairs, as many from each tenth of the probabilities as there are.

    Within a tenth the hash of the texts chooses, which knows nothing of what they say.
    """
    tenths: list[list[SentencePair]] = [[] for _ in range(_TENTHS)]
    for pair in _once(pairs):
        tenths[min(int(pair.same * _TENTHS), _TENTHS - 1)].append(pair)
    ordered = [sorted(tenth, key=lambda pair: pair.id) for tenth in tenths]
    in_turn = (pair for turn in zip_longest(*ordered) for pair in turn if pair is not None)
    return [pair for pair, _ in zip(in_turn, range(limit), strict=False)]


DRAWS: Final[Mapping[Draw, Callable[[Iterable[SentencePair], int], list[SentencePair]]]] = {
    "near": nearest,
    "even": evenly,
}


def doubtful(details: Iterable[ChangedDetail], limit: int) -> list[ChangedDetail]:
    """At most `limit` findings, the most doubtful first."""
    once = {detail.id: detail for detail in details}
    return nsmallest(limit, once.values(), key=lambda detail: (detail.margin, detail.id))


def _once(pairs: Iterable[SentencePair]) -> Iterator[SentencePair]:
    """Pairs that several stories have, once, as the story of the least id has them."""
    first: dict[str, SentencePair] = {}
    for pair in pairs:
        known = first.setdefault(pair.id, pair)
        if pair.story < known.story:
            first[pair.id] = pair
    return iter(first.values())


def _detail(found: Distortion, story: str, tellings: Mapping[str, Telling]) -> ChangedDetail:
    told, other = tellings[found.article], tellings[found.against[0]]
    a, b = _text(other, found.against[1]), _text(told, found.index)
    even = DistortionSettings().distorted
    confidence = even if found.confidence is None else found.confidence
    return ChangedDetail(
        id=_name(a, b, found.kind, found.there, found.here),
        story=story,
        lang=_language(told, other),
        a=a,
        b=b,
        kind=found.kind,
        there=found.there,
        here=found.here,
        margin=abs(confidence - even),
    )


def _threshold(manifest: Mapping[str, Any]) -> float:
    """The threshold that the story was compared by; today's where it does not say."""
    alignment = (manifest.get("settings") or {}).get("alignment") or {}
    return float(alignment.get("same", Alignment().same))


def _curve(manifest: Mapping[str, Any]) -> Calibration | None:
    """The curve that the story was judged by; None where it does not say."""
    curve = (manifest.get("settings") or {}).get("calibration")
    return Calibration(**curve) if curve else None


def _scored(telling: Telling, index: int) -> bool:
    return any(j.sentence.scored for j in telling.judgements if j.sentence.index == index)


def _text(telling: Telling, index: int) -> str:
    (sentence,) = (j.sentence for j in telling.judgements if j.sentence.index == index)
    return clean_line(telling.article.text[sentence.start : sentence.end])


def _language(one: Telling, other: Telling) -> str | None:
    return one.article.lang if one.article.lang == other.article.lang else None


def _name(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
