"""A whole archive into articles, in batches where it may not fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from flows.ingest.acceptance import admit
from flows.ingest.drafts import Draft, Found, Held, Loaded, Page, refusal
from flows.ingest.files.file_names import Naming, naming
from flows.ingest.files.finding import find
from flows.ingest.labelling import label
from flows.ingest.loading import load
from flows.ingest.pages.reading import extract_pages
from flows.ingest.reading import Gathered
from flows.progress import Say, silently
from models.records import Refusal
from models.settings import Reading

_BATCH = 200  # articles: their pages, of 5 MB at most, share one process that extracts them


def archive_batches(path: str, settings: Reading) -> Iterator[Gathered]:
    """Read the articles of a file or folder in batches, in order; one is in memory at a time.

    A text that repeats one of another batch is not noticed.
    """
    found, refused = find([path], settings.max_bytes)
    if refused:
        yield Gathered((), tuple(refused))
    yield from found_batches(found, settings)


def found_batches(
    found: Sequence[Found], settings: Reading, say: Say = silently
) -> Iterator[Gathered]:
    """Read the articles of files that were found, likewise in batches."""
    name = naming(file.path for file in found)
    loaded = _all_loaded(found, settings, say)
    while batch := list(islice(loaded, _BATCH)):
        yield _gathered(batch, settings, say, name)


def _all_loaded(found: Iterable[Found], settings: Reading, say: Say) -> Iterator[Loaded]:
    for file in found:
        yield from load(file, settings.max_bytes, say)


def _gathered(batch: list[Loaded], settings: Reading, say: Say, name: Naming) -> Gathered:
    pages = [item for item in batch if isinstance(item, Page)]
    items = [item for item in batch if not isinstance(item, Page)]
    items += extract_pages(pages, say)
    drafts = sorted((d for d in items if isinstance(d, Draft)), key=lambda draft: draft.place)
    gated = [d for d in drafts if d.gate]
    labelled = label([d for d in drafts if not d.gate], say, name=name)
    kept, refused = admit(labelled, settings)
    unread = [item for item in items if isinstance(item, Refusal)]
    unread += [refusal(d.place, f"is a {d.gate} page in front of the article") for d in gated]
    guids = {str(draft.place): draft.guid for draft in drafts if draft.guid}
    return Gathered(kept, (*unread, *refused), guids, frozenset(_files_held(items)))


def _files_held(items: Iterable[Loaded]) -> Iterator[str]:
    """The files of items that are held back, which are named by their number there."""
    return (item.path.rpartition(":")[0] for item in items if isinstance(item, Held))
