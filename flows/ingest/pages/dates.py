"""The day of publication as a page shows it to its readers. Runs in the process of `extractor`.

Read are <time> elements and, nearest to the headline, what is named a date; what stands above a
page or beside its article is of today or of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.ingest.dates import is_ambiguous
from flows.ingest.pages.parts import drop_comments, name_of
from flows.ingest.publication import published_date
from models.prose.text import clean_line

_BESIDE: Final = ("aside", "nav", "footer")  # where the times of other articles stand
_TAGS: Final = ("p", "div", "span", "li", "small", "em", "i", "b", "strong", "td", "a", "dd")
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:pub(?:lish(?:ed|ing)?|lication)?|post|article|entry|news|story)?-?date"
    r"(?:time)?|\w*datum|fecha|time(?:stamp)?)(?:$|[\s_-])|published|posted",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"update|modif|valid|birth|histor|offer|deadline|expir"
    r"|(?:^|[\s_-])(?:now|today|current|event)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"\W*(?:last )?(?:updated|modified|aktualisiert|zuletzt|mis à jour|actualizad|aggiornat"
    r"|atualizad|bijgewerkt|uppdaterad|oppdatert|opdateret|zaktualizowan|обновлен|оновлен|最終更新|更新)",
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters of a line that dates an article
_BEHIND: Final = re.compile(r"\s*[(（|].*")  # "(updated ...)"
_BEFORE: Final = re.compile(r"\A\D+")  # "Posted on"


def shown_date(tree: HtmlElement) -> str | None:
    """The date that a page shows for its article, as written; None where it shows none.

    The tree is changed: what stands beside the article goes.
    """
    drop_comments(tree)
    for element in tree.iter("time"):
        stamp = (element.get("datetime") or "").strip()
        if stamp and _is_of_article(element) and not _OTHER.search(name_of(element)):
            return stamp
    if named := _nearest_to_headline(tree):
        return named
    for aside in list(tree.iter("aside", "nav")):
        aside.drop_tree()
    return find_date(tree, extensive_search=False, original_date=True)


def _nearest_to_headline(tree: HtmlElement) -> str | None:
    """Of the dates in elements that are named so, the one whose place is next to the headline."""
    places = {element: place for place, element in enumerate(tree.iter())}
    headline = next((places[one] for one in tree.iter("h1")), 0)
    found = [(abs(places[one] - headline), day) for one, day in _named_dates(tree)]
    return min(found, key=lambda one: one[0])[1] if found else None


def _named_dates(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    lang = tree.get("lang")
    for element in tree.iter("time", *_TAGS):
        name = name_of(element)
        is_named = element.tag == "time" or (_NAMED.search(name) and not _OTHER.search(name))
        if is_named and _is_of_article(element) and (day := _day_in(element, lang)):
            yield element, day


def _day_in(element: HtmlElement, lang: str | None) -> str | None:
    text = clean_line(str(element.text_content()))
    if len(text) > _LONGEST or _UPDATED.match(text):
        return None
    bare = _BEHIND.sub("", text)
    written = dict.fromkeys((text, bare, _BEFORE.sub("", bare)))
    said = {one: published_date(one, lang=lang) or "" for one in written}
    dates = [one for one in written if said[one] or is_ambiguous(one, lang)]
    return max(dates, key=lambda one: len(said[one]), default=None)  # with its time of day


def _is_of_article(element: HtmlElement) -> bool:
    return next(element.iterancestors(*_BESIDE), None) is None
