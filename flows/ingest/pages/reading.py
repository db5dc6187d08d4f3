"""Pages into drafts, by way of a process that may be killed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from flows.addresses import source_of_url
from flows.ingest.drafts import Details, Draft, Page, refusal
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.killable import Answer, answers
from flows.progress import Say
from models.records import Refusal

# A real article of 5 MB took 15 s; hostile pages take minutes.
PROCESSOR_SECONDS = 60
# Pages of one site that may take all of it in one go; each further one would hold up all others.
_MOST_SPENT: Final = 2
_SAVE_TEXT = "save the article's text as a .txt file"


def extract_pages(
    pages: Sequence[Page], say: Say, seconds: int = PROCESSOR_SECONDS
) -> Iterator[Draft | Refusal]:
    """Extract the articles of pages, in order, in up to `seconds` of processor time each.

    Where two of one site took all that time, its further ones are refused unread. A page that
    stands in front of the article (`flows.ingest.pages.gate`) is a draft too, with its `gate`
    named: it is for the caller to say what becomes of it.
    """
    for page, answer in zip(pages, _answers(pages, seconds), strict=True):
        yield _draft(page, answer, say)


def _answers(pages: Sequence[Page], seconds: int) -> Iterator[Answer]:
    spent: Counter[str] = Counter()
    left = list(pages)
    while left:
        some = list(takewhile(lambda page: spent[_site(page)] < _MOST_SPENT, left))
        for page, answer in zip(some, answers([_job(page) for page in some], seconds), strict=True):
            yield answer
            left.pop(0)
            if answer.get("spent") and _site(page):
                spent[_site(page)] += 1
                break  # of the others there may be some that are read no more
        if left and spent[_site(left[0])] >= _MOST_SPENT:
            yield {"error": f"was not parsed, since {_MOST_SPENT} pages of its site took too long"}
            left.pop(0)


def _site(page: Page) -> str:
    """Whose page it is; of a file that names no address nobody's."""
    return (page.details.url and source_of_url(page.details.url)) or ""


def _job(page: Page) -> dict[str, str]:
    return {"html": page.html, "url": page.details.url or "", "title": page.details.title or ""}


def _draft(page: Page, answer: Answer, say: Say) -> Draft | Refusal:
    if error := answer.get("error"):
        return refusal(page.place, f"{error}; {_SAVE_TEXT}")
    try:
        text = legible(answer.get("text") or "", page.place, say)
    except IllegibleError as garbled:
        return refusal(page.place, str(garbled))
    said = Details(**{name: answer.get(name) for name in ("source", "title", "published", "url")})
    return Draft(
        page.place,
        text,
        page.details.filled_from(said),
        page_lang=answer.get("lang"),
        gate=answer.get("gate"),
        guid=page.guid,
        declared=said.url,
        following=tuple(answer.get("next") or ()),
        headline=said.title,
    )
