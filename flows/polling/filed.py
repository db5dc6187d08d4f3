"""Articles out of files into entries of the store: named so that none takes another's place.

An article with an address is known by it, unless that is a front page, which many sites and
dumps give for all of theirs; an agency's item without one, by the guid of its versions. A file of
its own is known by where it lies; it holds one version, so what it says now is the latest, whatever
it said before and is dated. A row that has no address is known by its words alone: its number says
nothing, since another day's file may bear the same name, and a row may be put before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from os.path import abspath

from flows.addresses import is_front
from flows.polling.entry_keys import digest, entry_key
from flows.store.polled.polls import Entry, Listed
from flows.store.polled.readings import Reading
from models.prose.text import clean_line
from models.records import Article


def listed_articles(
    articles: Sequence[Article], files: Collection[str], guids: Mapping[str, str]
) -> Listed:
    """List articles of one source that were read from `files`, paths as they were found.

    guids: their publishers' names of them, by path. Versions of one address or name are one
    entry with a reading each.
    """
    versions: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        versions[_key(article, files, guids.get(article.path))].append(article)
    return Listed(
        [_entry(key, of_it) for key, of_it in versions.items()],
        [_reading(key, one, files) for key, of_it in versions.items() for one in of_it],
    )


def _entry(key: str, versions: Sequence[Article]) -> Entry:
    first = versions[0]
    said = [part for one in versions for part in (one.title, one.published, one.text)]
    return Entry(key, None, first.title, first.published, digest(*said))


def _reading(key: str, article: Article, files: Collection[str]) -> Reading:
    archived = not _is_own(article, files)
    return Reading(article.source, key, "read", seen=True, archived=archived, article=article)


def _is_own(article: Article, files: Collection[str]) -> bool:
    """Whether it is known by its file, where no other version of it can stand."""
    return _address(article) is None and article.path in files


def _address(article: Article) -> str | None:
    return None if article.url is None or is_front(article.url) else article.url


def _key(article: Article, files: Collection[str], guid: str | None) -> str:
    if _is_own(article, files):
        name: str | None = abspath(article.path)  # noqa: PTH100 -- no link is followed, as in `find`
    else:
        name = _address(article) or (guid and f"id:{clean_line(guid)}")
    return entry_key(name, article.title, article.text)
