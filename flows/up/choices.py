"""What a person chose in the UI for the deployments, while these are registered anew.

Prefect forgets the parameters of a deployment that is deployed again, and turns on what was off or
paused. So all this is noted on disk before, and the note goes when all is put back: of a start that
is killed between, the next one finishes the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.client.schemas.objects import DeploymentSchedule
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule
from prefect.exceptions import PrefectHTTPStatusError
from pydantic import TypeAdapter, ValidationError

from flows.recording import prefect_home
from flows.writing import write_whole

Values: TypeAlias = dict[str, Any]

_OWNER_ALONE: Final = 0o600  # parameters may hold the address of a store, with its password


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a deployment.

    off: none of its schedules was on. paused: nor was it as a whole. schedules: of each, oldest
    first, when it runs, in words, and whether it was on; those of prefect.yaml come before others.
    """

    parameters: Values
    off: bool = False
    paused: bool = False
    schedules: tuple[tuple[str, bool], ...] = ()


Choices: TypeAlias = dict[str, Choice]
"""Of each deployment, by its id."""

_NOTE: Final = TypeAdapter(Choices)
_NOTHING: Final = Choice({})


def note_file() -> Path:
    """Where choices lie until they are put back."""
    return prefect_home() / "choices.json"


def note_choices(deployments: Sequence[DeploymentResponse]) -> tuple[Choices, list[str]]:
    """Note what is chosen, and what a start that was killed had noted and not put back.

    Also returns what is lost, in words.
    """
    left, lost = _left_behind()
    chosen = {
        (name := str(one.id)): _with_left(_chosen(one), left.get(name, _NOTHING))
        for one in deployments
    }
    write_whole(note_file(), _NOTE.dump_json(chosen), _OWNER_ALONE)
    return chosen, lost


def _chosen(deployment: DeploymentResponse) -> Choice:
    rows = _by_age(deployment)
    return Choice(
        parameters=deployment.parameters,
        off=bool(rows) and not any(row.active for row in rows),
        paused=deployment.paused,
        schedules=tuple((_when(row), bool(row.active)) for row in rows),
    )


def _by_age(deployment: DeploymentResponse) -> list[DeploymentSchedule]:
    return sorted(deployment.schedules, key=lambda row: (row.created is None, row.created))


def _when(row: DeploymentSchedule) -> str:
    match row.schedule:
        case CronSchedule(cron=cron, timezone=timezone):
            return f"{cron} ({timezone})"
        case other:
            return str(other)


def _with_left(now: Choice, left: Choice) -> Choice:
    return Choice(
        parameters=left.parameters | now.parameters,
        off=left.off or now.off,
        paused=left.paused or now.paused,
        schedules=left.schedules or now.schedules,
    )


def _left_behind() -> tuple[Choices, list[str]]:
    try:
        return _NOTE.validate_json(note_file().read_bytes()), []
    except FileNotFoundError:  # the last start put all back
        return {}, []
    except ValidationError:
        lost = (
            "what was chosen in the UI before the last start may be lost. Look at the parameters."
        )
        return {}, [f"{note_file()} cannot be read: {lost}"]


def forget_choices() -> None:
    """Remove the note: all is put back, and what was not has been told."""
    note_file().unlink(missing_ok=True)


def put_back(
    client: SyncPrefectClient, deployments: Sequence[DeploymentResponse], chosen: Choices
) -> Iterator[str]:
    """Put back what was chosen; what prefect.yaml names wins.

    deployments: as they are now. What a flow no longer has or allows is dropped, and so is a
    schedule that was added in the UI; all but the first is told.
    """
    for now in deployments:
        former = chosen.get(str(now.id), _NOTHING)
        yield from _turn_off(client, now, former)
        known = (now.parameter_openapi_schema or {}).get("properties", {})
        kept = {name: value for name, value in former.parameters.items() if name in known}
        if kept.keys() - now.parameters and not _takes(client, now, kept | now.parameters):
            yield from _put_back_each(client, now, kept)


def _turn_off(client: SyncPrefectClient, now: DeploymentResponse, former: Choice) -> Iterator[str]:
    """Turn off and pause what was; say which schedules are gone."""
    ours = former.schedules[: len(now.schedules)]
    if former.off or (ours and not any(active for _, active in ours)):
        for row in now.schedules:
            client.update_deployment_schedule(now.id, row.id, active=False)
    if former.paused:
        client.set_deployment_paused_state(now.id, paused=True)
    for when, _ in former.schedules[len(now.schedules) :]:
        yield (
            f"The schedule {when} of {now.name} is gone, since what is added in the UI does not"
            " stay. Add it anew, or start with --cron."
        )


def _put_back_each(
    client: SyncPrefectClient, now: DeploymentResponse, kept: Values
) -> Iterator[str]:
    taken = now.parameters
    for name in sorted(kept.keys() - taken):
        if _takes(client, now, more := taken | {name: kept[name]}):
            taken = more
        else:
            yield f"{now.name} no longer allows {name} = {kept[name]!r:.100}: choose anew."


def _takes(client: SyncPrefectClient, now: DeploymentResponse, parameters: Values) -> bool:
    """Give a deployment parameters; False where they do not fit the form of its flow."""
    try:
        client.update_deployment(now.id, DeploymentUpdate(parameters=parameters))
    except PrefectHTTPStatusError as error:
        if error.response.status_code == 409:  # so a server answers what its form does not allow
            return False
        raise
    return True
