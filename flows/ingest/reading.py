"""The way in: what the user names becomes articles, and refusals with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flows.addresses import HOLDS_LOGIN, has_login, is_address, without_logins
from flows.ingest.acceptance import accept
from flows.ingest.drafts import Draft, Loaded, Page, Place, refusal
from flows.ingest.files.file_names import Naming, naming
from flows.ingest.files.finding import find
from flows.ingest.files.row_names import in_our_words
from flows.ingest.files.rows import Row
from flows.ingest.labelling import label
from flows.ingest.loading import load, load_row
from flows.ingest.pages.reading import extract_pages
from flows.progress import Say, silently
from models.errors import InputError
from models.records import Article, Refusal
from models.settings import Reading

SAVE_PAGE = "save the page in a browser and name the file"
_MORE_FILES = "Name more files, or say whose they are in a sidecar articles.csv (file,source)."
_VERSIONS = (
    "To see what changed between two versions, give each a source of its own: Post 1, Post 2."
)
_SHOWN = 10  # refusals in an error message; the rest is counted


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles to compare, in order of path, and the inputs refused.

    guids: the names by which publishers know all versions of an article, by its path. held: the
    files with an article whose time has not come yet; of those that are read in batches.
    """

    articles: tuple[Article, ...]
    refused: tuple[Refusal, ...]
    guids: Mapping[str, str] = field(default_factory=dict)
    held: frozenset[str] = frozenset()


def read_inputs(paths: Sequence[str], settings: Reading, say: Say = silently) -> Gathered:
    """Read files, folders, rows of JSON and pages on the web into articles.

    What cannot be an article is refused with a reason, and the rest goes on: nothing that
    an input holds makes this raise. The result does not depend on the order of `paths` or
    of the files on disk. `say` gets one line for whatever a user should know.
    """
    addresses = sorted({path for path in paths if is_address(path)})
    found, refused = find([p for p in paths if p not in addresses], settings.max_bytes)
    secret = [url for url in addresses if has_login(url)]
    refused += [refusal(without_logins(url), f"{HOLDS_LOGIN}; {SAVE_PAGE}") for url in secret]
    loaded = [item for file in found for item in load(file, settings.max_bytes, say)]
    loaded += _from_web([url for url in addresses if url not in secret], settings, say)
    return _gathered(loaded, refused, settings, say, naming(file.path for file in found))


def read_rows(rows: Iterable[Row], settings: Reading, say: Say = silently) -> Gathered:
    """Read articles at hand, each in the columns of a line of JSON; the first is `row:1`."""
    named = map(in_our_words, rows)
    loaded = [load_row(Place("row", number), row, say) for number, row in enumerate(named, 1)]
    return _gathered(loaded, (), settings, say)


def _gathered(
    loaded: Iterable[Loaded],
    refused: Iterable[Refusal],
    settings: Reading,
    say: Say,
    name: Naming | None = None,
) -> Gathered:
    drafts, unread = _drafts(loaded, say)
    articles, rejected = accept(label(drafts, say, name=name), settings)
    return Gathered(articles, in_order([*refused, *unread, *rejected]))


def _from_web(addresses: Sequence[str], settings: Reading, say: Say) -> list[Loaded]:
    if not addresses:
        return []
    from flows.ingest.fetching.web import load_address

    return [load_address(url, settings, say) for url in addresses]


def _drafts(loaded: Iterable[Loaded], say: Say) -> tuple[list[Draft], list[Refusal]]:
    """Extract the pages among what was loaded; return the drafts in order of place."""
    ready = list(loaded)
    pages = [item for item in ready if isinstance(item, Page)]
    items = [item for item in ready if not isinstance(item, Page)]
    for page, item in zip(pages, extract_pages(pages, say), strict=True):
        say(f"{page.place}: page read")
        items.append(item)
    drafts = [item for item in items if isinstance(item, Draft) and not item.gate]
    refused = [item for item in items if isinstance(item, Refusal)]
    refused += [_gated(item) for item in items if isinstance(item, Draft) and item.gate]
    return sorted(drafts, key=lambda draft: draft.place), refused


def _gated(draft: Draft) -> Refusal:
    reason = f"is a {draft.gate} page in front of the article; save the article's text as a file"
    return refusal(draft.place, reason)


def in_order(refused: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Sort refusals by path, and lines of a file by number."""

    def place(refusal: Refusal) -> tuple[str, int, str]:
        match = re.fullmatch(r"(.*):(\d{1,9})", refusal.path, re.DOTALL)
        path, line = (match[1], int(match[2])) if match else (refusal.path, 0)
        return path, line, refusal.reason

    return tuple(sorted(refused, key=place))


def require_two_sources(gathered: Gathered, mend: str = _MORE_FILES) -> None:
    """Raise InputError, saying what is needed and what was refused, for fewer than two sources.

    mend: what the user can do then.
    """
    sources = sorted({article.source for article in gathered.articles})
    if len(sources) >= 2:
        return
    left = f"only {sources[0]!r} is left" if sources else "none is left"
    lines = [f"A comparison needs articles of at least two sources; {left}."]
    if gathered.refused:
        lines += ["Refused:", *(f"  {r.path} {r.reason}" for r in gathered.refused[:_SHOWN])]
    if (more := len(gathered.refused) - _SHOWN) > 0:
        lines.append(f"  and {more} more")
    lines.append(mend)
    if len(gathered.articles) > 1:
        lines.append(_VERSIONS)
    raise InputError("\n".join(lines))
