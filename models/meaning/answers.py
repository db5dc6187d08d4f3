"""What a person said of two sentences, which counts in the place of what was judged.

An answer is certain evidence on one pair and no command to the clustering: what is gathered
into statements with it still depends on the other sentences. It moves statements and all that
is measured on them; how far the words of a sentence are told elsewhere (`coverage`) stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from scipy.sparse import csr_array

from models.language.words import words
from models.meaning.affinity import Affinities


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said: whether two sentences, given by their texts, say the same."""

    one: str
    other: str
    same: bool


def spoken(text: str) -> str:
    """The words of a sentence, by which it is known again: typography and case do not count."""
    return " ".join(words(text)) or text


def heeded(pairs: Affinities, texts: Sequence[str], answers: Sequence[Answer]) -> Affinities:
    """The judgements with those answers whose sentences are both among `texts`.

    texts: of the n sentences that were judged. answers: of two on one pair the later counts.
    """
    if not answers:
        return pairs
    rows: defaultdict[str, list[int]] = defaultdict(list)  # a short sentence may have several
    for row, text in enumerate(texts):
        rows[spoken(text)].append(row)
    judged = pairs.same.tolil()
    for answer in answers:
        for one, other in product(
            rows.get(spoken(answer.one), ()), rows.get(spoken(answer.other), ())
        ):
            if one != other:
                judged[one, other] = judged[other, one] = float(answer.same)
    return replace(pairs, same=csr_array(judged))


def met(answers: Sequence[Answer], texts: Sequence[str]) -> tuple[Answer, ...]:
    """The answers of which both sentences stand in `texts`, those of whole articles."""
    # Taking a text apart into words takes 1 ms; most hold no word of any answer as long.
    folded = "\n".join(texts).casefold().replace("’", "'") if answers else ""
    likely = [a for a in answers if _longest(a.one) in folded and _longest(a.other) in folded]
    if not likely:
        return ()
    told = f"  {'  '.join(map(spoken, texts))}  "
    return tuple(
        answer
        for answer in likely
        if f" {spoken(answer.one)} " in told and f" {spoken(answer.other)} " in told
    )


@lru_cache(maxsize=10_000)
def _longest(sentence: str) -> str:
    return max(words(sentence), key=len, default="")
