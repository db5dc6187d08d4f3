"""What came of an entry: its page, or its text in the feed, into a reading to be stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from flows.addresses import canonical_url, is_address, is_front
from flows.ingest.acceptance import accept
from flows.ingest.drafts import Details, Draft, Page, Place
from flows.ingest.feeds.items import Item
from flows.ingest.fetching.exchange import PAGES, Answer, Question
from flows.ingest.fetching.patience import after_failures, asked_for
from flows.ingest.fetching.visits import BUSY, Visit, Visitor
from flows.ingest.files.decoding import UndecodableError, decode, decode_html
from flows.ingest.files.legible import IllegibleError, legible
from flows.ingest.labelling import label
from flows.ingest.pages.own_address import led_to, own_address
from flows.ingest.pages.reading import extract_pages
from flows.ingest.publication import is_old, why_old
from flows.polling.channel_polls import says
from flows.polling.continuation import First, Whole, with_all_pages
from flows.progress import Say
from flows.sources.catalogue import Source
from flows.store.database.moments import stamp
from flows.store.polled.polls import Entry
from flows.store.polled.readings import Due, Reading
from models.prose.text import clean_line, count_words
from models.records import Article, Refusal
from models.settings import Reading as ReadingSettings

# By the waits of `patience`: of a page that is not there, over 75 minutes or more; where its server
# is in trouble, which may last for days while a feed lists on, over 81 hours or more.
_ATTEMPTS: Final = 5
_ATTEMPTS_IN_TROUBLE: Final = 12
REST: Final = timedelta(hours=12)
"""Between two looks at a page. Judgement: a daily run looks at an article three times more, an
hourly one six times, and most servers answer "not modified"."""
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_TEXTS: Final = ("text/plain", "text/markdown")


@dataclass(frozen=True, slots=True)
class Desk:
    """What readings are judged by: the rules for articles, the time, and who is told of repairs."""

    settings: ReadingSettings
    now: datetime
    say: Say


@dataclass(frozen=True, slots=True)
class Fetched:
    """The page of an entry, whose source it is, and the answer that brought it."""

    due: Due
    source: Source
    answer: Answer


def page_visit(due: Due, source: Source, desk: Desk) -> Visit[Due]:
    """The request for an entry's page; one that was read before need only say if it changed."""
    question = Question(due.url, PAGES, desk.settings.max_bytes)
    if due.told:
        question = replace(question, etag=due.etag, last_modified=due.last_modified)
    return Visit(due, question, source.pause)


def without_page(due: Due, answer: Answer, now: datetime) -> Reading | None:
    """The reading that an answer without a page makes; None where there is a page to read."""
    if answer.status == HTTPStatus.NOT_MODIFIED and due.told:
        return _read(due, answer)
    if answer.has_body:
        return _not_an_article(due, answer)
    withdrawn = answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
    if withdrawn and due.told:
        return _read(due, answer, f"withdrawn: {says(answer)} on {now:%Y-%m-%d}")
    reason = clean_line(answer.reason or says(answer))
    if answer.forbidden or answer.status in (HTTPStatus.GONE, HTTPStatus.OK):
        return _unread(due, "lost", reason)
    return _later(due, answer, reason, now)


def read_pages(fetched: Sequence[Fetched], visitor: Visitor, desk: Desk) -> list[Reading]:
    """Read pages that were fetched, and ask for those that follow on them."""
    readings, pages = [], []
    for one in fetched:
        page = _page(one)
        if isinstance(page, Reading):
            readings.append(page)
        else:
            pages.append((one, page))
    drafts = extract_pages([page for _, page in pages], desk.say)
    firsts = []
    for (one, _page_of), draft in zip(pages, drafts, strict=True):
        if isinstance(draft, Refusal):
            readings.append(_unread(one.due, "lost", clean_line(draft.reason)))
        else:
            firsts.append((one, draft))
    wholes = with_all_pages([_first(*pair, desk) for pair in firsts], visitor, desk.say)
    for (one, _draft), whole in zip(firsts, wholes, strict=True):
        readings.append(_of_article(one, whole, desk))
    return readings


def read_text(entry: Entry, item: Item, source: Source, place: str, desk: Desk) -> Reading:
    """Read an entry of which the feed carries the whole text."""
    url = canonical_url(entry.url)  # under one address a ticker has many articles
    own = url if url == entry.entry else None
    found = Reading(source.name, entry.entry, "read", seen=True, canonical=own)
    try:
        text = legible(item.text, Place(place), desk.say)
    except IllegibleError as error:
        return replace(found, state="lost", reason=str(error), seen=False)
    details = Details(source.name, entry.title, entry.published, url, family=source.family)
    draft = Draft(Place(entry.url or f"{place}#{entry.entry}"), text, details, source.language)
    return _judged(found, label([draft], desk.say, desk.now)[0], desk)


