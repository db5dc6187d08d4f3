"""Names that hardly any text holds: articles that share one are likelier one event.

A feature opens on a scene where the report opens on the fact, and both name the bridge and its
engineer. Of pairs of ECB+ (half of its stories, small windows) with a likeness of .17 to .3 93% are
one event where they share such a name, 30% where they share none. A name tells nothing where it
fills the window, as town and mayor fill that of a local paper, or where its articles share names
with others that tell other things. Names alone never decide: they make likelier what is alike
anyway, and up to less than two articles need for one story as often as for two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.sparse import coo_array, csr_array

from models.arrays import Floats
from models.grouping.story_words import StoryItem, form, rarity
from models.language.words import fold, information, word_spans
from models.naming.known_names import known_names
from models.naming.word_lists import listed
from models.prose.conventions import BY, CAPITAL
from models.prose.shapes import has_date
from models.settings import Stories

# A name counts that tells more than this, in nats. Well-known names say nothing: of equally alike
# pairs of AllSides fewer are one event the more of those they share. With 11 half of AllSides and
# of ECB+ lose .001 B-cubed F1, with 12.5 invented weeks gain a quarter less.
_RARE: Final = 12.0
# Articles less alike than this have nothing to do with each other, whatever they name: of pairs of
# invented weeks below it that share a name 12 of 91 are one event; above it (to .3) 10 of the 11
# whose names tell something here, and none of 7 whose names tell little.
_ALIKE: Final = 0.17
# A name that a third of the articles of its language have tells nothing, one that few have nearly
# all it can. From 2.5 to 4 the halves searched are the same, by 5 the invented weeks lose .005.
_FILLS: Final = 3.0
# Articles that share names with more than so many unlike ones are of a field in which names recur:
# theirs count less, by the square. In an invented local paper each has six to eight of these, in
# invented general news two or three. Without this AllSides with a town, a mayor and streets written
# into its texts loses .004; with 1 to 3 it loses nothing.
_UNLIKE: Final = 2.0
# By how much of itself likeness grows at most, and up to which part of `Stories.same`. With .3
# the invented weeks gain a quarter less, with .5 the same; up to all of `same` AllSides loses .002.
_MOST, _UP_TO = 0.4, 0.94
# A capitalised word before a name is a part of it where it tells so much: "Jonas Praet", and not
# "At Praet's" (2.1 nats) or "When Praet" (2.9); "John" has 5.1.
_PART: Final = 5.0
# A line that says who wrote the article: the name is in whatever else they write. With one of ten
# reporters above each text half of ECB+ has B-cubed F1 .949 where such lines are left out, .926
# where they are read, and .951 without reporters. No white space here goes over the end of a line:
# at each of many blank ones all that follow would be looked at.
_BYLINE: Final = re.compile(rf"(?m)^[^\S\n]*(?i:{BY})[^\S\n]+{CAPITAL}[^\n]{{2,80}}(?<![.!?:])$")
_FIGURE: Final = re.compile(r"\d")

Names = Mapping[str, frozenset[str]]
"""Of each name, in the form in which words are compared, the words right before it."""


def with_names(
    affinity: csr_array, alike: csr_array, items: Sequence[StoryItem], settings: Stories
) -> csr_array:
    """`affinity` of n articles, (n, n), greater between those that share rare names.

    affinity: as `models.grouping.story_signals.in_proportion` makes it of `alike`, which
    `models.grouping.story_signals.likeness` gave. No pair is added, and none is made less.
    """
    named = [_rare_names(item) for item in items]
    shared = _shared(named)
    tells, trusted = _tells(named, items), _trusted(shared, alike)
    most = _UP_TO * settings.same
    change = affinity.copy()
    for one, other, before in _to_judge(shared, alike, affinity, most):
        names = _in_common(named[one], named[other])
        found = sum(min(tells[one][name], tells[other][name]) for name in names)
        more = min(found * trusted[one] * trusted[other], _MOST)
        change[one, other] = change[other, one] = min(before * (1 + more), most)
    return change


def _rare_names(item: StoryItem) -> Names:
    """The rare names in a text, in an order of their own."""
    lang = item.lang or "en"
    text = _BYLINE.sub(_no_byline, item.text)
    known = known_names(text, lang)
    rare = {form(name, lang): set[str]() for name in sorted(known) if rarity(name, lang) > _RARE}
    for name, part in _parts(text, lang):
        if (one := form(name, lang)) in rare:
            rare[one].add(form(part, lang))
    return {one: frozenset(parts) for one, parts in rare.items()}


def _no_byline(line: re.Match[str]) -> str:
    """Nothing in the place of a byline; but "By Friday 300 people had left Stavna" is none.

    Of figures it holds no others than those of a date or a time of day.
    """
    told = _FIGURE.search(line.group()) and not has_date(line.group())
    return line.group() if told else ""


def _parts(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Each capitalised word, and that before it which is a part of one name with it, folded."""
    for a, b in pairwise(word_spans(text)):
        if text[a[1] : b[0]] == " " and text[a[0]].isupper() and text[b[0]].isupper():
            part = fold(text[slice(*a)])
            if part not in listed("titles") and information(part, lang) > _PART:
                yield fold(text[slice(*b)]), part


def _in_common(one: Names, other: Names) -> Iterator[str]:
    """The names in both texts; not those of two bearers, "Jonas Praet" and "Lotte Praet"."""
    for name, parts in one.items():
        if name in other and not (parts and other[name] and parts.isdisjoint(other[name])):
            yield name


def _shared(named: Sequence[Names]) -> csr_array:
    """How many names each two articles have in common, (n, n), without a diagonal."""
    place = {name: number for number, name in enumerate(sorted(set().union(*named)))}
    entries = [(row, place[name]) for row, names in enumerate(named) for name in names]
    rows, columns = np.array(entries, dtype=np.int64).reshape(-1, 2).T
    shape = (len(named), max(1, len(place)))
    held = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    both = coo_array(held @ held.T)
    one, other = both.coords
    apart = one != other
    return csr_array((both.data[apart], (one[apart], other[apart])), shape=both.shape)


def _tells(named: Sequence[Names], items: Sequence[StoryItem]) -> list[dict[str, float]]:
    """How much each name of each article tells, 0 to 1, by how many of its language have it."""
    articles = Counter(item.lang for item in items)
    holders = Counter(
        (item.lang, name) for item, names in zip(items, named, strict=True) for name in names
    )
    return [
        {
            name: max(1 - _FILLS * holders[item.lang, name] / articles[item.lang], 0.0)
            for name in names
        }
        for item, names in zip(items, named, strict=True)
    ]


def _trusted(shared: csr_array, alike: csr_array) -> Floats:
    """How far names tell what each article is about, of shape (n,), 0 to 1."""
    near = csr_array(alike >= _ALIKE)
    unlike = (shared > 0).sum(axis=1) - (shared > 0).multiply(near).sum(axis=1)
    trusted: Floats = np.minimum(_UNLIKE / np.maximum(unlike, 1), 1.0) ** 2
    return trusted


def _to_judge(
    shared: csr_array, alike: csr_array, affinity: csr_array, most: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs, each once, that names may make likelier, and their affinity."""
    pairs = coo_array(shared.multiply(alike >= _ALIKE))
    row, column = pairs.coords
    for one, other in zip(row.tolist(), column.tolist(), strict=True):
        before = float(affinity[one, other])
        if one < other and before < most:
            yield one, other, before
