"""Evidence that a sentence is page furniture, as a sum of weights.

Each kind of evidence is a number of points; a sentence with `FURNITURE` points or more is
furniture. The weights are set so that losing a real sentence takes several signs at once:
a full sentence inside the running text is never lost to shape or position alone.

    cues         words that speak for furniture, 1 to 3 a kind (`data/furniture.toml`)
    looks        wordless, date, address 3; menu, short line, dated, name, label, brackets 0.5
                 to 1.5
    place        a short line above the headline 2.5; before the running text 1; after it 1.5,
                 a short line that shares no word with it 2.5; a sentence beyond furniture that
                 shares none 4
    listing      in a list under a heading such as "Related articles", 1.5
    caption      in a short paragraph that a picture credit closes, 4
    repetition   the same line in another article of the source, 1.5; in three unrelated, 4
    company      beside furniture, 0.5
    prose        built like a sentence of running text, or beside one in a paragraph, -1.5;
                 there neither looks nor place count
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from models.prose.cues import Hit
from models.prose.shapes import (
    Shape,
    has_date,
    is_bare_dateline,
    is_bracketed,
    is_date,
    is_menu,
    is_name,
    is_wordless,
    label_end,
    link_share,
    writes_no_stops,
)

FURNITURE = 2.5
"""Points from which a sentence is furniture."""

_DECIDES = 3.0
_DATE_WORDS = 14
# In Thai a full sentence, too, ends without a sign; longer than a label it may be one.
_LABEL = 6
# A line of so many words that ends in a colon hands over to what follows, be it a report.
_INTRODUCES = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """The points of one sentence, by kind; see the module's table."""

    cues: float = 0.0
    looks: float = 0.0
    place: float = 0.0
    listing: float = 0.0
    caption: float = 0.0
    repetition: float = 0.0
    company: float = 0.0
    prose: float = 0.0

    @property
    def total(self) -> float:
        """All points together."""
        return float(sum(getattr(self, field.name) for field in fields(self)))

    @property
    def furniture(self) -> bool:
        """Whether the points suffice."""
        return self.total >= FURNITURE


def cue_points(hits: tuple[Hit, ...]) -> float:
    """The weights of the cues found, a bio's left out: it is judged by its paragraph."""
    return sum(hit.cue.weight for hit in hits if hit.cue.kind != "bio")


def shape_points(text: str, shape: Shape) -> float:
    """What the look of a line says for furniture, 0 to 4."""
    if link_share(text) >= 0.5 or (shape.words <= _DATE_WORDS and _tells_nothing(text)):
        return _DECIDES
    if shape.terminated and not is_menu(text):
        return 0.0
    if shape.words >= _INTRODUCES and text.endswith((":", "：")):
        return 0.0
    short = 0.0 if shape.words > _LABEL and writes_no_stops(text) else _shortness(shape.words)
    return short + _looks(text, shape.words)


def _tells_nothing(text: str) -> bool:
    return is_wordless(text) or is_date(text) or is_bare_dateline(text)


def _shortness(words: int) -> float:
    if words <= 3:
        return 1.5
    return 1.0 if words <= 6 else 0.5 if words <= 12 else 0.0


def _looks(text: str, words: int) -> float:
    points = 1.5 if is_menu(text) else 0.0
    points += 1.0 if is_name(text) or is_bracketed(text) else 0.0
    points += 1.0 if words <= _DATE_WORDS and has_date(text) else 0.0
    if label := label_end(text):
        rest = text[label:].strip()
        points += 1.0 if not rest or rest.replace(",", "").isdigit() else 0.0
    return points
