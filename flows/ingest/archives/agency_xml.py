"""NewsML-G2 and NITF, the XML in which news agencies send articles.

One file holds one article or a message of many. Nothing that the XML points to is opened,
no entity is expanded, and what is torn keeps the items before the tear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]  # has no types

from flows.ingest.archives.embargo import HeldError
from flows.ingest.archives.newsml import ITEM, item_draft
from flows.ingest.archives.nitf import local_name, nitf_draft
from flows.ingest.drafts import Draft, Found, Loaded, Page, Place, held, refusal
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.files.opening import UnreadableError, read_whole
from flows.ingest.files.rows import RowError
from flows.progress import Say

_READ = "NewsML-G2 and NITF are read from .xml files"


def agency_items(found: Found, limit: int, say: Say) -> Iterator[Loaded]:
    """Load the articles of an XML file of up to `limit` bytes.

    Raises UnreadableError for other XML, and for what is none.
    """
    body = read_whole(found.path, limit)
    number = 0
    try:
        for element in _items(body):
            number += 1
            yield from _loaded(Place(found.path, number), element, say)
    except etree.XMLSyntaxError as error:
        if number == 0:
            raise UnreadableError(f"is torn, or no XML ({error.msg}); get it again") from error
        reason = f"is torn after {number} articles, which are kept ({error.msg}); get it again"
        yield refusal(Place(found.path), reason)
    if number == 0:
        raise UnreadableError(f"holds no article; {_READ}")


def _items(body: bytes) -> Iterator[etree._Element]:
    """Yield the articles of an XML file as they end, and let go of each before the next."""
    events = etree.iterparse(
        BytesIO(body),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    inside: etree._Element = None  # the item being read: an article may hold another as its text
    for event, element in events:
        if event == "start" and inside is None and _is_item(element):
            _require_no_entities(element)
            inside = element
        elif event == "end" and element is inside:
            yield element
            inside = None
            element.clear()


def _is_item(element: etree._Element) -> bool:
    return bool(element.tag == ITEM) or local_name(element) == "nitf"


def _require_no_entities(element: etree._Element) -> None:
    """Raise UnreadableError where entities are declared: unexpanded, they would be gaps."""
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError("declares entities, which are not expanded; write them out")


def _loaded(place: Place, element: etree._Element, say: Say) -> Iterator[Loaded]:
    try:
        read = item_draft if element.tag == ITEM else nitf_draft
        draft = read(element, place)
        if isinstance(draft, Draft):
            yield replace(draft, text=legible(draft.text, place, say))
        elif isinstance(draft, Page):
            yield draft
        else:
            say(f"{place}: passed over, {draft}")
    except HeldError as error:
        yield held(place, str(error))
    except (RowError, IllegibleError) as error:
        yield refusal(place, str(error))
