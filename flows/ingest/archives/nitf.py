"""NITF 3: the text of an agency's article, marked up (https://iptc.org/standards/nitf/)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree  # type: ignore[import-untyped]  # has no types

from flows.ingest.archives.embargo import require_free
from flows.ingest.dates import read_date
from flows.ingest.drafts import Details, Draft, Place
from flows.ingest.files.rows import RowError
from models.prose.text import clean_line

WITHDRAWN = ("canceled", "withheld")
_ALL_DIGITS = re.compile(r"\A(\d{8})(\d{6})(?=(?:Z|[+-]\d\d:?\d\d)?\Z)")
_PARAGRAPHS = frozenset({"p", "hl2", "li", "dt", "dd", "pre", "td", "th"})
# Pictures with their captions, remarks of editors, and who is to be thanked are not the text.
_ASIDE = frozenset({"media", "note", "bibliography", "credit", "media-caption"})


def nitf_draft(nitf: etree._Element, place: Place) -> Draft:
    """Return the article in a `nitf` element.

    Raises RowError where it has no text, was withdrawn or may not be told yet.
    """
    require_usable(nitf)
    text = nitf_text(nitf)
    if not text:
        raise RowError("is NITF without a paragraph in body.content")
    return Draft(place, text, nitf_details(nitf))


def require_usable(nitf: etree._Element) -> None:
    """Raise RowError where its publisher withdrew it, or it may not be told yet.

    Many write into `date.release` what is no time ("now", "0"): no embargo, unless they say so.
    """
    status = _first(e.get("management-status") for e in _all(nitf, "docdata"))
    if status in WITHDRAWN:
        raise RowError(f"is {status} by its publisher, and not compared")
    release = _written(_first(e.get("norm") for e in _all(nitf, "date.release")) or "")
    if status == "embargoed" or read_date(release):
        require_free(release)


def nitf_text(nitf: etree._Element) -> str:
    """Return the paragraphs of the content, with a blank line between two of them."""
    return "\n\n".join(
        line
        for content in _all(nitf, "body.content")
        for paragraph in _paragraphs(content)
        if (line := _line(paragraph))
    )


def nitf_details(nitf: etree._Element) -> Details:
    """Return what the head of an article and its headline say."""
    titles = (_line(element) for element in _all(nitf, "hl1", "title"))
    dates = (e.get("norm") for e in _all(nitf, "date.issue", "story.date", "date.release"))
    sources = (element.get("name") for element in _all(nitf, "pubdata"))
    agencies = (_line(element) for element in _all(nitf, "distributor"))
    langs = (
        e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in [nitf, *_all(nitf, "body")]
    )
    return Details(
        source=_first(sources) or _first(agencies),
        title=_first(titles),
        published=_written(_first(dates) or "") or None,
        lang=_first(langs),
    )


def _written(norm: str) -> str:
    """A moment as ISO 8601 has it, also one that is all digits: "20040318104500"."""
    return _ALL_DIGITS.sub(r"\1T\2", norm.strip())


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; any name that a parser let pass."""
    return str(element.tag).rpartition("}")[2]


def _paragraphs(content: etree._Element) -> Iterator[etree._Element]:
    """Yield the innermost blocks of text, in order, those of asides left out."""
    waiting = [content]
    while waiting:
        element = waiting.pop()
        children = [child for child in element if isinstance(child.tag, str)]
        named = {local_name(child) for child in children}
        name = local_name(element)
        if name in _ASIDE:
            continue
        if name in _PARAGRAPHS and not named & _PARAGRAPHS:
            yield element
        else:
            waiting += reversed(children)


def _all(nitf: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these local names: all of the first name, then of the next."""
    for name in names:
        yield from nitf.iter(f"{{*}}{name}")


def _line(element: etree._Element) -> str:
    return clean_line("".join(_words(element)))


def _words(element: etree._Element) -> Iterator[str]:
    """Yield the words; a line break parts two, and names of letters in HTML are those letters.

    Other entities stay as they are written.
    """
    yield element.text or ""
    for part in element:  # nested 256 deep at most: libxml2 reads no more
        if part.tag is etree.Entity:
            yield unescape(part.text)
        elif local_name(part) == "br":
            yield " "
        elif isinstance(part.tag, str):
            yield from _words(part)
        yield part.tail or ""


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)
