"""Many requests, politely: hosts side by side, each host one request after the other.

Before the first request to an origin its robots.txt is read. Between two requests to a host
lies the pause that the catalogue or robots.txt asks for, whichever is longer. A redirect is a
request like others: to its host, by that host's rules. A host that says "too many requests",
or twice in a row "unavailable", is left alone: what was still to be asked of it is answered with
its own words, without a request. So is, in later rounds, one that said when to come back.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Generator, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from queue import Full, Queue
from threading import Event, Lock
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

from flows.ingest.fetching.exchange import Answer, Question, ask
from flows.ingest.fetching.patience import asked_for
from flows.ingest.fetching.redirects import follow
from flows.ingest.fetching.robots import Rules, origin, read_rules

_HOSTS_AT_ONCE: Final = 8
_WAITING: Final = 8  # answers that nobody has taken yet; each holds a body
_LOOK_UP: Final = 0.2  # seconds after which a thread that waits sees that nobody wants its answer
BUSY: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Visit(Generic[Key]):
    """A question, whose it is, and the seconds to keep between two to one host.

    for_host: whether "busy" with a time to come back is the host's word and not this address's
    alone, which was so before: then nothing else would ever be read of its host.
    """

    key: Key
    question: Question
    pause: float
    for_host: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """allow: hosts that need not be public, as "host:port". seconds: for one request.

    now: the time, by which dates in answers are read.
    """

    allow: Collection[str]
    seconds: float
    now: datetime


class Visitor:
    """Visits hosts.

    Remembers, as long as it lives, their rules, when they were asked last, and until when they
    want to be left alone.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._pleas: dict[str, tuple[Answer, float]] = {}  # until when, by the monotonic clock
        self._reading: defaultdict[str, Lock] = defaultdict(Lock)  # of rules: each origin's once
        self._turns: defaultdict[str, Lock] = defaultdict(Lock)  # of hosts: visits may overlap

    def visit(
        self, visits: Sequence[Visit[Key]]
    ) -> Generator[tuple[Visit[Key], Answer], None, None]:
        """Ask all questions; yield answers as they come, of one host in the order given."""
        by_host: dict[str, list[Visit[Key]]] = {}
        for one in visits:
            by_host.setdefault(_host(one.question.url), []).append(one)
        answered: _Answered[Key] = _Answered()
        with ThreadPoolExecutor(_HOSTS_AT_ONCE, thread_name_prefix="visit") as pool:
            for of_host in by_host.values():
                pool.submit(self._visit_host, of_host, answered)
            try:
                for _ in visits:
                    yield answered.take()
            finally:
                answered.stop()

    def _visit_host(self, visits: Sequence[Visit[Key]], answered: _Answered[Key]) -> None:
        try:
            said: list[Answer] = []
            told = self._told_before(_host(visits[0].question.url))
            for one in visits:
                if answered.stopped:
                    return
                busy = told or _plea(said)
                answer = _same_words(one, busy) if busy else self._answer(one, answered)
                self._heed(one, answer)
                said = [*said[-1:], answer]
                answered.put((one, answer))
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 -- raised again where the answer is taken
            answered.put(error)

    def _told_before(self, host: str) -> Answer | None:
        """What a host said in an earlier round, where its time to be asked again has not come."""
        answer, until = self._pleas.get(host, (None, 0.0))
        return answer if time.monotonic() < until else None

    def _heed(self, visit: Visit[Key], answer: Answer) -> None:
        """Remember until when a host wants to be left alone; any good answer lifts that."""
        host = _host(answer.url)
        if answer.status in BUSY:
            wait = asked_for(answer.retry_after, self._limits.now)
            if visit.for_host and answer.asked and wait:
                self._pleas[host] = answer, time.monotonic() + wait.total_seconds()
        elif answer.status is not None:
            self._pleas.pop(host, None)

    def _answer(self, visit: Visit[Key], answered: _Answered[Key]) -> Answer:
        def ask_politely(question: Question) -> Answer:
            rules = self._rules_of(question.url, visit.pause, answered)
            if why := _why_not(rules, question.url):
                return why
            return self._ask(question, max(visit.pause, rules.pause()), answered)

        return follow(visit.question, ask_politely)

    def _rules_of(self, url: str, pause: float, answered: _Answered[Key]) -> Rules:
        """The rules of an address's origin, asked for once; no rules stand before rules."""
        with self._reading[origin(url)]:
            if (rules := self._rules.get(origin(url))) is None:
                rules = read_rules(
                    url, lambda robots: follow(robots, lambda q: self._ask(q, pause, answered))
                )
                self._rules[origin(url)] = rules
            return rules

    def _ask(self, question: Question, pause: float, answered: _Answered[Key]) -> Answer:
        """Ask when it is the turn of this question at its host, and the pause is over.

        One turn at a time is held, so that no two wait in a ring.
        """
        host = _host(question.url)
        with self._turns[host]:
            if (last := self._last.get(host)) is not None:
                answered.wait(last + pause - time.monotonic())
            if answered.stopped:
                raise _StoppedError
            try:
                return ask(question, self._limits.allow, self._limits.seconds)
            finally:
                self._last[host] = time.monotonic()


class _StoppedError(Exception):
    """Nobody wants the answer any more: what was still to be asked is not."""


class _Answered(Generic[Key]):
    """Answers on their way from the threads that ask, until nobody wants them any more."""

    def __init__(self) -> None:
        self._queue: Queue[tuple[Visit[Key], Answer] | BaseException] = Queue(_WAITING)
        self._stop = Event()

    @property
    def stopped(self) -> bool:
        return self._stop.is_set()

    def stop(self) -> None:
        self._stop.set()

    def wait(self, seconds: float) -> None:
        if seconds > 0:
            self._stop.wait(seconds)

    def put(self, answer: tuple[Visit[Key], Answer] | BaseException) -> None:
        while not self.stopped:
            with suppress(Full):
                self._queue.put(answer, timeout=_LOOK_UP)
                return

    def take(self) -> tuple[Visit[Key], Answer]:
        answer = self._queue.get()
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _why_not(rules: Rules, url: str) -> Answer | None:
    """The answer to a question that must not be asked."""
    if rules.trouble:
        return Answer(url, reason=rules.trouble, retry_after=rules.retry_after)
    if not rules.allow(url):
        return Answer(url, reason="is not to be read by robots.txt", forbidden=True)
    return None


def _plea(said: Sequence[Answer]) -> Answer | None:
    """Return the last answer if by its last two the host wants to be left alone.

    One address of a host may be unavailable by itself, above all where many feeds share it.
    """
    statuses = [answer.status for answer in said]
    too_many = statuses[-1:] == [HTTPStatus.TOO_MANY_REQUESTS]
    down = statuses == [HTTPStatus.SERVICE_UNAVAILABLE] * 2
    return said[-1] if too_many or down else None


def _same_words(visit: Visit[Key], busy: Answer) -> Answer:
    """Answer with a host's plea for patience, without asking it."""
    return Answer(
        visit.question.url,
        busy.status,
        retry_after=busy.retry_after,
        reason=f"was not asked for: its host answered {busy.status} before",
        asked=False,
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # no address; `ask` will say so
        return ""
