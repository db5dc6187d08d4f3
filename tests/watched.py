"""A catalogue of folders whose news a test writes, watched with the fast model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.monitoring.cycle import run
from flows.monitoring.watch import Watch
from flows.report.digest.records import Digest
from flows.store.database.moments import stamp
from flows.store.database.places import HOME_VARIABLE
from models.settings import Divergence, Encoding, Settings

MORNING = datetime(2026, 11, 22, 6, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
SETTINGS = Settings(encoding=Encoding(model="fast"), divergence=Divergence(resamples=200))

BRIDGE = {
    "Northwire": "The harbour bridge at Port Ellery closed on Monday after engineers found a "
    "crack. About 4,200 drivers cross it each day. Repairs will take six weeks, the council said.",
    "Ellery Post": "The harbour bridge in Port Ellery was shut on Monday because a crack was "
    "found. Repairs are expected to last six weeks. Ferries will run every twenty minutes.",
    "Morning Voice": "Engineers found a crack in the Port Ellery harbour bridge and closed it on "
    "Monday. The mayor called the decision painful. Some 4,200 drivers use the bridge daily.",
}
LIBRARY = {
    "Northwire": "A new public library opened in Marrow Vale on Sunday with 90,000 books. The "
    "architect Ines Duarte designed the round reading room. Entry is free, the town clerk said.",
    "Ellery Post": "Marrow Vale opened its public library on Sunday. The round reading room by "
    "the architect Ines Duarte holds 90,000 books. Opponents had called it far too expensive.",
}
TITLES = {"bridge": "Harbour bridge in Port Ellery shut", "library": "Library opens in Marrow Vale"}


@dataclass(frozen=True)
class Desk:
    """A home with a catalogue, and what is published in it."""

    home: Path

    @property
    def store(self) -> str:
        """The URL of its store."""
        return f"sqlite:///{self.home / 'rashomon.sqlite'}"

    @property
    def sources(self) -> Path:
        """Its catalogue."""
        return self.home / "sources.toml"

    def publish(self, name: str, texts: Mapping[str, str], at: datetime = MORNING) -> None:
        """Have each source publish its text on a story; the catalogue grows with the sources."""
        for source, text in texts.items():
            slug = source.replace(" ", "-").lower()
            folder = self.home / "feeds" / slug
            folder.mkdir(parents=True, exist_ok=True)
            row = {
                "text": text,
                "title": f"{TITLES.get(name, name)}, {source} reports",
                "published": stamp(at - HOUR),
                "url": f"https://{slug}.example/{name}",
                "source": source,
            }
            (folder / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
        tables = [
            f'[[source]]\nname = "{_label(folder.name)}"\nfolders = ["{folder}"]\npause = 0.0\n'
            for folder in sorted((self.home / "feeds").iterdir())
        ]
        self.sources.write_text("\n".join(tables), encoding="utf-8")

    def watch(self, now: datetime = MORNING, settings: Settings = SETTINGS) -> Watch:
        """A run at this time."""
        return Watch(
            sources=self.sources,
            store=self.store,
            pages=self.home / "pages",
            work=self.home / "work",
            now=stamp(now),
            settings=settings,
        )

    def run(self, now: datetime = MORNING, settings: Settings = SETTINGS) -> Digest:
        """Monitor once, without Prefect."""
        return run(self.watch(now, settings))


def _label(slug: str) -> str:
    return slug.replace("-", " ").title()


def one_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One vector cache for all: to embed once is enough; a fixture of modules that name it one."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv(HOME_VARIABLE, str(folder))
        yield folder


def two_stories(home: Path, tmp_path: Path) -> Desk:
    """Two stories, told by three and by two sources; a fixture likewise."""
    del home
    made = Desk(tmp_path)
    made.publish("bridge", BRIDGE)
    made.publish("library", LIBRARY)
    return made
