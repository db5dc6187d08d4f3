"""What one run of the monitor found, on a page of markdown that stays small.

Stories come by size, the number of independent origins, then by title: the page ranks no
source. Every text is untrusted and is shown as it is (`flows.report.artifacts.overview`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from flows.report.artifacts.markup import escaped, fitted, named, picture, texted
from flows.report.contents.score_wording import interval
from flows.report.digest.charts import story_chart
from flows.report.digest.records import ChannelHealth, Digest, DigestStory, Spike
from flows.report.digest.wording import days_looked_back_on, moment_in_words, sentence
from flows.report.pictures.svg import shortened
from flows.wording.figures import decimal, percent
from flows.wording.lists import count, listing
from models.settings import Divergence

# Bytes of each section; together they stay below the page's limit of 150,000.
_CHART, _STORIES, _SPIKES, _CHANGES, _FEEDS, _REFUSED = 60_000, 34_000, 6_000, 8_000, 10_000, 8_000
_EARLIER = 12_000
_NAMES, _TITLE = 6, 44
_REST = "- {} more"


def digest_page(digest: Digest) -> str:
    """The page, in markdown."""
    sections = (
        f"# News of {escaped(days_looked_back_on(digest) or moment_in_words(digest.now))}",
        f"**{escaped(sentence(digest))}**{_looked_back(digest)}",
        *_down(digest),
        *_spikes(digest.spikes),
        *_stories(digest),
        *_earlier(digest.earlier),
        *_changes(digest),
        *_failed(digest),
        *_feeds(digest.channels),
        *_refused(digest),
        _EXPLAINED,
    )
    return "\n\n".join(sections) + "\n"


# Of the default settings; what a run was compared with, no story of a digest carries.
_BY_CHANCE = f"{percent(1 - Divergence().level)}, unless another level is set,"
_EXPLAINED = (
    "Divergence: what a source spends its words on, compared with what the other origins spend "
    "theirs on; 0 is what chance alone gives, 1 the most. The table gives the least and the "
    "greatest of a story. Those sources stand out whose own is "
    f"more than chance would give; of sources that do not differ, {_BY_CHANCE} do so all the "
    "same. The intervals stand in the reports and in the table of scores. It says nothing about "
    "bias, truth or quality. *Degraded*: a source could not be read for part of the story's "
    "time, so what it seems to leave out it may have told."
)


def _looked_back(digest: Digest) -> str:
    return f" Looked back on at {escaped(moment_in_words(digest.now))}." if digest.days else ""


def _down(digest: Digest) -> Iterable[str]:
    if digest.down:
        names = listing([named(name) for name in digest.down], _NAMES)
        yield f"**Out of reach now: {names}.** What they publish meanwhile is missing here."


def _spikes(spikes: Sequence[Spike]) -> Iterable[str]:
    if spikes:
        yield "## Sources that stand far from the others"
        yield "\n".join(fitted(spikes, _spike, _SPIKES, _REST))


def _spike(spike: Spike) -> str:
    return (
        f"- {named(spike.score.source)} in {_linked(spike.title, spike.report)}: "
        f"{decimal(spike.score.divergence)} ({interval(spike.score)}); "
        f"a spike begins at {decimal(spike.usual)}"
    )


def _stories(digest: Digest) -> Iterable[str]:
    yield "## Stories, the most widely told first"
    if not digest.stories:
        yield "No story of two sources or more is new or has changed."
        return
    stories = by_size(digest.stories)
    yield from picture(
        "Divergence of each source in each story", stories, story_chart, _CHART, "event"
    )
    yield _table(stories, _STORIES, notable=not all(story.is_new for story in stories))


def _earlier(stories: Sequence[DigestStory]) -> Iterable[str]:
    if stories:
        yield "## Told in the last day, and unchanged since an earlier digest"
        yield _table(by_size(stories), _EARLIER, notable=False)


def _table(stories: Sequence[DigestStory], limit: int, *, notable: bool) -> str:
    # The UI breaks no line of a table: what lies right of the screen is not seen.
    head = "| Story | Stands out | Divergence | Sources |\n|---|---|---|---|"
    line = partial(_story, notable=notable)
    return "\n".join(
        (head, *fitted(stories, line, limit, "| {} more, which `rashomon show` lists |"))
    )


def by_size(stories: Iterable[DigestStory]) -> list[DigestStory]:
    """The stories that most origins tell first."""
    return sorted(stories, key=lambda s: (-s.origins, -len(s.scores), s.title, s.id))


def _story(story: DigestStory, notable: bool) -> str:
    values = sorted(s.divergence for s in story.scores if s.divergence is not None)
    ends = dict.fromkeys(decimal(value) for value in (values[0], values[-1])) if values else ()
    clear = [named(score.source) for score in story.scores if score.stands_out]
    told = count(story.origins, "origin") if story.origins < len(story.scores) else ""
    notes = ", ".join(_notes(story, notable))
    cells = (
        _linked(shortened(story.title, _TITLE), story.report) + (f" – {notes}" if notes else ""),
        listing(clear, 2) or "–",
        " and ".join(ends) or "n/a",
        f"{len(story.scores)}{f', {told}' if told else ''}",
    )
    return f"| {' | '.join(cells)} |"


def _notes(story: DigestStory, notable: bool) -> Iterable[str]:
    if story.is_new and notable:
        yield "*new*"
    if story.outages:
        names = listing([named(name) for name in story.outages], 3)
        yield f"*degraded*: {names} out of reach for a time"


def _linked(title: str, address: str | None) -> str:
    """The title, and a link where its report is served.

    Not as the text of the link: there one UI shows the backslashes of what is escaped.
    """
    return f"{texted(title)} [(open)]({address})" if address else texted(title)


def _changes(digest: Digest) -> Iterable[str]:
    if digest.changes:
        yield "## Merged and split"
        yield "\n".join(fitted(digest.changes, lambda line: f"- {texted(line)}", _CHANGES, _REST))


def _failed(digest: Digest) -> Iterable[str]:
    if digest.failed:
        yield f"## Not compared: {count(len(digest.failed), 'story', 'stories')}"
        lines = fitted(
            digest.failed, lambda r: f"- {texted(r.path)}: {texted(r.reason)}", _CHANGES, _REST
        )
        yield "\n".join(lines)


def _feeds(channels: Sequence[ChannelHealth]) -> Iterable[str]:
    if not channels:
        return
    well = sum(not channel.failing for channel in channels)
    amiss = [channel for channel in channels if channel.failing or channel.silent]
    yield "## Health of the channels"
    yield f"{well} of {len(channels)} channels can be read."
    if amiss:
        head = "| Source | Channel | State | Why | In vain, of 30 days |\n|---|---|---|---|--:|"
        yield "\n".join((head, *fitted(amiss, _channel, _FEEDS, "| {} more |")))


def _channel(channel: ChannelHealth) -> str:
    cells = (
        named(channel.source),
        texted(channel.address),
        channel.status,
        texted(channel.reason or ""),
        f"{channel.failed} of {channel.polls}",
    )
    return f"| {' | '.join(cells)} |"


def _refused(digest: Digest) -> Iterable[str]:
    """Reasons by how often they occurred, each with an example."""
    if not digest.refused:
        return
    reasons = Counter(refusal.reason for refusal in digest.refused)
    example = {refusal.reason: refusal.path for refusal in reversed(digest.refused)}
    yield f"## Refused: {count(len(digest.refused), 'input')}"
    line = partial(_reason, example)
    yield "\n".join(fitted(reasons.most_common(), line, _REFUSED, "- {} more reasons"))


def _reason(example: dict[str, str], reason: tuple[str, int]) -> str:
    words, times = reason
    return f"- {times} × {texted(words)}, such as {texted(example[words])}"
