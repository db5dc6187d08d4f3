"""Direct speech: which words of a text stand between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
# Speech that a dash opens, "— Мы слышим стук, — сказал он. — Поэтому копаем.": only where a
# speaker follows, since lists and signatures begin with a dash too.
_DASH_OPENS = re.compile(r"[—–]\s?(?=\w|[¿¡«„])")
_DASH_CLOSES = re.compile(rf"(?:[,.!?…]\s?|\s)[—–]\s?(?=(?:\w+\s){{0,2}}(?:{SAYING}))")
_DASH_RESUMES = re.compile(r"[.,]\s?[—–]\s?(?=\w)")
_ENDS_SPEECH = re.compile(r"(?:[^\W\d]|[,.!?…—-])\"(?:\s|$)")
_NEAR = 60
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
    if opened is not None and block[opened] in '“”"„«':
        spans.append((opened, len(block)))
    return tuple(spans)


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
    pairs = {"“": '”"', '"': '"”', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’",
             "’": "‘", "”": "”“", ",": '"“”'}  # fmt: skip
    return mark in pairs.get(opening, "”")


def quoted_share(span: Span, quotes: Sequence[Span]) -> float:
    """The share, 0 to 1, of the characters of `span` that lie inside `quotes`."""
    start, end = span
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in quotes)
    return inside / max(end - start, 1)
