"""The lead of an article, where it stands apart from its body. Runs in the process of `extractor`.

Many sites set the first paragraph, which tells the most, into the header of the page or a block of
its own above the body; Polish, Czech and German papers do not repeat it there. Trafilatura takes
the body alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.ingest.pages.headline import is_of_else
from models.prose.shapes import shape
from models.prose.text import clean_line, count_words

_BLOCKS: Final = ("p", "div", "span", "strong", "section")
_INLINE: Final = frozenset(
    {"a", "b", "strong", "em", "i", "span", "br", "abbr", "time", "sup", "u"}
)
_ELSEWHERE: Final = ("figure", "figcaption", "aside", "nav", "footer", "form", "a", "blockquote")
_WORDS: Final = 8  # of a paragraph; fewer are a label
_MOST: Final = 2  # paragraphs; judgement
_CREDIT: Final = 40  # characters beside the caption of a picture
_KNOWN_BY: Final = 40  # characters by which a paragraph is found in its page


def with_lead(text: str, tree: HtmlElement | None, title: str | None) -> str:
    """An article's text with the sentences between its headline and its body put before it.

    Only whole sentences that have a word of the headline, and only where both ends are found.
    """
    paragraphs = text.split("\n\n")
    first = next((one for one in paragraphs if _is_told(one, title)), None)
    headline = _headline(tree, title) if tree is not None and title else None
    if first is None or headline is None:
        return text
    lead = [one for one in _above(tree, headline, clean_line(first)) if shape(one).is_prose]
    own = [one for one in lead if not is_of_else(one, title)]
    rest = [one for one in paragraphs if clean_line(one) not in own]  # it may have come last
    return "\n\n".join([*own, *rest]) if 0 < len(own) <= _MOST else text


def _is_told(paragraph: str, title: str | None) -> bool:
    is_headline = clean_line(paragraph).casefold() == clean_line(title or "").casefold()
    return not is_headline and count_words(paragraph) >= _WORDS


def _headline(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """The only heading of the first rank, or the one that is the title."""
    headings = list(tree.iter("h1"))
    said = clean_line(title or "").casefold()
    same = [h for h in headings if clean_line(str(h.text_content())).casefold() == said]
    found = same or headings
    return found[0] if same or len(headings) == 1 else None


def _above(tree: HtmlElement, headline: HtmlElement, first: str) -> Iterator[str]:
    """The paragraphs below the headline and above another one; none where that is not there."""
    below = dropwhile(lambda one: one is not headline, tree.iter(*_BLOCKS, "h1"))
    lines = [(e, clean_line(str(e.text_content()))) for e in below if _is_leaf(e)]
    start = first[:_KNOWN_BY]
    before = list(takewhile(lambda one: not one[1].startswith(start), lines))
    if len(before) < len(lines):
        yield from dict.fromkeys(line for e, line in before if _is_paragraph(e, line))


def _is_leaf(element: HtmlElement) -> bool:
    return all(child.tag in _INLINE for child in element.iterdescendants())


def _is_paragraph(element: HtmlElement, line: str) -> bool:
    """Whether an element tells something itself: no link to another page, no line of a picture."""
    linked = sum(len(clean_line(str(link.text_content()))) for link in element.iter("a"))
    return (
        count_words(line) >= _WORDS
        and 2 * linked < len(line)
        and next(element.iterancestors(*_ELSEWHERE), None) is None
        and not _is_of_picture(element, line)
    )


def _is_of_picture(element: HtmlElement, line: str) -> bool:
    around = element.getparent()
    is_alone = len(clean_line(str(around.text_content()))) <= len(line) + _CREDIT
    return is_alone and around.find(".//img") is not None
