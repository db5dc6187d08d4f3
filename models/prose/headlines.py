"""Which lines of an article are its headline, and which head a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.language.words import words
from models.prose.lines import Line, bag, stems
from models.prose.shapes import has_date, is_name, label_end

# A title that differs by a word or two, "LIVE:" before it say, is the same title.
_SAME = 0.8
_FIGURE, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_TITLE_WORDS = range(2, 31)
_CROSSHEAD_WORDS = range(1, 9)
_TOP = 15
_SHORT = 8
_QUOTE_ENDS = ("?", "!", "”", '"', "’", "'", "»", "“")


def headlines(lines: Sequence[Line], title: str | None) -> frozenset[int]:
    """The title line above the running text, and its repetitions there.

    The article's `title` decides where a line, or the sentences of one, are like it. Else it is
    the first line above the running text that is no furniture and shares a word with that text,
    or else, since names and mottos of a page come first, the last. A text without running text
    has none.
    """
    first = next((i for i, line in enumerate(lines) if line.running), None)
    wanted = bag(title or "")
    named = [i for i, line in enumerate(lines[:_TOP]) if _repeats(line, wanted)]
    named = named or _title_in_sentences(lines[:_TOP], wanted)
    if not named and first is not None:
        named = _best_title(lines, first) or _above_furniture(lines)
    if not named:
        return frozenset()
    head = bag(lines[named[0]].text)
    until = max(named[0], first or 0) + 1
    repeated = {i for i, line in enumerate(lines[:until]) if _repeats(line, head)}
    return _whole(lines, repeated | set(named))


def crossheads(lines: Sequence[Line]) -> frozenset[int]:
    """Short lines between running text that head what follows.

    A question alone in its paragraph may be the writer's own: it counts only where the
    text has a part headed by a line without a full stop too, or marks it as a heading.
    """
    found = [i for i in range(1, len(lines) - 1) if _is_crosshead(lines, i)]
    plain = [i for i in found if not lines[i].shape.terminated or lines[i].text[0] == "#"]
    return frozenset(found if plain else ())


def _title_in_sentences(lines: Sequence[Line], title: frozenset[str]) -> list[int]:
    """The first paragraph above others of which all sentences together are the title."""
    for block in dict.fromkeys(line.block for line in lines[:-1]):
        members = [i for i, line in enumerate(lines) if line.block == block]
        own = frozenset[str]().union(*(bag(lines[i].text) for i in members))
        least = 1.0 if any(lines[i].running for i in members) else _SAME
        alone = members[-1] == len(lines) - 1
        if not alone and 2 * len(own & title) >= least * (len(own) + len(title)) > 0:
            return members
    return []


def _whole(lines: Sequence[Line], heads: set[int]) -> frozenset[int]:
    """The `heads`, each with what else stands in its line: "48亿！远航电池落户江城"."""
    running = {line.block for line in lines if line.running}
    blocks = {lines[i].block for i in heads} - running
    return frozenset(heads | {i for i, line in enumerate(lines) if line.block in blocks})


def _best_title(lines: Sequence[Line], first: int) -> list[int]:
    topic = frozenset[str]().union(*(stems(line.text) for line in lines if line.running))
    candidates = [i for i in range(first) if _is_title(lines[i])]
    shared = {i: len(stems(lines[i].text) & topic) for i in range(first)}
    # A standfirst shares more words than the headline above it, but not twice as many.
    most = max((shared[i] for i in candidates), default=0)
    on_topic = [i for i in candidates if shared[i] and 2 * shared[i] >= most]
    labelled = [i for i in range(first) if _tells(lines[i], on_topic=shared[i] > 0)]
    if best := on_topic[:1] or labelled[:1]:
        return best
    named = [i for i in range(first) if _names_topic(lines, i, on_topic=shared[i] > 0)]
    long_enough = [i for i in candidates if lines[i].shape.words >= 4]
    return named[:1] or long_enough[-1:] or candidates[-1:]


def _above_furniture(lines: Sequence[Line]) -> list[int]:
    """The first paragraph, of short sentences, if a byline or a date parts it from the report.

    "Wiatraki napędzają spółkę. Kurs w górę o 7 proc."
    """
    top = [i for i, line in enumerate(lines) if line.block == lines[0].block]
    short = all(lines[i].shape.words <= _SHORT and not lines[i].cues for i in top)
    parted = lines[len(top) : len(top) + 1]
    return top if short and any(line.furniture for line in parted) else []


def _is_title(line: Line) -> bool:
    ended = line.shape.terminated and not line.text.endswith(_QUOTE_ENDS)
    label = label_end(line.text) and line.shape.words <= 6
    return line.shape.words in _TITLE_WORDS and not (ended or label or line.furniture)


def _names_topic(lines: Sequence[Line], index: int, *, on_topic: bool) -> bool:
    """Whether a line is a name by its looks, "Banjir Garut", and what the report is about."""
    line = lines[index]
    if not is_name(line.text) or line.cues != 0:
        return False
    said = (bag(line.text) for line in lines if line.running)
    return on_topic or bag(line.text) <= frozenset[str]().union(*said)


def _tells(line: Line, *, on_topic: bool) -> bool:
    """Whether a line with a label says more than "Location: Arad": "Arad flood: two dead"."""
    label = label_end(line.text)
    said = line.text[label:].strip() if label else ""
    figure = bool(_FIGURE.search(said)) and not has_date(said)
    tells = len(words(said)) >= 2 and bool(_LETTER.search(said)) and not is_name(said)
    return tells and (figure or on_topic) and line.cues == 0 and not line.shape.terminated


def _is_crosshead(lines: Sequence[Line], index: int) -> bool:
    before, line, after = lines[index - 1 : index + 2]
    alone = before.block < line.block < after.block
    ended = line.shape.terminated and not line.text.endswith("?")
    return (
        alone
        and not ended
        and not line.text[0].islower()
        and line.shape.words in _CROSSHEAD_WORDS
        and not line.furniture
        and line.cues <= 0
        and (before.shape.terminated or before.furniture)
        and after.shape.terminated
        and any(other.running for other in lines[:index])
        and any(other.running and other.block == after.block for other in lines[index:])
    )


def _repeats(line: Line, title: frozenset[str]) -> bool:
    """Whether a line is the title but for a word or two (Dice coefficient).

    A sentence of running text may be near to its title, and is content if it adds a word.
    """
    own = bag(line.text)
    least = 1.0 if line.running else _SAME
    return 2 * len(own & title) >= least * (len(own) + len(title)) > 0
