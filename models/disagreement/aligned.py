"""The aligned sentences of a story, and what differs between any two of them.

Which are aligned is said in `counterparts`, beside this. Distinct sentences are compared once,
whoever prints them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.analysis import Analysis
from models.changes.contradictions import contradiction
from models.changes.differences import differences
from models.changes.finding import Finding
from models.changes.passages import Passage, beside, passage
from models.changes.translated import changed_figures
from models.claims import Claim, Claims
from models.disagreement.counterparts import counterparts
from models.inference.verdicts import Inference, Pair, Verdict, both_ways
from models.language.words import word_spans
from models.material import content_words
from models.naming.known_names import known_names
from models.naming.name_variants import name_form
from models.naming.names import is_title_case
from models.naming.word_lists import listed
from models.records import Span


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """All that the articles besides some say: their sentences, and the names in these."""

    passages: tuple[Passage, ...]
    names: frozenset[str]


@dataclass(frozen=True, eq=False)
class Aligned:
    """The aligned sentences of a story.

    same: the probability from which two are aligned. inference: where there is a model of it.
    """

    analysis: Analysis
    made: Claims
    same: float
    inference: Inference | None = None

    @cached_property
    def counterparts(self) -> Mapping[Claim, Sequence[Claim]]:
        """For each scored sentence that has any, its counterparts, the likeliest first."""
        return counterparts(self.made, self.analysis, self.same)

    def lang(self, row: int) -> str:
        """The language of a distinct sentence."""
        return self.analysis.material.langs[row]

    @cached_property
    def known(self) -> frozenset[str]:
        """Words that are names wherever capitalised, by any sentence of the story."""
        told = self.analysis.material
        return frozenset().union(*map(known_names, told.texts, told.langs))

    @cached_property
    def _elsewhere(self) -> dict[frozenset[int], Elsewhere]:
        return {}

    @cached_property
    def _passages(self) -> dict[int, Passage]:
        return {}

    @cached_property
    def _findings(self) -> dict[tuple[int, int], tuple[Finding, ...]]:
        return {}

    def is_one_name(self, one: str, other: str) -> bool:
        """Whether a name of the story holds the words of both: "Lee Marsh" of "Lee", "Marsh"."""
        parts = frozenset(name_form(one).words), frozenset(name_form(other).words)
        if not all(parts) or parts[0] & parts[1]:
            return False
        return any(parts[0] | parts[1] <= words for words in self._full_names)

    @cached_property
    def _full_names(self) -> frozenset[frozenset[str]]:
        """The words of each name of several words, headlines apart, which capitalise them all."""
        passages = map(self.passage, range(len(self.analysis.material.texts)))
        told = (passage for passage in passages if not is_title_case(passage.text.split()))
        found = (name.text for passage in told for name in passage.names)
        forms = (
            frozenset(name_form(name).words)
            for name in found
            if listed("ands").isdisjoint(name.split())
        )
        return frozenset(words for words in forms if len(words) > 1)

    def passage(self, row: int) -> Passage:
        """A distinct sentence, ready to compare; spans count from its beginning."""
        if row not in self._passages:
            text = self.analysis.material.texts[row]
            self._passages[row] = passage(text, (0, len(text)), self.lang(row), self.known)
        return self._passages[row]

    def beside(self, claim: Claim) -> Sequence[Passage]:
        """The sentences before and after a claim in its article, furniture passed over."""
        rows = self.analysis.material.rows[claim.number]
        told = [(index, row) for index, row in enumerate(rows) if row is not None]
        place = told.index((claim.sentence.index, claim.row))
        return [self.passage(told[near][1]) for near in beside(place, len(told))]

    def elsewhere(self, numbers: frozenset[int]) -> Elsewhere:
        """All that the articles besides those `numbers` say."""
        if numbers not in self._elsewhere:
            said = self.analysis.material.occurrences()
            rows = {row for other, _, row in said if other not in numbers}
            told = tuple(self.passage(row) for row in sorted(rows))
            names = frozenset(name.text for passage in told for name in passage.names)
            self._elsewhere[numbers] = Elsewhere(told, names)
        return self._elsewhere[numbers]

    def findings(self, here: int, there: int) -> tuple[Finding, ...]:
        """What the sentence `here` has otherwise than `there`, both rows."""
        if here == there:
            return ()
        if (here, there) not in self._findings:
            one, other, lang = self.passage(here), self.passage(there), self.lang(here)
            translated = self.lang(there) != lang or _is_cyrillic(one) != _is_cyrillic(other)
            found = changed_figures(one, other) if translated else differences(one, [other], lang)
            self._findings[here, there] = tuple(found) or self._contradiction(here, there)
        return self._findings[here, there]

    def _contradiction(self, here: int, there: int) -> tuple[Finding, ...]:
        if self.inference is None:
            return ()
        one, other = self.passage(here), self.passage(there)
        found = contradiction(one, other, self._verdicts, self.inference.least)
        return (found,) if found else ()

    def follows(self, here: int, there: int) -> bool:
        """Whether the sentence `here`, by the model of inference, follows from `there`."""
        if here == there:
            return True
        texts = self.analysis.material.texts
        verdict = self._verdicts.get((texts[there], texts[here]))
        return verdict is not None and verdict.entails > 0.5  # likelier than anything else

    @cached_property
    def _verdicts(self) -> Mapping[Pair, Verdict]:
        """What the model of inference says of all aligned sentences, asked at once."""
        if self.inference is None:
            return {}
        texts = self.analysis.material.texts
        return self.inference.judge(
            both_ways(
                (texts[claim.row], texts[other.row])
                for claim, others in self.counterparts.items()
                for other in others
                if claim.row != other.row
            )
        )


# Serbo-Croatian is written in either script; names are then spelled otherwise too.
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _is_cyrillic(passage: Passage) -> bool:
    letters = sum(map(str.isalpha, passage.text))
    return 2 * len(_CYRILLIC.findall(passage.text)) > letters


def placed(span: Span, claim: Claim, analysis: Analysis) -> Span:
    """A span of a distinct sentence's text, as one of the article's text that prints it.

    The two have the same words; line breaks and typography may differ between them.
    """
    ours = word_spans(analysis.material.texts[claim.row])
    theirs = content_words(analysis.material.articles[claim.number], claim.sentence)
    inside = [n for n, (start, end) in enumerate(ours) if start < span[1] and span[0] < end]
    if not inside:
        return theirs[0]
    first, last = inside[0], inside[-1]
    before, after = ours[first][0] - span[0], span[1] - ours[last][1]
    return theirs[first][0] - max(0, before), theirs[last][1] + max(0, after)
