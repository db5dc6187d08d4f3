"""Drafts into articles: source, family, date, address, language and id.

The source is what the reader, the page or the front matter says, else the registered
domain of its address, else what its file is named after (`file_names`). Its family is what
they say, else what the table of families knows of the source; a source of unknown owner is
its own family.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.addresses import canonical_url, source_of_url
from flows.families.known import Families, load_families
from flows.ingest.drafts import Draft
from flows.ingest.files.file_names import Naming, naming
from flows.ingest.languages import SURE, identify, normalised
from flows.ingest.publication import published_date, why_undated
from flows.progress import Say
from models.ids import article_id
from models.prose.text import clean_line
from models.records import Article


def label(
    drafts: Sequence[Draft],
    say: Say,
    now: datetime | None = None,
    name: Naming | None = None,
) -> list[Article]:
    """Make an article of each draft, in the same order; a date after `now` is none.

    name: of the source that a file is named after, where nothing else says whose it is. None: by
    the drafts' own files.
    """
    name = name or naming(draft.place.path for draft in drafts)
    # The table is read where it is needed, which it never is for what a catalogue names.
    families = load_families() if any(not draft.details.family for draft in drafts) else None
    desk = _Desk(families, say, now)
    return [_article(draft, name(draft.place), desk) for draft in drafts]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What drafts are labelled with."""

    families: Families | None
    say: Say
    now: datetime | None


def _article(draft: Draft, file_name: str, desk: _Desk) -> Article:
    details, place, say = draft.details, str(draft.place), desk.say
    url = _understood("address", details.url, canonical_url, place, say)
    declared = _understood("language", details.lang, normalised, place, say)
    lang = declared or _language(draft)
    published = _dated(details.published, lang, place, desk)
    source = clean_line(details.source or "") or (url and source_of_url(url)) or file_name
    return Article(
        id=article_id(url, place, draft.text),
        source=source,
        family=clean_line(details.family or "") or _family(source, desk.families),
        title=clean_line(details.title or "") or None,
        published=published,
        url=url,
        lang=lang,
        path=place,
        text=draft.text,
    )


def _family(source: str, families: Families | None) -> str:
    return (families and families.of_label(source)) or source


def _understood(
    what: str,
    given: str | None,
    reading: Callable[[str], str | None],
    place: str,
    say: Say,
) -> str | None:
    """Read a value that was given; say so if it means nothing, instead of dropping it."""
    if not given:
        return None
    read = reading(given)
    if read is None:
        say(f"{place}: the {what} {clean_line(given)[:60]!r} is not understood and left out")
    return read


def _dated(given: str | None, lang: str | None, place: str, desk: _Desk) -> str | None:
    """Read a date likewise, and say what is wrong with one that is none."""
    published = published_date(given, desk.now, lang) if given else None
    if given and published is None:
        why = why_undated(given, desk.now, lang)
        desk.say(f"{place}: the date {clean_line(given)[:60]!r} {why} and is left out")
    return published


def _language(draft: Draft) -> str | None:
    """Identify the language; unsure, believe the page's template; None if that is silent too."""
    found, probability = identify(draft.text)
    return found if probability >= SURE else normalised(draft.page_lang or "")
