"""Articles of which one attacks whoever shows it: markup in its headline and in its source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EVIL = (
    "Evil | `x` <img src=x onerror=alert(1)> ![p](http://203.0.113.9/p.png) "
    "[l](javascript:alert(1)) **b**"
)
TITLE = "# Bridge *shut* <script>alert(1)</script> ![p](http://203.0.113.9/t.png)"
TEXTS = {
    "Northwire": "The harbour bridge at Port Ellery closed on Monday after engineers found a "
    "crack. About 4,200 drivers cross it each day. Repairs will take six weeks, the council said.",
    EVIL: "The harbour bridge in Port Ellery was shut on Monday because a crack was found. "
    "Repairs are expected to last six weeks. Ferries will run every twenty minutes until then.",
    "Ellery Post": "Engineers found a crack in the Port Ellery harbour bridge and closed it on "
    "Monday. The mayor called the decision painful. Some 4,200 drivers use the bridge daily.",
}


def hostile_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three tellings, of which one attacks whoever shows it, and an input to refuse; a fixture."""
    folder = tmp_path_factory.mktemp("articles")
    rows = [
        {"text": text, "source": source, "title": TITLE, "published": f"2026-03-0{day}"}
        for day, (source, text) in enumerate(TEXTS.items(), start=2)
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "bridge.jsonl").write_text(lines, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder
