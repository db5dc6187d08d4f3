"""What was said: words of quotations that a retelling changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

from rapidfuzz.distance import JaroWinkler

from models.changes.antonyms import are_opposite
from models.changes.edits import edits
from models.changes.finding import RETOLD, Finding
from models.changes.marks import cues
from models.changes.passages import Passage, part
from models.language.stems import stem
from models.language.words import information, unspaced, word_spans, words
from models.naming.names import same_name
from models.numbers.number_words import lexicon
from models.numbers.quantities import quantities
from models.records import Span

# A quotation is altered when this share of its words stands in one quotation of the text
# retold in the same order, but not all of them; less is another quotation.
_ALTERED = 0.7
# Words of a quotation that tell less are contractions and fillers, heard in two ways.
_TELLS = 4.5
_SHORTEST_QUOTE = 4
# Where each character is a word.
_SHORTEST_CHARACTERS = 8
# In shorter ones too little stands for a word at either end to be the only one that differs.
_LONG_QUOTE = 5
# So many words at an end are one thing put for another; more are what else was quoted.
_AT_END = 3
# Who alters a quotation changes a place or two of it; who puts more of them otherwise gives it in
# words of his own, as translators do. Of 13 findings in the tuned half of MRPC the nine right ones
# have one or two such places, the wrong ones three to seven.
_PLACES, _TELLING = 3, 2
# No two translators have so many other words alike, and none otherwise.
_COPIED = 12
# What a desk puts into a quotation stands in brackets, square ones or round.
_OMISSION = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")


def altered_quotes(here: Passage, source: Sequence[Passage], lang: str) -> Iterator[Finding]:
    """Quotations of `here` in which a word is another than in the text retold.

    Leaving words out at either end, or where dots or brackets show it, alters nothing; nor does
    what a desk puts in brackets.
    """
    for passage in source:
        yield from _altered_in_few_words(here, passage, lang)
    originals = [
        (q, its)
        for passage in source
        for q in passage.quotes
        for its in _readings(part(passage, q))
    ]
    for quote in here.quotes:
        own = [said for said in _readings(part(here, quote)) if len(said) >= _SHORTEST_QUOTE]
        if not own or not originals:
            continue
        most, at = max((likeness(said, its), q) for q, its in originals for said in own)
        if most < _ALTERED:
            continue
        found = [_altered(said, its, lang) for q, its in originals if q == at for said in own]
        if (altered := found[0]) and all(found):
            printed = (
                part(here, quote),
                next(part(p, q) for p in source for q in p.quotes if q == at),
            )
            says = _altered_says(*map(_as_printed, altered, printed))
            yield Finding("quote", quote, at, 0.7, says)


def _readings(quotation: str) -> Iterator[tuple[str, ...]]:
    """The words of a quotation, without and with what stands in brackets: the desk's, or heard."""
    without = words(_OMISSION.sub(" ", quotation))
    yield without
    if (whole := words(quotation)) != without:
        yield whole


