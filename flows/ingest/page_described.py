"""The text that a page gives in its description for machines (`articleBody` in JSON-LD).

Pages that a script fills show no other. Runs in the process of `extractor`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from w3lib.html import remove_tags

from flows.ingest.page_details import article_data, must_be_paid
from flows.ingest.page_tree import parse

_BREAK: Final = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|figure|section)\b[^<>]*>", re.IGNORECASE
)


def described_text(html: str) -> str:
    """The article's text by the page's description, paragraphs parted by blank lines; else "".

    None where the description says that it must be paid for.
    """
    tree = parse(html)
    data = {} if tree is None else article_data(tree)
    body = data.get("articleBody")
    if not isinstance(body, str) or must_be_paid(data):
        return ""
    parted = remove_tags(_BREAK.sub("\n", unescape(body)))
    lines = (" ".join(unescape(line).split()) for line in parted.split("\n"))
    return "\n\n".join(line for line in lines if line)
