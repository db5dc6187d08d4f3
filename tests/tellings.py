"""Invented articles, and a desk that compares them with the real model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from models.analysis import Analysis, analyse
from models.comparison import compare
from models.encoders.background import background, background_languages, background_texts
from models.encoders.encoding import Encoded, EncodedTexts, Encoder, encode_texts
from models.encoders.weights import Model
from models.ids import article_id
from models.inference.verdicts import Inference
from models.material import Material, gather
from models.meaning.affinity import Affinities, affinities
from models.meaning.answers import Answer
from models.meaning.calibration import calibration_for
from models.meaning.table import SentenceTable, sentence_table
from models.meaning.yardstick import Yardstick
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article, Comparison
from models.scores import Score
from models.settings import Curve, Divergence, Settings

# Fewer draws than in use: the tests are about laws, which hold for any number.
FAST = Settings(divergence=Divergence(resamples=200))


class MemoryCache:
    """A cache that lasts as long as the object; counts what it was asked to keep."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are there."""
        return {key: self.kept[key] for key in keys if key in self.kept}

    def put_many(self, items: Mapping[bytes, bytes]) -> None:
        """Keep the values."""
        self.kept |= items


def article(  # noqa: PLR0913, PLR0917 - the fields of an article that tests vary
    source: str,
    text: str,
    published: str | None = "2024-05-01T08:00:00+00:00",
    family: str | None = None,
    path: str | None = None,
    lang: str = "en",
) -> Article:
    """An article; its path, and so its id, follows from the source unless given."""
    path = path or f"{source}.txt"
    return Article(
        id=article_id(None, path, text),
        source=source,
        family=family or source,
        title=None,
        published=published,
        url=None,
        lang=lang,
        path=path,
        text=text,
    )


def material(*articles: Article) -> Material:
    """What is gathered from articles."""
    return gather(articles, label_sentences(articles, load_cues()))


def reprinted(original: Article, source: str, headline: str) -> Article:
    """The same text by another source, from another path, under another headline."""
    (sentences,) = label_sentences([original], load_cues())
    old = next((s for s in sentences if s.role == "headline"), None)
    start, end = (old.start, old.end) if old else (0, 0)
    text = original.text[:start] + headline + ("" if old else "\n\n") + original.text[end:]
    path = f"{source}.txt"
    return replace(
        original,
        id=article_id(None, path, text),
        source=source,
        family=source,
        path=path,
        text=text,
        url=None,
    )


@dataclass
class Desk:
    """Compares articles; encodes each sentence once in a session."""

    model: Model
    encoder: Encoder
    cache: MemoryCache = field(default_factory=MemoryCache)

    def encoded(self, texts: Sequence[str]) -> EncodedTexts:
        """The vectors of texts."""
        return encode_texts(texts, lambda: self.encoder, self.model.identity, self.cache)

    def vectors(self, texts: Sequence[str]) -> list[Encoded]:
        """The vectors of each text, in order."""
        return [self.encoded(texts)[text] for text in texts]

    @cached_property
    def yardstick(self) -> Yardstick:
        """What the model's vectors are measured with."""
        return self.measured_in("en")

    def measured_in(self, *langs: str) -> Yardstick:
        """Likewise for texts in these languages."""
        names = background_languages(langs)
        found = self.encoded([text for name in names for text in background_texts(name)])
        by_language = {name: [found[text] for text in background_texts(name)] for name in names}
        return Yardstick(background(by_language), calibration_for(Curve(), self.model.sha256))

    def table(self, texts: Sequence[str]) -> SentenceTable:
        """The texts, laid out for alignment."""
        return sentence_table(texts, self.vectors(texts), self.yardstick.background, "en")

    def judged(self, texts: Sequence[str]) -> Affinities:
        """The texts, judged against each other."""
        return affinities(self.table(texts), self.yardstick.calibration)

    def analysed(self, articles: Sequence[Article], settings: Settings = FAST) -> Analysis:
        """What is known of a story's sentences before anything is scored."""
        gathered = material(*articles)
        encoded = self.encoded(gathered.to_encode)
        return analyse(gathered, encoded.by_text, self.measured_in(*gathered.langs), settings)

    def compare(
        self,
        articles: Sequence[Article],
        settings: Settings = FAST,
        inference: Inference | None = None,
        answers: Sequence[Answer] = (),
    ) -> Comparison:
        """The comparison of a story."""
        gathered = material(*articles)
        encoded = self.encoded(gathered.to_encode).by_text
        measured = self.measured_in(*gathered.langs)
        return compare(gathered, encoded, measured, settings, answers=answers, inference=inference)


def scores(comparison: Comparison) -> dict[str, Score]:
    """The scores by source."""
    return {score.source: score for score in comparison.scores}
