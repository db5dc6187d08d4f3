"""Who says what a sentence says: someone named, described, left in the dark, or nobody.

The scale is read off the words beside a verb of saying, `models/data/attribution.toml`, in
sixteen languages. Names are found in scripts with capitals only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from models.changes.name_sorts import name_guess
from models.changes.namesakes import is_partisan
from models.changes.passages import Passage, part
from models.language.speech_words import pattern, sorts_of_speakers, words_of
from models.naming.names import Name
from models.naming.territories import homeland
from models.prose.conventions import SAYING
from models.records import Span

Standing = Literal["named", "described", "vague", "none"]

# How many characters may stand between a verb of saying and the "sources" that say it.
_BESIDE = 40
# Between "sources" and a name that only tells more of them: "sources close to Putin".
_OF = 25
# What may stand between a name and its verb: "has" 2.9, "also" 3.3; but "a Kremlin official
# said" (5.7) is not said by the Kremlin.
_AUXILIARY = 4.0
_PARTICLE = re.compile(r"\s*(?:\w{1,4}\s+)?")
_SAYING = re.compile(SAYING)
# What somebody is, before his name: an article and two words, "the forecaster".
_TITLE = 3
_SMALL = re.compile(r"\s+[^\W\d_A-Z][\w'’ -]*\s+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it, by the words at `span`; None where nobody does.

    standing: "described" is whoever says it without being named or vague, so a pronoun too,
    whose name stands before. speaker: the one who is named.
    """

    standing: Standing
    span: Span | None = None
    speaker: Name | None = None


@lru_cache(maxsize=8192)
def attribution(passage: Passage, lang: str) -> Attribution:
    """Where the sentence stands on the scale; none in a language without word lists."""
    if named := named_speaker(passage, lang):
        return Attribution("named", named.span, named)
    if vague := _vague(passage, lang):
        return Attribution("vague", vague)
    if said := _first(passage, lang, "reporting", "according"):
        return Attribution("described", said)
    return Attribution("none")


def is_settled(passage: Passage, lang: str) -> bool:
    """Whether the sentence has a verb by which a speaker makes it so: "the Academy announced"."""
    return _first(passage, lang, "settling") is not None


def is_attributed(passage: Passage, lang: str, without: frozenset[str] = frozenset()) -> bool:
    """Whether anything in the sentence hands what it says to somebody: quotation marks too.

    Words of speech and thought whose stems are in `without` are of what is said: "the ruling
    shows".
    """
    if passage.quotes or _SAYING.search(passage.text):
        return True
    if _first(passage, lang, "reporting", "according", "hearsay", "vague"):
        return True
    start = passage.span[0]
    thought = pattern(lang, "speaking").finditer(passage.text)
    spans = [(start + match.start(), start + match.end()) for match in thought]
    return any(not _stems(passage, span) <= without for span in spans)


def _stems(passage: Passage, span: Span) -> set[str]:
    """The stems of the words that a span begins or holds."""
    return {w.stem for w in passage.words if w.span[0] < span[1] and span[0] < w.span[1]}


def described_speaker(passage: Passage, lang: str) -> Name | None:
    """The speaker whom "according to the company" describes without a name."""
    if not (match := _description(lang).search(passage.text)):
        return None
    start = passage.span[0]
    return Name((start + match.start(1), start + match.end(1)), match.group(1))


def named_speaker(passage: Passage, lang: str) -> Name | None:
    """The name to whom the sentence hands what it says: "X said", "said X", "according to X".

    Of "sources close to X said" none: who they are is left in the dark.
    """
    vague = _vague(passage, lang)
    speakers = (name for name in passage.names if _is_speaker(name, passage, lang))
    return next((s for s in speakers if not (vague and _tells_more(vague, s, passage))), None)


def introduced_speaker(passage: Passage, lang: str) -> Name | None:
    """The name behind who that is and a verb of saying, or "according to".

    "Said the union's secretary Ann Lee", "according to forecaster Bo Hill". To leave such a name
    out is less than to leave out who is named first.
    """
    start, said = passage.span[0], words_of(lang, "reporting") - words_of(lang, "addressing")
    ends = [start + match.end() for match in pattern(lang, "according").finditer(passage.text)]
    ends += [word.span[1] for word in passage.words if word.text in said]
    named = (
        name
        for name in passage.names
        if any(_describes(passage, (end, name.span[0])) for end in ends)
    )
    return next((n for n in named if _ends_clause(passage, n) and _may_speak(n, passage)), None)


