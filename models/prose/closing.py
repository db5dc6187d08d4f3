"""What stands below a report: the author's bio, notes under a heading, foreign lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.prose.conventions import CAPITAL, UNSPACED
from models.prose.evidence import FURNITURE
from models.prose.lines import Line, stems

_FULL_NAME = re.compile(
    rf"\W*({CAPITAL}[\w'’.-]+(?:\s{CAPITAL}[\w'’.-]+){{1,3}})\s+(?!{CAPITAL})[^\W\d_]"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_ASKS = re.compile(r"[?？؟][\"”’»“*_]*$")

# A heading that speaks for all below it ("About the author") may do so at most over the
# last third of a text, lest a heading inside the report swallow it.
_NOTES_SHARE = 0.34
# What lies beyond the furniture and is at most so long may be furniture itself.
_ISLAND_LINES, _ISLAND_WORDS = 2, 25
# A short text uses too few words to tell that a line is not about its topic: below reports of
# six sentences on other matters one closing line in four was taken for foreign, with this bound
# one in thirty, and no link less was found. Pairs of Chinese signs are four times as many.
_TOPIC, _TOPIC_PAIRS = 60, 240
_GAP = 2
# The longest author's bio seen under news and opinion pieces has about 100 words.
_BIO_WORDS = 120
_NOTICE_WORDS = 45


def closing(lines: Sequence[Line]) -> frozenset[int]:
    """The sentences of bios and of notes ("About ...") at the end of the text."""
    notes = _notes(lines)
    return notes | _last_paragraphs(lines, notes)


def running_stretch(lines: Sequence[Line], closed: frozenset[int]) -> tuple[int, int]:
    """The first and the last sentence of the running text; of all, where there is none.

    Full sentences beyond two lines or more of furniture end it only if they share a longer
    word with it.
    """
    running = [i for i, line in enumerate(lines) if line.running and i not in closed]
    if not running:
        return 0, len(lines) - 1
    island = _island(lines, running)
    return running[0], running[-1 - len(island)]


def is_foreign(line: Line, topic: frozenset[str]) -> bool:
    """Whether a line shares no longer word with `topic`.

    A line without any is not foreign, and none is where the topic has too few to tell.
    """
    own = stems(line.text)
    enough = _TOPIC_PAIRS if _UNSPACED.search(line.text) else _TOPIC
    return bool(own) and len(topic) >= enough and not own & topic


def topic(lines: Sequence[Line], until: int) -> frozenset[str]:
    """What the running text up to sentence `until` is about, as stems."""
    running = (stems(line.text) for line in lines[: until + 1] if line.running)
    return frozenset[str]().union(*running)


def _notes(lines: Sequence[Line]) -> frozenset[int]:
    words = _words(lines, range(len(lines)))
    below, start = 0, len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if below > _NOTES_SHARE * words:
            break
        if any(hit.cue.reach == "rest" for hit in lines[index].hits):
            start = index
        below += lines[index].shape.words
    return frozenset(range(start, len(lines)))


def _last_paragraphs(lines: Sequence[Line], closed: frozenset[int]) -> frozenset[int]:
    """Closing paragraphs that introduce the author or are a notice, from there on.

    "All rights reserved. Redistribution is prohibited." is furniture to its end.
    """
    found: set[int] = set()
    blocks: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in closed:
            blocks.setdefault(line.block, []).append(index)
    for members in reversed(blocks.values()):
        if not any(line.running for line in lines[: members[0]]):
            break
        opening = next((i for i in members if _introduces(lines, i)), None)
        about = [i for i in members if opening is not None and i >= opening]
        if about and _words(lines, about) <= min(_BIO_WORDS, _words(lines, range(about[0]))):
            found.update(about)
        elif members[0] > 0 and _is_notice(lines, members):
            found.update(members)
        elif any(lines[i].running for i in members):
            break
    return frozenset(found)


def _is_notice(lines: Sequence[Line], members: Sequence[int]) -> bool:
    """Whether a short paragraph opens with a cue, or asks its reader and then gives one.

    "What do you remember of her? Let us know in the comments."
    """
    said = (i for i in members if not _ASKS.search(lines[i].text))
    opening = lines[next(said, members[0])]
    return opening.cues >= FURNITURE and _words(lines, members) <= _NOTICE_WORDS


def _introduces(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence presents a person of whom the report itself says nothing."""
    if _is_author(lines, index):
        return True
    for hit in lines[index].hits:
        if hit.cue.kind == "bio" and hit.name:
            family = re.compile(rf"\b{re.escape(hit.name.split()[-1])}\b")
            return not any(line.running and family.search(line.text) for line in lines[:index])
        if hit.cue.kind == "bio" and hit.cue.weight >= FURNITURE:
            return True
    return False


def _is_author(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence begins with a name that only stands in a byline before."""
    match = _FULL_NAME.match(lines[index].text)
    if match is None or not lines[index].shape.terminated:
        return False
    named = [line for line in lines[:index] if match.group(1) in line.text]
    return bool(named) and all(
        line.furniture or any(hit.cue.kind == "byline" for hit in line.hits) for line in named
    )


def _island(lines: Sequence[Line], running: Sequence[int]) -> Sequence[int]:
    """The last of the `running` sentences, if furniture and topic part them from the rest."""
    for size in range(1, min(_ISLAND_LINES, len(running) - 1) + 1):
        before, tail = running[-1 - size], running[-size:]
        if tail[0] - before > _GAP and all(
            not line.shape.terminated or line.furniture for line in lines[before + 1 : tail[0]]
        ):
            about = topic(lines, before)
            foreign = all(is_foreign(lines[i], about) for i in tail)
            return tail if foreign and _words(lines, tail) <= _ISLAND_WORDS else ()
    return ()


def _words(lines: Sequence[Line], members: Iterable[int]) -> int:
    return sum(lines[i].shape.words for i in members)
