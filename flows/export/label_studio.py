"""Pairs of sentences and findings as two projects of Label Studio.

A project has one interface for all its tasks, so there are two: each a file of tasks to
import and a file that describes the interface. Neither shows a probability, and the sources
are not named: who labels should see the sentences alone. The evidence in the story, for which
a curve is fitted, goes along in the `meta` of a task, which is not shown and comes back. Texts
go into `Text` tags, which show them as they are; markup in them is not run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, get_args
from xml.sax.saxutils import quoteattr

from flows.writing import make_folders, write_text
from models.annotation import (
    DRAWS,
    ChangedDetail,
    Draw,
    SentencePair,
    changed_details,
    doubtful,
    sentence_pairs,
)
from models.changes.finding import FindingKind
from models.records import Comparison

LabelTask = Literal["pairs", "distortion"]

VERDICT, KINDS = "verdict", "kinds"
EVIDENCE, MODEL = "evidence", "model_sha256"  # of a task's meta, which no annotator is shown
SAME, PART, DIFFERENT = "same", "part", "different"
TRUE, FALSE = "true", "false"
FINDING_KINDS: Final[tuple[str, ...]] = get_args(FindingKind)

_PAIRS_INTERFACE: Final = """\
<View>
  <Header size="4" value="Do A and B say the same?"/>
  <Header size="5" value="A"/>
  <Text name="a" value="$a"/>
  <Header size="5" value="B"/>
  <Text name="b" value="$b"/>
  <Choices name={verdict} toName="a" choice="single" required="true">
    <Choice value={same} hint="Who knows one learns nothing that matters from the other."/>
    <Choice value={part} hint="One says what the other says, and more; or each says more."/>
    <Choice value={different} hint="Another event, another fact, another number, name or day."/>
  </Choices>
</View>
"""

_DISTORTION_INTERFACE: Final = """\
<View>
  <Header size="4" value="B retells A. Does it have this otherwise?"/>
  <Text name="finding" value="$finding"/>
  <Header size="5" value="A"/>
  <Text name="a" value="$a"/>
  <Header size="5" value="B"/>
  <Text name="b" value="$b"/>
  <Choices name={verdict} toName="a" choice="single" required="true">
    <Choice value={true} hint="The two cannot both be right on this detail."/>
    <Choice value={false} hint="Other words for the same, or they tell of different things."/>
  </Choices>
  <Header size="6" value="Only if it is of another kind, or something else differs: what?"/>
  <Choices name={kinds} toName="a" choice="multiple">
{choices}
  </Choices>
</View>
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A project of Label Studio: its tasks, and the interface they are shown in."""

    task: LabelTask
    tasks: tuple[Mapping[str, Any], ...]
    interface: str

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write `TASK.tasks.json` and `TASK.interface.xml`, each whole. Raises OutputError."""
        tasks, interface = (
            folder / f"{self.task}.{end}" for end in ("tasks.json", "interface.xml")
        )
        make_folders(tasks)
        write_text(json.dumps(self.tasks, ensure_ascii=False, indent=1) + "\n", tasks)
        write_text(self.interface, interface)
        return tasks, interface


def projects(
    comparisons: Callable[[], Iterable[Comparison]], draw: Draw, limit: int
) -> tuple[Project, Project]:
    """The pairs and the findings of stories worth a label, at most `limit` of each.

    comparisons: gives the stories, once for each project, so that one at a time is held.
    """
    pairs = (pair for story in comparisons() for pair in sentence_pairs(story))
    details = (detail for story in comparisons() for detail in changed_details(story))
    return (
        Project("pairs", _tasks(DRAWS[draw](pairs, limit), _pair), pairs_interface()),
        Project("distortion", _tasks(doubtful(details, limit), _detail), distortion_interface()),
    )


def pairs_interface() -> str:
    """The interface for pairs of sentences: same, part or different."""
    return _PAIRS_INTERFACE.format(
        verdict=quoteattr(VERDICT),
        same=quoteattr(SAME),
        part=quoteattr(PART),
        different=quoteattr(DIFFERENT),
    )


def distortion_interface() -> str:
    """The interface for findings: true or false, and of which kind."""
    choices = (f"    <Choice value={quoteattr(kind)}/>" for kind in FINDING_KINDS)
    return _DISTORTION_INTERFACE.format(
        verdict=quoteattr(VERDICT),
        true=quoteattr(TRUE),
        false=quoteattr(FALSE),
        kinds=quoteattr(KINDS),
        choices="\n".join(choices),
    )


def _tasks(found: Sequence[Any], task: Callable[[Any], dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(task(one) for one in found)


def _pair(pair: SentencePair) -> dict[str, Any]:
    data = {"id": pair.id, "story": pair.story, "lang": pair.lang, "a": pair.a, "b": pair.b}
    if pair.evidence is None:
        return {"data": data}
    judged = {EVIDENCE: round(pair.evidence, 6), MODEL: pair.model_sha256}
    return {"data": data, "meta": judged}


def _detail(detail: ChangedDetail) -> dict[str, Any]:
    there, here = (f"“{words}”" if words else "nothing" for words in (detail.there, detail.here))
    data = {
        "id": detail.id,
        "story": detail.story,
        "lang": detail.lang,
        "a": detail.a,
        "b": detail.b,
        "kind": detail.kind,
        "finding": f"{detail.kind}: {there} in A, {here} in B",
    }
    return {"data": data}
