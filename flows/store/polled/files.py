"""The files of folders and archives that were read, and the state in which they were."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from flows.store.database.batches import in_batches
from flows.store.database.engine import Store, reading
from flows.store.database.upserts import upsert
from flows.store.polled.channels import Channel
from flows.store.schema.feed_tables import files


def files_read(store: Store, channel: Channel) -> dict[str, str]:
    """The state of each file of a channel when it was read last, by path."""
    query = sa.select(files.c.path, files.c.state).where(*_of(channel))
    with reading(store) as connection:
        return {row.path: row.state for row in connection.execute(query)}


def keep_files(
    connection: Connection, channel: Channel, read: Mapping[str, str], gone: Collection[str]
) -> None:
    """Note the files that were read with their states, and forget those that are gone."""
    of_channel = {"source": channel.source, "address": channel.address}
    upsert(connection, files, [{**of_channel, "path": p, "state": s} for p, s in read.items()])
    for paths in in_batches(gone):
        connection.execute(sa.delete(files).where(*_of(channel), files.c.path.in_(paths)))


def _of(channel: Channel) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return files.c.source == channel.source, files.c.address == channel.address
