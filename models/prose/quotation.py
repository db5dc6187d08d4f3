"""Direct speech: which words of a text stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.prose.conventions import SAYING, SAYING_LAST, STOPS
from models.records import Span

# A straight mark between two Hebrew letters is part of an abbreviation.
_MARK = re.compile(
    r"(?<![א-ת])\"|\"(?![א-ת])|[“”„«»「」『』]|(?:(?<=\s)|^)‘(?=\w)"
    rf"|(?<=[.,!?{STOPS}])[’‘](?!\w)"
    # Urdu writes ’so‘.
    r"|(?:(?<=\s)|^)’(?=[\u0620-\u06ff])"
    # The second of two commas that stand for a low mark in Dutch: ,,Zo".
    r"|(?:(?<=\s,)|(?<=^,)),(?=\w)"
)
# ... and one that ends a title, ‘Stand Up’, or stands for an s: "the players’ union".
_BARE = re.compile(r"(?<=\w)’(?!\w)")
# What ends one that is still open: "‘The workers’ “hero” has left us.’"
_CLOSING = re.compile(r"[^‘]*?[.,!?…”]’(?!\w)")
# What ends that which a mark opens.
_PAIRS = {"“": '”"', '"': '"”"', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’",
          "’": "‘", "”": "”“", ",": '"“”'}  # fmt: skip
# Speech that a dash opens, "— Мы слышим стук, — сказал он. — Поэтому копаем.": only where a
# speaker follows, since lists and signatures begin with a dash too.
_DASH_OPENS = re.compile(r"[—–]\s?(?=\w|[¿¡«„])")
_DASH_CLOSES = re.compile(rf"(?:[,.!?…]\s?|\s)[—–]\s?(?=(?:\w+\s){{0,2}}(?:{SAYING}))")
_DASH_RESUMES = re.compile(r"[.,]\s?[—–]\s?(?=\w)")
_ENDS_SPEECH = re.compile(r"(?:[^\W\d]|[,.!?…—-])\"(?:\s|$)")
_NEAR = 60
# Where none of so many paragraphs closes it the mark was forgotten.
_RUNS_ON = 10
_SPOKEN = re.compile(SAYING)
_SPOKEN_LAST = re.compile(rf"(?:{SAYING_LAST})\W*$")


def quoted_spans(block: str) -> tuple[Span, ...]:
    """The spans of direct speech in a paragraph, marks included.

    A quotation left open runs to the paragraph's end (the next paragraph may go on with
    it); a closing mark without an opening one closes what began with the paragraph. German
    marks („ “) and English ones (“ ”) are told apart by what is open. A paragraph may open its
    speech with a dash instead, as Russian and Spanish ones do.
    """
    if dashed := _dashed_spans(block):
        return dashed
    spans, opened = _between_marks(block)
    if opened is not None and block[opened] in '“”"„«':
        spans.append((opened, len(block)))
    return tuple(spans)


def speech(paragraphs: Sequence[str]) -> list[tuple[Span, ...]]:
    """The spans of direct speech of each paragraph, as `quoted_spans` has them, and more.

    A quotation that one paragraph leaves open and a later one closes holds those in between too,
    whether they have no mark or, as in French, each begins with one.
    """
    found = [quoted_spans(paragraph) for paragraph in paragraphs]
    mark, opened, since = "", 0, 0
    for n, paragraph in enumerate(paragraphs):
        closed = _closed(paragraph, mark) if mark else None
        if closed is not None:
            whole = [((0, len(between)),) for between in paragraphs[since + 1 : n]]
            found[since] = _opening_at(opened, paragraphs[since], found[since])
            found[since + 1 : n + 1] = [*whole, _closing_at(closed, paragraph)]
        elif mark and n - since < _RUNS_ON and not _marks_within(paragraph, mark):
            continue
        opened, since = _left_open(paragraph, closed or 0), n
        mark = paragraph[opened : opened + 1]
    return found


def _opening_at(opened: int, block: str, quotes: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans of a paragraph that ends inside a quotation."""
    before = ((start, min(end, opened)) for start, end in quotes if start < opened)
    return (*before, (opened, len(block)))


def _closing_at(closed: int, block: str) -> tuple[Span, ...]:
    """The spans of a paragraph that begins inside a quotation."""
    rest = quoted_spans(block[closed:])
    return ((0, closed), *((start + closed, end + closed) for start, end in rest))


def _left_open(block: str, start: int) -> int:
    """Where a paragraph opens for certain what it does not close, from `start` on; else its end."""
    _, opened = _between_marks(block[start:])
    if opened is None or not _opens(block, start + opened):
        return len(block)
    return start + opened


