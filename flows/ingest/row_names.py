"""The names of columns and keys: ours, and the usual other names of the same things.

Tables of other people call a title a headline and an address a link. Such a name is taken for ours
where ours is not there, and what was taken for what is told. Case and signs make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from flows.ingest.drafts import Place
from flows.ingest.rows import counted, unread
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
_WORDS: Final = ("text", "html")


def in_our_words(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row under our names; under another name only what can be read as ours is."""
    taken = renaming(_readable(row))
    return {taken.get(name, name): value for name, value in row.items()}


def renaming(names: Iterable[str]) -> dict[str, str]:
    """Which names stand for which of ours. A row that names a file is about it, and has no words.

    Nor is another name taken for the words where `text` or `html` is there.
    """
    held = [name for name in names if name]
    named = {_folded(name): name for name in reversed(held)}
    given = bool(named.keys() & {*_WORDS, "file"})
    found: dict[str, str] = {}
    for ours, others in _OTHERS.items():
        known = (ours,) if given and ours in _WORDS else (ours, *others)
        name = next((named[one] for one in known if one in named), ours)
        if ours not in held and name != ours:
            found[name] = ours
    return found


def tell_names(place: Place | str, row: Mapping[str, Any], say: Say) -> None:
    """Say which names of a row are taken for ours, and which are not read."""
    taken = [f"{name[:40]} as {ours}" for name, ours in renaming(_readable(row)).items()]
    for note in (taken and f"reads {', '.join(taken)}", unread(in_our_words(row))):
        if note:
            say(f"{place}: {note}")


def _readable(row: Mapping[str, Any]) -> list[str]:
    """Ours, and the names of texts and times: a stranger's `publisher` may be an object."""
    return [
        name
        for name, value in row.items()
        if name in _OTHERS or name == "file" or value is None or isinstance(counted(value), str)
    ]


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
