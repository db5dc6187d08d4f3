"""Run a notebook's cells as Jupyter does: in order, in one namespace, the last value shown.

Jupyter's own runner would bring two dozen packages for what this takes; it knows no magics
and no outputs but the value of a cell's last line and what was printed.
"""

from __future__ import annotations

import ast
import io
import json
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Shown:
    """What a cell left: what it printed, and the value of its last line."""

    printed: str
    value: object


def run_notebook(path: Path) -> dict[str, Shown]:
    """Run all code cells; what each left, by the cell's id."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    namespace: dict[str, Any] = {"__name__": "__main__"}
    return {
        cell["id"]: _run("".join(cell["source"]), f"{path.name}:{cell['id']}", namespace)
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    }


def _run(source: str, name: str, namespace: dict[str, Any]) -> Shown:
    tree = ast.parse(source, name)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, name, "exec"), namespace)  # noqa: S102 - our own notebook
        value = None
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307 - likewise
    return Shown(printed.getvalue(), value)