def _describes(passage: Passage, span: Span) -> bool:
    """Whether a span before a name says only who bears it: "the forecaster", "il ministro".

    One article at most, and then words that tell something, the first in small letters.
    """
    text, words = part(passage, span), [passage.words[n] for n in passage.positions(span)]
    if not _SMALL.fullmatch(text) or len(words) > _TITLE:
        return False
    own = words[1:] if words[0].weight < _AUXILIARY else words
    return bool(own) and all(word.weight >= _AUXILIARY for word in own)


def _is_speaker(name: Name, passage: Passage, lang: str) -> bool:
    """Whether a name of somebody or a body has a verb of saying, or "according to", beside it."""
    verbs = [n for n, word in enumerate(passage.words) if word.text in words_of(lang, "reporting")]
    spoken = any(_speaks(name, passage, verb, lang) for verb in verbs)
    if not spoken and not _follows_according(name, passage, lang):
        return False
    return _may_speak(name, passage)


def _may_speak(name: Name, passage: Passage) -> bool:
    """Whether a name may be somebody's or a body's: no country, no place, no party's man."""
    if homeland(name.text) or is_partisan(name, passage):
        return False
    return name_guess(name, passage) != "place"


def _follows_according(name: Name, passage: Passage, lang: str) -> bool:
    """Whether "according to", or its like, stands before the name: "nach Angaben von X"."""
    before = passage.text[: name.span[0] - passage.span[0]]
    last = [match.end() for match in pattern(lang, "according").finditer(before)]
    return bool(last) and bool(_PARTICLE.fullmatch(before[last[-1] :]))


def _speaks(name: Name, passage: Passage, verb: int, lang: str) -> bool:
    """Whether the name is the subject of the verb of saying at that position."""
    at = passage.positions(name.span)
    if not at:
        return False
    if at[0] - verb == 1:  # "he told Reuters" does not name him
        addressed = passage.words[verb].text in words_of(lang, "addressing")
        return _ends_clause(passage, name) and not addressed
    if verb - at[-1] != 2:
        return verb - at[-1] == 1
    between = passage.words[at[-1] + 1]
    after = passage.text[name.span[1] - passage.span[0] :].lstrip()
    other = (between.text,) in sorts_of_speakers(lang)  # "in Orr, rebels said"
    return between.weight < _AUXILIARY or (after.startswith(",") and not other)


def _ends_clause(passage: Passage, name: Name) -> bool:
    """Whether nothing of the clause follows: "said Burke." but not "said Burke had won"."""
    after = passage.text[name.span[1] - passage.span[0] :].lstrip()
    return not after or not after[0].isalnum()


def _vague(passage: Passage, lang: str) -> Span | None:
    """The words that leave the speaker in the dark: hearsay, or "sources" that say it."""
    if hearsay := _first(passage, lang, "hearsay"):
        return hearsay
    sources, said = _first(passage, lang, "vague"), _first(passage, lang, "reporting", "according")
    if sources is None:
        return None
    if said is None and (match := _SAYING.search(passage.text)):
        said = passage.span[0] + match.start(), passage.span[0] + match.end()
    if said is None or max(sources[0] - said[1], said[0] - sources[1]) > _BESIDE:
        return None
    return sources


def _tells_more(vague: Span, name: Name, passage: Passage) -> bool:
    """Whether a name belongs to the sources: "sources close to Putin said"."""
    start = passage.span[0]
    between = passage.text[vague[1] - start : name.span[0] - start]
    return 0 < name.span[0] - vague[1] <= _OF and not re.search(r"[,;:.]", between)


def _first(passage: Passage, lang: str, *categories: str) -> Span | None:
    """The first words of any of the categories."""
    found = (pattern(lang, category).search(passage.text) for category in categories)
    spans = [match.span() for match in found if match]
    if not spans:
        return None
    start, end = min(spans)
    return passage.span[0] + start, passage.span[0] + end


@cache
def _description(lang: str) -> re.Pattern[str]:
    """What "according to" and a determiner begin, in small letters."""
    words, begins = pattern(lang, "according").pattern, pattern(lang, "determiners").pattern
    return re.compile(rf"(?i:{words}) ((?:{begins}) [a-z][a-z' -]+)")
