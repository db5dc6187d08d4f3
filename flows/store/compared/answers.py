"""What persons said of sentences: kept by their words, so that copies of them count too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b

import sqlalchemy as sa

from flows.store.database.engine import Store, reading, writing
from flows.store.database.moments import stamp
from flows.store.database.upserts import Row, upsert
from flows.store.schema.monitor_tables import sentence_answers
from models.meaning.answers import Answer, spoken


def save_answers(store: Store, answers: Sequence[Answer], now: datetime) -> None:
    """Keep answers; a later one on the same two sentences takes the place of an earlier one."""
    rows = {(row["one"], row["other"]): row for row in (_row(one, now) for one in answers)}
    with writing(store) as connection:
        upsert(connection, sentence_answers, [rows[name] for name in sorted(rows)])


def sentence_answers_known(store: Store) -> list[Answer]:
    """All answers, the earliest first. A person gives a few in each run: they are not many."""
    table = sentence_answers.c
    query = sa.select(table.one_text, table.other_text, table.same)
    with reading(store) as connection:
        rows = connection.execute(query.order_by(table.at, table.one, table.other)).tuples()
        return [Answer(one, other, bool(same)) for one, other, same in rows]


def _row(answer: Answer, now: datetime) -> Row:
    (one, one_text), (other, other_text) = sorted(
        (_digest(text), text) for text in (answer.one, answer.other)
    )
    return {
        "one": one,
        "other": other,
        "one_text": one_text,
        "other_text": other_text,
        "same": answer.same,
        "at": stamp(now),
    }


def _digest(text: str) -> str:
    return blake2b(spoken(text).encode(), digest_size=16).hexdigest()
