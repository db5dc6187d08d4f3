"""The documents say what is true."""

from __future__ import annotations

import ast
import gzip
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import typer

from flows.calibration import Fitted
from flows.cli import app
from flows.evaluation.running import Evaluation
from flows.export.labels import Labels
from flows.report.digest.records import ChannelHealth, Digest, DigestStory, Spike
from flows.sources.catalogue import Source
from flows.sources.checking import Finding
from flows.store.compared.stories import StoredStory
from flows.store.compared.telling_articles import Teller
from flows.store.polled.feeds import Health
from flows.stories.following import FollowedStory
from models.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_command_has_help_and_a_line_in_the_readme() -> None:
    """What can be run is said to be there, in both places."""
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group

    assert commands
    for name, command in commands.items():
        assert command.help, name
        assert f"`rashomon {name}" in README, name


def test_every_option_of_compare_is_in_the_readme() -> None:
    """The README's line on `compare` lists its options."""
    compare = typer.main.get_command(app).commands["compare"]  # type: ignore[attr-defined]  # a group
    options = {option for p in compare.params for option in p.opts if option.startswith("--")}

    assert options
    assert all(f"`{option}`" in README for option in options - {"--help"})


def test_every_command_that_prints_json_is_on_its_page() -> None:
    """With what it prints, in the first column."""
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    first = " ".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| "))
    named = set(re.findall(r"`([a-z -]+)", first))
    printing = {name for name, command in _commands() if _has_option(command, "--json")}

    assert {"compare", "sources list", "export store"} <= printing
    assert printing - named == set()


@pytest.mark.parametrize(
    ("command", "record"),
    [
        ("show", StoredStory), ("monitor", Digest), ("- its `stories", DigestStory),
        ("- its `spikes", Spike), ("- its `channels", ChannelHealth),
        ("stories list", FollowedStory), ("stories list", Teller),
        ("sources list", Source), ("sources check", Finding), ("sources health", Health),
        ("import-labels", Labels), ("evaluate", Evaluation), ("calibrate", Fitted),
    ],
)  # fmt: skip
def test_every_key_that_is_printed_as_json_is_documented(command: str, record: type) -> None:
    """Scripts rely on them; nobody should have to guess."""
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    start = command if command.startswith("-") else f"`{command}"
    (line,) = (line for line in page.splitlines() if line.startswith(f"| {start}`"))

    assert {field.name for field in fields(record)} <= set(re.findall(r"`(\w+)`", line))


def test_links_of_the_documents_lead_somewhere() -> None:
    """A relative link or picture in a document names a file of the repository."""
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", document.read_text(encoding="utf-8"))
        missing = [t for t in targets if not (document.parent / t).exists()]
        assert missing == [], document.name


def test_every_page_is_one_step_from_the_readme() -> None:
    """Nobody finds a page that only another page links to."""
    pages = {page.name for page in (ROOT / "docs").glob("*.md")}

    assert pages - set(re.findall(r"\]\(docs/([\w.]+)", README)) == set()


def test_every_option_that_a_page_shows_is_there() -> None:
    """Commands are copied from the pages."""
    commands = dict(_commands())
    shown = [(name, option) for page in PAGES for name, option in _shown(page, commands)]

    assert ("evaluate", "--scores") in shown
    assert [one for one in shown if not _has_option(commands[one[0]], one[1])] == []


def test_every_setting_that_a_page_names_is_there() -> None:
    """`alignment.same` is copied from the pages, too."""
    sections = {name: its for name, its in asdict(Settings()).items() if isinstance(its, dict)}
    of_section = re.compile(rf"`({'|'.join(sections)})\.(?!py`)([a-z_]+)`")
    named = [found for page in PAGES for found in of_section.findall(page.read_text("utf-8"))]

    assert ("alignment", "same") in named
    assert [one for one in named if one[1] not in sections[one[0]]] == []


def test_every_module_that_a_page_names_is_there() -> None:
    """Pages lead to the code; a module that was renamed would lead nowhere."""
    packages = ("flows", "models", "benchmarks", "tests")
    for document in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = document.read_text(encoding="utf-8")
        paths = re.findall(rf"`((?:{'|'.join(packages)})/[\w/.]*)`", text)
        paths += [f"{m.replace('.', '/')}.py" for m in re.findall(r"-m (benchmarks\.\w+)", text)]
        assert [path for path in paths if not (ROOT / path).exists()] == [], document.name


