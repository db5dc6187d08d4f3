"""When a page was published, as it shows its readers. Runs in the process of `extractor`.

Read are <time> elements, what is named a date, nearest to the headline, and a line below the
headline that states one; what stands above a page or beside its article is of today or of other
articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice
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
    r"|(?:^|[\s_-])(?:now|today|current|event|start|end)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    r"(?:last )?(?:updated?|modified|aktuali[sz]|zuletzt|mis à jour|actualiz|aggiorna|atualizad"
    r"|bijgewerkt|uppdatera|oppdater|opdater|zmodyfik|frissít|обновлен|изменен|оновлен|güncelle"
    r"|अपडेट|تحديث|최종|수정|最終更新|更新)",
    re.IGNORECASE,
)
_LONGEST: Final = 80  # characters of a line that dates an article
_MOST: Final = 400  # characters of an element with such a line; more is the article
_LINES: Final = 40  # elements below the headline; judgement
_BEHIND: Final = re.compile(r"\s*[(（|｜•·].*")  # "(updated ...)", "| 3 min read"
_CLOCK: Final = re.compile(
    r".*?\d\s?(?:[:h]\d\d(?::\d\d)?|[時时点]\d+分?)(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE
)
_ZONE: Final = re.compile(r"\s\(?[A-Z]{2,4}\b\)?")
_SAYS: Final = re.compile(
    r"publi[kcsé]|post(?:ed|ado)|veröff|erschien|stand\b|pubblic|publik|gepost|opublik|yayın|giriş"
    r"|опублик|оприлюдн|प्रकाशित|نشر|发布|發布|掲載|公開|配信|입력|등록|송고|[|｜/·•–-]$",
    re.IGNORECASE,
)
_LABEL: Final = 4  # words before the first figure that may be of the date: "Tuesday, November"


def stated_date(said: Sequence[str | None], tree: HtmlElement, title: str | None) -> str | None:
    """When an article is from: as its page says for machines, with the time of day that it shows.

    said: the dates for machines, the likeliest first; some templates state a zero or a day to come.
    The tree is changed.
    """
    first = next((date for date in said if date and published_date(date)), None)
    moment = published_date(first or "")
    if moment and "T" in moment:
        return first
    shown = shown_date(tree, title)
    if moment and not (_read(shown, tree.get("lang")) or "").startswith(moment):
        return first
    return shown or next(filter(None, said), None)


def shown_date(tree: HtmlElement, title: str | None) -> str | None:
    """The date that a page shows for its article, as written; None where it shows none.

    The tree is changed: what stands beside the article goes.
    """
    drop_comments(tree)
    headline = _headline(tree, title)
    times = _nearest_first(tree, headline, (e for e in tree.iter("time") if e.get("datetime")))
    for element in filter(_is_of_article, times):
        if not _OTHER.search(name_of(element)):
            return str(element.get("datetime")).strip()
    if found := _nearest_to_headline(tree, headline) or _below_headline(tree, headline):
        return found
    for aside in list(tree.iter("aside", "nav")):
        aside.drop_tree()
    return find_date(tree, extensive_search=False, original_date=True)


def _headline(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """The element of the headline; of old it is one of bold letters."""
    if (heading := next(tree.iter("h1"), None)) is not None or not title:
        return heading
    said = clean_line(title).casefold()
    places = (e for e in tree.iter("h2", *_TAGS, "font") if len(e) <= 1)
    return next((e for e in places if clean_line(str(e.text_content())).casefold() == said), None)


def _nearest_to_headline(tree: HtmlElement, headline: HtmlElement | None) -> str | None:
    """Of the dates in elements that are named so, the one whose place is next to the headline."""
    named = _nearest_first(tree, headline, filter(_is_named, tree.iter("time", *_TAGS)))
    days = (_day_in(element, tree.get("lang")) for element in named)
    return next(filter(None, days), None)


def _nearest_first(
    tree: HtmlElement, headline: HtmlElement | None, elements: Iterable[HtmlElement]
) -> list[HtmlElement]:
    """Elements by how far they stand from the headline; a ticker of other news may be above it."""
    places = {element: place for place, element in enumerate(tree.iter())}
    own = 0 if headline is None else places[headline]
    return sorted(elements, key=lambda one: abs(places[one] - own))


def _below_headline(tree: HtmlElement, headline: HtmlElement | None) -> str | None:
    """The first date of a line between the headline and the first paragraph, whatever its name."""
    if headline is None:
        return None
    below = dropwhile(lambda one: one is not headline, tree.iter())
    for element in islice(below, 1, _LINES):
        if element.tag == "p" and len(clean_line(str(element.text_content()))) > _LONGEST:
            return None
        lines = _lines(element) if element.tag in _TAGS and _is_of_article(element) else []
        days = ((line, _day_of(line, tree.get("lang"))) for line in lines)
        if found := next((day for line, day in days if day and _says_when(line, day)), None):
            return found
    return None


def _says_when(line: str, day: str) -> bool:
    """Whether a line states a date, and not what happened or will happen then."""
    before = line[: line.index(day)].rstrip()
    return not before or before.endswith((":", "：")) or bool(_SAYS.search(before))


def _is_named(element: HtmlElement) -> bool:
    """Whether an element of the article is called a date, and no other one."""
    name = name_of(element)
    is_date = element.tag == "time" or (_NAMED.search(name) and not _OTHER.search(name))
    return bool(is_date) and _is_of_article(element)


def _day_in(element: HtmlElement, lang: str | None) -> str | None:
    """The date that a short line states, or one of several in an element, as written."""
    return next(filter(None, (_day_of(line, lang) for line in _lines(element))), None)


def _lines(element: HtmlElement) -> list[str]:
    """The text of an element, and each piece of it: breaks and elements part them."""
    text = str(element.text_content())
    if len(text) > _MOST:
        return []
    pieces = list(map(str, element.itertext()))
    lines = (text, " ".join(pieces), *pieces)
    return list(dict.fromkeys(map(clean_line, lines)))


def _day_of(line: str, lang: str | None) -> str | None:
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    written = list(dict.fromkeys(_written(_UPDATED.split(line, maxsplit=1)[0].strip())))
    said = {one: _read(one, lang) or "" for one in written}
    dates = [one for one in written if said[one] or is_ambiguous(one, lang)]
    return max(dates, key=lambda one: len(said[one]), default=None)  # with its time of day


def _written(line: str) -> Iterator[str]:
    """A line, and it without what stands before its date, behind it, or both."""
    figure = next((at for at, sign in enumerate(line) if sign.isdigit()), 0)
    words = [0, *(match.end() for match in re.finditer(r"\s+|[:：]", line[:figure]))]
    for start in dict.fromkeys((0, *words[-_LABEL:], figure)):
        rest = line[start:]
        yield rest
        yield _BEHIND.sub("", rest)
        if clock := _CLOCK.match(rest):
            yield clock[0]
            if zone := _ZONE.match(rest, clock.end()):
                yield clock[0] + zone[0]


def _read(written: str | None, lang: str | None) -> str | None:
    return published_date(written, lang=lang) if written else None


def _is_of_article(element: HtmlElement) -> bool:
    return next(element.iterancestors(*_BESIDE), None) is None
