"""Words of a sentence and how much each one tells.

A word is a number, a run of letters (with their accents and inner apostrophes), an
abbreviation with periods, or, in scripts without spaces, one character. Punctuation is no
word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import exp, log, log1p
from typing import Final
from unicodedata import category

import numpy as np
from langcodes import closest_match
from langcodes.tag_parser import LanguageTagError
from wordfreq import available_languages, get_frequency_dict, word_frequency, zipf_frequency

from models.arrays import Floats
from models.records import Span

UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar, which write words without spaces."""
# Vowel signs and accents that follow their letter. `re` takes them for punctuation, which
# would cut every Hindi word, and every word whose accents are written apart, to pieces.
_MARKS = "".join(chr(c) for c in range(0x300, 0x10000) if category(chr(c)).startswith("M"))
_LETTER = rf"[^\W\d_{UNSPACED}][{_MARKS}]*"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*"
    rf"|[{UNSPACED}][{_MARKS}]*"
    rf"|(?:{_LETTER}\.){{2,}}"
    rf"|(?:{_LETTER})+(?:['’](?:{_LETTER})+)*"
)

# Of these, those with letters: a Thai word has four or five of them, a Chinese one two signs.
_LETTERED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SIGNS, _LETTERS = 2, 4

_CHARACTER = re.compile(rf"[{UNSPACED}][{_MARKS}]*")

# Words in a news sentence, for turning a word's frequency into the chance that a
# sentence holds it. Half or double of it moves no ranking: it shifts all weights alike.
_SENTENCE_WORDS = 25
# A word the background never saw: as rare as the rarest that wordfreq lists.
_RAREST = 1e-8
# As CLDR counts it: Croatian and what it is listed as are 9 apart, Basque and Spanish 20.
_SAME_LANGUAGE = 10
# wordfreq would split these itself, with packages that are not installed; ours are words.
_LOOKED_UP = frozenset({"ja", "ko", "zh"})


def word_spans(text: str) -> tuple[Span, ...]:
    """The spans of the words of `text`, in order."""
    return tuple(match.span() for match in _WORD.finditer(text))


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, lower-cased, with apostrophes made alike."""
    return tuple(fold(match.group()) for match in _WORD.finditer(text))


def unspaced(word: str) -> bool:
    """Whether `word` is one character of a script that is written without spaces."""
    return _CHARACTER.fullmatch(word) is not None


def signs_a_word(folded: Sequence[str], lang: str) -> int:
    """How many of the words of a text make one as other scripts count them.

    1; 2 where most are Chinese or Japanese signs, 4 where they are letters of Thai, Lao, Burmese
    or Khmer, and 2 in Vietnamese, which puts a space between the syllables of a word.
    """
    if lang == "vi":
        return _SIGNS
    if 2 * sum(map(unspaced, folded)) <= len(folded):
        return 1
    lettered = sum(bool(_LETTERED.match(word)) for word in folded)
    return _LETTERS if 2 * lettered > len(folded) else _SIGNS


def is_hangul(letter: str) -> bool:
    """Whether it is of a script whose particles are written on the word before."""
    return "\uac00" <= letter <= "\ud7a3"


def fold(word: str) -> str:
    """`word` as it is compared: case and the shape of apostrophes do not count."""
    return word.casefold().replace("’", "'").rstrip(".")


@lru_cache(maxsize=256)
def _listed(lang: str) -> str:
    """The language whose list of frequencies has the words of `lang`, English where none has.

    Norwegian stands there as Bokmål, and Croatian, Serbian and Bosnian as one language.
    """
    known = list(available_languages())
    try:
        nearest, _ = closest_match(lang, known, max_distance=_SAME_LANGUAGE)
    except LanguageTagError:
        return "en"
    return nearest if nearest in known else "en"


@lru_cache(maxsize=200_000)
def information(word: str, lang: str = "en") -> float:
    """How much `word` (folded) tells, in nats: -log of the chance that a sentence holds it.

    The inverse document frequency over an imagined endless background of sentences, from
    the word frequencies of `wordfreq` (Speer 2022, Exquisite Corpus): no statistic of the
    texts at hand enters, so adding an article never changes the weight of a word. A
    language without a list falls back to English ones. Range: about 0.3 ("the") to 15.
    """
    frequency = max(_frequency(word, _listed(lang)), _RAREST)
    present = -exp(_SENTENCE_WORDS * log1p(-frequency)) + 1.0
    return -log(present)


def _frequency(word: str, lang: str) -> float:
    found = get_frequency_dict(lang).get(word) if lang in _LOOKED_UP else word_frequency(word, lang)
    return float(found or 0.0)


@lru_cache(maxsize=65_536)
def zipf(word: str, lang: str = "en") -> float:
    """How common `word` (folded) is: log10 of how often it stands in a billion words.

    "the" has 7.7, "Washington" 5.1, a word that is not listed 0. A language without a list
    falls back to English, and so do those in whose texts spaces part only foreign words.
    """
    return float(zipf_frequency(word, "en" if lang in _LOOKED_UP else _listed(lang)))


def informations(folded: Sequence[str], lang: str = "en") -> Floats:
    """`information` of each word, of shape (n_words,)."""
    return np.array([information(word, lang) for word in folded], dtype=np.float64)
