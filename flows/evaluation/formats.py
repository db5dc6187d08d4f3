"""The rows of each task, as documented in docs/evaluate.md; other columns are passed over."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, ClassVar

from langcodes import tag_is_valid
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from models.prose.text import clean, clean_line, count_words

# A longer sentence is none; to align two takes memory with the product of their words.
_SENTENCE_WORDS = 2_000
_TEXT_WORDS = 50_000


def _sentence(text: str) -> str:
    return _measured(clean_line(text), _SENTENCE_WORDS)


def _text(text: str) -> str:
    return _measured(clean(text), _TEXT_WORDS)


def _measured(text: str, most: int) -> str:
    if not text:
        raise ValueError("is empty")
    if count_words(text) > most:
        raise ValueError(f"has more than {most} words")
    return text


def _optional(text: str | None) -> str | None:
    return _measured(clean(text), _TEXT_WORDS) if text and clean(text) else None


def _date(value: str | None) -> str | None:
    try:
        datetime.fromisoformat(value or "1970-01-01")
    except ValueError as error:
        raise ValueError(f"= {value!r:.60}: give an ISO 8601 date, or null") from error
    return value or None


def _given(value: object) -> object:
    """A value, None for a blank text: a table has nothing else for a cell without a label."""
    return None if isinstance(value, str) and not value.strip() else _whole(value)


def _whole(value: object) -> object:
    """3 for 3.0: so tables write whole numbers of a column in which some are missing."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(value: object) -> object:
    """A label that is a number or yes or no in other clothes; else the value as it is."""
    if isinstance(value, bool):
        return int(value)
    text = value.strip().lower() if isinstance(value, str) else ""
    if _NUMBER.fullmatch(text):
        return float(text)
    return _YES_OR_NO.get(text, _given(value))


def _language(tag: str) -> str:
    if not tag_is_valid(tag):
        raise ValueError(f'= {tag!r:.60}: give a language code such as "en"')
    return tag


def _named(name: str | int) -> str | int:
    if isinstance(name, str) and not name.strip():
        raise ValueError("is empty")
    return name


def _yes_or_no(value: float) -> float:
    if value not in (0, 1):
        raise ValueError(f"= {value:g}: give 0 or 1")
    return value


_ID = "a string or a whole number"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_YES_OR_NO = {"true": 1, "false": 0}

Id = Annotated[str | int, BeforeValidator(_whole), AfterValidator(_named), Field(description=_ID)]
Cluster = Annotated[str | int | None, BeforeValidator(_given), Field(description=_ID)]
Line = Annotated[str, AfterValidator(_sentence), Field(description="a sentence")]
Text = Annotated[str, AfterValidator(_text), Field(description="a text")]
Label = Annotated[float, AfterValidator(_yes_or_no)]
Grade = Annotated[float, Field(ge=0, le=5, allow_inf_nan=False)]
Level = Annotated[float, Field(allow_inf_nan=False)]


class Row(BaseModel):
    """What all rows have in common.

    key: the columns that tell a row from every other one. gold: the column of the label.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")
    key: ClassVar[tuple[str, ...]] = ("id",)
    gold: ClassVar[str] = "label"

    lang: Annotated[
        Annotated[str, AfterValidator(_language)] | None,
        BeforeValidator(_given),
        Field(description='a language code such as "en"'),
    ] = None


class NamedRow(Row):
    """A row with an id of its own, and the event it is of: such rows hang together."""

    id: Id
    story: Cluster = None


class PairRow(NamedRow):
    """Two sentences that say the same, or do not.

    evidence: what was found for it in their story, by the model with model_sha256.
    """

    a: Line
    b: Line
    evidence: Annotated[
        Level | None,
        BeforeValidator(_number),
        Field(description="a number, as import-labels writes it"),
    ] = None
    model_sha256: str | None = None
    label: Annotated[
        Grade | None, BeforeValidator(_number), Field(description="0 or 1, or a grade from 0 to 5")
    ] = None


class LabelledPairRow(PairRow):
    """A pair to calibrate with: the label must be there, 0 or 1."""

    label: Annotated[Label, BeforeValidator(_number), Field(description="0 or 1")]


class CoverageRow(NamedRow):
    """Two sentences; the content of b is in a, or is not."""

    a: Line
    b: Line
    label: Annotated[Label | None, BeforeValidator(_number), Field(description="0 or 1")] = None


class RetellingRow(NamedRow):
    """Two sentences or articles; b retells a, faithfully or not."""

    a: Text
    b: Text
    label: Annotated[Label | None, BeforeValidator(_number), Field(description="0 or 1")] = None


class ReuseRow(NamedRow):
    """Two texts, of which `derived` may come from `source`."""

    source: Text
    derived: Text
    label: Annotated[
        Level | str | None,
        BeforeValidator(_number),
        Field(description="0 or 1, a level as a number, or a name"),
    ] = None


class SentenceRow(Row):
    """A sentence of a story; rows of one `cluster` make one statement."""

    key: ClassVar[tuple[str, ...]] = ("story", "doc", "sent_id")
    gold: ClassVar[str] = "cluster"

    story: Id
    doc: Id
    sent_id: Id
    text: Line
    source: str | None = None
    cluster: Cluster = None


class ArticleRow(NamedRow):
    """An article; rows of one `story` report one event, which is their label."""

    gold: ClassVar[str] = "story"

    title: Annotated[str | None, AfterValidator(_optional), Field(description="a title")] = None
    text: Annotated[str | None, AfterValidator(_optional), Field(description="a text")] = None
    source: Annotated[str | None, Field(description="a string")] = None
    published: Annotated[
        str | None, AfterValidator(_date), Field(description="an ISO 8601 date, or null")
    ] = None

    @model_validator(mode="after")
    def _has_words(self) -> ArticleRow:
        if not (self.title or self.text):
            raise ValueError("title and text are empty")
        return self
