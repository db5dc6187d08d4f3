"""Asks a person, in the UI of Prefect, which doubtful merges of stories are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

from prefect import get_client
from prefect.context import FlowRunContext
from prefect.exceptions import FlowPauseTimeout
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput
from prefect.states import Running
from pydantic import Field, create_model

from flows.monitoring.doubts import Doubt
from flows.report.markup import texted
from flows.report.svg import shortened
from flows.report.wording import percent

# Questions at once; a form of more would not be answered. The rest is asked in the next run.
MOST_QUESTIONS: Final = 12
_LINES: Final = 3
_QUESTION: Final = (
    "Do these report **one event**? Switched on, they are one story; off, two. The switches stand "
    "as it was judged, and without an answer it stays so."
)
_POLL: Final = 5  # seconds between two looks whether the answer is there


def ask(doubts: Sequence[Doubt], seconds: int, say: Callable[[str], object]) -> dict[int, bool]:
    """Pause the current run and ask; return the answers, by the place of each doubt.

    No answers where nobody gives them within `seconds`: then the run goes on.
    """
    shown = doubts[:MOST_QUESTIONS]
    say(f"Paused: {len(shown)} doubtful stories wait for an answer (Resume, in the UI).")
    form = questions(shown).with_initial_data(description=description(shown))
    try:
        answer = pause_flow_run(wait_for_input=form, timeout=seconds, poll_interval=_POLL)
    except FlowPauseTimeout:
        _go_on()
        say("Nobody answered; the stories stay as they are.")
        return {}
    return {place: bool(getattr(answer, f"merge_{place + 1}")) for place in range(len(shown))}


def questions(doubts: Sequence[Doubt]) -> type[RunInput]:
    """The form: a switch for each doubt, on where this run has merged the two."""
    fields: dict[str, Any] = {
        f"merge_{number}": (bool, Field(default=doubt.merged, title=_title(number, doubt)))
        for number, doubt in enumerate(doubts, start=1)
    }
    return cast("type[RunInput]", create_model("Merges", __base__=RunInput, **fields))


def description(doubts: Sequence[Doubt]) -> str:
    """What the person should know, in markdown."""
    parts = [_QUESTION]
    for number, doubt in enumerate(doubts, start=1):
        likely = f"{percent(doubt.probability)} likely, as judged"
        parts += [
            f"**{number}. One event? {likely}. {_as_judged(doubt)}**",
            "\n".join(f"- {texted(line)}" for line in doubt.one_lines[:_LINES]),
            "and",
            "\n".join(f"- {texted(line)}" for line in doubt.other_lines[:_LINES]),
        ]
    return "\n\n".join(parts)


def _as_judged(doubt: Doubt) -> str:
    if doubt.merged:
        return "This run made one story of the two: switch off to part them again."
    return "They are two stories: switch on to make them one."


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
