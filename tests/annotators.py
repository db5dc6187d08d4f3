"""Label Studio, as far as its files are concerned: tasks go in, an export comes out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAIR = {"id": "p1", "story": "s", "lang": "en", "a": "A ship sank.", "b": "A boat went down."}


def annotation(verdict: str | None, who: int | None = 1, *kinds: str) -> dict[str, Any]:
    """What one annotator made of a task; no verdict: it was skipped."""
    chosen = {"verdict": [verdict] if verdict else [], "kinds": list(kinds)}
    result = [
        {"type": "choices", "from_name": name, "to_name": "a", "value": {"choices": choices}}
        for name, choices in chosen.items()
        if choices
    ]
    return {
        "completed_by": who,
        "was_cancelled": verdict is None,
        "ground_truth": False,
        "result": result,
    }


def entry(data: Mapping[str, Any], *annotations: Any) -> dict[str, Any]:
    """An entry of an export in the format JSON."""
    return {"id": 1, "data": dict(data), "annotations": list(annotations), "predictions": []}


def export(path: Path, entries: Sequence[Any]) -> Path:
    """Write an export."""
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path
