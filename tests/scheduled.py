"""A `rashomon up` that reads its papers every minute, and the papers that it reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.newsroom import Newsroom, Reply, newsroom
from tests.prefect_server import Up, starting
from tests.watched import BRIDGE, LIBRARY, TITLES

DEAD = "Ellery Times"
# Settings of Prefect's own that save a loaded machine time: few runs are made ahead, the worker
# asks for them every other second, and nobody looks at the UI.
IMPATIENT = {
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "5",
    "PREFECT_WORKER_QUERY_SECONDS": "2",
    "PREFECT_SERVER_UI_ENABLED": "false",
}


@contextmanager
def papers() -> Iterator[Newsroom]:
    """A web server with the feeds of three papers, and of one that answers no more."""
    with newsroom() as made:
        for source in BRIDGE:
            slug = _slug(source)
            items = []
            for name, texts in (("bridge", BRIDGE), ("library", LIBRARY)):
                if source in texts:
                    title = f"{TITLES[name]}, {source} reports"
                    made.page(f"/{slug}/{name}", title, texts[source])
                    items.append(made.item(f"/{slug}/{name}", title))
            made.feed(f"/{slug}/rss", *items)
        made.replies[f"/{_slug(DEAD)}/rss"] = Reply(500)
        yield made


@contextmanager
def scheduled(home: Path, room: Newsroom) -> Iterator[Up]:
    """A server with a schedule of every minute."""
    tables = [
        f'[[source]]\nname = "{name}"\nfeeds = ["{room.url(f"/{_slug(name)}/rss")}"]\npause = 0.0\n'
        for name in (*BRIDGE, DEAD)
    ]
    (home / "sources.toml").write_text("\n".join(tables), encoding="utf-8")
    words = ("--schedule", "--cron", "* * * * *", "--sources", str(home / "sources.toml"))
    settings = home / "config" / "rashomon" / "config.toml"  # where a user has them
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[reading]\nallow_hosts = {json.dumps([room.host])}\n", encoding="utf-8")
    with starting(home, *words, XDG_CONFIG_HOME=str(home / "config"), **IMPATIENT) as started:
        started.await_note()
        yield started


def _slug(name: str) -> str:
    return name.replace(" ", "-").lower()
