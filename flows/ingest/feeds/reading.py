"""Bodies into listings, by way of a process that may be killed."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.ingest.feeds.items import Item, Listing
from flows.ingest.killable import Answer, answers

# A feed of 5,000 items (1 MB) took 2.2 s, one of 49,000 items 17.5 s; those of the news have
# some 20 to 200.
PROCESSOR_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Body:
    """What a channel answered; `kind` is what the catalogue calls it."""

    kind: str
    url: str
    content_type: str
    data: bytes


def read_listings(
    bodies: Sequence[Body], seconds: int = PROCESSOR_SECONDS
) -> Iterator[Listing | str]:
    """Read each body, in order: a listing, or the reason why it is none."""
    jobs = [
        {
            "listing": b64encode(body.data).decode("ascii"),
            "kind": body.kind,
            "url": body.url,
            "type": body.content_type,
        }
        for body in bodies
    ]
    for answer in answers(jobs, seconds):
        yield str(answer["error"]) if "error" in answer else _listing(answer)


def _listing(answer: Answer) -> Listing:
    return Listing(
        tuple(Item(**{**item, "dates": tuple(item["dates"])}) for item in answer["items"]),
        tuple(answer["faults"]),
        answer["note"],
        tuple((url, date) for url, date in answer["children"]),
    )
