"""The news agencies that a text names as its authors.

They sign in furniture, "By AFP", "© dpa", "With inputs from PTI"; in the dateline, "PARIS
(AFP) -", "【リンデナウ共同】"; and behind the last words of the text, "... said. (EFE)".
An agency that is not listed (`models.prose.agencies`) is known by its shape where it signs for
certain: an acronym behind a word that signs or in brackets, or a name in those of a dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from models.copying.wire_datelines import in_dateline
from models.prose.agencies import (
    BETWEEN,
    is_cased,
    is_listed,
    known_names,
    listed_name,
    no_agencies,
    words_of,
)
from models.prose.conventions import NO_SMALL, UNSPACED
from models.records import Sentence

_TAGS = re.compile(r"</?[A-Za-z]\w*>")
_WORD = r"[^\W\d_]"
_ACRONYM = r"(?-i:[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]{2,5}(?:-[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]{2,5})?)"
# A signature is a short line; a list of more names than this is something else.
_LONGEST, _MOST = 110, 5
# Initials of a reporter, "(jp)", are as long as the shortest acronyms.
_LEAST_UNLISTED = 3
# What parts a signature from a reporter's name, a date or the code of a desk beside it.
_APART = r"[,/&|+=;＝、，:：·•()（）\[\]【】<>«»]|\s[-–—]{1,2}\s"

_HEAD = 100
# A headline may stand before the dateline and not be known for one.
_FIRST = 2
_SHORT_LINE = 8
_LABEL = re.compile(r"[^\W\d_](?:[\w’'-]|\s(?=\w))*(?=\s?[:：])")
# "AFP in Paris"; "PTI ABC XYZ", the codes of those who handled it.
_SIGNED_FROM = re.compile(
    rf"\s+(?:\w{{1,3}}(?:\s{NO_SMALL}[\w'’.-]*){{1,3}}|[A-Z]{{2,4}}(?:\s[A-Z]{{2,4}})*)$"
)


def agency_marks(text: str, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The agencies that the furniture, the dateline or the end of a text names, in this order.

    Known ones by the name under which they are listed, others as they stand.
    """
    lines = [
        _TAGS.sub("", text[s.start : s.end]).strip() for s in sentences if s.role == "boilerplate"
    ]
    furniture = [line for line in lines if len(line) <= _LONGEST and not _picture().search(line)]
    scored = [s for s in sentences if s.scored]
    heads = [text[s.start : s.start + _HEAD].split("\n", maxsplit=1)[0] for s in scored[:_FIRST]]
    found = [name for line in furniture for name in _signatures(line)]
    found += [name for line in heads + furniture for name in in_dateline(line)]
    found += [name for s in scored[-1:] for name in _at_the_end(text[s.start : s.end])]
    return tuple(dict.fromkeys(listed_name(name) for name in found))


def _signatures(line: str) -> Iterator[str]:
    """The agencies that sign in a line of furniture."""
    yield from _whole(line)
    if match := _reporter().match(line):
        yield match["name"]
    opened = _opening().match(line)
    for match in _named(line):
        before, after = line[: match.start()], line[match.end() :]
        if (
            _alone(before, after)
            or (opened and opened.end() <= match.start() and _ends_name(after))
            or (_joined(before) and not after.strip(" .)"))
            or (not before and _SIGNED_FROM.match(after))
            or _thanks().search(line)
        ):
            yield match.group()


def _whole(line: str) -> Iterator[str]:
    """The agencies of a line that consists of nothing but a signature."""
    match = _signature().match(line)
    names = re.split(BETWEEN, match["names"]) if match else []
    listed = [name for name in names if is_listed(name)]
    certain = match and (match["signing"] or line[0] in "(（[【<-–—©" or listed)
    if certain and len(names) <= _MOST:
        yield from listed if _citing().match(line) else filter(_may_be_agency, names)


def _may_be_agency(name: str) -> bool:
    """Whether a name is a listed agency's, or could be that of another by its shape."""
    return is_listed(name) or (len(name) >= _LEAST_UNLISTED and name.upper() not in no_agencies())


def _named(line: str) -> Iterator[re.Match[str]]:
    """Where listed agencies are named, in the case in which agencies are written."""
    for match in _known().finditer(line):
        if is_cased(match.group()):
            yield match


def _alone(before: str, after: str) -> bool:
    """Whether a name stands between separators, as in "Mara Lindt | Reuters".

    Behind another label than a signature's, as in "Tags: fire, Reuters", it is a topic.
    """
    labels = _LABEL.findall(before)
    signed = not labels or _opening().match(labels[-1])
    apart = re.search(rf"(?:^|{_APART})\W*$", before) and re.match(rf"\W*(?:$|{_APART})", after)
    return bool(signed and apart)


def _joined(before: str) -> bool:
    return bool(_joining().search(before)) and len(before.split()) < _SHORT_LINE


def _ends_name(after: str) -> bool:
    """Whether a name ends there: "By AFP in Paris", "By AP Staff", not "By AP Moller staff"."""
    return bool(re.match(r"\s*(?:$|[^\w\s'’-])|\s+(?:\d|\w+\W*$|\w{1,3}\s|\S+[:：])", after))


def _at_the_end(sentence: str) -> Iterator[str]:
    """As in "... said. (AFP)", "... gesperrt. dpa", "……している。＝共同"."""
    first = sentence.strip().split("\n", maxsplit=1)[0]  # the code of a desk may stand below
    match = _closing().search(first[-_HEAD:])
    names = re.split(BETWEEN, match["names"]) if match else []
    yield from (name for name in names if is_cased(name))


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{known_names()})(?!\w)", re.IGNORECASE)


@cache
def _signature() -> re.Pattern[str]:
    name = rf"(?:{known_names()}|{_ACRONYM})"
    return re.compile(
        rf"^\W*(?P<signing>(?:{words_of('signing')})(?:\b|(?<=[{UNSPACED}]))\W*)?"
        rf"(?P<names>{name}(?:{BETWEEN}{name})*)\W*$",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    """What opens a signature; the words behind it may be a name, an article, a desk."""
    return re.compile(rf"^\W*(?:{words_of('signing')}|©|\(c\)|copyright)(?!\w)", re.IGNORECASE)


@cache
def _joining() -> re.Pattern[str]:
    """As in "Le Monde avec AFP": what joins an agency to the desk that worked on its text."""
    return re.compile(
        rf"(?<!\w)(?:{words_of('joining')}|©|\(c\)|copyright)(?:\W+\w['’])?\W*$", re.IGNORECASE
    )


@cache
def _reporter() -> re.Pattern[str]:
    """As in "新华社记者李明" and "据新华社记者李明报道"."""
    return re.compile(
        rf"^\W*(?:{words_of('citing')})?(?P<name>{known_names()})\s*(?:{words_of('reporters')})"
    )


@cache
def _citing() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{words_of('citing')})(?:\b|(?<=[{UNSPACED}]))", re.IGNORECASE)


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(words_of("thanks"), re.IGNORECASE)


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(rf"(?<!{_WORD})(?:{words_of('pictures')})", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.!?。！？…।؟۔\"”»」]|\s[-–—]{{1,2}})\s*[-–—＝=]{{0,2}}\s*[(（\[/]?\s*"
        rf"(?P<names>(?:{known_names()})(?:{BETWEEN}(?:{known_names()}))*)"
        rf"\s*[)）\]/]?\s*[.。]?$",
        re.IGNORECASE,
    )
