"""The names of columns and keys: ours, and the usual other names of the same things.

Tables of other people call a title a headline and an address a link. Such a name is taken for ours
where a row has nothing under ours, and what was taken for what is told. Case and signs make no
difference.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from flows.ingest.drafts import Place
from flows.ingest.files.rows import counted, unread
from flows.progress import Say

# Judgement: names of schema.org, RSS, Atom, NewsAPI, GDELT and of crawlers' tables, of which each
# means one thing. The likelier of two comes first. Not among them: `description`, which is a
# teaser, and `timestamp`, which is mostly when somebody fetched the article.
_OTHERS: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("articlebody", "articletext", "fulltext", "maintext", "bodytext", "body", "content"),
    "html": ("rawhtml",),
    "source": ("sourcename", "outlet", "publisher", "newspaper", "publication"),
    "title": ("headline",),
    "published": (
        "publishedat", "publisheddate", "publishdate", "publicationdate", "datepublished",
        "datepublish", "pubdate", "date",
    ),
    "url": ("link", "permalink", "articleurl", "weburl", "sourceurl"),
    "lang": ("language",),
    "family": (),
}  # fmt: skip
WORDS: Final = ("text", "html")


def in_our_words(row: Mapping[str, Any], content: Collection[str] = WORDS) -> dict[str, Any]:
    """Return a row under our names; under another name only what can be read as ours is.

    content: as in `renaming`. A name that is no text, as a column 2024 of pandas, is left out.
    """
    taken = renaming(_readable(row), content)
    ours = {ours: row[name] for name, ours in taken.items()}
    kept = {
        name: value
        for name, value in row.items()
        if isinstance(name, str) and name not in taken and name not in ours
    }
    return _with_plain_source(kept | ours)


def renaming(row: Mapping[str, Any], content: Collection[str] = WORDS) -> dict[str, str]:
    """Which names stand for which of ours: the first of each thing that is not blank in the row.

    Where all are blank, the first. content: names of which a filled one is what the row is about,
    so that another name is not taken for the words. A row of a sidecar may name a `file`.
    """
    named = _by_fold(row)
    given = any(_is_filled(row[name]) for one in content for name in named.get(one, ()))
    found: dict[str, str] = {}
    for ours, others in _OTHERS.items():
        known = (ours,) if given and ours in WORDS else (ours, *others)
        there = [name for one in known for name in named.get(one, ())]
        name = next((one for one in there if _is_filled(row[one])), there[0] if there else ours)
        if name != ours:
            found[name] = ours
    return found


def known_by_some_name(names: Iterable[str]) -> list[str]:
    """Those of the names that can stand for one of ours, or are one."""
    known = {*_OTHERS, *(other for others in _OTHERS.values() for other in others)}
    return [name for name in names if _folded(name) in known]


def tell_names(
    place: Place | str, row: Mapping[str, Any], say: Say, content: Collection[str] = WORDS
) -> None:
    """Say which names of a row are taken for ours, and which are not read."""
    taken = renaming(_readable(row), content)
    told = [f"{name[:40]} as {ours}" for name, ours in taken.items()]
    for note in (told and f"reads {', '.join(told)}", unread(in_our_words(row, content))):
        if note:
            say(f"{place}: {note}")


def _readable(row: Mapping[str, Any]) -> dict[str, Any]:
    """What is under our names, and texts and times: a stranger's `publisher` may be an object."""
    return {
        name: value
        for name, value in _with_plain_source(row).items()
        if isinstance(name, str)
        and (name in _OTHERS or name == "file" or value is None or isinstance(counted(value), str))
    }


def _with_plain_source(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with the name of its source in place of an object that holds it, as of NewsAPI."""
    source = row.get("source")
    name = source.get("name") if isinstance(source, Mapping) else None
    return {**row, "source": name} if isinstance(name, str) else dict(row)


def _by_fold(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by what is left of them without case and signs; one of ours before its likes."""
    found: dict[str, list[str]] = {}
    for name in sorted((name for name in names if name), key=lambda name: name not in _OTHERS):
        found.setdefault(_folded(name), []).append(name)
    return found


def _is_filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str | bytes) else value is not None


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
