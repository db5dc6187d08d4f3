"""A run of the monitor in a line, in a sentence, and of when it is."""

from __future__ import annotations

from collections.abc import Sequence

from flows.report.digest.records import Digest, DigestStory
from flows.wording.dates import day, day_in_words
from flows.wording.lists import count
from flows.wording.sentences import sentence_case


def headline_numbers(digest: Digest) -> str:
    """The run in one short line, the number of stories first; plain text."""
    clear = sum(score.stands_out for story in digest.stories for score in story.scores)
    scored = sum(s.divergence is not None for story in digest.stories for s in story.scores)
    parts = [f"{len(digest.stories)} stories" if len(digest.stories) != 1 else "1 story"]
    if scored:
        parts.append(f"{clear} of {scored} scores clear chance")
    if digest.spikes:
        parts.append(count(len(digest.spikes), "spike"))
    if failing := sum(channel.failing for channel in digest.channels):
        parts.append(f"{failing} of {len(digest.channels)} channels failing")
    return ", ".join(parts)


def sentence(digest: Digest) -> str:
    """The run in words, plain text; of what there is none of nothing is said."""
    beside = [
        count(number, one, many)
        for number, one, many in (
            (digest.unchanged, "story unchanged", "stories unchanged"),
            (digest.alone, "story told by one source only", "stories told by one source only"),
        )
        if number
    ]
    told = "; ".join([_changed(digest.stories), *filter(None, [", ".join(beside)])])
    articles = count(digest.fresh, "new or rewritten article")
    return f"{sentence_case(told)}. {sentence_case(articles)}."


def _changed(stories: Sequence[DigestStory]) -> str:
    """How many stories are new, and how many have changed."""
    new = sum(story.is_new for story in stories)
    if stories and new == len(stories):
        return count(new, "new story", "new stories")
    if stories and not new:
        return count(len(stories), "story has changed", "stories have changed")
    shown = count(len(stories), "story is new or has changed", "stories are new or have changed")
    return f"{shown} ({count(new, 'new one', 'new ones')})" if new else shown


def occasion(digest: Digest) -> str:
    """Of when the news is: the moment of the run, or the days that it looked back on."""
    moment = moment_in_words(digest.now)
    return (
        f"{days}, looked back on at {moment}" if (days := days_looked_back_on(digest)) else moment
    )


def days_looked_back_on(digest: Digest) -> str:
    """The days that the run looked back on; nothing where it did not."""
    if digest.days is None:
        return ""
    first, last = (day_in_words(known) if (known := day(one)) else one for one in digest.days)
    return first if first == last else f"{first} to {last}"


def moment_in_words(now: str) -> str:
    """A time in UTC as "22 November 2026, 06:15 UTC"."""
    known = day(now)
    return f"{day_in_words(known)}, {now[11:16]} UTC" if known else now
