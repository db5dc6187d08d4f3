"""Makes a Prefect server ready for the schedule: pool, deployments, automations.

A process of its own (`python -m flows.up.deploying`), so that the command line need not load
Prefect. Everything here can be repeated: what is there already stays, or is renewed.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import yaml  # type: ignore[import-untyped]  # it ships no types
from prefect.automations import Automation
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed
from prefect.workers.process import ProcessWorker
from pydantic import ValidationError

from flows.invalid import reason
from flows.root import ROOT, shipped
from flows.tagged import TAG
from flows.up.choices import forget_choices, note_choices, put_back
from flows.up.scheduling import POOL

PREFECT_FILE: Final = "prefect.yaml"
DEPLOYMENT: Final = "monitor/news"

# Of the run's heartbeats, one each 30 s, four in a row must be missing.
_SILENCE: Final = timedelta(seconds=120)
# From the worker's taking of a run to its first heartbeat, 40 s on two loaded cores.
_START: Final = timedelta(minutes=5)
_HEARTBEAT: Final = "prefect.flow-run.heartbeat"
_CRASHED: Final = ChangeFlowRunState(
    state=StateType.CRASHED, name="Crashed", message="No heartbeat: it died.", force=False
)
_ALIVE: Final = (StateType.PENDING, StateType.RUNNING, StateType.PAUSED, StateType.CANCELLING)
_BEGUN: Final = {"prefect.flow-run.Pending", "prefect.flow-run.Running"}
_ENDS: Final = ("Completed", "Failed", "Cancelled", "Crashed", "Suspended")


def main(cron: str | None, timezone: str | None) -> None:
    """Prepare the server that the environment names; say in JSON when it runs, what was dropped."""
    with get_client(sync_client=True) as client:
        make_pool(client)
        clear_the_past(client, datetime.now(UTC))
        chosen, lost = note_choices(_ours(client))
        deploy()
        drop_the_removed(client)
        dropped = [*lost, *put_back(client, _ours(client), chosen)]
        if cron or timezone:
            set_schedule(client, cron, timezone)
        asyncio.run(mark_the_dead())
        deployment = client.read_deployment_by_name(DEPLOYMENT)
    rows = () if deployment.paused else deployment.schedules
    schedules = [row.schedule for row in rows if row.active]
    shown = [
        {"cron": s.cron, "timezone": s.timezone} for s in schedules if isinstance(s, CronSchedule)
    ]
    sys.stdout.write(json.dumps({"times": shown, "dropped": dropped}) + "\n")
    forget_choices()


def make_pool(client: SyncPrefectClient) -> None:
    """Make the pool of processes on this machine where it is missing."""
    try:
        client.read_work_pool(POOL)
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(
            WorkPoolCreate(name=POOL, type=ProcessWorker.type, base_job_template=template)
        )


def clear_the_past(client: SyncPrefectClient, now: datetime) -> None:
    """Forget runs that were due while nothing ran, and end those that died with their worker.

    A day's missed runs would all start at once, and the first reads what the others would. One
    that a person asked for is none of these: it starts now.
    A dead run would keep its place among the deployment's runs, of which there may be one.
    """
    for run in _runs(client, StateType.SCHEDULED):
        due = run.expected_start_time
        if run.auto_scheduled and due and due < now:
            client.delete_flow_run(run.id)
    ended: State[Any] = Crashed(message="Its worker ended, and the run with it.")
    for run in _runs(client, *_ALIVE):
        client.set_flow_run_state(run.id, ended, force=True)


def _runs(client: SyncPrefectClient, *states: StateType) -> list[FlowRun]:
    state = FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states)))
    return client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=state),
        work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL])),
    )


def deploy() -> None:
    """Register what prefect.yaml describes, from the folder that holds it."""
    command = (sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all")
    subprocess.run(  # noqa: S603 - our own interpreter and words
        (*command, "--prefect-file", str(shipped(PREFECT_FILE))),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=True,
    )


def drop_the_removed(client: SyncPrefectClient) -> None:
    """Delete deployments that a former prefect.yaml described: tagged as ours, in our pool."""
    described = {
        row["name"] for row in yaml.safe_load(shipped(PREFECT_FILE).read_text())["deployments"]
    }
    for found in _ours(client):
        if found.name not in described:
            client.delete_deployment(found.id)


def _ours(client: SyncPrefectClient) -> list[DeploymentResponse]:
    """The deployments in the pool that are tagged as ours."""
    tagged = DeploymentFilter(tags=DeploymentFilterTags(all_=[TAG]))
    pool = WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL]))
    return client.read_deployments(deployment_filter=tagged, work_pool_filter=pool)


def set_schedule(client: SyncPrefectClient, cron: str | None, timezone: str | None) -> None:
    """Run the monitor at other times, or in another time zone, than prefect.yaml says."""
    deployment = client.read_deployment_by_name(DEPLOYMENT)
    for row in deployment.schedules:
        before = row.schedule
        if isinstance(before, CronSchedule):
            chosen = _chosen(cron or before.cron, timezone or before.timezone)
            client.update_deployment_schedule(deployment.id, row.id, schedule=chosen)


def _chosen(cron: str, timezone: str | None) -> CronSchedule:
    try:
        return CronSchedule(cron=cron, timezone=timezone)
    except ValidationError as error:
        reasons = "; ".join(reason(problem) for problem in error.errors())
        sys.exit(f"{cron!r} in {timezone or 'UTC'} is no schedule: {reasons}")


async def mark_the_dead(silence: timedelta = _SILENCE, start: timedelta = _START) -> None:
    """Have the server mark a run of ours Crashed whose heartbeats stop for so long before it ends.

    By default one of another's is heard each 180 s, so that he would lose runs that live.

    start: how long a run of ours may take from its turn to its first heartbeat. One that dies
    before would hold up its deployment for ever.
    """
    await _renew(
        Automation(
            name="rashomon: mark dead runs Crashed",
            description="A run that is killed cannot say so; its heartbeats stop.",
            trigger=_silent({_HEARTBEAT}, silence),
            actions=[_CRASHED],
        )
    )
    await _renew(
        Automation(
            name="rashomon: mark runs Crashed that died at their start",
            description="A run that is killed before its first heartbeat is never heard of.",
            trigger=_silent(_BEGUN, start),
            actions=[_CRASHED],
        )
    )


def _silent(after: set[str], within: timedelta) -> EventTrigger:
    """Notice a run of ours of which neither a heartbeat nor the end is heard after an event."""
    return EventTrigger(
        after=after,
        expect={_HEARTBEAT, *(f"prefect.flow-run.{end}" for end in _ENDS)},
        for_each={"prefect.resource.id"},
        match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
        match_related=ResourceSpecification({"prefect.resource.id": [f"prefect.tag.{TAG}"]}),
        posture=Posture.Proactive,
        threshold=1,
        within=within,
    )


async def _renew(wanted: Automation) -> None:
    """Make an automation, or bring the one of its name up to date."""
    try:
        found = await Automation.aread(name=wanted.name)
    except ValueError:  # there is none of this name
        await wanted.acreate()
    else:
        wanted.id = found.id
        await wanted.aupdate()


if __name__ == "__main__":
    main(*json.loads(sys.argv[1]))
