"""How news is written: capitals of all scripts, names of days, titles, verbs of saying.

The words are data, `models/data/conventions.toml`; here they become the pieces of patterns
that the modules of sentences, datelines, shapes and quotations are built of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from models.data import word_lists

_WORDS = word_lists("conventions")

# Latin, Greek, Cyrillic and Armenian; the scripts beyond write no capitals.
_CASED = range(0x588)


def _ranges(codes: Iterable[int]) -> str:
    """Character codes as the inside of a regular expression's set."""
    ordered = sorted(codes)
    breaks = [i for i, (a, b) in enumerate(pairwise(ordered), start=1) if b != a + 1]
    runs = pairwise([0, *breaks, len(ordered)])
    return "".join(rf"\u{ordered[a]:04x}-\u{ordered[b - 1]:04x}" for a, b in runs)


_SMALL = _ranges(code for code in _CASED if chr(code).islower())
SMALL = f"[{_SMALL}]"
"""A small letter, as a pattern that does not ignore case."""

CAPITAL = f"[{_ranges(code for code in _CASED if chr(code).isupper())}]"
"""A capital letter, as a pattern that does not ignore case."""

NO_SMALL = rf"[^\W\d_{_SMALL}]"
"""A letter that is a capital, or of a script without capitals: what may open a name."""

STOPS = "。！？｡।॥۔؟።፧։။។"
"""What ends a sentence beside ".", "!" and "?", as the inside of a set.

Of Chinese, Japanese, Hindi, Bengali, Urdu, Arabic, Amharic, Armenian, Burmese and Khmer.
"""

UNSTOPPED = r"\u0e01-\u0eff"
"""Thai and Lao, which end sentences with no sign, as the inside of a set."""

UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no space between words, as the inside of a regular expression's set."""


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the `words`, the longest first, a space for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered)


MONTHS = alternatives(_WORDS["dates"]["months"])
"""Names of the months, as a pattern (ignore case)."""

WEEKDAYS = alternatives(_WORDS["dates"]["weekdays"])
"""Names of the days of the week, likewise."""

FILED = alternatives(_WORDS["dates"]["filed"])
"""Signs that make a dateline of a place and a day: "北京1月22日电"."""

TIME_ZONES = alternatives(_WORDS["dates"]["zones"])
"""What a time of day goes on into, as a pattern."""

DATE_WORDS = alternatives(_WORDS["dates"]["words"])
"""What else a line consists of that is a date and nothing more, likewise."""

SAYING = (
    rf"\b(?:{alternatives(_WORDS['saying']['verbs'])})(?!\w)"
    rf"|{alternatives(_WORDS['saying']['signs'])}"
)
"""A verb of saying, as it stands beside a quotation."""

SPEAKER_ARTICLES = alternatives(_WORDS["saying"]["articles"])
"""Articles before a speaker who is not named."""

SAYING_BACK = alternatives(_WORDS["saying"]["answering"])
"""A verb that takes up a question or a cry."""

SAYING_LAST = alternatives(_WORDS["saying"]["closing"])
"""A verb of saying of the languages that close a sentence with it."""

SAYING_THUS = alternatives(_WORDS["saying"]["thus"])
"""Words that point back at a quotation: "so she said"."""

BEFORE_FIGURE = alternatives(_WORDS["abbreviations"]["before_figure"])
"""Abbreviations that a figure follows."""

APPROXIMATE = alternatives(_WORDS["abbreviations"]["approximate"])
"""Abbreviations that a number follows (ignore case)."""

SCALES = alternatives(_WORDS["abbreviations"]["scales"])
"""Abbreviated scales behind a figure."""

MONEY = alternatives(_WORDS["abbreviations"]["money"])
"""What they run on into, in capitals."""

UNSTOPPED_OPENERS = alternatives(_WORDS["openers"]["unstopped"])
"""Words before which a space ends a sentence in a script without full stops."""

BY = alternatives(_WORDS["bylines"]["by"])
"""What stands before a writer's name."""

PARTICLES = alternatives(_WORDS["bylines"]["particles"])
"""Small words inside a name."""


@cache
def titles(lang: str | None) -> str:
    """Titles and abbreviations before a name in texts in `lang` (ISO 639-1), as a pattern.

    For an unknown language those that end no sentence in any.
    """
    known: Mapping[str, list[str]] = _WORDS["titles"]
    own = known.get(lang or "", [])
    both_cases = {word[:1].upper() + word[1:] for word in own}
    return alternatives({*known["any"], *own, *both_cases})


@cache
def verdicts(lang: str | None) -> str:
    """What a fact check in `lang` sets before what it says, as a pattern (ignore case).

    Nothing, not even an empty text, matches where the language is unknown or has none.
    """
    known: Mapping[str, list[str]] = _WORDS["verdicts"]
    return alternatives(known.get(lang or "", [])) or r"(?!)"
