"""The news agencies that a dateline names: "PARIS (AFP) -", "【リンデナウ共同】", "LONDON - AP"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from models.prose.agencies import is_cased, is_listed, known_names, words_of
from models.prose.conventions import NO_SMALL, UNSPACED

# As in "PORT ALDER, March 3 (Norvane) —" and "PARIS (AFP) -".
_UNLISTED = re.compile(rf"^[^\n.]{{2,60}}[(（]({NO_SMALL}[\w&. ]{{1,30}})[)）]\s*[—–-]")
_BRACKET = re.compile(
    r"^(?P<before>[^\n()（\[［【〔/]{0,60})[(（\[［【〔/](?P<inside>[^()（）\[\]［］【】〔〕/\n]{1,40}"
    r"(?:/[^()（）\[\]/\n]{1,10})?)[)）\]］】〕/](?P<after>\s*\S?)"
)
_PIECES = re.compile(r"\s*([,.:：/]|(?<![^\W\d_])[-–—]+|[-–—]+(?![^\W\d_]))\s*")
_SHORT_PIECE = 4
_OPENS_REPORT = re.compile(rf"\s*(?:[-–—:：.。।=＝]|[{UNSPACED}])")


def in_dateline(head: str) -> Iterator[str]:
    """The agencies in the dateline that the beginning of a text opens with, as they stand."""
    if match := _filed().match(head):
        yield match["name"]
    if match := _BRACKET.match(head):
        found = list(_inside(match["inside"]))
        if found and _reports(match["before"].strip(), match["after"]):
            yield from found
            return
    if match := _UNLISTED.match(head):
        yield match[1]
    yield from _between_dashes(head)


def _inside(bracket: str) -> Iterator[str]:
    """The listed agencies in a bracket: "AFP", "dpa/lsw", "リンデナウ共同", "서울=연합뉴스"."""
    for piece in re.split(r"[/,、，،=＝&+|]|\s-\s", bracket):
        name = piece.strip()
        edge = _at_edge().search(name)
        if is_listed(name) and is_cased(name):
            yield name
        elif edge and is_cased(edge.group()):
            yield edge.group()


def _reports(place: str, after: str) -> bool:
    """Whether a bracket behind a place opens a report, and explains no name before it."""
    if not place or _OPENS_REPORT.match(after) or place[-1] in ".:।：":
        return True
    dated = any(char.isdigit() for word in place.split()[-2:] for char in word)
    return dated or (len(place.split()) == 1 and not after.strip()[:1].islower())


def _between_dashes(head: str) -> Iterator[str]:
    """As in "МОСКВА, 13 апр - РИА Новости. ", "AP — ", "PARIS/AFP: "."""
    pieces = _PIECES.split(head)
    for turn, (name, mark) in enumerate(zip(pieces[::2], pieces[1::2], strict=False)):
        # "HARRISBURG, PA — " is a place, "Bloomberg — the former mayor — " a person.
        surely = len(name) > len("PA") if turn else not name[1:].islower()
        if is_listed(name) and is_cased(name) and surely and mark != ",":
            yield name
        if len(name.split()) > _SHORT_PIECE:
            return


@cache
def _filed() -> re.Pattern[str]:
    """As in "新华社巴黎4月13日电" and "（法新社巴黎13日電）"."""
    return re.compile(
        rf"^\W*(?P<name>{known_names()})[^\n。，,、]{{0,20}}?\d[^\n。，,、]{{0,5}}?(?:{words_of('filed')})",
        re.IGNORECASE,
    )


@cache
def _at_edge() -> re.Pattern[str]:
    """A name behind a place or a day, with or without a space."""
    return re.compile(
        rf"(?:(?<![^\W\d_{UNSPACED}])|(?=[{UNSPACED}]))(?:{known_names()})$", re.IGNORECASE
    )
