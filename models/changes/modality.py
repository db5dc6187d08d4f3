"""What one of two sentences says will be and the other only that it may be, in other words.

"May have to close in January", "will be forced to shut in January": no verb is the same, so that
only what both say behind the words for it, and that neither has the other's, makes it one claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from models.changes.finding import Finding
from models.changes.marks import cues, marked_at
from models.changes.passages import Passage, covered, part
from models.changes.rivals import differs
from models.changes.same_marks import meant_alike
from models.records import Span

# So much of each sentence must stand in the other, and of what stands so near behind the certain
# word. In 6,500 honest pairs, both ways, one has a "may" and the other a "will" so in none.
_SHARED, _SAME_CLAIM, _REACH = 0.3, 0.2, 8
# What a reader is shown: the word and the two behind it.
_SHOWN = 2
_SURE = 0.5


def changed_certainty(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The "will" of one sentence where the other only has "may"."""
    if min(covered(here, there), covered(there, here)) < _SHARED:
        return
    for open_one, certain in ((here, there), (there, here)):
        if pair := _contrast(open_one, certain, lang):
            at, other = (_shown(p, n) for p, n in zip((open_one, certain), pair, strict=True))
            ours, theirs = (at, other) if open_one is here else (other, at)
            told = part(here, ours), part(there, theirs)
            yield Finding("modality", ours, theirs, _SURE, differs(*told))
            return


def _contrast(open_one: Passage, certain: Passage, lang: str) -> tuple[int, int] | None:
    """Where the one has its "may" and the other its "will", if each has no other word for it."""
    maybe, surely = _at(open_one, cues(lang, "maybe")), _at(certain, cues(lang, "surely"))
    if not maybe or not surely or _at(open_one, cues(lang, "surely")):
        return None
    if marked_at(certain, lang, "hedges") or _doubts(certain, open_one, lang):
        return None
    pairs = [(m, s) for m in maybe for s in surely]
    best = max(pairs, key=lambda pair: _share(open_one, pair[0], certain, pair[1]))
    return best if _share(open_one, best[0], certain, best[1]) >= _SAME_CLAIM else None


def _doubts(certain: Passage, open_one: Passage, lang: str) -> bool:
    """Whether words leave it open, "has denied that it will"; an "if" not where both have one."""
    conditions = cues(lang, "conditions")
    both = bool(_at(open_one, conditions))
    if not both and _at(certain, conditions):
        return True
    if _at(certain, cues(lang, "left_open")):
        return True
    doubts = (certain.words[at].text for at in meant_alike(certain, lang, "hedges"))
    return any(not (both and word in conditions) for word in doubts)


def _at(passage: Passage, words: frozenset[str]) -> Sequence[int]:
    return [at for at, word in enumerate(passage.words) if word.text in words]


def _share(open_one: Passage, mark: int, certain: Passage, other: int) -> float:
    """How much of what stands behind the certain word stands behind the open one, 0 to 1."""
    own, its = _behind(open_one, mark), _behind(certain, other)
    return sum(w for s, w in its.items() if s in own) / sum(its.values()) if its else 0.0


def _behind(passage: Passage, mark: int) -> Mapping[str, float]:
    following = passage.words[mark + 1 : mark + 1 + _REACH]
    return {word.stem: word.weight for word in following if word.is_content}


def _shown(passage: Passage, mark: int) -> Span:
    last = min(mark + _SHOWN, len(passage.words) - 1)
    return passage.words[mark].span[0], passage.words[last].span[1]
