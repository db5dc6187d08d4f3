"""A denial or a hedge that one of two nearly equal sentences has and the other lacks.

Where all other words are the same, nothing else can say what the mark says, wherever it stands:
set off by commas, behind its verb, or inside it. So marks are found here as well in scripts
without spaces and in languages that deny by an ending, by `inside_*` of
`models/data/assertion.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Prefix

from models.changes.edits import Edit, edits
from models.changes.finding import RETOLD, Finding, FindingKind
from models.changes.marks import CLAIM, SCOPE, cues, marked_at, marked_inside
from models.changes.passages import Passage, Word, part
from models.changes.same_marks import is_put_otherwise, meant_alike
from models.language.words import is_hangul, unspaced
from models.records import Span

# Two words that begin with so many letters alike, and so much of the shorter, are forms of one:
# "resign", "resigned"; or that have so much in a row, where words are written before others.
_FORM, _BEGINNING, _MOST = 3, 0.3, 0.5
# A Korean syllable is one letter: "설치되지", "설치됐다".
_SYLLABLES = 2
_KINDS: dict[str, tuple[FindingKind, float]] = {
    "negators": ("negation", 0.6),
    "hedges": ("modality", 0.55),
}


def dropped_marks(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Denials and hedges that only one of two nearly equal sentences has."""
    changed = edits(here, there)
    for category, (kind, confidence) in _KINDS.items() if changed else ():
        ours, theirs = _marks(here, there, lang, category), _marks(there, here, lang, category)
        if len(ours) == len(theirs):
            continue
        if len(ours) > len(theirs):
            edit = _dropped(here, ours, there, changed, lang, category)
        else:
            back = [(other, own) for own, other in changed]
            edit = _dropped(there, theirs, here, back, lang, category)
            edit = edit and (edit[1], edit[0])
        if edit:
            at, other = _around(here, edit[0]), _around(there, edit[1])
            says = f"It says “{part(here, at)}” where {RETOLD} says “{part(there, other)}”."
            yield Finding(kind, at, other, confidence, says)


def _dropped(  # noqa: PLR0913, PLR0917 - two sentences and how they differ
    marked: Passage, marks: Sequence[int], plain: Passage, changed: Sequence[Edit], lang: str,
    category: str,
) -> Edit | None:  # fmt: skip
    """The edit by which `plain` lost a mark, if the marks are all that tells the two apart."""
    marked_edits = [place for own, _ in changed for place in own if place in marks]
    found = _marks(plain, marked, lang, category)
    moved = any(place in found for _, other in changed for place in other)
    if moved or _is_open(plain, lang) or any(_bounds(marked, mark) for mark in marked_edits):
        return None
    if any(is_put_otherwise(marked, mark, plain, lang) for mark in marks):
        return None
    ours = [marked.words[place] for own, _ in changed for place in own]
    came = [place for _, other in changed for place in other]
    theirs = [plain.words[place] for place in came]
    bare = [marked.words[place] for own, _ in changed for place in own if place not in marks]
    if not meant_alike(plain, lang, category).isdisjoint(came):
        return None
    if not all(_is_light(word, theirs, lang) for word in bare):
        return None
    if not all(_is_light(word, ours, lang) for word in theirs):
        return None
    return next((edit for edit in changed if not set(marks).isdisjoint(edit[0])), None)


def _marks(passage: Passage, other: Passage, lang: str, category: str) -> list[int]:
    """The positions of the words that are marks or have one inside, or before what `other` says."""
    found = set(marked_inside(passage, lang, category))
    if category == "negators":
        found |= {n for n, word in enumerate(passage.words) if _is_prefixed(word, other, lang)}
    return sorted(found.union(marked_at(passage, lang, category)))


def _is_prefixed(word: Word, other: Passage, lang: str) -> bool:
    """Whether a denial is written against a word that the `other` says: Czech "nezavinil"."""
    bare = (word.text.removeprefix(prefix) for prefix in cues(lang, "prefixed"))
    return any(len(b) >= _FORM and b != word.text and b in other.vocabulary for b in bare)


def _is_open(passage: Passage, lang: str) -> bool:
    """Whether it only says when something can be at the earliest: "not before January"."""
    until = [n for n, word in enumerate(passage.words) if word.text in cues(lang, "until")]
    return any(
        0 < n - mark <= SCOPE for mark in marked_at(passage, lang, "negators") for n in until
    )


def _bounds(passage: Passage, mark: int) -> bool:
    """Whether a mark is of a figure: "no fewer than 300"."""
    places = (passage.positions(q.span) for q in passage.quantities)
    return any(place and 0 <= place[0] - mark <= SCOPE for place in places)


def _is_light(word: Word, others: Sequence[Word], lang: str) -> bool:
    """Whether a word tells nothing that the `others` do not: an auxiliary, or a form of one."""
    if word.text in cues(lang, "light"):
        return True
    if unspaced(word.text):
        return bool(_KANA.fullmatch(word.text))
    if word.weight < CLAIM:
        return True
    return any(_are_forms(word.text, other.text, lang) for other in others)


def _are_forms(one: str, other: str, lang: str) -> bool:
    """Whether two words are forms of one; they begin alike where nothing is written before them."""
    shorter = min(len(one), len(other))
    if not (cues(lang, "joined") or cues(lang, "prefixed")):
        least = _SYLLABLES if is_hangul(one[0]) else _FORM
        return Prefix.similarity(one, other) >= max(least, _BEGINNING * shorter)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match().size >= max(_FORM, _MOST * shorter)


# Japanese endings and particles.
_KANA = re.compile("[\u3041-\u309f]")


def _around(passage: Passage, places: range) -> Span:
    """The words at `places` with the one before them and two after: "Marsh has not denied it".

    Not across a comma or its like: what stands behind it is of another clause.
    """
    before, after = (_CHARACTERS,) * 2 if unspaced(passage.words[0].text) else (1, 2)
    first = max(0, places.start - before)
    last = min(len(passage.words), places.stop + after) - 1
    while first < min(places.start, last) and _is_parted(passage, first, min(places.start, last)):
        first += 1
    while last > max(places.stop, first) and _is_parted(passage, max(places.stop - 1, first), last):
        last -= 1
    return passage.words[first].span[0], passage.words[last].span[1]


def _is_parted(passage: Passage, first: int, last: int) -> bool:
    """Whether a mark that parts clauses stands between two words."""
    between = passage.words[first].span[1], passage.words[last].span[0]
    return bool(_PARTS.search(part(passage, between)))


_PARTS = re.compile(r"[,;:()，；：。、،؛]| [–—-] ")
# So many characters are a word or two.
_CHARACTERS = 3