def _altered_in_few_words(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Quotations too short to be known by their words, altered in nearly equal sentences.

    As in: spoke of a “fiscal racket”, spoke of a “fiscal bludgeon”. A title is a name. Where
    several are put otherwise and more words than these, as in two translations, none is.
    """
    found, changed = [], edits(here, there)
    for gone, came in changed:
        quote, its = _short_quote(here, gone), _short_quote(there, came)
        if not quote or not its or len(gone) != len(came):
            continue
        new, old = ([p.words[n].text for n in at] for p, at in ((here, gone), (there, came)))
        if _is_another(new, old, lang):
            printed = part(here, quote), part(there, its)
            says = _altered_says(*map(_as_printed, (new, old), printed))
            found.append(Finding("quote", quote, its, 0.7, says))
    equal = len(here.words) - sum(len(gone) for gone, _ in changed)
    if len(found) == 1 or (len(found) == len(changed) and equal >= _COPIED):
        yield from found


def _short_quote(passage: Passage, places: range) -> Span | None:
    """The quotation of a few words that has those at `places`, none of them a name's."""
    if not places or any(set(places) & set(passage.positions(n.span)) for n in passage.names):
        return None
    start, end = passage.words[places[0]].span[0], passage.words[places[-1]].span[1]
    quote = next(((a, b) for a, b in passage.quotes if a <= start and end <= b), None)
    if quote is None:
        return None
    shortest = _SHORTEST_CHARACTERS if unspaced(passage.words[places[0]].text) else _SHORTEST_QUOTE
    return quote if len(words(part(passage, quote))) < shortest else None


def _altered_says(new: str, old: str) -> str:
    return f"Inside the quotation it says “{new}” where {RETOLD} says “{old}”."


def _as_printed(said: Sequence[str], quotation: str) -> str:
    """Words of a quotation as they stand in it: "short-changed"."""
    spans, folded = word_spans(quotation), words(quotation)
    for first in range(len(folded) - len(said) + 1):
        if folded[first : first + len(said)] == tuple(said):
            return quotation[spans[first][0] : spans[first + len(said) - 1][1]]
    between = "" if unspaced(said[0]) else " "
    return between.join(said)  # where what stands in brackets parts them


def likeness(said: Sequence[str], there: Sequence[str]) -> float:
    """The share, 0 to 1, of the words `said` that stand in `there` in the same order."""
    return sum(block.size for block in _blocks(said, there)) / len(said)


def _altered(
    said: Sequence[str], there: Sequence[str], lang: str
) -> tuple[Sequence[str], Sequence[str]] | None:
    """The first word put for another one inside the quotation, both telling something.

    At either end of it only where both quotations end: one may have been cut.
    """
    changed = list(_changed_places(said, there))
    telling = [new for new, old in changed if _tells(new, lang) or _tells(old, lang)]
    if len(changed) > _PLACES or len(telling) > _TELLING:
        return None
    for new, old in changed:
        if new and old and _is_another(new, old, lang):
            return new, old
    return None


def _tells(said: Sequence[str], lang: str) -> bool:
    return any(information(word, lang) > _TELLS for word in said)


def _changed_places(
    said: Sequence[str], there: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The words that stand in each other's place; of one side none where the other adds some."""
    matcher = SequenceMatcher(None, said, there, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or _is_cut((a, b), len(said), (c, d), len(there)):
            continue
        if tag == "replace" or (a > 0 and b < len(said)):
            yield said[a:b], there[c:d]


def _is_cut(own: Span, said: int, other: Span, there: int) -> bool:
    """Whether words at an end of a quotation may be but the place where one of two was cut."""
    if own[0] > 0 and own[1] < said:
        return False
    cut = (own[0] == 0 and other[0] > 0) or (own[1] == said and other[1] < there)
    return cut or said < _LONG_QUOTE or max(own[1] - own[0], other[1] - other[0]) > _AT_END


def _is_another(new: Sequence[str], old: Sequence[str], lang: str) -> bool:
    """Whether other words are said, not the same in another spelling, form or transcript."""
    if _is_acronym(new, old) or _one_word("".join(new), "".join(old)):
        return False
    if same_name(" ".join(new), " ".join(old)):
        return False
    if (number := _number(new, lang)) is not None and number == _number(old, lang):
        return False
    if unspaced(new[0]) or unspaced(old[0]):
        return min(sum(_telling_character(c, lang) for c in side) for side in (new, old)) > _TELLS
    one, two = ([w for w in side if information(w, lang) > _TELLS] for side in (new, old))
    if one and two:
        return stem(one[0], lang) != stem(two[0], lang) and not same_name(one[0], two[0])
    ours, theirs = (frozenset(stem(word, lang) for word in side) for side in (new, old))
    return _changes_what_may_be(new, old, lang) or are_opposite(ours, theirs, lang)


def _changes_what_may_be(new: Sequence[str], old: Sequence[str], lang: str) -> bool:
    """Whether a small word for another one changes what is said: "will", "should"; "not", "seldom".

    "Should", "could" and "would" sound alike, and are heard one for another.
    """
    if len(new) != 1 or len(old) != 1:
        return False
    two, certain = {new[0], old[0]}, cues(lang, "certain")
    if two <= certain | cues(lang, "open"):
        return len(two & certain) == 1
    negators = cues(lang, "negators")
    if all(re.sub("['’]", "", word) in negators for word in two):  # "can't", "cannot"
        return False
    return len(two & negators) == 1


def _number(said: Sequence[str], lang: str) -> float | None:
    """The number that words say, if nothing else: "eleventh", or "11th" in two parts."""
    for text in ("".join(said), " ".join(said)):
        found = quantities(text, lang)
        if len(found) == 1 and found[0].span == (0, len(text)):
            return found[0].value
    return None


def _telling_character(character: str, lang: str) -> float:
    """What a character tells; Japanese endings nothing."""
    return 0.0 if _KANA.fullmatch(character) else information(character, lang)


def _is_acronym(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one side abbreviates the other: "IE", "Internet Explorer"."""
    short, long = sorted((some, others), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _one_word(one: str, two: str) -> bool:
    """Whether transcripts or spellings may differ so: "9/11" and "911", "honor" and "honour".

    Or one is a month cut short: "Sept." and "September".
    """
    x, y = (_NO_LETTER.sub("", word) for word in (one, two))
    if _month(x) and _month(x) == _month(y):
        return True
    return x == y or (x.isalpha() and y.isalpha() and JaroWinkler.similarity(x, y) >= _ONE_SPELLING)


def _month(word: str) -> float:
    """The month that an English word is, 1 to 12; 0 for another word."""
    senses = (sense for tokens, sense in lexicon("en").phrases.get(word, ()) if len(tokens) == 1)
    return next((sense["month"].value for sense in senses if "month" in sense), 0.0)


_KANA = re.compile("[\u3041-\u309f]")
_NO_LETTER = re.compile(r"[^\w]")
# "honor" and "honour" have .97, "longstanding" and "long-standing" 1; "few" and "four" .55.
_ONE_SPELLING = 0.94


def _blocks(said: Sequence[str], there: Sequence[str]) -> Sequence[Match]:
    return SequenceMatcher(None, said, there, autojunk=False).get_matching_blocks()
