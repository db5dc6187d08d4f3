"""Articles that are put together from several texts, as from the reports of two agencies.

Half of such an article may stand in no single other text and still be nobody's own: what counts
is how many of its words stand in the others' together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.copying.sequenced import Sequenced
from models.records import Copy, Span
from models.settings import Lineage

# Of a giver that makes up less than this part of what makes a text derived it has a paragraph:
# a piece of background, a press kit.
_LEAST_PART = 0.5


def least_of_blend(settings: Lineage) -> float:
    """The share of its words, 0 to 1, that a blend has at least of each of its givers."""
    return settings.derived * _LEAST_PART


def blends(
    articles: Iterable[Sequenced], copies: Sequence[Copy], settings: Lineage
) -> frozenset[str]:
    """The articles of whose words enough for a derived text stand in several others together."""
    least = least_of_blend(settings)
    given = {article.id: [c for c in copies if c.taker == article.id] for article in articles}
    return frozenset(
        article.id
        for article in articles
        if len(its := [c for c in given[article.id] if c.share >= least]) > 1
        and _taken(article, its) >= settings.derived
    )


def _taken(article: Sequenced, copies: Iterable[Copy]) -> float:
    """The share of the article's unquoted words that stand in a passage of any of the copies."""
    spans = [p.taker for copy in copies for p in copy.passages if not p.quoted]
    return sum(_inside(article, spans)) / max(1, article.own_words)


def _inside(article: Sequenced, spans: Sequence[Span]) -> Iterator[bool]:
    """For each unquoted word of known place whether it lies in one of the spans."""
    for (start, end), quoted in zip(article.spans, article.quoted, strict=False):
        if not quoted:
            yield any(a <= start and end <= b for a, b in spans)
