"""Asks a person, in the UI of Prefect, about doubtful stories and about sentences.

One form for both: which doubtful merges of stories are right, and which pairs of sentences say
the same, of those whose judgement would move scores most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from prefect import get_client
from prefect.context import FlowRunContext
from prefect.exceptions import FlowPauseTimeout
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput
from prefect.states import Running
from pydantic import Field, create_model

from flows.monitoring.doubts import Doubt
from flows.monitoring.questions import Question
from flows.report.markup import named, texted
from flows.report.svg import shortened
from flows.report.wording import count, percent
from models.attention.decisive import Shift

# Questions at once; a form of more would not be answered. The rest is asked in the next run.
MOST_QUESTIONS: Final = 12
_LINES: Final = 3
_MERGES: Final = (
    "Do these report **one event**? Switched on, they are one story; off, two. The switches stand "
    "as it was judged, and without an answer it stays so."
)
_SENTENCES: Final = (
    "Do these sentences **say the same**? Would a reader who knows one learn nothing that matters "
    "from the other? The switches stand as it was judged; without an answer it stays so."
)
_MOVED: Final = 3  # sources of which it is said how the answer moves them
_POLL: Final = 5  # seconds between two looks whether the answer is there


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered, by the places of the questions; empty where nobody did.

    merges: of each doubt, whether it is one event. same: of each pair, whether both say the same.
    """

    merges: dict[int, bool] = field(default_factory=dict)
    same: dict[int, bool] = field(default_factory=dict)


def ask(
    doubts: Sequence[Doubt],
    pairs: Sequence[Question],
    seconds: int,
    say: Callable[[str], object],
) -> Said:
    """Pause the current run and ask; return the answers.

    No answers where nobody gives them within `seconds`: then the run goes on.
    """
    shown = doubts[: MOST_QUESTIONS - len(pairs)]
    asked = count(len(shown) + len(pairs), "question")
    say(f"Paused: {asked} on stories and sentences for a person (Resume, in the UI).")
    form = questions(shown, pairs).with_initial_data(description=description(shown, pairs))
    try:
        answer = pause_flow_run(wait_for_input=form, timeout=seconds, poll_interval=_POLL)
    except FlowPauseTimeout:
        _go_on()
        say("Nobody answered; everything stays as it is.")
        return Said()
    return Said(
        {place: bool(getattr(answer, f"merge_{place + 1}")) for place in range(len(shown))},
        {place: bool(getattr(answer, f"same_{place + 1}")) for place in range(len(pairs))},
    )


def questions(doubts: Sequence[Doubt], pairs: Sequence[Question] = ()) -> type[RunInput]:
    """The form: a switch for each question, on where the answer so far is yes."""
    fields: dict[str, Any] = {
        f"merge_{number}": (bool, Field(default=doubt.merged, title=_title(number, doubt)))
        for number, doubt in enumerate(doubts, start=1)
    }
    fields |= {
        f"same_{number}": (bool, Field(default=one.pair.together, title=_asked(number, one)))
        for number, one in enumerate(pairs, start=1)
    }
    return cast("type[RunInput]", create_model("Answers", __base__=RunInput, **fields))


def description(doubts: Sequence[Doubt], pairs: Sequence[Question] = ()) -> str:
    """What the person should know, in markdown."""
    return "\n\n".join([*_on_stories(doubts), *_on_sentences(pairs)])


def _on_stories(doubts: Sequence[Doubt]) -> Iterator[str]:
    if doubts:
        yield _MERGES
    for number, doubt in enumerate(doubts, start=1):
        yield f"**{number}. One event? {_as_judged(doubt)}**"
        yield "\n".join(_listed(doubt.one_lines))
        yield "and"
        yield "\n".join(_listed(doubt.other_lines))


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """The first of the headlines, and how many more there are."""
    yield from (f"- {texted(line)}" for line in lines[:_LINES])
    if (more := len(lines) - _LINES) > 0:
        yield f"- and {more} more"


def _on_sentences(pairs: Sequence[Question]) -> Iterator[str]:
    if pairs:
        yield _SENTENCES
    for number, one in enumerate(pairs, start=1):
        pair = one.pair
        likely = f"{percent(pair.probability)} likely, as judged"
        so_far = "one statement" if pair.together else "two statements"
        yield f"**{number}. The same? {likely}; {so_far} so far.** In “{texted(one.title)}”:"
        yield "\n".join(
            f"- {texted(text)} ({', '.join(map(named, sources))})"
            for text, sources in ((pair.one, pair.one_sources), (pair.other, pair.other_sources))
        )
        yield f"Divergence: {'; '.join(map(_moved, pair.shifts[:_MOVED]))}."


def _moved(shift: Shift) -> str:
    return f"{named(shift.source)} {shift.if_same:.2f} if the same, {shift.if_not:.2f} if not"


def _asked(number: int, one: Question) -> str:
    texts = (shortened(text, 50) for text in (one.pair.one, one.pair.other))
    return f"{number}. The same: {' and '.join(f'“{text}”' for text in texts)}"


def _as_judged(doubt: Doubt) -> str:
    likely = percent(doubt.probability)
    if doubt.merged:  # often by new articles that tell of both
        return (
            f"{likely} likely by what was told before; this run made one story of the two: "
            "switch off to part them again."
        )
    return f"{likely} likely, as judged. They are two stories: switch on to make them one."


def _title(number: int, doubt: Doubt) -> str:
    one, other = (shortened(lines[0], 50) for lines in (doubt.one_lines, doubt.other_lines))
    return f"{number}. One event: “{one}” and “{other}”"


def _go_on() -> None:
    """Make the server see a run that was paused in vain as running; else it would fail it."""
    context = FlowRunContext.get()
    if context is None or context.flow_run is None:
        raise RuntimeError("a run asks, and nothing else")
    with get_client(sync_client=True) as client:
        client.set_flow_run_state(context.flow_run.id, Running(), force=True)
