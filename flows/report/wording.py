"""Numbers in words: how the report writes a share, a score, a date and a list.

None of it depends on the machine's locale, so that a report is the same everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from models.records import Statement
from models.scores import AsPublished, Score

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# CSI and OSC sequences, then any other two-character escape (ECMA-48).
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_JOINERS = "\u200c\u200d"  # needed to spell Persian, Hindi and others

# Between words, and where an address may be broken; one of so many letters never is.
_WORDS = re.compile(r"(?<=\s)")
_JOINT = re.compile(r"(?<=\w)(?=[.@_]\w)|(?<=[/:?&=])(?=\w)")
_SHORT = 13

# What ends a sentence, in any script, and what may stand behind it (`isolated`).
_ENDS = tuple(".?!…。？！؟۔।")
_ISOLATED = "\u2069"

# What would be taken for the end of a clause.
_INNER = re.compile(r"[,;]| and ")
_BRACKETED = re.compile(r"\([^()]*\)")

# Of the statements of labelled stories less than half of whose pairs are one claim 18 of 24 lie
# below, and 46 of the 166 others; below .75 9 and 21.
_LOOSE = 0.85

COHESION = (
    "Cohesion: the mean probability that two of the different sentences that make a statement "
    "say the same."
)

# A longer share of a text is not quoted again.
_NEARLY_ALL = 0.8
# Marks that would meet the quotation marks put around a quoted span.
_QUOTES = "\"“”„«»'’ ,;"


def count(number: int, one: str, many: str | None = None) -> str:
    """`3` and "source" as "three sources": in words up to ten, in figures above."""
    name = one if number == 1 else many or f"{one}s"
    figure = _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"
    return f"{figure} {name}"


def listing(names: Sequence[str], limit: int | None = None) -> str:
    """Names joined as "A, B and C"; past the limit as "A, B and three more"."""
    if limit is not None and len(names) > limit:
        return f"{', '.join(names[:limit])} and {count(len(names) - limit, 'more', 'more')}"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def series(clauses: Sequence[str], limit: int, rest: str) -> str:
    """Clauses with commas of their own as "A; B; and C"; past the limit as "A; and two `rest`s"."""
    if len(clauses) > limit:
        clauses = [*clauses[:limit], count(len(clauses) - limit, rest)]
    if len(clauses) < 2:
        return "".join(clauses)
    return f"{'; '.join(clauses[:-1])}; and {clauses[-1]}"


def entries(names: Sequence[str], limit: int, rest: str) -> str:
    """Names with something in brackets, as clauses only where a name has a comma or an "and"."""
    if len(names) > limit or any(_INNER.search(_BRACKETED.sub("", name)) for name in names):
        return series(names, limit, rest)
    return listing(names)


def ended(text: str) -> str:
    """A sentence with one sign at its end, also after a name like "News Inc." or "Is it true?"."""
    return text if text.rstrip(_ISOLATED).endswith(_ENDS) else f"{text}."


def sentence_case(text: str) -> str:
    """The text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def decimal(value: float | None) -> str:
    """A score with two decimals and a true minus sign; "n/a" when not measured."""
    if value is None:
        return "n/a"
    rounded = f"{value:.2f}"
    return "0.00" if rounded == "-0.00" else rounded.replace("-", "\u2212")


def percent(share: float) -> str:
    """A share, 0 to 1, in whole percent; never "0%" or "100%" of what is only nearly so."""
    if 0 < share <= 0.005:  # half a percent is rounded down
        return "<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return f"{share:.0%}"


def number_of(found: Sequence[object] | None) -> str:
    """How many there are; "n/a" when that is not known."""
    return "n/a" if found is None else f"{len(found)}"


def interval(score: Score | AsPublished) -> str:
    """The interval of the divergence as "0.12 to 0.31", or nothing if there is none."""
    if score.low is None or score.high is None:
        return ""
    above = 0 < score.low < 0.005  # it clears chance, which "0.00" would not say
    return f"{'>0' if above else decimal(score.low)} to {decimal(score.high)}"


def span(ends: tuple[float, float] | None) -> str:
    """Two ends as "0.12 to 0.31"; "n/a" when not measured, one figure where they are alike."""
    if ends is None:
        return "n/a"
    low, high = (decimal(end) for end in ends)
    return low if low == high else f"{low} to {high}"


def cohesion(statement: Statement) -> str:
    """A warning, "low cohesion 0.62", of a statement whose sentences may not say the same."""
    low = statement.cohesion is not None and statement.cohesion < _LOOSE
    return f"low cohesion {decimal(statement.cohesion)}" if low else ""


def own_runs(statement: Statement) -> tuple[tuple[bool, str], ...]:
    """The text of a statement in runs: whether most other origins leave it out, and the run."""
    runs: list[tuple[bool, str]] = []
    done = 0
    for start, end in (*statement.own, (len(statement.text), len(statement.text))):
        runs += [(False, statement.text[done:start]), (True, statement.text[start:end])]
        done = end
    return tuple((own, run) for own, run in runs if run)


def left_out(statement: Statement) -> str:
    """What most of the other origins leave out of a statement's text; nothing if they tell all."""
    if sum(end - start for start, end in statement.own) > _NEARLY_ALL * len(statement.text):
        return "nearly all of it"
    return "; ".join(f"“{unquoted(run)}”" for own, run in own_runs(statement) if own)


def unquoted(span: str) -> str:
    """A quoted span, inert, without what would meet the quotation marks put around it."""
    return inert(span).strip(_QUOTES)


def verdict(score: Score | AsPublished) -> str:
    """Whether the divergence stands out from what chance alone would give."""
    if score.divergence is None or score.significant is None:
        return "not measured"
    return "clears chance" if score.significant else "within chance"


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def day_in_words(value: date) -> str:
    """A day as "7 March 2026"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def published_day(published: str | None) -> str:
    """The day of an ISO 8601 date or time as "7 March 2026"; nothing if it is unknown."""
    known = day(published)
    return day_in_words(known) if known else ""


def date_span(published: Sequence[str | None]) -> str:
    """The first to the last of the days that are known, or nothing if none is."""
    days = sorted(known for text in published if (known := day(text)))
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    return f"{day_in_words(first)} – {day_in_words(last)}"


def web_link(url: str | None) -> str | None:
    """The URL if it is a plain http(s) address that is safe to link to, else None."""
    if not url or any(c.isspace() or unicodedata.category(c) == "Cc" for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def inert(text: str) -> str:
    """Untrusted text on one line, without escape sequences, control or bidi characters."""
    bare = " ".join(_ESCAPES.sub("", text).split())
    kept = (c for c in bare if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()


def joints(name: str) -> list[str]:
    """A name cut where a line may break it: long addresses before a dot and after a slash."""
    words = _WORDS.split(name)
    return [piece for w in words for piece in (_JOINT.split(w) if len(w) > _SHORT else [w])]


def isolated(text: str) -> str:
    """Untrusted text to stand inside a sentence; right-to-left text stays in its place."""
    plain = inert(text)
    turns = any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in plain)
    return f"\u2068{plain}\u2069" if turns else plain
