"""An assignment as rows of the tables of events. Nothing here touches a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from flows.store.database.upserts import Row
from models.records import Article
from models.stories import Assignment, Merge, Split


def event_rows(
    articles: Mapping[str, Article],
    rows: Sequence[Row],
    stored: Mapping[str, Row | None],
) -> list[Row]:
    """The rows of the events in `stored`, from all their articles in the window.

    stored: of each event the row that the store has. Its title stays unless an earlier
    article has come. An event that had been merged away and is told apart again lives again.
    """
    members: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["event"] in stored:
            members[row["event"]].append(row)
    made = [
        _event_row(event, sorted(its, key=lambda row: (row["at"], row["article"])), articles)
        for event, its in sorted(members.items())
    ]
    return [_titled(row, stored[row["event"]]) for row in made]


def change_rows(assignment: Assignment, at: str) -> list[Row]:
    """What was created, merged and split."""
    members: dict[str, list[str]] = defaultdict(list)
    for article, event in assignment.stories:
        members[event].append(article)
    return [
        *(_created(event, sorted(members[event]), at) for event in assignment.created),
        *(_merged(merge, at) for merge in assignment.merges),
        *(_split(split, at) for split in assignment.splits),
    ]


def _event_row(event: str, rows: Sequence[Row], articles: Mapping[str, Article]) -> Row:
    told = [articles[row["article"]] for row in rows]
    languages = Counter(article.lang for article in told)
    return {
        "event": event,
        "title": next((article.title for article in told if article.title), ""),
        "lang": languages.most_common(1)[0][0],
        "first_at": rows[0]["at"],
        "last_at": rows[-1]["at"],
        "merged_into": None,
    }


def _titled(row: Row, stored: Row | None) -> Row:
    if stored is None or stored["merged_into"] or row["first_at"] < stored["first_at"]:
        return row
    return {**row, "title": stored["title"]}


def _created(event: str, articles: Sequence[str], at: str) -> Row:
    reason = f"{len(articles)} articles that are in no known event"
    return _change(event, at, "created", event, articles, None, reason)


def _merged(merge: Merge, at: str) -> Row:
    reason = "most of its articles are together with those of a larger or older event now"
    return _change(merge.story, at, "merged", merge.into, merge.articles, merge.probability, reason)


def _split(split: Split, at: str) -> Row:
    reason = f"{len(split.articles)} of its articles are told apart from the others now"
    return _change(split.story, at, "split", split.into, split.articles, None, reason)


def _change(  # noqa: PLR0913, PLR0917 - the columns of one table
    event: str,
    at: str,
    kind: str,
    other: str,
    articles: Sequence[str],
    probability: float | None,
    reason: str,
) -> Row:
    return {
        "event": event,
        "at": at,
        "kind": kind,
        "other": other,
        "articles": list(articles),
        "probability": probability,
        "reason": reason,
    }
