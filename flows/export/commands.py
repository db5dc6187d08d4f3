"""What the commands of export and import do."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from flows.evaluation.terminal import print_refused
from flows.export.annotations import read_annotations
from flows.export.label_studio import LabelTask, Project, projects
from flows.export.labels import Labels, labels
from flows.export.readme import README
from flows.export.tables import Form, export_tables
from flows.overwriting import require_apart
from flows.printing import print_json
from flows.store.compared.comparisons import load_comparison
from flows.store.compared.stories import find_story, list_stories
from flows.store.database.engine import Store, open_store, open_to_read
from flows.store.database.places import default_store_url
from flows.store.moving import copy_store, open_to_copy
from flows.telling import eyes, plain, tell
from flows.writing import make_folders, write_text
from models.annotation import Draw
from models.errors import InputError
from models.records import Comparison

_DISPUTED_SHOWN = 10


def write_tables(
    store_url: str | None, out: Path, form: Form, prefix: str | None, *, as_json: bool
) -> None:
    """Export the tables and say what was written."""
    with open_to_read(store_url) as store:
        story = None if prefix is None else find_story(store, prefix)
        exported = export_tables(store, out, form, story)
    if as_json:
        rows = [
            {"table": e.table.name, "rows": e.rows, "file": str(out / e.file)} for e in exported
        ]
        print_json(rows)
    else:
        for one in exported:
            sys.stdout.write(f"{one.rows:>9,} rows  {out / one.file}\n")
    tell(f"Columns are explained in {out / README}")


def write_store(store_url: str | None, into_url: str, *, as_json: bool) -> None:
    """Copy the store into a new one and say what was copied."""
    with open_to_copy(store_url or default_store_url()) as store, open_store(into_url) as into:
        copied = copy_store(store, into)
        place = into.place
    if as_json:
        print_json({"store": place, "rows": copied})
    else:
        sys.stdout.writelines(f"{rows:>9,} rows  {table}\n" for table, rows in copied.items())
    tell(f"Copied into {place}. To use it, name it with --store or RASHOMON_STORE.")


def write_projects(  # noqa: PLR0913 - the options of the command
    store_url: str | None,
    prefixes: Sequence[str],
    out: Path,
    draw: Draw,
    limit: int,
    *,
    as_json: bool,
) -> None:
    """Export the tasks to label and say what was written.

    Raises InputError where the stories have nothing to label.
    """
    with open_to_read(store_url) as store:
        stories = _stories(store, prefixes)
        made = projects(lambda: _loaded(store, stories), draw, limit)
    if not any(project.tasks for project in made):
        raise InputError(
            f"Nothing to label in {_figure(len(stories), 'chosen comparison')} of {store.place}. "
            "Compare some stories first: rashomon compare FOLDER"
        )
    written = [(project, *project.write(out)) for project in made if project.tasks]
    if as_json:
        rows = [
            {"task": p.task, "tasks": len(p.tasks), "file": str(tasks), "interface": str(interface)}
            for p, tasks, interface in written
        ]
        print_json(rows)
    else:
        for project, tasks, interface in written:
            sys.stdout.write(f"{_told(project)}: {tasks}, to be shown by {interface}\n")


def write_labels(file: Path, task: LabelTask, out: Path, *, as_json: bool) -> bool:
    """Import labels into `out`; return whether some were refused.

    Raises InputError where nothing is labelled.
    """
    require_apart(file, out)
    found = labels(read_annotations(file, task), task)
    if not found.rows:
        raise InputError(_nothing_labelled(file, found))
    make_folders(out)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in found.rows)
    write_text("".join(lines), out)
    if as_json:
        counts = asdict(found) | {"rows": len(found.rows), "file": str(out)}
        print_json(counts)
    else:
        sys.stdout.writelines(f"{plain(line)}\n" for line in _said(found, task, out))
    print_refused(found.refused, eyes())
    return bool(found.refused)


def _stories(store: Store, prefixes: Sequence[str]) -> list[str]:
    """The whole ids of the stories that are named, of all where none is."""
    if prefixes:
        return list(dict.fromkeys(find_story(store, prefix) for prefix in prefixes))
    return sorted(story.id for story in list_stories(store))


def _loaded(store: Store, stories: Iterable[str]) -> Iterable[Comparison]:
    return (load_comparison(store, story) for story in stories)


def _told(project: Project) -> str:
    name = {"pairs": "pair", "distortion": "finding"}[project.task]
    return _figure(len(project.tasks), name)


def _nothing_labelled(file: Path, found: Labels) -> str:
    if found.refused:
        first = found.refused[0]
        return f"No task of {file} can be used; the first, {first.path}: {first.reason}"
    none = "The one task" if found.unlabelled == 1 else f"None of the {found.unlabelled:,} tasks"
    return f"{none} of {file} is {'not ' if found.unlabelled == 1 else ''}labelled yet."


def _said(found: Labels, task: LabelTask, out: Path) -> Iterable[str]:
    ones = sum(row["label"] for row in found.rows)
    yield f"{_figure(len(found.rows), 'row')}, {ones} with label 1: {out}"
    if found.unlabelled:
        yield f"Skipped or not labelled yet: {_figure(found.unlabelled, 'task')}."
    if found.several:
        agreed = found.several - len(found.disputed)
        alpha = "" if found.alpha is None else f"; Krippendorff's alpha {found.alpha:.2f}"
        several = _figure(found.several, "task")
        yield f"Labelled by two or more: {several}, {agreed} of them alike{alpha}."
    for one in found.disputed[:_DISPUTED_SHOWN]:
        yield f"  {one.path}: {one.reason}"
    if more := found.disputed[_DISPUTED_SHOWN:]:
        yield f"  and {len(more):,} more; --json names them all"
    then = " and rashomon calibrate" if task == "pairs" else ""
    yield f"For rashomon evaluate {task}{then}."


def _figure(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
