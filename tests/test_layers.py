"""The layer rule, read from the imports, those inside functions too."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.prefect_server import environment

ROOT = Path(__file__).parent.parent
# What would bring the network, a database, a clock, a process or Prefect into the core.
OUTSIDE = {
    "flows", "prefect", "sqlalchemy", "alembic", "sqlite3", "httpx", "httpx2", "httpcore2",
    "requests", "urllib", "socket", "ssl", "subprocess", "time", "typer", "rich", "argparse",
}  # fmt: skip
PACKAGES = sorted(
    path.parent.relative_to(ROOT).as_posix()
    for folder in ("flows", "models")
    for path in (ROOT / folder).rglob("__init__.py")
    if "migrations" not in path.parts
)
SQL = {"sqlalchemy", "alembic", "sqlite3", "psycopg"}
FLOWS = {"flows/alert.py", "flows/backfill.py", "flows/compare.py", "flows/monitor.py"}
PREFECT = FLOWS | {
    "flows/tagged.py",
    "flows/up/api_server.py",
    "flows/up/choices.py",
    "flows/up/deploying.py",
    "flows/monitoring/review.py",
    "flows/report/artifacts/leaving.py",
    "flows/report/digest/leaving.py",
}


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; Prefect loads files by their stem"
            names.add((node.module or "").partition(".")[0])
    return names


def modules(folder: str) -> list[Path]:
    """All modules below a folder of the repository."""
    return sorted((ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    """The name by which a module of the repository is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def taken_from(folder: str, path: Path) -> Iterator[str]:
    """What a module takes from its own folder: modules by name, and names in modules."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name for name in names if name.startswith(f"{folder}."))


def listed(package: Path) -> list[str]:
    """What the docstring of a package lists, and says what for: modules and folders, in order."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    text = ast.get_docstring(tree) or ""
    names = r"[a-z]\w*/?(?:, [a-z]\w*/?)*"
    lines = re.findall(rf"^ {{4}}({names}),?(?: {{2,}}.*)?$", text, re.MULTILINE)
    return [name.rstrip("/") for line in lines for name in line.split(", ")]


def in_no_circle(needs: dict[str, set[str]]) -> None:
    """Raise CycleError, which names the circle, where things need each other."""
    TopologicalSorter({own: needed - {own} for own, needed in needs.items()}).prepare()


@pytest.mark.parametrize("folder", ["flows", "models"])
def test_no_two_packages_import_each_other(folder: str) -> None:
    """They can be read in an order: each stands on those before it, in no circle."""
    needs: dict[str, set[str]] = defaultdict(set)
    for path in modules(folder):
        own = named(path).partition(f"{folder}.")[2].partition(".")[0]
        needs[own] |= {name.split(".")[1] for name in taken_from(folder, path)}

    in_no_circle(needs)


@pytest.mark.parametrize("folder", ["flows", "models"])
def test_no_two_modules_import_each_other(folder: str) -> None:
    """Within a package, too, each module stands on others that do not stand on it."""
    known = {named(path) for path in modules(folder)}
    needs: dict[str, set[str]] = defaultdict(set)
    for path in modules(folder):
        for name in taken_from(folder, path):
            needs[named(path)].add(name if name in known else name.rpartition(".")[0])

    in_no_circle(needs)


@pytest.mark.parametrize("package", PACKAGES, ids=str)
def test_a_package_says_where_to_read_on(package: str) -> None:
    """Its docstring lists what is in it and nothing else: whoever adds a module says what for."""
    folder = ROOT / package
    inside = {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}
    inside |= {path.parent.name for path in folder.glob("*/__init__.py")}

    assert sorted(listed(folder)) == sorted(inside)


@pytest.mark.parametrize("folder", ["flows", "models"])
def test_what_is_listed_stands_on_what_is_listed_before(folder: str) -> None:
    """Who reads in that order meets nothing that comes later."""
    place = {name: at for at, name in enumerate(listed(ROOT / folder))}
    late = {
        f"{own} takes {needed}, which is listed later"
        for path in modules(folder)
        if (own := named(path).partition(f"{folder}.")[2].partition(".")[0])
        for needed in (name.split(".")[1] for name in taken_from(folder, path))
        if place[needed] > place[own]
    }

    assert late == set()


def test_reading_inputs_needs_no_store() -> None:
    """What reads files, pages and feeds into articles works without a database."""
    readers = modules("flows/ingest")

    assert not [path.name for path in readers for name in taken_from("flows.store", path)]


@pytest.mark.parametrize("path", modules("models"), ids=lambda p: p.stem)
def test_the_core_imports_nothing_from_outside(path: Path) -> None:
    """`models` computes: no flows, Prefect, network, database, clock or command line."""
    assert not imported(path) & OUTSIDE


def test_the_core_never_asks_for_the_time() -> None:
    """`datetime` may parse a date, but nothing in `models` calls now() or today()."""
    calls = {
        f"{path.name}: {node.attr}"
        for path in modules("models")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow")
    }

    assert calls == set()


def test_only_the_store_speaks_sql() -> None:
    """Database libraries are imported under flows/store/ alone."""
    speakers = {path for path in modules("flows") if imported(path) & SQL}

    assert all((ROOT / "flows" / "store") in path.parents for path in speakers)


def test_only_flow_files_and_artifacts_import_prefect() -> None:
    """Everything else works, and starts fast, without Prefect."""
    importers = {
        path.relative_to(ROOT).as_posix()
        for path in modules("flows")
        if "prefect" in imported(path)
    }

    assert importers <= PREFECT


def test_help_never_imports_prefect(tmp_path: Path) -> None:
    """`rashomon --help` does without Prefect, which takes seconds to import."""
    code = (
        "import sys\nfrom flows.cli import app\n"
        "try: app(['--help'])\n"
        "finally: print('prefect' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), cwd=ROOT,
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip

    assert done.stderr.strip() == "False"


def test_names_in_flows_are_free() -> None:
    """Prefect puts flows/ first on sys.path, so every name in it must be free."""
    taken = set(sys.stdlib_module_names) | set(packages_distributions()) | {"models", "tests"}
    taken -= {"flows"}
    names = {p.stem for p in (ROOT / "flows").iterdir() if p.is_dir() or p.suffix == ".py"}

    assert not (names - {"__init__", "__pycache__"}) & taken


def test_flow_files_define_no_classes() -> None:
    """Prefect loads a flow file twice, under two names: a class in it would be two classes."""
    for name in FLOWS:
        tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)], name
