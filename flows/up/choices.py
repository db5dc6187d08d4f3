"""What a person chose in the UI for the deployments, while these are registered anew.

Prefect forgets the parameters of a deployment that is deployed again, and turns on a schedule that
was off. So both are noted on disk before, and the note goes when all is put back: of a start that
is killed between, the next one finishes the work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.client.schemas.responses import DeploymentResponse
from prefect.exceptions import PrefectHTTPStatusError

from flows.recording import prefect_home
from flows.writing import write_whole

Values: TypeAlias = dict[str, Any]
Choices: TypeAlias = dict[str, Values]
"""Of each deployment, by its id, its `parameters`, and whether its schedule is `off`."""


def note_file() -> Path:
    """Where choices lie until they are put back."""
    return prefect_home() / "choices.json"


def note_choices(deployments: Sequence[DeploymentResponse]) -> Choices:
    """Note what is chosen, and what a start that was killed had noted and not put back."""
    left = _left_behind()
    chosen = {
        (name := str(one.id)): {
            "parameters": left.get(name, {}).get("parameters", {}) | one.parameters,
            "off": left.get(name, {}).get("off", False) or _is_off(one),
        }
        for one in deployments
    }
    write_whole(note_file(), json.dumps(chosen).encode())
    return chosen


def _is_off(deployment: DeploymentResponse) -> bool:
    return bool(deployment.schedules) and not any(row.active for row in deployment.schedules)


def _left_behind() -> Choices:
    try:
        noted: Choices = json.loads(note_file().read_text(encoding="utf-8"))
    except FileNotFoundError:  # the last start put all back
        return {}
    return noted


def forget_choices() -> None:
    """Remove the note: all is put back, and what was not has been told."""
    note_file().unlink(missing_ok=True)


def put_back(
    client: SyncPrefectClient, deployments: Sequence[DeploymentResponse], chosen: Choices
) -> Iterator[str]:
    """Put back what was chosen; what prefect.yaml names wins.

    deployments: as they are now. What a flow no longer has or allows is dropped; the latter is
    told.
    """
    for now in deployments:
        former = chosen.get(str(now.id), {"parameters": {}, "off": False})
        for row in now.schedules if former["off"] else ():
            client.update_deployment_schedule(now.id, row.id, active=False)
        known = (now.parameter_openapi_schema or {}).get("properties", {})
        kept = {name: value for name, value in former["parameters"].items() if name in known}
        if kept.keys() - now.parameters and not _takes(client, now, kept | now.parameters):
            yield from _put_back_each(client, now, kept)


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
