"""Names in scripts without capitals, known by a title, a "town" or a "bank" beside them.

Nothing marks where such a name begins, so only of two sentences that are equal but for one
stretch: what stands there beside the same title is another bearer of it. The titles and what
places are called are `models/data/names.toml`, by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.changes.edits import edits
from models.changes.finding import Finding, FindingKind
from models.changes.marks import CLAIM
from models.changes.passages import Passage, part
from models.changes.rivals import differs
from models.language.words import is_hangul, unspaced
from models.naming.word_lists import listed_in
from models.records import Span

# How far from its title the part of a name may stand that differs: "وزير النقل سامي".
_APART = {"offices": 3, "settlements": 0, "firms": 0}
_SURE = 0.6
_WORDS = re.compile(r"[\w\u0300-\u036f\u0900-\u097f\s]+")
# Fewer characters are as often "this" city or "all" of it.
_SHORTEST = 2
_LONGEST = 5
# Characters of a title that may be listed with what it is the title of: "子公司".
_TITLE = 2

_KINDS: tuple[tuple[str, FindingKind], ...] = (
    ("offices", "person"),
    ("settlements", "place"),
    ("firms", "organisation"),
)


def changed_bearers(here: Passage, there: Passage, lang: str) -> Iterator[Finding]:
    """Another name beside the same title, where all else is the same."""
    if not any(listed_in(lang, category) for category, _ in _KINDS):
        return
    changed = edits(here, there)
    if len(changed) != 1:
        return
    own, other = (_whole(p, e) for p, e in zip((here, there), changed[0], strict=True))
    sizes = [_size(here, own), _size(there, other)]
    if min(sizes) < _SHORTEST or max(len(own), len(other)) > _LONGEST:
        return
    at, place = _span(here, own), _span(there, other)
    if any(_WORDS.fullmatch(part(p, span)) is None for p, span in ((here, at), (there, place))):
        return
    if any(_has_figure(p, span) for p, span in ((here, at), (there, place))):
        return
    for category, kind in _KINDS:
        if all(
            _is_titled(p, places, lang, category) and not _is_unnamed(p, places, lang, category)
            for p, places in ((here, own), (there, other))
        ):
            says = differs(part(here, at), part(there, place))
            yield Finding(kind, at, place, _SURE, says)
            return


def _whole(passage: Passage, edit: range) -> range:
    """An edit of one character with the one before it: names mostly have two."""
    one = len(edit) == 1 and unspaced(passage.words[edit.start].text)
    return range(edit.start - 1, edit.stop) if one and edit.start else edit


def _size(passage: Passage, places: range) -> int:
    """How many letters; none where a word is of Japanese endings."""
    words = [passage.words[place].text for place in places]
    return 0 if any("\u3041" <= w[0] <= "\u309f" for w in words) else sum(map(len, words))


def _span(passage: Passage, places: range) -> Span:
    return passage.words[places[0]].span[0], passage.words[places[-1]].span[1]


def _has_figure(passage: Passage, span: Span) -> bool:
    return any(q.span[0] < span[1] and span[0] < q.span[1] for q in passage.quantities)


def _is_titled(passage: Passage, places: range, lang: str, category: str) -> bool:
    """Whether a title stands beside the words at `places`, little more between."""
    if unspaced(passage.words[places.start].text):
        return _is_titled_in_letters(passage, places, lang, category)
    words = [passage.words[place] for place in places]
    if any(word.weight < CLAIM for word in words):
        return False
    titles = tuple(listed_in(lang, category))
    following = [word.text for word in passage.words[places.stop : places.stop + 1]]
    if any(word.startswith(titles) or _ends_in_title(word, titles) for word in following):
        return category != "offices" or _begins_name(words[0].text, lang)
    reach = _APART[category]
    before = [word.text for word in passage.words[max(0, places.start - 1 - reach) : places.start]]
    away = next((n for n, word in enumerate(reversed(before)) if word.startswith(titles)), None)
    adjective = words[0].text.startswith(tuple(listed_in(lang, "articles")))
    return away is not None and not (adjective and category == "offices" and away < _SURNAME)


def _ends_in_title(word: str, titles: Sequence[str]) -> bool:
    """Whether a Korean word has its title behind what it is the title of: "춘천시장은"."""
    return is_hangul(word[0]) and any(len(t) > 1 and t in word[1:] for t in titles)


def _is_titled_in_letters(passage: Passage, places: range, lang: str, category: str) -> bool:
    """The same where each character is a word: "津山市長", "县长李文远"."""
    reach = _APART[category] + _LONGEST
    texts = [word.text for word in passage.words]
    following = "".join(texts[places.stop : places.stop + reach])
    if following.startswith(tuple(listed_in(lang, category))):
        return True
    before = "".join(texts[max(0, places.start - reach) : places.start])
    for title in listed_in(lang, category):
        name = before.rpartition(title)[2] if title in before else before
        near = len(name) + len(places) <= _APART[category] and title in before
        if near and _begins_name((name + texts[places.start])[0], lang):
            return True
    return False


def _is_unnamed(passage: Passage, places: range, lang: str, category: str) -> bool:
    """Whether words only say which: "nearby" and "local" may be said of one hospital.

    In Arabic what is said of a company without an article is as often an adjective as a name.
    """
    unnamed, articles = listed_in(lang, "unnamed"), tuple(listed_in(lang, "articles"))
    words = [passage.words[place].text for place in places]
    if unspaced(words[0]):
        behind = "".join(word.text for word in passage.words[places.stop : places.stop + _TITLE])
        return _is_unnamed_in_letters("".join(words), behind, lang)
    bare = category == "firms" and articles and not words[0].startswith(articles)
    return bool(bare) or not unnamed.isdisjoint(words)


def _is_unnamed_in_letters(told: str, behind: str, lang: str) -> bool:
    """The same where each character is a word: "大型国有", and "野" before "党"."""
    listed = "|".join(map(re.escape, listed_in(lang, "unnamed")))
    if re.fullmatch(f"(?:{listed})+", told):
        return True
    return any(
        len(entry) > size and (told + behind[:size]).endswith(entry)
        for entry in listed_in(lang, "unnamed")
        for size in range(1, len(behind) + 1)
    )


# So far behind "وزير" comes what may begin with an article: "وزير النقل كريم الزيات".
_SURNAME = 2


def _begins_name(word: str, lang: str) -> bool:
    """Whether a word begins with a family name, where these are listed."""
    families = listed_in(lang, "families")
    return not families or word[0] in families
