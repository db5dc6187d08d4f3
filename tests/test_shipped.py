"""Files that an installed Rashomon needs, or names to its user, though there is no clone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import flows.root
from flows.families.known import bundled_families_file
from flows.root import ROOT

NAMED = re.compile(r"""shipped\(["']([^"']+)["']\)""")


def included() -> dict[str, str]:
    """What goes into the wheel besides the packages, and where."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return found


def test_all_that_the_code_asks_for_is_in_the_wheel() -> None:
    """Each at the place where `shipped` looks for it."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "flows").rglob("*.py"))
    names = {*NAMED.findall(code), "prefect.yaml"}

    assert {"configs/families.toml", "configs/default.toml", "docs/sources.md"} <= names
    for name in names:
        assert (ROOT / name).is_file(), name
        assert any(Path(name).is_relative_to(one) for one in included()), name
    assert all(where == f"flows/shipped/{name}" for name, where in included().items())


def test_an_installed_one_reads_its_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not what another package left beside it under that name."""
    for folder in (tmp_path, tmp_path / "flows" / "shipped"):
        (folder / "configs").mkdir(parents=True)
        (folder / "configs" / "families.toml").touch()
    monkeypatch.setattr(flows.root, "ROOT", tmp_path)

    assert bundled_families_file() == tmp_path / "flows" / "shipped" / "configs" / "families.toml"
