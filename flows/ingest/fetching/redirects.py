"""Redirects, followed hop by hop, so that each host on the way is asked as any other is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from flows.ingest.fetching.exchange import Answer, Question
from flows.ingest.fetching.web import CIRCLE, REDIRECTS

_PERMANENT: Final = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)


def follow(question: Question, ask: Callable[[Question], Answer]) -> Answer:
    """Ask, and ask again where the answers lead to, `REDIRECTS` times at most.

    The answer says where it was found at last, and where it has moved for good: as far as all
    redirects from the first on are permanent, since a temporary one promises nothing.
    """
    moved_to, permanent = None, True
    asked, been = question, {question.url}
    for _hop in range(REDIRECTS + 1):
        answer = ask(asked)
        if answer.location is None:
            return replace(answer, moved_to=moved_to, asked=answer.asked or asked is not question)
        permanent = permanent and answer.status in _PERMANENT
        moved_to = answer.location if permanent else moved_to
        if answer.location in been:
            return Answer(question.url, reason=CIRCLE)
        been.add(answer.location)
        asked = replace(question, url=answer.location)
    return Answer(question.url, reason=f"redirects more than {REDIRECTS} times")
