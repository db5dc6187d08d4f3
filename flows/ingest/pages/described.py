"""The text that a page gives in its description for machines (`articleBody` in JSON-LD).

Pages that a script fills show no other. Runs in the process of `extractor`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from flows.ingest.pages.details import article_data, is_own, says_not_free
from flows.ingest.pages.headline import is_of_else
from flows.ingest.pages.tree import parse

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_GLUED: Final = re.compile(r"[^\W\d_]{2}[.!?][”\"»]?(?=[^\W\d_]{2})")
_SEVERAL: Final = 3  # one may be an address, two a slip
_BREAK: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|figure|section)\b[^<>]*>", re.IGNORECASE
)


def described_text(html: str, title: str | None = None) -> str:
    """The article's text by the page's description, paragraphs parted by blank lines.

    "" where there is none, where anything on the page is said to be not free, where the description
    is not of the page's own article, or where its text has no word of the headline `title`.
    """
    if (tree := parse(html)) is None or says_not_free(tree):
        return ""
    data = article_data(tree)
    body = data.get("articleBody")
    if not isinstance(body, str) or not is_own(tree, data):
        return ""
    parted = _TAG.sub("", _BREAK.sub("\n", unescape(body)))
    lines = (" ".join(unescape(line).split()) for line in parted.split("\n"))
    text = "\n\n".join(line for line in lines if line)
    return "" if is_of_else(text, title) else text


def is_glued(text: str) -> bool:
    """Whether sentences follow each other without a space: paragraphs whose tags were dropped."""
    return len(_GLUED.findall(text)) >= _SEVERAL
