"""The commands that watch the news: `up`, `monitor` and `backfill`."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from flows.options import PARTLY, Config, Json, Profile, Store
from flows.sources.cli import File

Out = Annotated[
    Path | None,
    typer.Option(help="Folder for the pages of stories; default: where `up` serves them."),
]

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ONE = rf"(?:\d+|{_MONTHS}|mon|tue|wed|thu|fri|sat|sun|l)"  # l: the last day of the month
_SOME = rf"(?:\*|{_ONE}(?:-{_ONE})?)(?:/0*[1-9]\d*)?(?:#[1-5])?"  # 1-5, */15, 5#2
_FIELD = rf"{_SOME}(?:,{_SOME})*"
_CRON = re.compile(rf"\s*{_FIELD}(?:\s+{_FIELD}){{4}}\s*", re.IGNORECASE)
_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("weekday", 0, 7))
_NUMBER = re.compile(r"(?<![\w/#])\d+")  # not of a step, nor of which weekday of a month


def _cron(value: str | None) -> str | None:
    """Refuse at once what the server would refuse half a minute later."""
    if value is None:
        return None
    if not _CRON.fullmatch(value):
        raise typer.BadParameter(
            f"{value!r} is not five fields (minute, hour, day, month, weekday) of numbers, ranges "
            "and steps, such as '30 6 * * 1-5' or '*/15 * * * *'"
        )
    for (name, least, most), field in zip(_FIELDS, value.split(), strict=True):
        for number in map(int, _NUMBER.findall(field)):
            if not least <= number <= most:
                raise typer.BadParameter(
                    f"{value!r} names the {name} {number}; {least} to {most} are allowed"
                )
    return value


def _timezone(value: str | None) -> str | None:
    try:
        return str(ZoneInfo(value)) if value is not None else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise typer.BadParameter(f"{value!r} is no time zone; try Europe/Berlin or UTC") from error


def up(
    port: Annotated[
        int,
        typer.Option(
            help="Port of the Prefect server on this machine; the reports are on the next one.",
            min=1,
            max=65534,
        ),
    ] = 4200,
    schedule: Annotated[
        bool, typer.Option("--schedule", help="Also run the monitor at its times.")
    ] = False,
    cron: Annotated[
        str | None,
        typer.Option(
            help="When the monitor runs, such as '30 6 * * 1-5'; default: as in prefect.yaml.",
            callback=_cron,
        ),
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option(help="The time zone of that, such as Europe/Berlin.", callback=_timezone),
    ] = None,
    sources: File = None,
) -> None:
    """Start a local Prefect server; runs are recorded there until Ctrl-C stops it."""
    if not schedule and (cron or timezone):
        raise typer.BadParameter("--cron and --timezone say when to run the --schedule: add it")
    from flows.up.scheduling import Schedule
    from flows.up.server import serve

    serve(port, Schedule(cron, timezone, sources) if schedule else None)


def monitor(  # noqa: PLR0913 - one parameter for each option of the command
    sources: File = None,
    out: Out = None,
    config: Config = None,
    profile: Profile = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Read the sources once, compare the stories that changed, and say what is new."""
    from flows.watching.commands import Choices, monitor_news

    if monitor_news(sources, Choices(out, config, profile, store), as_json=as_json):
        raise typer.Exit(PARTLY)


def backfill(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    first: Annotated[
        datetime,
        typer.Argument(
            help="First day, UTC, such as 2026-11-01.", metavar="FIRST", formats=["%Y-%m-%d"]
        ),
    ],
    last: Annotated[
        datetime, typer.Argument(help="Last day, UTC.", metavar="LAST", formats=["%Y-%m-%d"])
    ],
    archives: Annotated[
        list[str] | None,
        typer.Argument(help="Files and folders to read first.", metavar="PATH"),
    ] = None,
    out: Out = None,
    config: Config = None,
    profile: Profile = None,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Group and compare what was published in a range of days, as it came day by day."""
    from flows.monitoring.days import Days
    from flows.watching.commands import Choices, backfill_news

    days, choices = Days(first.date(), last.date()), Choices(out, config, profile, store)
    if backfill_news(days, archives or [], choices, as_json=as_json):
        raise typer.Exit(PARTLY)