def _opens(block: str, at: int) -> bool:
    """Whether a mark opens for certain."""
    return block[at] in "“„«「『" or _faces_word(block, at)


def _marks_within(block: str, mark: str) -> list[re.Match[str]]:
    """The marks in a paragraph that is inside speech opened by `mark`.

    Without the one that resumes it, and without pairs of another kind, as of a title.
    """
    marks = [m for m in _speech_marks(block) if (m.start(), m.group(), mark) != (0, "»", "«")]
    kept: list[re.Match[str]] = []
    for found in marks if mark == "‘" else _without_titles(block, marks):
        if kept and _is_inner(block, kept[-1], found, mark):
            kept.pop()
        else:
            kept.append(found)
    return kept


def _without_titles(block: str, marks: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks without each single one that opens what a bare one ends: "‘heroes’."."""
    for mark, end in pairwise([*marks, None]):
        upto = end.start() if end else len(block)
        if mark and not (mark.group() == "‘" and _BARE.search(block, mark.end(), upto)):
            yield mark


def _is_inner(block: str, opened: re.Match[str], closed: re.Match[str], mark: str) -> bool:
    """Whether two marks are a pair inside speech opened by `mark`, and not of its kind."""
    pair = opened.group() + closed.group()
    own = {mark, *_PAIRS.get(mark, "”")}
    return _ends(*pair) and _opens(block, opened.start()) and own.isdisjoint(pair)


def _closed(block: str, mark: str) -> int | None:
    """Where a paragraph ends the speech that `mark` opened in an earlier one, if it does first."""
    first = next(iter(_marks_within(block, mark)), None)
    if first is None or not _ends(mark, first.group()) or _faces_word(block, first.start()):
        return None
    return first.end()


def _between_marks(block: str) -> tuple[list[Span], int | None]:
    """The spans that marks close, and where one opens what no mark closes."""
    spans: list[Span] = []
    opened: int | None = None
    for match in _speech_marks(block):
        mark, at = match.group(), match.start()
        if opened is not None:
            if _ends(block[opened], mark) and not (mark == "“" and _faces_word(block, at)):
                spans.append((opened, match.end()))
                opened = None
        elif mark == ",":
            opened = at - 1
        elif _faces_word(block, at) or (mark not in "‘’" and (spans or mark == "»")):
            opened = at
        elif mark in "”」』" or (not spans and _is_last(block, at)):
            # A closing mark first: it closes what came before, once.
            spans.append((0, match.end()))
        elif mark not in "‘’":
            opened = at
    return spans, opened


def _speech_marks(block: str) -> list[re.Match[str]]:
    """The marks in a paragraph, but for single ones that open a title.

    It is over where the next quotation opens, behind a mark that might as well be an apostrophe,
    and nothing ends it farther on.
    """
    marks = list(_MARK.finditer(block))
    titles = {
        mark.start()
        for mark, following in pairwise(marks)
        if mark.group() == "‘"
        and _faces_word(block, following.start())
        and _BARE.search(block, mark.start(), following.start())
        and not _CLOSING.match(block, following.start())
    }
    return [mark for mark in marks if mark.start() not in titles]


def _faces_word(block: str, at: int) -> bool:
    """Whether a mark stands before a word: it opens there, as ”so” does in Finnish."""
    before, after = block[at - 1 : at], block[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(–—") and after.isalnum()


def _is_last(block: str, at: int) -> bool:
    """Whether a straight mark closes what an earlier sentence opened, as in `We will," he said`."""
    return block[at] == '"' and bool(_ENDS_SPEECH.match(block, at - 1))


def _dashed_spans(block: str) -> tuple[Span, ...]:
    if not _DASH_OPENS.match(block) or not (closed := _DASH_CLOSES.search(block, 1)):
        return ()
    resumed = _DASH_RESUMES.search(block, closed.end())
    return ((0, closed.start() + 1), *([(resumed.end(), len(block))] if resumed else []))


def hands_over(after: str) -> bool:
    """Whether what stands behind a quotation names its speaker: ", said the carpenter"."""
    return bool(_SPOKEN.search(after[:_NEAR]) or _SPOKEN_LAST.search(after))


def _ends(opening: str, mark: str) -> bool:
    return mark in _PAIRS.get(opening, "”")


def quoted_share(span: Span, quotes: Sequence[Span]) -> float:
    """The share, 0 to 1, of the characters of `span` that lie inside `quotes`."""
    start, end = span
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in quotes)
    return inside / max(end - start, 1)
