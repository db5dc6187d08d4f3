"""Names that a rewritten text has from nowhere.

A text taken from another one retells it; a name in it that stands nowhere in the text it was
taken from, nor in any other telling of the story, was added: from a desk's own knowledge, or by
mistake. Only sentences that retell one of the other text are looked at, and no names of whom
the text has its news from. Figures are not: of five new ones in rewritten ECB+ articles all
were the same in another unit, or a time of day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.changes.finding import RETOLD
from models.changes.marks import CLAIM
from models.changes.namesakes import is_aside, is_in_words
from models.changes.one_name import related
from models.changes.passages import Passage
from models.changes.rivals import invented
from models.claims import Claim
from models.disagreement.aligned import Aligned, Elsewhere, placed
from models.disagreement.standing import copies_of, is_taken, named_beside
from models.language.speech_words import is_medium
from models.naming.names import Name, same_name
from models.naming.territories import homeland
from models.records import Article, Distortion, Span

# The probability from which a sentence is taken to retell another. At .4 (a total of .69, as .3
# was before the curve was fitted anew) two of three names found in ECB+ stories stood in
# sentences about something else.
_ALIKE = 0.65


def inventions(aligned: Aligned) -> Iterator[Distortion]:
    """The invented details of every text that was taken from another one."""
    articles = aligned.analysis.material.articles
    for claim, counterparts in aligned.counterparts.items():
        lang, copies = aligned.lang(claim.row), copies_of(claim, aligned.analysis)
        told = [
            other
            for other in counterparts
            if other.number not in copies
            and is_taken(claim, other, aligned.analysis)
            and aligned.lang(other.row) == lang
        ]
        if told and _ALIKE <= aligned.analysis.pairs.probability(claim.row, told[0].row) < 1:
            here, there = aligned.passage(claim.row), aligned.passage(told[0].row)
            for span in _new(claim, aligned.elsewhere(copies | {claim.number}), aligned):
                if not (_is_source(here, span, articles) or _is_own_news(span, here, there)):
                    yield _distortion(span, claim, told[0], aligned)


def _is_source(here: Passage, span: Span, articles: Sequence[Article]) -> bool:
    """Whether the words are of the name of one of the sources: "the LA Times"."""
    words = {here.words[n].text for n in here.positions(span)}
    return any(words <= set(article.source.casefold().split()) for article in articles)


def _is_own_news(span: Span, here: Passage, there: Passage) -> bool:
    """Whether a name stands in a clause of which the sentence retold says nothing.

    Its desk has been there: "In the hall, where beds were set up, the Lunds from Tarn drank tea".
    """
    start, end = here.span
    before = [m.end() + start for m in _CLAUSES.finditer(here.text[: span[0] - start])]
    after = _CLAUSES.search(here.text[span[1] - start :])
    clause = here.positions((max(before, default=start), span[1] + after.start() if after else end))
    own = set(here.positions(span))
    told = [here.words[n] for n in clause if n not in own and here.words[n].weight > CLAIM]
    return len(told) >= _CLAUSE and not any(word.stem in there.places for word in told)


# What parts clauses; a shorter one may only say more of what the sentence retold says.
_CLAUSES = re.compile(r"[,;:()]| [–—-] ")
_CLAUSE = 3


def _new(claim: Claim, elsewhere: Elsewhere, aligned: Aligned) -> Iterator[Span]:
    here, lang = aligned.passage(claim.row), aligned.lang(claim.row)
    for name in here.names:
        known = (
            is_aside(name, here)
            or _is_source_of_news(name, here, lang)
            or not _NAME.match(name.text)
        )
        known = known or _is_first_word(name, here, aligned.known)
        if not (known or _is_called_so(name, elsewhere) or _is_told(name, here, elsewhere)):
            yield name.span


def _is_first_word(name: Name, here: Passage, known: frozenset[str]) -> bool:
    """Whether only the beginning of a sentence may have given a single word its capital."""
    (word, *more) = [here.words[n] for n in here.positions(name.span)]
    plain = not (more or name.text.isupper() or homeland(name.text))
    return plain and name.span[0] == here.span[0] and word.text not in known


def _is_called_so(name: Name, elsewhere: Elsewhere) -> bool:
    """Whether another article has the name or a form of it, or a name with its last word.

    "Mecenas Zając" has a title, and is no other than "Piotr Zając".
    """
    last = name.text.split()[-1]
    return name.text in elsewhere.names or any(
        other.split()[-1] == last or same_name(name.text, other) or related(name.text, other)
        for other in elsewhere.names
    )


def _is_told(name: Name, here: Passage, elsewhere: Elsewhere) -> bool:
    """Whether a sentence of another article has the name's words, or what they say.

    "Emergency Use Authorization" is no news where the other has "emergency authorization".
    """
    words = (here.words[n] for n in here.positions(name.span))
    telling = [word.stem for word in words if word.weight >= _TELLING]
    return any(
        is_in_words(name.text, passage)
        or (len(telling) > 1 and passage.places.keys() >= set(telling))
        for passage in elsewhere.passages
    )


# Words that tell less, such as "use" and "new", are found anywhere (nats).
_TELLING = 4.0


def _is_source_of_news(name: Name, here: Passage, lang: str) -> bool:
    """Whether the sentence only names where it has its news from: "told Bloomberg".

    Or from where it was sent, as a dateline does: "LISK —".
    """
    start = here.span[0]
    before = here.text[: name.span[0] - start].rstrip()
    after = here.text[name.span[1] - start :].lstrip()
    opens = not before or before[-1] in '.!?”"'
    sent_from = opens and name.text.isupper() and bool(_DATELINE.match(after))
    return sent_from or is_medium(before, after, lang)


_NAME = re.compile(r"[^\W\d_a-z][^\W\d]{2}")
_DATELINE = re.compile(r"(?:\([^)]{1,20}\) ?)?(?:[—–]|--?) ")


def _distortion(span: Span, claim: Claim, other: Claim, aligned: Aligned) -> Distortion:
    analysis = aligned.analysis
    articles = analysis.material.articles
    finding = invented(aligned.passage(claim.row), span)
    at = placed(span, claim, analysis)
    giver = named_beside(articles[claim.number], articles[other.number])
    copied = ", apart from copies of this text" if copies_of(claim, analysis) else ""
    return Distortion(
        article=articles[claim.number].id,
        index=claim.sentence.index,
        against=(articles[other.number].id, other.sentence.index),
        kind="invented",
        here=articles[claim.number].text[slice(*at)],
        there="",
        here_at=at,
        confidence=finding.confidence,
        says=f"{finding.says.replace(RETOLD, giver)} No other source has it either{copied}.",
    )
