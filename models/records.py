"""The records that every stage reads and writes.

All are frozen: a stage returns new records and never changes its input. Spans are
half-open `[start, end)` offsets, in Unicode code points, into `Article.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal

Span = tuple[int, int]
Role = Literal["body", "headline", "quote", "boilerplate"]
Status = Literal["shared", "partial", "unique"]
CopyKind = Literal["verbatim", "edited", "rewritten"]

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Article:
    """One text by one source.

    `family` groups publishers under one owner; a source of unknown owner is its own
    family. `published` is ISO 8601, a date or a date with time, or None. `path` is the
    input as the reader named it (`file.jsonl:3` for the third line of a file).
    """

    id: str
    source: str
    family: str
    title: str | None
    published: str | None
    url: str | None
    lang: str | None
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that is not compared, and the rule that says so."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article's own text, never a rewritten copy.

    `index` counts from 0 in reading order, furniture included.
    """

    index: int
    start: int
    end: int
    role: Role

    @property
    def scored(self) -> bool:
        """Whether the sentence counts in scores: body text and quotations do."""
        return self.role in ("body", "quote")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The sentence of another origin that says most nearly the same.

    `affinity` is the probability, 0 to 1, that the two say the same thing.
    """

    article: str
    index: int
    affinity: float


@dataclass(frozen=True, slots=True)
class Part:
    """A claim-sized span of a sentence and the statement it belongs to."""

    start: int
    end: int
    statement: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of one sentence after comparing it with the other origins.

    Furniture and headlines are judged too where they can be (`statement` is None for
    furniture), but only sentences with `Sentence.scored` enter scores. `coverage` is
    the share, 0 to 1, of the sentence's content also said by other origins;
    `uncovered` are the spans of the words that nobody else says.
    """

    sentence: Sentence
    statement: str | None
    status: Status | None
    coverage: float | None
    uncovered: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    best: Counterpart | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """An article with its origin and its judged sentences, in reading order."""

    article: Article
    origin: str
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A cluster of sentences that say the same thing.

    `text` is its representative sentence, `sentences` the (article id, sentence index)
    of each member, `origins` the number of independent origins that carry it. `core`:
    carried by at least max(2, a share of) the origins. `cohesion`: mean probability, 0 to
    1, that two of the different sentences that mainly make it say the same; None for one.
    """

    id: str
    text: str
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    core: bool
    sentences: tuple[tuple[str, int], ...]
    cohesion: float | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Text of one article found in another.

    `share` is the part, 0 to 1, of the taker's words that stand in the giver too.
    """

    giver: str
    taker: str
    share: float
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Distortion:
    """A detail on which two aligned sentences disagree."""

    article: str
    index: int
    against: tuple[str, int]
    kind: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Score:
    """How one source's telling stands to those of the other origins.

    The axes are kept apart and never mixed into one number. None means not measured, or
    not defined for this source.

    raw: Jensen-Shannon divergence, in bits, between the source's attention and the mean of
    the other origins', 0 (the same) to 1 (nothing in common); Lin 1991.
    addition, omission, emphasis: its exact split, raw = addition + omission + emphasis;
    what only the source tells, only the others tell, and both at other lengths.
    chance: raw divergence to be expected if who tells what were drawn at random.
    divergence: (raw - chance) / (1 - chance), at most 1; 0 says no more than chance, below
    0 nearer than chance. Formula and references: `models.divergence`.
    low, high: interval of `divergence`. significant: whether chance seldom reaches `raw`.
    wording: mean of 1 - cosine of character n-gram vectors between what the source shares
    and its nearest counterpart elsewhere, 0 (the same words) to 1 (none in common).
    copied: greatest share, 0 to 1, of one of its articles that another source's article
    gave. distortion: share of aligned sentences that disagree on a detail.
    sentences, shared, unique: counts of its scored sentences. omitted: ids of the core
    statements it does not carry though they were known when it published.
    """

    source: str
    articles: tuple[str, ...]
    divergence: float | None
    low: float | None
    high: float | None
    addition: float | None
    omission: float | None
    emphasis: float | None
    raw: float | None
    chance: float | None
    significant: bool | None
    wording: float | None
    copied: float
    distortion: float | None
    sentences: int
    shared: int
    unique: int
    omitted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One story, compared: everything that the report, the store and the user get."""

    id: str
    tellings: tuple[Telling, ...]
    statements: tuple[Statement, ...]
    copies: tuple[Copy, ...]
    distortions: tuple[Distortion, ...]
    scores: tuple[Score, ...]
    refused: tuple[Refusal, ...]
    manifest: Mapping[str, Any] = field(default_factory=dict)


def article_id(url: str | None, path: str, text: str) -> str:
    """A stable id: 16 hexadecimal digits of canonical URL (else path) and text."""
    name = f"{url or path}\n{text}"
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def story_id(articles: tuple[Article, ...] | list[Article]) -> str:
    """A stable id of the set of articles, whatever their order."""
    names = "\n".join(sorted(article.id for article in articles))
    return blake2b(names.encode(), digest_size=8).hexdigest()
