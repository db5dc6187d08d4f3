"""Which page follows on one page of an article. Both halves are pure.

`rel="next"` says so, or a link that is a number or says "next", but just as often these name the
next article. It is the next page only where its address is that of the article with the number of
the page added, in one of the ways in which publishing software does that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import SplitResult, urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.addresses import canonical_url
from flows.ingest.pages.parts import drop_comments
from flows.ingest.pages.tree import parse

# What numbers pages in addresses. Those of comments have other names: cpage, comment-page.
_PAGE: Final = (
    r"(?:page|paged|pg|p|seite|s|pagina|p%C3%A1gina|pag|strona|str|strana|stranica|sida|side|sivu"
    r"|sayfa|oldal|part|teil)"
)
_PARAMETER: Final = re.compile(rf"{_PAGE}=(\d+)", re.IGNORECASE)
_ADDED: Final = re.compile(rf"/(?:{_PAGE}[-_/]?)?(\d+)|[-_,]{_PAGE}[-_]?(\d+)", re.IGNORECASE)
_ADDED_TO_FILE: Final = re.compile(rf"[-_,/](?:{_PAGE}[-_]?)?(\d+)", re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?:[a-z]?html?|php|aspx?|jsp)$", re.IGNORECASE)
# An address that ends in a number of whatever, and one that says that it is of pages.
_NUMBERED: Final = re.compile(rf"[-_,]\d+(?:{_FILE.pattern[:-1]})?$", re.IGNORECASE)
_COUNTED: Final = re.compile(rf"[-_,/]{_PAGE}[-_]?\d+(?:{_FILE.pattern[:-1]})?$", re.IGNORECASE)
# What leads on to the next page: its number, or a word; Japanese pages put what it is about behind.
_ONWARDS: Final = re.compile(
    r"\W*(?:\d{1,2}|next(?: page)?|weiter|nächste(?: seite)?|(?:page )?suivante"
    r"|(?:página )?siguiente|próxima(?: página)?|(?:pagina )?successiva"
    r"|volgende(?: pagina)?|następna(?: strona)?"
    r"|nästa(?: sida)?|další(?: strana)?|sonraki(?: sayfa)?|далее|следующая(?: страница)?|далі"
    r"|下一[页頁]|下[页頁]|次へ|次の?ページ(?:へ|\W.*)?|다음(?: ?페이지)?|التالي|[>›»→])\W*",
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters of such a link
_MOST: Final = 20  # links of a page that are looked at


def next_addresses(html: str) -> list[str]:
    """The addresses that a page names as next, as written. Runs in `extractor`."""
    if (tree := parse(html)) is None:
        return []
    drop_comments(tree)
    named = [e for e in tree.iter("link", "a") if "next" in (e.get("rel") or "").lower().split()]
    links = [*named, *(e for e in tree.iter("a") if _leads_on(e))]
    hrefs = dict.fromkeys((link.get("href") or "").strip() for link in links)
    return [href for href in hrefs if href][:_MOST]


def _leads_on(link: HtmlElement) -> bool:
    words = " ".join(str(link.text_content())[:_LONGEST].split())
    return _ONWARDS.fullmatch(words) is not None


def is_page_of(address: str, article: str, number: int) -> bool:
    """Whether an address is that of an article with this number of a page added."""
    said, own = canonical_url(address), canonical_url(article)
    if said is None or own is None or urlsplit(said).netloc != urlsplit(own).netloc:
        return False
    here, there = urlsplit(own), urlsplit(said)
    added = _added_parameter(there, here) or _added_to_path(there, here)
    return added == str(number)


def is_perhaps_another(address: str) -> bool:
    """Whether a page may be another article of the same name: "/council-2.html".

    Software that adds a number to an address it has given before writes it so. Where a word or a
    parameter says what the number counts, it is no other article.
    """
    parts = urlsplit(address)
    if any(_PARAMETER.fullmatch(one) for one in _parameters(parts)):
        return False
    path = parts.path.rstrip("/")
    return bool(_NUMBERED.search(path)) and not _COUNTED.search(path)


def _added_parameter(there: SplitResult, here: SplitResult) -> str | None:
    more = _parameters(there) - _parameters(here)
    if there.path != here.path or len(more) != 1 or _parameters(here) - _parameters(there):
        return None
    match = _PARAMETER.fullmatch(more.pop())
    return match and match[1]


def _added_to_path(there: SplitResult, here: SplitResult) -> str | None:
    if there.query != here.query:
        return None
    path, other = here.path.rstrip("/"), there.path.rstrip("/")
    ending = match[0] if (match := _FILE.search(path)) else ""
    stem = path.removesuffix(ending)
    if not stem or not other.startswith(stem) or not other.endswith(ending):
        return None
    forms = _ADDED_TO_FILE if ending else _ADDED
    match = forms.fullmatch(other[len(stem) : len(other) - len(ending)])
    return match and next(filter(None, match.groups()))


def _parameters(parts: SplitResult) -> set[str]:
    return set(parts.query.split("&")) - {""}


def joined(pages: Sequence[str]) -> str:
    """The text of an article on several pages; what one repeats of those before is left out."""
    seen: set[str] = set()
    kept: list[str] = []
    for page in pages:
        own = [part for part in page.split("\n\n") if part not in seen]
        kept += own
        seen.update(own)
    return "\n\n".join(kept)
