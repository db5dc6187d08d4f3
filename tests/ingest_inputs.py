"""Inputs for the tests of reading: short invented articles, and a shorter way to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flows.ingest.reading import Gathered, read_inputs
from models.settings import Reading

PAGES = Path(__file__).parent / "data" / "ingest"

BRIDGE = (
    "The bridge across the harbour will close for three weeks from Monday, the port authority"
    " said. Free ferries will carry residents between the two banks every ten minutes."
)
FERRY = (
    "More than four thousand people took the free ferries before noon on Wednesday. Several"
    " said that they would rather walk round by the lock until the bridge is open again."
)
PONT = (
    "Le pont du port sera fermé pendant trois semaines à partir de lundi, a annoncé l’autorité"
    " portuaire. Des bateaux gratuits relieront les deux rives toutes les dix minutes."
)


def read(
    *paths: Path | str,
    settings: Reading | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Gathered:
    """Read inputs as the command line does, with the default settings."""
    return read_inputs([str(path) for path in paths], settings or Reading(), progress)


def write(folder: Path, **files: str | bytes) -> Path:
    """Write files into a folder: `a_txt=...` is a.txt; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_bytes(data)
    return folder


def reasons(gathered: Gathered) -> dict[str, str]:
    """Return the refusals as reason by file name."""
    return {Path(refusal.path).name: refusal.reason for refusal in gathered.refused}
