"""The records that every stage reads and writes.

All are frozen: a stage returns new records and never changes its input. Spans are
half-open `[start, end)` offsets, in Unicode code points, into `Article.text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from models.direction_evidence import DirectionEvidence
from models.scores import Score

Span = tuple[int, int]
Place = tuple[str, int]  # of a sentence: the id of its article, and its index there
Role = Literal["body", "headline", "quote", "boilerplate"]
Status = Literal["shared", "partial", "unique"]
CopyKind = Literal["verbatim", "edited", "rewritten"]


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
class Link:
    """From whom an article has a statement.

    giver: an article's id, or that of a missing ancestor; None: its own reporting, or from
    somebody who is not known.
    """

    article: str
    giver: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A cluster of sentences that say the same thing.

    `text` is its representative sentence, `sentences` the (article id, sentence index)
    of each member, `origins` the number of origins that carry it and did not have it from one
    another. `core`: these are at least max(2, a share of) the story's origins less one.
    `cohesion`: mean probability, 0 to 1, that two of the different sentences that mainly make
    it say the same; None for one.
    partly: the sources that tell only a part of `text`. own: the spans of `text` that fewer
    than half of the other origins that carry the statement say.
    lineage: who has it from whom, one link for each of `articles`. independent: the effective
    number of those who did not have it from one another, 1 / sum of their squared shares of
    the articles; 1 where all have it from one.
    """

    id: str
    text: str
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int
    core: bool
    sentences: tuple[Place, ...]
    cohesion: float | None = None
    partly: tuple[str, ...] = ()
    own: tuple[Span, ...] = ()
    lineage: tuple[Link, ...] = ()
    independent: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that one article took from another: its spans in both texts.

    quoted: it stands in a quotation, proves nothing and counts in no share. kind: how near it
    stays to the giver's words.
    """

    giver: Span
    taker: Span
    quoted: bool
    kind: CopyKind


@dataclass(frozen=True, slots=True)
class Copy:
    """Text of one article found in another.

    `share` is the part, 0 to 1, of the taker's words outside quotations that stand in the
    giver too. passages: where, in the taker's order. decided: what tells giver from taker,
    see `models.copying.direction`; "length" is a guess. ancestor: the missing text from which
    both have it, so that neither took it from the other.
    """

    giver: str
    taker: str
    share: float
    kind: CopyKind
    passages: tuple[Passage, ...] = ()
    decided: DirectionEvidence | None = None
    ancestor: str | None = None


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A text that is not among the articles, and from which several of them must come.

    name: the agency that they name as its author, "AFP/dpa" where they name two as one; None if
    they name none. articles: those that have it from there and from no other article. evidence:
    "marks" (they name an agency that is not among them), "passages" (what they share cannot have
    come down from any of them).
    """

    id: str
    name: str | None
    articles: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Distortion:
    """A detail on which a sentence disagrees with an aligned one, `against`.

    Which of the two is off is unknown; the finding stands with the one that fewer origins
    bear out. kind: number, date, person, place, organisation, attribution, predicate, negation,
    modality, role, quote, invented, or contradiction (by a model of inference). here, there: the
    detail in each, "" where nothing stands in its place; here_at, there_at: its spans in the two
    articles' texts. confidence: 0 to 1, how surely it is a change and not another way to say it; no
    probability. says: a plain sentence for a reader. differs, tellers: it differs from `differs`
    of the `tellers` other origins that tell the detail; the text it was taken from counts as one.
    update: it is the later figure, and those it differs from were published before.
    """

    article: str
    index: int
    against: Place
    kind: str
    here: str
    there: str
    here_at: Span | None = None
    there_at: Span | None = None
    confidence: float | None = None
    says: str = ""
    differs: int = 1
    tellers: int = 1
    update: bool = False


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
    ancestors: tuple[Ancestor, ...] = ()
