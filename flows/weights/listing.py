"""The profiles and their models, as a table and as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from flows.printing import print_json
from flows.report.terminal.layout import print_table
from flows.weights.installing import Status, status
from models.encoders.catalogue import CATALOGUE, PROFILE_MODELS, Wheel

_LEAST: Final = 76  # columns of a terminal in which no name is cut


def print_profiles(kept: Path, *, as_json: bool) -> None:
    """List each profile: its models, whether they are here, and how to install them.

    kept: the folder of models that are no package.
    """
    found = {name: status(model, kept) for name, model in CATALOGUE.items()}
    if as_json:
        rows = [_row(profile, [found[name] for name in names]) for profile, names in _items()]
        print_json(rows)
        return
    table = Table("Profile", "Model", "Languages", "Licence", "MB", "State", box=None)
    for profile, names in _items():
        for name in names:
            model = CATALOGUE[name]
            first = profile if name == names[0] else ""
            size = str(model.megabytes)
            table.add_row(first, name, model.languages, model.licence, size, found[name].state)
    print_table(table, Console(), _LEAST)
    lacking = [p for p, names in _items() if any(found[n].state != "verified" for n in names)]
    for profile in lacking:
        Console(stderr=True).print(f"To install: rashomon models install {profile}")


def _items() -> list[tuple[str, tuple[str, ...]]]:
    return list(PROFILE_MODELS.items())


def _row(profile: str, parts: list[Status]) -> dict[str, Any]:
    return {
        "profile": profile,
        "installed": all(part.state == "verified" for part in parts),
        "install": f"rashomon models install {profile}",
        "models": [_model(part) for part in parts],
    }


def _model(found: Status) -> dict[str, Any]:
    model = found.model
    return {
        "name": model.name,
        "state": found.state,
        "place": str(found.place) if found.place else None,
        "trouble": found.trouble,
        "languages": model.languages,
        "licence": model.licence,
        "megabytes": model.megabytes,
        "platforms": model.platforms,
        "requirements": [model.requirement]
        if isinstance(model, Wheel)
        else list(model.requirements),
        "sha256": model.sha256,
    }
