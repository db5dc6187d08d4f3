"""Pages into drafts, by way of a process that may be killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from flows.ingest.drafts import Details, Draft, Page, refusal
from flows.ingest.extractor import PATIENCE
from flows.ingest.legible import IllegibleError, legible
from models.records import Refusal

_ROOT = Path(__file__).resolve().parents[2]
# A real article of 5 MB took 15 s; hostile pages take minutes.
PROCESSOR_SECONDS = 60
_SAVE_TEXT = "save the article's text as a .txt file"

Answer = Mapping[str, str | None]


def extract_pages(
    pages: Sequence[Page], progress: Callable[[str], None], seconds: int = PROCESSOR_SECONDS
) -> Iterator[Draft | Refusal]:
    """Extract the articles of pages, in order, in up to `seconds` of processor time each."""
    rest = list(pages)
    while rest:
        answered = 0
        for page, answer in zip(rest, _answers(rest, seconds), strict=False):
            answered += 1
            progress(f"{page.place}: page read")
            yield _draft(page, answer, progress)
        rest = rest[answered:]


def _draft(page: Page, answer: Answer, progress: Callable[[str], None]) -> Draft | Refusal:
    if error := answer.get("error"):
        return refusal(page.place, f"{error}; {_SAVE_TEXT}")
    try:
        text = legible(answer.get("text") or "", page.place, progress)
    except IllegibleError as garbled:
        return refusal(page.place, str(garbled))
    said = Details(**{name: answer.get(name) for name in ("source", "title", "published", "url")})
    return Draft(page.place, text, page.details.filled_from(said), page_lang=answer.get("lang"))


def _answers(pages: Sequence[Page], seconds: int) -> Iterator[Answer]:
    """Yield an answer for each page up to the one that ends the process, that one included."""
    with tempfile.TemporaryFile("w+", encoding="ascii") as jobs, tempfile.TemporaryFile() as errors:
        jobs.writelines(json.dumps({"html": page.html}) + "\n" for page in pages)
        jobs.seek(0)
        with _extractor(jobs, errors, seconds) as process:
            whole = (line for line in process.stdout or () if line.endswith("\n"))
            yield from map(json.loads, whole)  # a process that is killed may leave half a line
        if process.returncode:
            errors.seek(0)
            yield {"error": _why_ended(process.returncode, seconds, errors.read())}


def _extractor(jobs: IO[str], errors: IO[bytes], seconds: int) -> subprocess.Popen[str]:
    """Start the process; it finds this project where this process found it."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", "-m", "flows.ingest.extractor", str(seconds)]
    return subprocess.Popen(  # noqa: S603 -- our own module, no shell, no user's words
        command,
        stdin=jobs,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def _why_ended(code: int, seconds: int, errors: bytes) -> str:
    if code == -signal.SIGXCPU:
        return f"takes more than {seconds} s of processor time to parse"
    if code == -signal.SIGALRM:
        return f"takes more than {PATIENCE * seconds} s to parse"
    if code < 0:
        return f"made the parser end with {signal.Signals(-code).name}"
    lines = errors.decode(errors="replace").strip().splitlines()
    return f"made the parser fail: {lines[-1] if lines else f'exit status {code}'}"
