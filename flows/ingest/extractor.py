"""The process in which pages are parsed: it may be killed without harm.

Hostile pages take minutes and gigabytes (a page of 0.4 MB with many attributes took
trafilatura 27 s). So each page gets a budget of processor time, of time and of memory,
and the system ends this process when one is spent. Jobs come as lines of JSON (a page:
`{"html": ...}`, a feed: `{"listing": ...}`), answers go as lines of JSON in the same order;
`killable` starts the process again for the jobs after one that ended it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from base64 import b64decode
from dataclasses import asdict
from typing import Any, TextIO

# Waiting for a processor that others use too may take this many times the budget.
PATIENCE = 3
# Trees of a 5 MB page and their copies need about 1 GB.
MEMORY = 3 * 1024**3

# Trafilatura keeps only printable characters, so joiners, which spell words in Persian and
# Indic scripts, cross it as two letters of Linear A.
_JOINERS = str.maketrans("\u200c\u200d", "\U00010600\U00010601")
_JOINERS_BACK = str.maketrans("\U00010600\U00010601", "\u200c\u200d")

Job = dict[str, str]
Answer = dict[str, Any]


def main() -> None:
    """Answer every job on standard input; the argument is the processor time for each, in s."""
    seconds = int(sys.argv[1])
    answers = _only_answers_on_stdout()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for job in sys.stdin:
        _start_budget(seconds)
        answers.write(json.dumps(_answer(json.loads(job))) + "\n")
        answers.flush()


def _only_answers_on_stdout() -> TextIO:
    """Keep standard output for answers: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return answers


def _start_budget(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, most))
    signal.alarm(PATIENCE * seconds)  # unhandled, so that it ends the process even inside C code


def _answer(job: Job) -> Answer:
    try:
        return _list(job) if "listing" in job else _read(job)
    except MemoryError:
        return {"error": "needs too much memory to parse"}
    except Exception as error:  # noqa: BLE001 -- a bug in a parser costs its page, not the run
        return {"error": f"could not be parsed ({type(error).__name__}: {error})"}


def _read(job: Job) -> Answer:
    from flows.ingest.files.legible import in_whole_letters
    from flows.ingest.pages.consent import without_consent
    from flows.ingest.pages.details import page_details
    from flows.ingest.pages.gate import gate
    from flows.ingest.pages.sequence import next_addresses
    from flows.ingest.pages.text import article_text, without_headline_alone

    html = in_whole_letters(job["html"]).translate(_JOINERS)
    details = page_details(html)
    title = details.get("title")
    text = without_headline_alone(article_text(html, title), title)
    front = gate(html, text, job.get("url", ""), job.get("title"))
    answer = {"text": text if front else without_consent(text), **details}
    there = {name: value and value.translate(_JOINERS_BACK) for name, value in answer.items()}
    return {**there, "gate": front, "next": next_addresses(html)}


def _list(job: Job) -> Answer:
    from flows.ingest.feeds.listing import UnlistedError, read_listing

    body = b64decode(job["listing"])
    try:
        return asdict(read_listing(body, job["kind"], job["url"], job["type"]))
    except UnlistedError as error:
        return {"error": str(error)}


if __name__ == "__main__":
    main()