def _not_an_article(due: Due, answer: Answer) -> Reading | None:
    kind = answer.kind
    is_named = not kind or kind.startswith("text/") or kind == "application/xhtml+xml"
    if not is_named and not _PAGE.match(answer.body):  # some servers call pages by other names
        return _unread(due, "refused", f"is {clean_line(kind)[:60]}, not a page")
    if is_front(answer.url) and not is_front(due.url):
        return _unread(due, "lost", "leads to the front page of its host")
    return None


def _page(one: Fetched) -> Page | Reading:
    due, answer, source = one.due, one.answer, one.source
    try:
        is_text = answer.kind in _TEXTS
        html = (decode if is_text else decode_html)(answer.body, answer.encoding).text
    except UndecodableError as error:
        return _unread(due, "lost", str(error))
    details = Details(
        source=source.name,
        title=due.title,
        published=due.published,
        url=canonical_url(answer.url),
        family=source.family,
    )
    return Page(Place(due.url), html, details)


def _first(one: Fetched, draft: Draft, desk: Desk) -> First:
    due, answer = one.due, one.answer
    own = _own_address(due, answer, draft) or due.url
    if draft.gate or not draft.text:
        draft = replace(draft, following=())
    return First(draft, own, answer.url, one.source.pause, desk.settings.max_bytes)


def _own_address(due: Due, answer: Answer, draft: Draft) -> str | None:
    return own_address(draft.declared, led_to(due.url, answer.url))


def _its_name(due: Due, answer: Answer, draft: Draft) -> str | None:
    """The address that is its own; where it stands now is none if it is not known by that."""
    is_named = is_address(due.entry) or draft.declared is not None
    return _own_address(due, answer, draft) if is_named else None


def _of_article(one: Fetched, whole: Whole, desk: Desk) -> Reading:
    due, answer, draft = one.due, one.answer, whole.draft
    if draft.gate and due.told:
        return _read(due, answer, f"a {draft.gate} page stood before it when it was read again")
    if whole.lacking and due.told:  # what it lacks is no change of the article
        return _read(due, replace(answer, etag=None, last_modified=None), whole.lacking)
    draft = replace(draft, page_lang=one.source.language or draft.page_lang)
    article = label([draft], desk.say, desk.now)[0]
    alone = whole.pages == 1 and not whole.lacking  # else its first page may stay as others change
    found = replace(
        _read(due, answer, whole.lacking),
        etag=answer.etag if alone else None,
        last_modified=answer.last_modified if alone else None,
        canonical=_its_name(due, answer, draft),
    )
    if draft.gate:
        return replace(found, article=article, flagged=f"is a {draft.gate} page, not an article")
    if not draft.text:
        return _again(_unread(due, "lost", "holds no text that could be found"), desk)
    judged = _judged(found, article, desk)
    is_worse = judged.state == "refused" and due.told  # it was an article before, and stays one
    return _read(due, answer, judged.reason) if is_worse else judged


def _judged(found: Reading, article: Article, desk: Desk) -> Reading:
    """Keep an article that passes the rules for a single one; else say why it is refused."""
    if article.published and is_old(article.published, desk.now):
        return replace(found, state="refused", reason=why_old(article.published))
    _, refused = accept([article], desk.settings)
    if refused:
        unfit = replace(found, state="refused", reason=refused[0].reason)
        is_short = count_words(article.text) < desk.settings.min_words
        return _again(unfit, desk) if is_short else unfit
    return replace(found, article=article)


def _again(reading: Reading, desk: Desk) -> Reading:
    """Look again after a while: many an article begins as a line under its headline."""
    return reading if reading.state == "read" else replace(reading, next_at=stamp(desk.now + REST))


def _read(due: Due, answer: Answer, reason: str | None = None) -> Reading:
    return Reading(
        due.source,
        due.entry,
        "read",
        reason,
        seen=True,
        etag=answer.etag or due.etag,
        last_modified=answer.last_modified or due.last_modified,
    )


def _unread(due: Due, state: str, reason: str) -> Reading:
    """An entry that is given up; one that was read before stays read."""
    if due.told:
        return Reading(due.source, due.entry, "read", reason, seen=True)
    return Reading(due.source, due.entry, state, reason, seen=state == "refused")


def _later(due: Due, answer: Answer, reason: str, now: datetime) -> Reading:
    """Try again later, at the host's word or after a while; give up in the end.

    That its host was left alone for another's sake is no attempt.
    """
    attempts = due.attempts + (answer.asked or answer.blocked)
    if attempts >= (_ATTEMPTS_IN_TROUBLE if _is_in_trouble(answer) else _ATTEMPTS):
        return _unread(due, "lost", f"given up after {attempts} attempts: {reason}")
    asked = asked_for(answer.retry_after, now) if _is_busy(answer) else None
    wait: timedelta = after_failures(max(attempts, 1)) if asked is None else asked
    state = "read" if due.told else "failed"
    return Reading(due.source, due.entry, state, reason, attempts, stamp(now + wait))


def _is_in_trouble(answer: Answer) -> bool:
    """Whether it is the server that fails, and says nothing of this page."""
    return _is_busy(answer) or (answer.status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR


def _is_busy(answer: Answer) -> bool:
    return answer.status in BUSY or answer.status is None
