"""Invented years of monitoring, written through the store's own code.

Each story is told by three sources, grouped, compared and shown; every channel is polled four
times a day. No text is encoded: what a comparison found is invented too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import pairwise
from random import Random
from typing import Final

from flows.store.compared.events import save_assignment
from flows.store.compared.monitored import save_compared, show, to_show
from flows.store.database.engine import Store, writing
from flows.store.database.moments import stamp
from flows.store.database.upserts import insert_new
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, Poll, Polled, record_listed, record_poll
from flows.store.polled.readings import Reading
from flows.store.schema.feed_tables import polls
from models.ids import article_id, story_id
from models.records import Article, Comparison, Judgement, Sentence, Statement, Telling
from models.scores import Score
from models.stories import Assignment

TELLERS: Final = 3
_A_DAY: Final = 20  # stories
_LINES: Final = 12  # sentences of an article
_POLLS: Final = 4  # of each channel, a day

Told = tuple[Article, ...]


def fill(store: Store, channels: Sequence[Channel], stories: int, until: datetime) -> None:
    """Fill a store with so many stories told before a time, all of them by these channels."""
    days = -(-stories // _A_DAY)
    for back in range(days, 0, -1):
        day = until - timedelta(days=back)
        here = min(_A_DAY, stories - (days - back) * _A_DAY)
        _fill_day(store, channels, list(_stories(channels, day, here)), day)


def _fill_day(store: Store, channels: Sequence[Channel], told: list[Told], day: datetime) -> None:
    articles = [article for story in told for article in story]
    for channel in channels:
        its = [article for article in articles if article.source == channel.source]
        listed = Listed([_entry(one) for one in its], [_reading(one) for one in its])
        record_listed(store, channel, listed, day)
        record_poll(store, Polled(channel, Poll("read", 200, seen=len(its))), day)
    _poll(store, channels, day)
    events = {_event(story): story for story in told}
    belongs = tuple((one.id, event) for event, story in events.items() for one in story)
    save_assignment(store, Assignment(belongs, created=tuple(events)), articles, day)
    for event, story in events.items():
        save_compared(store, event, "as it was", _comparison(story))
    show(store, to_show(store), {})


def _stories(channels: Sequence[Channel], day: datetime, count: int) -> Iterator[Told]:
    random = Random(stamp(day))  # noqa: S311 - no secret
    sources = sorted({channel.source for channel in channels})
    for number in range(count):
        name = f"{day:%Y%m%d}-{number}"
        tellers = random.sample(sources, TELLERS)
        yield tuple(_article(source, name, day - timedelta(hours=1)) for source in tellers)


def _article(source: str, name: str, at: datetime) -> Article:
    lines = (f"{source} tells line {line} of story {name}." for line in range(_LINES))
    url, text = f"https://{source.lower().replace(' ', '-')}.example/{name}", "\n".join(lines)
    title = f"{source} on {name}"
    return Article(
        id=article_id(url, url, text), source=source, family=source, title=title,
        published=stamp(at), url=url, lang="en", path=url, text=text,
    )  # fmt: skip


def _entry(one: Article) -> Entry:
    return Entry(one.path, one.url, one.title, one.published, listed=one.id)


def _reading(one: Article) -> Reading:
    return Reading(one.source, one.path, "read", seen=True, article=one)


def _event(story: Told) -> str:
    return blake2b(story[0].path.encode(), digest_size=8).hexdigest()


def _poll(store: Store, channels: Sequence[Channel], day: datetime) -> None:
    """The other polls of a day, in one transaction."""
    times = [stamp(day + timedelta(hours=24 * n / _POLLS)) for n in range(1, _POLLS)]
    rows = [
        {"source": one.source, "address": one.address, "at": at, "status": "unchanged",
         "http": 304, "reason": None, "seen": 0, "fresh": 0}
        for one in channels
        for at in times
    ]  # fmt: skip
    with writing(store) as connection:
        insert_new(connection, polls, rows)


def _comparison(story: Told) -> Comparison:
    """Each source says something else in each line, and two stand far from the others."""
    return Comparison(
        id=story_id(list(story)),
        tellings=tuple(Telling(one, one.id, _judgements(one)) for one in story),
        statements=tuple(_statement(one, line) for one in story for line in range(_LINES)),
        copies=(),
        distortions=(),
        scores=tuple(_score(one, far=number < 2) for number, one in enumerate(story)),
        refused=(),
        manifest={"version": "0", "settings": {}},
    )


def _judgements(article: Article) -> tuple[Judgement, ...]:
    starts = [0]
    for line in article.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return tuple(
        Judgement(
            Sentence(index, start, end - 1, "body"), _name(article, index), "unique", 0.1,
            uncovered=((start, end - 1),),
        )
        for index, (start, end) in enumerate(pairwise(starts))
    )  # fmt: skip


def _statement(article: Article, line: int) -> Statement:
    return Statement(
        id=_name(article, line), text=article.text.split("\n")[line], articles=(article.id,),
        sources=(article.source,), origins=1, core=False, sentences=((article.id, line),),
        cohesion=None,
    )  # fmt: skip


def _name(article: Article, line: int) -> str:
    return f"{article.id[:6]}-{line}"


def _score(article: Article, *, far: bool) -> Score:
    divergence = 0.9 if far else 0.1
    return Score(
        source=article.source, articles=(article.id,), divergence=divergence,
        low=divergence - 0.1, high=divergence + 0.1, addition=divergence, omission=0.0,
        emphasis=0.0, raw=divergence, chance=0.0, significant=far, wording=None, copied=0.0,
        distortion=None, sentences=_LINES, shared=0, unique=_LINES, omitted=(),
    )  # fmt: skip
