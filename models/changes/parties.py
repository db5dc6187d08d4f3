"""Two parties of a sentence that have changed places around what one does to the other.

"The union blamed the company", "The company blamed the union": nothing but the order has changed,
in languages in which the order tells who does it. Names that change places in sentences that
differ in more are found in `exchanges`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from models.changes.finding import Finding, within
from models.changes.marks import cues, holds_both_ways, phrases
from models.changes.passages import Passage, Word, part
from models.changes.rivals import exchanged
from models.changes.ties import SIGN
from models.language.speech_words import words_of
from models.language.stems import stem
from models.naming.word_lists import listed

_SURE = 0.65
# Words of a party, and between the two, at most.
_LONGEST, _APART = 5, 6
# Elsewhere cases or markers tell it, and who acts may stand behind: "Der Minister sagte am
# Montag", "Am Montag sagte der Minister".
BY_ORDER = frozenset({"en", "fr", "es", "pt", "it"})


def exchanged_parties(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """The stretch of `here` in which two parties stand where `there` has each other's."""
    if lang not in BY_ORDER or len(here.words) != len(there.words):
        return
    own, other = _clauses(here), _clauses(there)
    if [len(clause) for clause in own] != [len(clause) for clause in other]:
        return
    for one, two in zip(own, other, strict=True):
        found = _exchanged(here, one, there, two, lang)
        if found:
            yield found
            return
    if found := _exchanged_names(here, there, lang):
        yield found


def _exchanged_names(here: Passage, there: Passage, lang: str) -> Finding | None:
    """The finding for two names that have changed places in text that is equal in all else.

    However far apart they stand: there the rest says what each of them does.
    """
    texts, told = ([_plain(word) for word in p.words] for p in (here, there))
    start = _common(texts, told)
    end = len(texts) - _common(texts[::-1], told[::-1])
    for first, last in product(range(1, _LONGEST + 1), repeat=2):
        own, its = texts[start:end], told[start:end]
        if first + last >= len(own) or own[-last:] + own[first:-last] + own[:first] != its:
            continue
        parties = here.words[start : start + first], here.words[end - last : end]
        between = here.words[start + first : end - last]
        if _do_both(texts, range(start, start + first), range(end - last, end)):
            continue
        if holds_both_ways(here.words[:start], between, lang):
            continue
        if all(_is_name(p, here) for p in parties) and _tells_apart(between, here, lang):
            return _finding(here, here.words[start:end], there.words[start:end], parties)
    return None


def _do_both(texts: Sequence[str], one: range, other: range) -> bool:
    """Whether the same is said of both: "Norway sent tents and Sweden sent tents".

    By the word behind each, or by two before each: "tents for Norway and tents for Sweden".
    """
    behind = [texts[p.stop : p.stop + 1] for p in (one, other)]
    before = [texts[max(0, p.start - 2) : p.start] for p in (one, other)]
    return (behind[0] == behind[1] != []) or (len(before[0]) > 1 and before[0] == before[1])


def _is_name(words: Sequence[Word], passage: Passage) -> bool:
    """Whether words are of one name."""
    span = words[0].span[0], words[-1].span[1]
    return any(within(span, name.span) for name in passage.names)


def _tells_apart(between: Sequence[Word], passage: Passage, lang: str) -> bool:
    """Whether the words between two names say more than that both are of a list, or do it both."""
    own = [word for word in between if not _is_name([word], passage)]
    return any(word.is_content for word in own) and not holds_turned(between, lang)


def _clauses(passage: Passage) -> list[range]:
    """The positions of the words between two signs, as far as these part clauses."""
    bounds = [0]
    for at in range(1, len(passage.words)):
        between = passage.words[at - 1].span[1], passage.words[at].span[0]
        if SIGN.search(part(passage, between)):
            bounds.append(at)
    bounds.append(len(passage.words))
    return [range(a, b) for a, b in pairwise(bounds)]


def _exchanged(
    here: Passage, places: range, there: Passage, others: range, lang: str
) -> Finding | None:
    """The finding for a clause that reads A M B here and B M A there, all else equal."""
    own, its = ([p.words[n] for n in at] for p, at in ((here, places), (there, others)))
    texts, told = ([_plain(word) for word in words] for words in (own, its))
    start = _common(texts, told)
    end = len(texts) - _common(texts[::-1], told[::-1])
    if end - start < 3 or sorted(texts[start:end]) != sorted(told[start:end]):
        return None
    core, turned = texts[start:end], told[start:end]
    for first in range(1, min(_LONGEST, len(core) - 2) + 1):
        for last in range(1, min(_LONGEST, len(core) - first - 1) + 1):
            middle = core[first:-last]
            if len(middle) > _APART or core[-last:] + middle + core[:first] != turned:
                continue
            parties = own[start : start + first], own[end - last : end]
            between = own[start + first : end - last]
            if holds_both_ways(own[:start], between, lang):
                continue
            if _acts(between, lang) and all(_is_party(p, here, lang) for p in parties):
                return _finding(here, own[start:end], its[start:end], parties)
    return None


def _plain(word: Word) -> str:
    return word.text.removesuffix("'s")


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=True))
    return next((n for n, (x, y) in pairs if x != y), len(one))


def _acts(between: Sequence[Word], lang: str) -> bool:
    """Whether one party does something to the other: no "and", no "met", and no "is"."""
    joins = cues(lang, "joining") | words_of(lang, "reporting")
    return not holds_turned(between, lang) and all(word.text not in joins for word in between)


def holds_turned(between: Sequence[Word], lang: str) -> bool:
    """Whether what stands between two parties says the same turned round: "met", "is still"."""
    texts = [word.text for word in between]
    if _only_equates(texts, lang) or any(_holds(texts, p) for p in phrases(lang, "mutual")):
        return True
    mutual = {stem(word, lang) for word in cues(lang, "mutual")}
    return any(word.stem in mutual for word in between)


def _only_equates(texts: Sequence[str], lang: str) -> bool:
    """Whether it says that both are one, in either order: "will be", "is still the"."""
    copulas, beside = cues(lang, "copulas"), cues(lang, "beside_copulas")
    last = next((text for text in reversed(texts) if text not in beside), "")
    return last in copulas


def _holds(texts: Sequence[str], phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand in a row among `texts`."""
    size = len(phrase)
    return any(tuple(texts[at : at + size]) == phrase for at in range(len(texts) - size + 1))


def _is_party(words: Sequence[Word], passage: Passage, lang: str) -> bool:
    """Whether words name somebody or something: no figure, no day, no place where, nothing said."""
    none = listed("before_places") | cues(lang, "prepositions") | words_of(lang, "reporting")
    if words[0].text in none:
        return False
    start, end = words[0].span[0], words[-1].span[1]
    if any(q.span[0] < end and start < q.span[1] for q in passage.quantities):
        return False
    return words[-1].is_content and words[0].text not in cues(lang, "joining")


def _finding(
    here: Passage,
    own: Sequence[Word],
    its: Sequence[Word],
    parties: tuple[Sequence[Word], Sequence[Word]],
) -> Finding:
    first, second = (part(here, (p[0].span[0], p[-1].span[1])) for p in parties)
    at, other = ((words[0].span[0], words[-1].span[1]) for words in (own, its))
    return Finding("role", at, other, _SURE, exchanged(first, second))
