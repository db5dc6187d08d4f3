"""The quality gate: no figure may fall by more than its noise.

Usage: python -m benchmarks.gate [--data FOLDER] [--repin REASON]

Measures a fixed list of figures, on the truth that comes with the project and, where FOLDER
(default ../shared/data) is there, on labelled news data, and compares them with
`benchmarks/baseline.json`. A figure fails that falls by more than two bootstrap standard
errors (at least .01); so does one that cannot be compared. What rose is named too: pin it,
or a later fall back goes unseen. `--repin REASON` writes the figures as they are, the
reason with them.

Exit codes: 0 nothing fell (or it was pinned), 1 a figure fell or cannot be compared.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.bundled import RETELLINGS, STORIES, bundled, compared_examples
from benchmarks.labelled import FOLDER
from benchmarks.measuring import Measurement, Pin, Verdict, compared, pin
from benchmarks.outside import outside
from flows.evaluation.bench import Bench
from models.settings import Settings

BASELINE = Path(__file__).parent / "baseline.json"


def main() -> None:
    """Measure; compare, or pin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=FOLDER, help="the labelled news data")
    parser.add_argument("--repin", metavar="REASON", help="write the figures as the new baseline")
    options = parser.parse_args()
    if options.repin is not None and not options.repin.strip():
        parser.error("--repin needs the reason why the figures may move.")
    parts = measured(options.data)
    if options.repin:
        repin(parts, options.repin, BASELINE)
        parser.exit(0, f"Pinned in {BASELINE.name}. Commit it with the reason.\n")
    verdicts = {name: compared(pins(name), figures) for name, figures in parts.items()}
    for name, verdict in verdicts.items():
        print("\n".join(report(name, parts[name], verdict)))
    parser.exit(0 if all(verdict.passed for verdict in verdicts.values()) else 1)


def measured(data: Path) -> dict[str, list[Measurement]]:
    """The figures of each part of the baseline that can be measured here."""
    bench = Bench(Settings())
    parts = {"bundled": bundled(compared_examples((*STORIES, *RETELLINGS)), bench)}
    if data.is_dir():
        return parts | {"data": outside(data, bench)}
    print(f"No labelled data in {data}: only the bundled truth is measured.")
    return parts


def pins(part: str, baseline: Path = BASELINE) -> dict[str, Pin]:
    """The pinned figures of one part, "bundled" or "data"."""
    return {name: Pin(**its) for name, its in _read(baseline).get(part, {}).items()}


def repin(parts: Mapping[str, Sequence[Measurement]], reason: str, baseline: Path) -> None:
    """Write the figures as the baseline. A part that was not measured keeps its pins."""
    written = {
        part: {one.name: asdict(pin(one)) for one in figures} for part, figures in parts.items()
    }
    kept = {name: its for name, its in _read(baseline).items() if name in ("bundled", "data")}
    said = {"reason": reason, "date": datetime.now(UTC).date().isoformat()}
    whole = said | kept | written
    baseline.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def report(part: str, figures: Sequence[Measurement], verdict: Verdict) -> list[str]:
    """Every figure, then what moved."""
    return [
        f"{part}:",
        *(f"  {one.value():.4f}  {one.name}" for one in figures),
        *(f"ROSE  {line}" for line in verdict.risen),
        *(f"CANNOT COMPARE  {line}" for line in verdict.broken),
        *(f"FELL  {line}" for line in verdict.fallen),
    ]


def _read(baseline: Path) -> dict[str, Any]:
    if not baseline.is_file():
        return {}
    whole: dict[str, Any] = json.loads(baseline.read_text(encoding="utf-8"))
    return whole


if __name__ == "__main__":
    main()
