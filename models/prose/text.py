r"""Clean text: what is taken out of an article's text, what stays, and how it is measured.

Only what no reader sees is taken out, so no word is altered and none is lost:

- every kind of line end (CRLF, CR, form feed, NEL, U+2028, U+2029) becomes one `\n`;
- NUL, the other control characters but tab, bidirectional controls, zero-width spaces,
  soft hyphens, byte order marks, tag characters and interlinear marks are removed;
- zero-width joiners and non-joiners stay where they spell: after a letter of a cursive or
  an Indic script (Persian "می‌خواهم", Sinhala, Malayalam) and inside emoji;
- a lone surrogate becomes U+FFFD, since a loss must show;
- the text is put into NFC (canonical equivalence: the same letters to every reader).
  NFKC would alter words: "½" into "1⁄2". Of more than 30 marks on one letter, which no language
  writes, the rest goes: to order them would take the square of their number (UAX #15, D4).

Visible characters stay as they are: quotation marks, dashes, no-break spaces, repeats.
"""

from __future__ import annotations

import re
from unicodedata import combining, normalize

import ftfy
from ftfy.badness import badness

_LINE_END = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls, without tab and line ends
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, zero-width spaces, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional and deprecated format controls
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear annotation, tag characters
    "]"
)
# Scripts in which a joiner or non-joiner changes how a word is spelt (Unicode, chapter
# 23.2), and what may stand before a joiner in an emoji: pictographs and U+FE0F.
_JOINING = (
    "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc"  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    "\u0900-\u0dff\u0f00-\u109f\u1780-\u18af"  # Indic scripts, Tibetan, Myanmar, Khmer, Mongolian
    "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"  # pictographs
)
_STRAY_JOINER = re.compile(f"(?<![{_JOINING}])[\u200c\u200d]+|(?<=[\u200c\u200d])[\u200c\u200d]+")
_MARKS = 30
_PERHAPS_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS + 1},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Scripts written without spaces: one character counts as one word.
SPACELESS = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(SPACELESS.pattern + r"|[^\W_]+(?:['’][^\W_]+)*")


def clean(text: str) -> str:
    """Remove what no reader sees from `text`; NFC, outer white space stripped.

    Idempotent: `clean(clean(text)) == clean(text)`.
    """
    text = _SURROGATE.sub("\ufffd", text)
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text))
    text = _PERHAPS_MARKS.sub(_with_fewer_marks, _STRAY_JOINER.sub("", text))
    return normalize("NFC", text).strip()


def _with_fewer_marks(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in run[0]:
        marks = marks + 1 if combining(sign) else 0
        if marks <= _MARKS:
            kept.append(sign)
    return "".join(kept)


def clean_line(text: str) -> str:
    """Clean `text` and set it on one line, for labels and titles."""
    return " ".join(clean(text).split())


def count_words(text: str) -> int:
    """Count the words; in a script without spaces (Han, kana) each character counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def repair(text: str) -> str:
    """Decode wrongly decoded spots of `text` rightly ("Itâ€™s" into "It’s").

    UTF-8 that was once read as a one-byte encoding leaves sequences that no language
    writes; ftfy finds these and undoes the mistake. Other text is returned as it is.
    """
    return ftfy.fix_encoding(text) if badness(text) else text


def garbled_share(text: str) -> float:
    """Measure badly decoded spots (U+FFFD, impossible sequences) per character."""
    return (text.count("\ufffd") + badness(text)) / max(len(text), 1)