def test_labelled_data_is_converted_as_far_as_it_is_there(tmp_path: Path) -> None:
    """The help of `benchmarks.rows` names the files, and a missing one stops no other."""
    run = (sys.executable, "-m", "benchmarks.rows")
    given, out = tmp_path / "given", tmp_path / "out"
    given.mkdir()
    row = {"id": "1", "a": "It rained.", "b": "Rain fell.", "label": 1}
    with gzip.open(given / "pairs_mrpc_train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row))

    named = subprocess.check_output((*run, "--help"), text=True, cwd=ROOT)
    said = subprocess.check_output((*run, str(given), str(out)), text=True, cwd=ROOT)

    assert "pairs_mrpc_train" in named
    assert json.loads((out / "mrpc.jsonl").read_text(encoding="utf-8")) == row
    assert "uci: passed over, since" in said


def test_links_to_a_part_of_a_page_lead_to_a_heading() -> None:
    """The part behind "#" is a heading as GitHub and others spell it."""
    for page in PAGES:
        for target, part in re.findall(
            r"\]\((?!https?:)([^)#]*)#([^)]+)\)", page.read_text("utf-8")
        ):
            there = (page.parent / target) if target else page
            heads = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            spelled = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
            assert part in spelled, f"{page.name}: {target}#{part}"


def test_the_changelog_has_the_version_at_its_top() -> None:
    """The version of the package is the first one in the changelog."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert versions[0] == project["version"]


def test_the_changelog_says_nothing_twice() -> None:
    """Neither a subject nor what there is of it, as after a merge that kept both sides."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for version in text.split("\n## ")[1:]:
        said = re.findall(r"^(?:### .+|- .+(?:\n  .+)*)", version, re.MULTILINE)
        assert said
        assert [one for one, often in Counter(said).items() if often > 1] == []


def test_every_pinned_version_satisfies_the_project() -> None:
    """The constraints file pins each direct dependency."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {
        line.split("==")[0].lower().replace("_", "-").replace(".", "-")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }
    direct = {re.split(r"[\[<>=]", need)[0].lower() for need in project["dependencies"]}

    assert direct - pinned == set()


def test_every_package_that_is_imported_is_a_requirement() -> None:
    """None is there only because another brings it along, and may stop to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = [need for needs in project["optional-dependencies"].values() for need in needs]
    # The types of pydantic's own errors; it requires one version of it exactly.
    declared = {_named(need) for need in [*project["dependencies"], *extra]} | {"pydantic-core"}
    providers = packages_distributions()
    code = [path for part in ("flows", "models") for path in (ROOT / part).rglob("*.py")]
    imported = {name for path in code for name in _imported(path)} - {"flows", "models"}

    assert "torch" in imported
    for name in imported - sys.stdlib_module_names:
        assert declared & {_named(one) for one in providers.get(name, [name])}, name


def _commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    """All that can be run, by name: "compare", "sources list"."""
    waiting = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]  # a group
    while waiting:
        name, command = waiting.popitem()
        waiting |= {f"{name} {its}": one for its, one in getattr(command, "commands", {}).items()}
        if not hasattr(command, "commands") or _has_option(command, "--json"):
            yield name, command


def _shown(page: Path, commands: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The options with which a page shows a command: ("evaluate", "--scores")."""
    text = page.read_text("utf-8")
    for called in re.findall(r"\brashomon ((?:[^\n`#|;]|\n(?! *\n))+)", text):
        words = called.split()
        names = (" ".join(words[:count]) for count in (2, 1))
        if name := next((name for name in names if name in commands), None):
            yield from ((name, word) for word in words if re.fullmatch("--[a-z-]+", word))


def _has_option(command: typer.core.TyperCommand, option: str) -> bool:
    return any(option in parameter.opts for parameter in command.params)


def _named(need: str) -> str:
    """The name of a requirement, as indexes compare it."""
    return re.split(r"[\[<>=;]", need)[0].strip().lower().replace("_", "-")


def _imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, wherever it does."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0}
    return {name.partition(".")[0] for name in plain | {one for one in named if one}}
