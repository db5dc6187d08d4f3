"""Runs of capitalised words, of which names are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from models.naming.word_lists import listed, listed_in
from models.numbers.number_words import lexicon

# Articles and small words that are written against a name: "l'Élysée", "d'Orléans", "dell'Aquila".
_SMALL = r"(?:[dl]|qu|un|(?:a|da|de|ne|su|co|que)ll|gl)['’]"
_ELIDED = rf"{_SMALL}(?=[^\W\d_a-zß-ÿ])"
WORD = re.compile(
    rf"(?<![^\W_])(?!{_ELIDED})(?:(?:[^\W\d_]\.){{2,}}"
    r"|[^\W\d_](?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W\d_]+)*(?:-[^\W_]+(?:['’][^\W\d_]+)*)*)"
)
ELISION = re.compile(rf"(?<![^\W_]){_SMALL}$")
# "L'alcalde": the capital is that of a sentence and no name's; not "Dell's".
_COMMON = re.compile(rf"(?i:{_SMALL})[a-zß-ÿ]{{2}}")
ARABIC_ARTICLE = r"(?:a[dlnrst]|ash|e[dlsn]|ul)[-'’]"
"""Before many a name: "al-Qaida", "el-Sisi"; not in "ex-Soviet"."""
_ARTICLE = re.compile(rf"{ARABIC_ARTICLE}[^\W\d_a-zß-ÿ]")
POSSESSIVE = re.compile(r"['’]s$")


def runs(text: str, words: Sequence[re.Match[str]], lang: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words, with particles between them, broken by punctuation."""
    run: list[re.Match[str]] = []
    pending: list[re.Match[str]] = []
    for match in words:
        last = (pending or run or [match])[-1]
        between = text[last.end() : match.start()]
        if run and not (_joins(between, last.group()) or _opens(between, [*run, *pending])):
            yield run
            run, pending = [], []
        if _has_capital(match.group()) and not _is_calendar(text, match, lang):
            run, pending = [*run, *pending, match], []
        elif run and match.group() in _particles(lang) and len(pending) < 2:
            pending.append(match)
        else:
            if run:
                yield run
            run, pending = [], []
        if run and POSSESSIVE.search(match.group()) and not _possesses(match.group()):
            yield run
            run, pending = [], []
    if run:
        yield run


@cache
def _particles(lang: str) -> frozenset[str]:
    return listed("particles") - listed_in(lang, "no_particles")


def _joins(between: str, last: str) -> bool:
    """Whether what stands between two words keeps them in one name: "A. G. Lukashenko"."""
    initial = len(last) == 1 or last.casefold() in listed("titles") or "." in last
    if between == " " or _OF.fullmatch(between):
        return True
    return initial and between in (". ", ".")


# "Valéry Giscard d'Estaing", "Banca d'Italia".
_OF = re.compile(r" d(?:ell)?['’]")


def _has_capital(word: str) -> bool:
    if _COMMON.match(word):
        return False
    return word[0].isupper() or _ARTICLE.match(word) is not None


def _opens(between: str, run: Sequence[re.Match[str]]) -> bool:
    """Whether a run ends in what opens a name and is cut short: "St. Petersburg", no street."""
    first = len(run) == 1 or run[-2].group().islower()
    return between == ". " and first and run[-1].group().casefold() in listed("opening_cut_short")


def _possesses(word: str) -> bool:
    """Whether a possessive stands inside a name: "People's Republic of China"."""
    return POSSESSIVE.sub("", word).casefold() in listed("possessors")


@lru_cache(maxsize=16_384)
def _is_calendar(text: str, match: re.Match[str], lang: str) -> bool:
    """Whether a word is a month or a day of the week, which `models.numbers.quantities` reads.

    "Марта" is Martha, but a month behind a day: "8 Марта".
    """
    word = POSSESSIVE.sub("", match.group())
    phrases = lexicon(lang).phrases.get(word.casefold(), ())
    senses = [sense for tokens, found in phrases if len(tokens) == 1 for sense in found]
    if "given_names" in senses and word.istitle():
        return text[: match.start()].rstrip()[-1:].isdigit()
    return "weekday" in senses or "month" in senses


def parted(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """A run without "and", which joins two names more often than it stands in one.

    A title inside a run begins a name: "Woodburn Police" and "Sgt. Jason Tlusty".
    """
    part: list[re.Match[str]] = []
    for place, match in enumerate(run):
        word = match.group()
        leads = place + 1 < len(run) and not _is_suffix(run[place + 1].group())
        titled = leads and word.casefold().strip(".") in listed("titles")
        joint = word in listed("ands") and not _stands_inside(run, part, place)
        if part and (joint or (titled and not _goes_on(part))):
            yield part
            part = []
        if not joint and not _is_no_name(word):
            part.append(match)
    if part:
        yield part


def _goes_on(part: Sequence[re.Match[str]]) -> bool:
    """Whether a title behind a run belongs to the title that the run is: "Managing Director"."""
    return only_titles(part) or all(m.group().casefold() in listed("in_titles") for m in part)


def _is_no_name(word: str) -> bool:
    return word in listed("never_names") or word.startswith(("I'", "I’"))


def _is_suffix(word: str) -> bool:
    return word.casefold().strip(".") in listed("suffixes")


def _stands_inside(run: list[re.Match[str]], part: list[re.Match[str]], place: int) -> bool:
    """Whether "and" at `place` joins words of one name: a body's name begins or ends with it."""
    following = run[place + 1 : place + 4]
    if not part or not following or following[0].group().islower():
        return False
    first = next((match.group() for match in part if match.group()[0].isupper()), "")
    administered = part[-1].group().casefold() in listed("administered")
    if administered and any(m.group().casefold() in listed("administrations") for m in following):
        return True
    return _is_body(first) or any(_is_body(m.group()) for m in following)


def _is_body(word: str) -> bool:
    return word.casefold() in listed("bodies")


def only_titles(part: Sequence[re.Match[str]]) -> bool:
    """Whether a run names no one: titles, or the legal form of a company, alone."""
    words = {match.group().casefold().strip(".") for match in part}
    plain = listed("titles") | listed("companies")
    return words <= plain or (words <= plain | listed("in_titles") and not words.isdisjoint(plain))


def possessive(word: str) -> str:
    """The possessive ending of a word, or ""."""
    match = POSSESSIVE.search(word)
    return match.group() if match else ""
