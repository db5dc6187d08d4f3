"""Whether runs are to be recorded in Prefect, found out without importing Prefect."""

from __future__ import annotations

import json
import os
from pathlib import Path

from flows.store.places import home

API_VARIABLE = "PREFECT_API_URL"


def server_file() -> Path:
    """Where `rashomon up` notes the server it runs; the note goes when the server does."""
    return home() / "server.json"


def api_url() -> str | None:
    """The Prefect API to record runs in: the environment's, else that of `rashomon up`."""
    if url := os.environ.get(API_VARIABLE):
        return url
    return _noted_url()


def _noted_url() -> str | None:
    try:
        note = json.loads(server_file().read_text(encoding="utf-8"))
        os.kill(int(note["pid"]), 0)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return str(note["api"])
