"""The headline of a page, of a title that names its site too. Runs in the process of `extractor`.

"Bridge closes | Local - The Courier": the headline is the part that stands on the page by itself,
as a heading or, of old, in bold; else what is left without the name of the site.
"""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from models.prose.text import clean_line

_SIGNS: Final = re.compile(r"\s+(?:[-–—|•·»:]|::|--)\s+|\s*(?:[|｜_]|--)\s*")
_MOST: Final = 6  # parts; a title with more is a list of words to be found by
_HEADINGS: Final = ("h1", "h2", "h3")
_OTHERS: Final = ("b", "strong", "font", "big", "td", "div", "p", "span")
_INLINE: Final = frozenset({"b", "strong", "font", "big", "span", "em", "i", "br", "u"})
_LINKED: Final = ("a", "nav", "aside", "footer", "head")


def headline_of(said: str | None, tree: HtmlElement, site: str | None) -> str | None:
    """The headline in a title, or in the page's whole title where that was cut to this one."""
    if said is None or not (title := clean_line(said)):
        return said
    full = next((clean_line(str(one.text_content())) for one in tree.iter("title")), "")
    runs = [title, *(_runs(full) if title in _runs(full) else _runs(title))]
    standing = _standing(tree, {run.casefold() for run in runs} - {_plain(site)})
    if found := [run for run in runs if run.casefold() in standing]:
        return found[0]
    own = [run for run in runs if title.startswith(run) or title.endswith(run)]
    without = [run for run in own if _plain(title.replace(run, "", 1)) == _plain(site)]
    return next(iter(without), said)


def _runs(title: str) -> list[str]:
    """The title, and what of it stands before or behind a sign, the longest first."""
    signs = list(_SIGNS.finditer(title))[: _MOST - 1]
    before, behind = [title[: m.start()] for m in signs], [title[m.end() :] for m in signs]
    return sorted({one for one in (title, *before, *behind) if one}, key=lambda run: -len(run))


def _standing(tree: HtmlElement, runs: set[str]) -> set[str]:
    """Which of some texts, in small letters, stand on a page by themselves and lead nowhere."""
    longest = max(map(len, runs), default=0)
    found = set()
    for element in tree.iter(*_HEADINGS, *_OTHERS):
        if all(child.tag in _INLINE for child in element.iterdescendants()):
            text = clean_line(str(element.text_content())[: 2 * longest]).casefold()
            is_label = element.tag not in _HEADINGS and 2 * len(text) < longest
            if (
                text in runs
                and not is_label
                and next(element.iterancestors(*_LINKED), None) is None
            ):
                found.add(text)
    return found


def _plain(name: str | None) -> str:
    """A name in small letters, without the signs that part it from a headline."""
    return clean_line(name or "").casefold().strip(" -–—|｜•·»:_")
