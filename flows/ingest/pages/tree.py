"""The HTML of a page as a tree. Runs in the process of `extractor`."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]  # has no types
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]  # has no types

_TOO_DEEP = "Excessive depth"  # libxml2's words when it stops at 256 levels


def parse(html: str) -> HtmlElement | None:
    """Parse a page; None if it is nested too deeply for libxml2, or holds no element."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    body = html.replace("\0", "").encode("utf-8", "replace")  # NUL, of which a letter would be made
    try:
        tree = document_fromstring(body, parser=parser)
    except (etree.LxmlError, ValueError):  # an empty document
        return None
    deep = any(_TOO_DEEP in entry.message for entry in parser.error_log)
    return None if deep else tree
