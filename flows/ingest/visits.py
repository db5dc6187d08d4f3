"""Many requests, politely: hosts side by side, each host one request after the other.

Before the first request to an origin its robots.txt is read. Between two requests to a host
lies the pause that the catalogue or robots.txt asks for, whichever is longer. A redirect is a
request like others: to its host, by that host's rules. A host that says "too many requests",
or twice in a row "unavailable", is left alone: what was still to be asked of it is answered with
its own words, without a request.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Generator, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from queue import Full, Queue
from threading import Event, Lock
from typing import Final, Generic, TypeVar
from urllib.parse import urlsplit

from flows.ingest.exchange import Answer, Question, ask
from flows.ingest.redirects import follow
from flows.ingest.robots import Rules, origin, read_rules

_HOSTS_AT_ONCE: Final = 8
_WAITING: Final = 8  # answers that nobody has taken yet; each holds a body
_LOOK_UP: Final = 0.2  # seconds after which a thread that waits sees that nobody wants its answer
BUSY: Final = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Visit(Generic[Key]):
    """A question, whose it is, and the seconds to keep between two to one host."""

    key: Key
    question: Question
    pause: float


@dataclass(frozen=True, slots=True)
class Limits:
    """allow: hosts that need not be public, as "host:port". seconds: for one request."""

    allow: Collection[str]
    seconds: float


class Visitor:
    """Visits hosts; remembers, as long as it lives, their rules and when they were asked last."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
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
            for one in visits:
                if answered.stopped:
                    return
                busy = _plea(said)
                answer = _same_words(one, busy) if busy else self._answer(one, answered)
                said = [*said[-1:], answer]
                answered.put((one, answer))
        except BaseException as error:  # noqa: BLE001 -- raised again where the answer is taken
            answered.put(error)

    def _answer(self, visit: Visit[Key], answered: _Answered[Key]) -> Answer:
        def ask_politely(question: Question) -> Answer:
            with self._turns[_host(question.url)]:  # one at a time, so that no two wait in a ring
                return self._in_turn(question, visit.pause, answered)

        return follow(visit.question, ask_politely)

    def _in_turn(self, question: Question, pause: float, answered: _Answered[Key]) -> Answer:
        url, host = question.url, _host(question.url)
        if (rules := self._rules.get(origin(url))) is None:
            self._keep_pause(host, pause, answered)
            # No rules stand before rules: wherever redirects lead.
            rules = read_rules(url, lambda robots: follow(robots, self._ask))
            self._rules[origin(url)] = rules
        if rules.trouble:
            said = rules.retry_after
            return Answer(url, reason=rules.trouble, retry_after=said, asked=False)
        if not rules.allow(url):
            return Answer(url, reason="is not to be read by robots.txt", forbidden=True)
        self._keep_pause(host, max(pause, rules.pause()), answered)
        return self._ask(question)

    def _ask(self, question: Question) -> Answer:
        try:
            return ask(question, self._limits.allow, self._limits.seconds)
        finally:
            self._last[_host(question.url)] = time.monotonic()

    def _keep_pause(self, host: str, pause: float, answered: _Answered[Key]) -> None:
        if (last := self._last.get(host)) is not None:
            answered.wait(last + pause - time.monotonic())


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
