"""Folders and archives that the catalogue names: what is new in them, in batches.

A file is read when it was not there before, and again when it has changed, by the time that the
system keeps and nobody sets (ctime), since files are often moved in with their old dates; when its
sidecar says something else; and when the limits change by which articles are refused. One that the
system would not let be read, such as one of a disk that was away, is tried at each poll, and so is
one that holds an article under embargo. A channel of which nothing can be read is out of reach, as
a feed is. Old articles are welcome: the past is read from archives.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from flows.ingest.archives.reading import found_batches
from flows.ingest.drafts import DETAIL_NAMES, Found
from flows.ingest.fetching.patience import after_failures
from flows.ingest.files.finding import find
from flows.ingest.files.opening import may_pass
from flows.ingest.reading import Gathered
from flows.polling.entry_keys import digest
from flows.polling.entry_pages import Desk
from flows.polling.filed import listed_articles
from flows.sources.catalogue import Source
from flows.store.database.moments import stamp
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, Poll, Polled, Recorded
from models.records import Article, Refusal
from models.settings import Reading

Keep = Callable[[Channel, Listed], Recorded]


def poll_files(
    channel: Channel, source: Source, known: Mapping[str, str], desk: Desk, keep: Keep
) -> Polled:
    """Read what has changed in a folder or an archive since its last poll.

    known: the states of the files that were read before, by path. Each batch is handed to
    `keep` at once, so that memory follows the batch and not the archive; what is returned ends
    the poll.
    """
    found, refused = find([channel.address], desk.settings.max_bytes)
    if not found and refused:
        return _failed(channel, refused[0], desk)
    states = {file.path: _state(file, desk.settings) for file in found}
    changed = [file for file in found if known.get(file.path) != states[file.path]]
    seen = fresh = 0
    unread: dict[str, Refusal] = {}
    held: set[str] = set()
    is_mute = True
    for batch in _batches(changed, refused, desk):
        listed = _listed(batch, source, states)
        fresh += keep(channel, listed).fresh
        seen += len(listed.entries)
        unread |= {one.path: one for one in batch.refused if _is_out_of_reach(one, channel)}
        held |= batch.held
        is_mute = is_mute and not batch.articles
    if is_mute and states.keys() <= unread.keys():
        return _failed(channel, next(iter(unread.values())), desk)
    again = unread.keys() | held
    return Polled(
        replace(channel, failures=0, next_at=None),
        Poll("read" if changed else "unchanged", seen=seen, fresh=fresh),
        files={file.path: states[file.path] for file in changed if file.path not in again},
        gone=known.keys() - states.keys(),
    )


def _is_out_of_reach(refusal: Refusal, channel: Channel) -> bool:
    """Whether a file was not read at all, such as a whole archive that is torn or not there."""
    return may_pass(refusal.reason) or refusal.path == channel.address


def _failed(channel: Channel, refusal: Refusal, desk: Desk) -> Polled:
    failures = channel.failures + 1
    later = replace(channel, failures=failures, next_at=stamp(desk.now + after_failures(failures)))
    return Polled(later, Poll("failed", reason=refusal.reason))


def _state(file: Found, rules: Reading) -> str:
    limits = (rules.max_bytes, rules.min_words, rules.max_words)
    said = digest(*(getattr(file.details, name) for name in DETAIL_NAMES), *map(str, limits))
    return f"{_changed_at(file.path)} {said}"


def _changed_at(path: str) -> int:
    try:
        return os.stat(path).st_ctime_ns  # noqa: PTH116 - paths stay as they were found
    except OSError:  # gone meanwhile, or unreadable: reading it will say so
        return 0


def _batches(
    changed: Sequence[Found], refused: Sequence[Refusal], desk: Desk
) -> Iterator[Gathered]:
    if refused:
        yield Gathered((), tuple(refused))
    yield from found_batches(changed, desk.settings, desk.say)


def _listed(batch: Gathered, source: Source, files: Collection[str]) -> Listed:
    articles = [_ours(article, source) for article in batch.articles]
    listed = listed_articles(articles, files, batch.guids)
    return replace(listed, entries=(*listed.entries, *map(_unusable, batch.refused)))


def _ours(article: Article, source: Source) -> Article:
    """The catalogue says whose it is, in the words that every other channel uses."""
    lang = article.lang or source.language
    return replace(article, source=source.name, family=source.family, lang=lang)


def _unusable(refusal: Refusal) -> Entry:
    said = digest(refusal.path, refusal.reason)
    return Entry(f"fault:{said}", None, None, None, said, "refused",
                 f"{refusal.path} {refusal.reason}")  # fmt: skip
