"""The rest of articles that stand on several pages, asked for as politely as their first ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flows.addresses import absolute
from flows.ingest.drafts import Details, Draft, Page, Place
from flows.ingest.fetching.exchange import PAGES, Answer, Question
from flows.ingest.fetching.visits import Visit, Visitor
from flows.ingest.files.decoding import UndecodableError, decode_html
from flows.ingest.pages.headline import is_of_else
from flows.ingest.pages.reading import extract_pages
from flows.ingest.pages.sequence import is_page_of, is_perhaps_another, joined
from flows.polling.channel_polls import says
from flows.progress import Say
from models.prose.overlap import overlap
from models.prose.text import clean_line

_MOST: Final = 10  # pages of an article
_SAME: Final = 0.9  # a page nearly all of which was read before is that one again


@dataclass(frozen=True, slots=True)
class First:
    """The first page of an article: what it says, and how its host is asked.

    own: the address of the article. found: where its page was.
    """

    draft: Draft
    own: str
    found: str
    pause: float
    limit: int


@dataclass(frozen=True, slots=True)
class Whole:
    """An article with all its pages. lacking: why some of it could not be read."""

    draft: Draft
    pages: int = 1
    lacking: str | None = None


@dataclass(slots=True)
class _Running:
    """An article whose next page is still to be read, and where that is."""

    first: First
    texts: list[str]
    at: str | None
    lacking: str | None = None


def with_all_pages(firsts: Sequence[First], visitor: Visitor, say: Say) -> list[Whole]:
    """Read the pages that follow on the first ones, page by page of all, in the order given."""
    running = [
        _Running(one, [one.draft.text], _next(one, one.draft, one.found, 2)) for one in firsts
    ]
    for number in range(2, _MOST + 2):
        open_ones = {place: one for place, one in enumerate(running) if one.at}
        if number > _MOST:
            for one in open_ones.values():
                one.lacking = f"goes on after {_MOST} pages, which were read"
            break
        for one, found, page in _fetched(open_ones, visitor, say):
            _take(one, found, page, number)
    return [_whole(one) for one in running]


def _fetched(
    running: Mapping[int, _Running], visitor: Visitor, say: Say
) -> Iterator[tuple[_Running, str, Draft | str]]:
    """The next page of each article, and where it was; or why it could not be read."""
    visits = [
        Visit(place, Question(one.at or "", PAGES, one.first.limit), one.first.pause)
        for place, one in running.items()
    ]
    pages: list[tuple[_Running, str, Page]] = []
    for visit, answer in visitor.visit(visits):
        page = _page(answer)
        if isinstance(page, Page):
            pages.append((running[visit.key], answer.url, page))
        else:
            yield running[visit.key], answer.url, page
    drafts = extract_pages([page for _, _, page in pages], say)
    for (one, found, _), draft in zip(pages, drafts, strict=True):
        yield one, found, draft if isinstance(draft, Draft) else clean_line(draft.reason)


def _page(answer: Answer) -> Page | str:
    if not answer.has_body:
        return clean_line(answer.reason or says(answer))
    try:
        html = decode_html(answer.body, answer.encoding).text
    except UndecodableError as error:
        return str(error)
    return Page(Place(answer.url), html, Details(url=answer.url))


def _take(one: _Running, found: str, page: Draft | str, number: int) -> None:
    """Add a page to its article, and look where it goes on; what is no more of it ends it."""
    one.at = None
    if isinstance(page, str):
        one.lacking = f"page {number} of it {page}"
    elif page.gate:
        one.lacking = f"a {page.gate} page stood before page {number} of it"
    elif _is_of(one, page, found) and all(overlap(page.text, text) <= _SAME for text in one.texts):
        one.texts.append(page.text)
        one.at = _next(one.first, page, found, number + 1)


def _is_of(one: _Running, page: Draft, found: str) -> bool:
    """Whether a page goes on with an article: it has text, and no headline of another one.

    A feed's headline is often not that of the page, so either will do.
    """
    first, its = one.first.draft, page.details.title
    own = [title for title in (first.details.title, first.headline) if title]
    parts = its and own and is_perhaps_another(found)
    return bool(page.text) and not (parts and all(is_of_else(its or "", title) for title in own))


def _next(first: First, draft: Draft, found: str, number: int) -> str | None:
    """Where an article goes on, if its page says so."""
    named = (absolute(found, href) for href in draft.following)
    articles = (first.own, first.found)
    of_it = (url for url in named if any(is_page_of(url, own, number) for own in articles))
    return next(of_it, None)


def _whole(one: _Running) -> Whole:
    draft = replace(one.first.draft, text=joined(one.texts))
    return Whole(draft, len(one.texts), one.lacking)
