"""Make a virtual environment and install Rashomon into it; standard library only.

Usage: python3 .ci/install.py FOLDER [--dev]

Works where Debian and Ubuntu leave out ensurepip: pip then comes from the package index.
torch is installed first and, where such a build is to be had, for the CPU only: a resolver
left alone takes several gigabytes of GPU libraries.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import re
import subprocess
import sys
import tempfile
import tomllib
import urllib.parse
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def main(folder: Path, *, dev: bool) -> None:
    """Create the environment if needed, then install what is missing."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before any requirement is met
        sys.exit(
            f"Rashomon needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}"
        )
    python = folder / "bin" / "python"
    if not (folder / "bin" / "pip").exists():
        create(folder, python)
    if not has_torch(python):
        install_torch(python)
    wanted = dev_requirements() if dev else []
    print(f"Installing Rashomon{' and its tests' if dev else ''} ...", flush=True)
    pip(python, "-c", str(CONSTRAINTS), "-e", str(ROOT), *wanted)


def create(folder: Path, python: Path) -> None:
    """Make the environment with pip in it."""
    print(f"Making a virtual environment in {folder} ...", flush=True)
    bundled = importlib.util.find_spec("ensurepip") is not None
    venv.create(folder, with_pip=bundled, clear=folder.exists())
    if not bundled:
        with tempfile.TemporaryDirectory() as scratch:
            wheel = fetch_pip(Path(scratch))
            run(str(python), f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel))


def fetch_pip(folder: Path) -> Path:
    """The newest wheel of pip, from the package index (PEP 503, the form every index has)."""
    page = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urllib.request.urlopen(page, timeout=60) as answer:
        links = re.findall(
            r'href="([^"#]*/(pip-([\d.]+)-py3-none-any\.whl))', answer.read().decode()
        )
    link, name, _ = max(links, key=lambda found: [int(part) for part in found[2].split(".")])
    path = folder / name
    with urllib.request.urlopen(urllib.parse.urljoin(page, link), timeout=300) as answer:
        path.write_bytes(answer.read())
    return path


def has_torch(python: Path) -> bool:
    """Whether torch is installed."""
    probe = "import importlib.util as u, sys; sys.exit(u.find_spec('torch') is None)"
    return subprocess.run([str(python), "-c", probe], check=False).returncode == 0


def install_torch(python: Path) -> None:
    """The pinned torch, for the CPU where that can be had."""
    pinned = next(
        line for line in CONSTRAINTS.read_text().splitlines() if line.startswith("torch==")
    )
    print(f"Installing {pinned} ...", flush=True)
    if sys.platform == "linux" and platform.machine() == "x86_64":
        quick = ("--retries", "0", "--timeout", "20", "--no-deps")
        for build in ((f"{pinned}+cpu",), (pinned, "--index-url", CPU_INDEX)):
            if pip(python, *build, *quick, optional=True):
                return
        print("No build of torch for the CPU alone is to be had here; taking the full one.")
    pip(python, pinned, "-c", str(CONSTRAINTS))


def dev_requirements() -> list[str]:
    """The requirements of the development group."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return list(project["dependency-groups"]["dev"])


def pip(python: Path, *arguments: str, optional: bool = False) -> bool:
    """Run pip install; whether it worked. Without `optional` a failure ends the program."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if optional:
        done = subprocess.run([*command, *arguments], check=False, stderr=subprocess.DEVNULL)
        return done.returncode == 0
    run(*command, *arguments)
    return True


def run(*command: str) -> None:
    """Run a command; end the program with its exit code if it fails."""
    code = subprocess.run(command, check=False).returncode
    if code:
        sys.exit(code)


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    main(Path(names[0] if names else ".venv"), dev="--dev" in sys.argv)
