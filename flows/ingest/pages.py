"""Pages into drafts, by way of a process that may be killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from flows.ingest.drafts import Details, Draft, Page, refusal
from flows.ingest.killable import Answer, answers
from flows.ingest.legible import IllegibleError, legible
from models.records import Refusal

Say = Callable[[str], None]

# A real article of 5 MB took 15 s; hostile pages take minutes.
PROCESSOR_SECONDS = 60
_SAVE_TEXT = "save the article's text as a .txt file"


def extract_pages(
    pages: Sequence[Page], progress: Say, seconds: int = PROCESSOR_SECONDS
) -> Iterator[Draft | Refusal]:
    """Extract the articles of pages, in order, in up to `seconds` of processor time each.

    A page that stands in front of the article (`flows.ingest.page_gate`) is a draft too, with
    its `gate` named: it is for the caller to say what becomes of it.
    """
    jobs = [_job(page) for page in pages]
    for page, answer in zip(pages, answers(jobs, seconds), strict=True):
        yield _draft(page, answer, progress)


def _job(page: Page) -> dict[str, str]:
    return {"html": page.html, "url": page.details.url or "", "title": page.details.title or ""}


def _draft(page: Page, answer: Answer, progress: Say) -> Draft | Refusal:
    if error := answer.get("error"):
        return refusal(page.place, f"{error}; {_SAVE_TEXT}")
    try:
        text = legible(answer.get("text") or "", page.place, progress)
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
    )
