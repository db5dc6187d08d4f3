"""What a retelling changes: numbers, names, speakers, claims and quoted words.

Each sentence of the retelling is set beside the sentences of the text retold that say most
of it (`passages`, in `models.changes` as all that follows); then details are compared slot
by slot (`quantity_changes`, `name_changes`), assertions (`assertions`) and speech (`speech`).
Nothing here infers: what is left out is no change, and what is said in other words is none
unless the words are opposites.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from models.changes.contradictions import contradiction
from models.changes.differences import differences
from models.changes.finding import Finding, FindingKind, within
from models.changes.name_changes import doubtful_name
from models.changes.passages import Passage, beside, nearest, passages
from models.changes.reattribution import is_clear
from models.changes.rivals import SILENCE
from models.changes.support import Support, support
from models.inference.verdicts import Inference, both_ways
from models.settings import Distortion

__all__ = ["DISTORTED", "Finding", "FindingKind", "Retelling", "judge_retelling"]

DISTORTED = Distortion().distorted
"""The score from which a retelling is called distorted, by default."""

# What each piece of evidence adds to -log(1 - score). Beside an article: between the weights
# that best rank an edited summary above the true one and those that best part the two sets,
# on half of BUMP by article (`python -m benchmarks.distortion`). A contradiction, for which no
# model can be had here, counts like the clearest kinds.
_FINDINGS: Mapping[FindingKind, float] = {
    "number": 0.93, "date": 0.93, "person": 0.93, "place": 0.93, "organisation": 0.93,
    "attribution": 0.7, "predicate": 0.7, "negation": 0.7, "modality": 0.7, "role": 0.7,
    "quote": 0.7, "invented": 0.37, "contradiction": 0.93,
}  # fmt: skip
_MISPLACED, _PHRASES, _SCATTERED, _WORDS, _BIGRAMS, _DANGLING = 0.46, 0.19, 0.19, 0.09, 0.07, 1.16
# What a summary of so many sentences adds is odd; a longer article has sources of its own.
_SUMMARY = 4
# Beside a single sentence other words mean little, and a finding all the more. There a name that
# may stand for another counts too where that is too doubtful for a finding: on the tuned half of
# MRPC 7 in 100 swapped names more are called distorted for it. It is the greatest at which numbers
# have a precision of .9 there, too (six swaps a pair: .903, at 2.6 .899).
_SENTENCE_FINDINGS, _SENTENCE_SUPPORT, _SENTENCE_DOUBT = 2.0, 0.1, 2.3


@dataclass(frozen=True, slots=True)
class Retelling:
    """How faithfully one text retells another.

    score: 0 faithful to 1 distorted, for ranking retellings of one text and, from
    `DISTORTED` on, a verdict; no probability. kinds: those of the findings, each once, in
    alphabetical order. findings: in the order of the retelling.
    """

    score: float
    kinds: tuple[FindingKind, ...]
    findings: tuple[Finding, ...]


def judge_retelling(
    a: str, b: str, lang: str = "en", inference: Inference | None = None
) -> Retelling:
    """Find what `b`, an article or a sentence that retells `a`, has otherwise than `a`.

    A retelling that only leaves things out has no findings. Identical texts score 0.
    inference: finds contradictions too, where a model of it is at hand.
    """
    source, told = passages(a, lang), passages(b, lang)
    found = [
        finding
        for place, here in enumerate(told)
        for finding in differences(here, source, lang)
        if not is_clear(finding, [told[n] for n in beside(place, len(told))], lang)
    ]
    if inference:
        found += _contradictions(told, source, found, inference)
    findings = tuple(sorted(found, key=lambda finding: finding.here))
    supported = support(told, source, lang)
    if len(source) >= SILENCE:
        evidence = _beside_article(findings, supported, len(told))
    else:
        doubt = max((doubtful_name(here, source, lang) for here in told), default=0.0)
        evidence = _beside_sentence(findings, supported, doubt)
    return Retelling(
        score=round(1 - exp(-evidence), 6),
        kinds=tuple(sorted({finding.kind for finding in findings})),
        findings=findings,
    )


def _contradictions(
    told: Sequence[Passage],
    source: Sequence[Passage],
    known: Sequence[Finding],
    inference: Inference,
) -> list[Finding]:
    """Where a sentence without a finding contradicts the one that says most of it."""
    silent = [here for here in told if not any(within(f.here, here.span) for f in known)]
    pairs = [(here, there) for here in silent for there in nearest(here, source, most=1)]
    verdicts = inference.judge(both_ways((here.text, there.text) for here, there in pairs))
    found = (contradiction(here, there, verdicts, inference.least) for here, there in pairs)
    return [finding for finding in found if finding]


def _beside_article(findings: Sequence[Finding], found: Support, told: int) -> float:
    """All evidence together; `told` counts the sentences of the retelling."""
    new = max(1.0, told / _SUMMARY)
    return sum(
        _FINDINGS[f.kind] * f.confidence / (new if f.kind == "invented" else 1.0) for f in findings
    ) + _unsupported(found)


def _beside_sentence(findings: Sequence[Finding], found: Support, doubt: float) -> float:
    """All evidence together; `doubt` is how likely a name stands for another."""
    changed = sum(_FINDINGS[f.kind] * f.confidence for f in findings)
    support = _SENTENCE_SUPPORT * _unsupported(found)
    return _SENTENCE_FINDINGS * changed + support + _SENTENCE_DOUBT * doubt


def _unsupported(found: Support) -> float:
    return (
        _MISPLACED * found.misplaced
        + _PHRASES * found.phrases
        + _SCATTERED * found.scattered
        + _WORDS * found.words
        + _BIGRAMS * found.bigrams
        + _DANGLING * found.dangling
    )
