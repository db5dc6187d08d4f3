"""What a retelling has one party do to another, who in the text retold only acts.

"Norland supports Aziz", where the other has "Aziz is an ally of Ruritania, while Norland ...":
the name stands there at the head of a clause of its own, and nobody whom the retelling names before
it is in that clause. Found by the endings of English verbs in the third person and the past.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.changes.finding import RETOLD, Finding
from models.changes.marks import cues
from models.changes.passages import Passage, Word, part
from models.changes.ties import APART, SIGN, TIE, is_near, is_parted, places_of
from models.language.speech_words import pattern
from models.naming.names import Name

# In 5,456 honest pairs of MRPC and ECB+ it has one finding, "rebuked" for what was said about
# remarks. Without the clauses .4 per 100, nearly all false ("denied" for "rejected").
_ENDINGS = {"en": ("s", "ed")}
# "hits", "wins"; shorter ones are "vs" and "s".
_SHORTEST = 4
_OTHER_ENDINGS = ("ss", "us", "is")  # "across", "versus", "plus", "this"


def new_deeds(
    here: Passage, there: Passage, source: Sequence[Passage], lang: str
) -> Iterator[Finding]:
    """What `here` has done to a name that only heads clauses of its own in `there`.

    there: the sentence of `source`, the text retold, that `here` retells. What any passage of
    `source` says near the name is no new deed.
    """
    for name in here.names:
        verb = _done_to(name, here, lang)
        if verb is None or verb.stem in there.places:
            continue
        if any(is_near(verb, places_of(name.text, p), p, APART) for p in source):
            continue
        stands = places_of(name.text, there)
        if not stands or not all(_heads_clause(there, place, lang) for place in stands):
            continue
        if not _acts_apart(verb, here, there, stands, lang):
            continue
        deed = verb.span[0], name.span[1]
        at = there.words[stands[0][0]].span[0], there.words[stands[0][-1]].span[1]
        says = f"It says “{part(here, deed)}”; in {RETOLD} nobody does that in this sentence."
        yield Finding("role", deed, at, TIE, says)


def _done_to(name: Name, here: Passage, lang: str) -> Word | None:
    """The verb right before the name; who is said to say something is no object."""
    place = here.positions(name.span)[0]
    verb = here.words[place - 1] if place else None
    if verb is None or not _is_verb(verb, lang):
        return None
    with_gap = part(here, (verb.span[0], here.words[place].span[0]))
    return verb if with_gap == f"{verb.text} " else None


def _is_verb(word: Word, lang: str) -> bool:
    """Whether it ends like one, and is none of saying."""
    if len(word.text) < _SHORTEST or word.text.endswith(_OTHER_ENDINGS):
        return False
    speech = (pattern(lang, kind).match(word.text) for kind in ("reporting", "speaking"))
    return word.text.endswith(_ENDINGS.get(lang, ())) and not any(speech)


def _heads_clause(there: Passage, place: range, lang: str) -> bool:
    """Whether the name at `place` begins a clause, and a word of it follows."""
    first, last = place[0], place[-1]
    if last + 1 == len(there.words):
        return False
    following = there.words[last + 1]
    if part(there, (there.words[last].span[1], following.span[0])) != " ":
        return False
    if following.text in cues(lang, "joining"):
        return False
    if not first or there.words[first - 1].text in cues(lang, "clauses"):
        return True
    between = there.words[first - 1].span[1], there.words[first].span[0]
    return bool(SIGN.search(part(there, between)))


def _acts_apart(
    verb: Word, here: Passage, there: Passage, stands: Sequence[range], lang: str
) -> bool:
    """Whether those named before the verb stand in `there`, and in other clauses than `stands`."""
    before = [name for name in here.names if name.span[1] <= verb.span[0]]
    actors = [place for name in before for place in places_of(name.text, there)]
    return bool(actors) and all(
        actor[0] not in name and is_parted(there, actor[0], name[0], lang)
        for actor in actors
        for name in stands
    )
