"""Asks a person, in the UI of Prefect, about doubtful stories and about sentences.

One form for both: which doubtful merges of stories are right, and which pairs of sentences say
the same, of those whose judgement would move scores most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal, cast

from prefect import get_client
from prefect.context import FlowRunContext
from prefect.exceptions import FlowPauseTimeout
from prefect.flow_runs import pause_flow_run
from prefect.input import RunInput
from prefect.states import Running
from pydantic import Field, create_model

from flows.monitoring.grouping import Doubt
from flows.monitoring.questions import Question
from flows.progress import Say
from flows.report.artifacts.markup import named, texted
from flows.wording.figures import decimal, percent
from flows.wording.lists import count, listing
from models.certainty.decisive import Shift

# Questions at once; a form of more would not be answered. The rest is asked in the next run.
MOST_QUESTIONS: Final = 12
_LINES: Final = 3
_EVENT: Final = "Do these report one event?"
_SAME: Final = (
    "Do these sentences say the same? Would a reader who knows one learn nothing that matters "
    "from the other?"
)
_ABOVE: Final = "What you leave at “no answer” stays as it was judged."
# A switch has no third place: one left alone would be an answer, and answers are kept for good.
Merge = Literal["no answer", "one event", "two events"]
Pair = Literal["no answer", "the same", "not the same"]
_SAID: Final = {"one event": True, "two events": False, "the same": True, "not the same": False}
_MOVED: Final = 3  # sources of which it is said how the answer moves them
_POLL: Final = 5  # seconds between two looks whether the answer is there


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered, by the places of the questions that were.

    merges: of each doubt, whether it is one event. same: of each pair, whether both say the same.
    """

    merges: dict[int, bool] = field(default_factory=dict)
    same: dict[int, bool] = field(default_factory=dict)


def ask(
    doubts: Sequence[Doubt],
    pairs: Sequence[Question],
    seconds: int,
    say: Say,
) -> Said:
    """Pause the current run and ask; return the answers.

    No answers where nobody gives them within `seconds`: then the run goes on.
    """
    shown = doubts[: MOST_QUESTIONS - len(pairs)]
    asked = len(shown) + len(pairs)
    of_what = listing([name for name, some in (("stories", shown), ("sentences", pairs)) if some])
    say(f"Paused: {count(asked, 'question')} on {of_what} for a person (Resume, on this page).")
    form = questions(shown, pairs).with_initial_data(description=_ABOVE)
    try:
        answer = pause_flow_run(wait_for_input=form, timeout=seconds, poll_interval=_POLL)
    except FlowPauseTimeout:
        _go_on()
        say("Nobody answered; everything stays as it is.")
        return Said()
    heard = said(answer)
    say(f"Answered: {len(heard.merges) + len(heard.same)} of {asked}.")
    return heard


def said(answer: RunInput) -> Said:
    """What a form that was sent says; a question left at "no answer" has none."""
    found = Said()
    for name, value in answer.model_dump().items():
        kind, _, number = name.partition("_")
        if value in _SAID:
            (found.merges if kind == "merge" else found.same)[int(number) - 1] = _SAID[value]
    return found


def questions(doubts: Sequence[Doubt], pairs: Sequence[Question] = ()) -> type[RunInput]:
    """The form: a choice for each question, at "no answer" until a person makes it.

    What the person should know stands with each question. Above them all the UI shows it only
    while there is room: on a usual screen twelve questions left no line of it.
    """
    fields: dict[str, Any] = {
        f"merge_{number}": _field(Merge, f"{number}. {_EVENT}", _on_stories(doubt))
        for number, doubt in enumerate(doubts, start=1)
    }
    fields |= {
        f"same_{number}": _field(Pair, f"{len(doubts) + number}. {_SAME}", _on_sentences(one))
        for number, one in enumerate(pairs, start=1)
    }
    return cast("type[RunInput]", create_model("Answers", __base__=RunInput, **fields))


def _field(choices: Any, title: str, lines: Iterable[str]) -> tuple[Any, Any]:
    """A choice, and above it the lines. The UI makes the last of several line ends a space."""
    return choices, Field(default="no answer", title=title, description="\n\n\n".join(lines))


def _on_stories(doubt: Doubt) -> Iterator[str]:
    """What the person should know of two stories, in markdown."""
    yield from _listed(doubt.one_lines)
    yield "and"
    yield from _listed(doubt.other_lines)
    yield _as_judged(doubt)


def _listed(lines: Sequence[str]) -> Iterator[str]:
    """The first of the headlines, and how many more there are."""
    yield from (f"- {texted(line)}" for line in lines[:_LINES])
    if (more := len(lines) - _LINES) > 0:
        yield f"- and {more} more"


def _on_sentences(one: Question) -> Iterator[str]:
    """What the person should know of two sentences, likewise."""
    pair = one.pair
    yield f"In “{texted(one.title)}”:"
    yield from (
        f"- {texted(text)} ({', '.join(map(named, sources))})"
        for text, sources in ((pair.one, pair.one_sources), (pair.other, pair.other_sources))
    )
    so_far = "one statement" if pair.together else "two statements"
    likely = f"{percent(pair.probability)} likely, as judged; {so_far} so far."
    yield f"{likely} Divergence: {'; '.join(map(_moved, pair.shifts[:_MOVED]))}."


def _moved(shift: Shift) -> str:
    same, apart = decimal(shift.if_same), decimal(shift.if_not)
    return f"{named(shift.source)} {same} if the same, {apart} if not"


def _as_judged(doubt: Doubt) -> str:
    likely = percent(doubt.probability)
    if doubt.merged:  # often by new articles that tell of both
        return (
            f"{likely} likely by what was told before; this run made one story of the two, and "
            "“two events” parts them again."
        )
    return f"{likely} likely, as judged. They are two stories; “one event” makes them one."


def _go_on() -> None:
    """Make the server see a run that was paused in vain as running; else it would fail it.

    One that a person cancelled meanwhile stays so.
    """
    context = FlowRunContext.get()
    if context is None or context.flow_run is None:
        raise RuntimeError("a run asks, and nothing else")
    with get_client(sync_client=True) as client:
        state = client.read_flow_run(context.flow_run.id).state
        if state is not None and state.is_paused():
            client.set_flow_run_state(context.flow_run.id, Running(), force=True)
