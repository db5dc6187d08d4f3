"""What `rashomon sources health` says: when each channel was read last, and what is amiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.options import FAILED, PARTLY
from flows.printing import print_json
from flows.report.terminal.layout import print_table
from flows.store.database.engine import open_to_read
from flows.store.database.moments import moment, stamp
from flows.store.polled.feeds import LOOKED_BACK, Health, health
from flows.telling import tell
from flows.wording.lists import count
from flows.wording.untrusted import inert

_LEAST: Final = 66  # columns of a terminal in which addresses have room
_AHEAD: Final = timedelta(hours=1)  # of two machines with one store


def print_health(store_url: str | None, within: int, *, as_json: bool) -> int:
    """Print the channels that cannot be read or list nothing, and when any was asked last.

    within: hours. Return FAILED if nothing was asked for in that time: the monitor does not run.
    PARTLY if a channel could not be read.
    """
    now = datetime.now(UTC)
    with open_to_read(store_url) as store:
        channels = health(store, now - LOOKED_BACK)
    failing = [channel for channel in channels if _is_failing(channel)]
    last = max((channel.at for channel in channels if channel.at), default=None)
    hours = timedelta(hours=within)
    overdue = last is None or not stamp(now - hours) <= last <= stamp(now + _AHEAD)
    if as_json:
        rows = [asdict(channel) | {"silent": channel.silent} for channel in channels]
        print_json({"last": last, "overdue": overdue, "channels": rows})
    else:
        _print(channels, [one for one in channels if _is_failing(one) or one.silent])
    tell(_asked(last, now))
    if overdue:
        tell(
            f"Nothing was asked for within {count(within, 'hour')}: look whether `rashomon up "
            "--schedule`, or what else is to start the monitor, still runs."
        )
    return FAILED if overdue else PARTLY if failing else 0


def _is_failing(channel: Health) -> bool:
    return channel.gone is not None or channel.status == "failed"


def _print(channels: Sequence[Health], amiss: Sequence[Health]) -> None:
    console = Console()
    well = sum(not _is_failing(channel) for channel in channels)
    console.print(f"{well} of {len(channels)} channels can be read.", highlight=False)
    if not amiss:
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in ("Source", "Channel", "Why", "In vain,\nof 30 days"):
        table.add_column(head, overflow="fold")
    for channel in amiss:
        why = channel.gone or channel.reason or "failed"
        cells = (channel.source, channel.address, why, f"{channel.failed} of {channel.polls}")
        table.add_row(*(Text(inert(cell)) for cell in cells))
    print_table(table, console, _LEAST)


def _asked(last: str | None, now: datetime) -> str:
    if last is None:
        return f"No channel was asked for in the last {LOOKED_BACK.days} days."
    if last > stamp(now + _AHEAD):
        return (
            f"A channel was asked for at {last}, as the clock said: it was wrong then, or is now."
        )
    hours = max(0, int((now - moment(last)).total_seconds() // 3600))
    ago = f"{count(hours, 'hour')} ago" if hours else "less than an hour ago"
    return f"The last channel was asked for at {last}, {ago}."
