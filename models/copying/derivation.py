"""How much of one text comes from another, as one number that orders pairs of texts.

Whether two articles are joined as copies is decided by long runs and by retelling
(`models.lineage`): sure, and blind to what lies between. This number is for ranking: the mean
of three shares of the taker's words outside quotations, each blind where another sees.

- *words*: those that the giver has too, wherever they stand;
- *phrases*: those in stretches of three words that the giver has too (containment of
  n-grams; Clough and Stevenson 2011, doi:10.1007/s10579-009-9112-1);
- *meaning*: how well the giver's sentences cover each of the taker's.

Chosen among 45 sums of two to five such shares and the longest run (docs/experiments.md): with
three, derived and independent texts part near .5 both in students' answers (.49) and in
newspapers (.52), where the others need a threshold for each kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.copying.sequenced import Sequenced

DERIVED = 0.5
"""From here on a text is more surely taken than independent."""

_WORD, _PHRASE = 1, 3


def derivation(giver: Sequenced, taker: Sequenced, covered: Sequence[float]) -> float:
    """How surely, 0 to 1, the taker's text comes from the giver's; .5 is the boundary.

    covered: of each of the taker's sentences the share of its content, 0 to 1, that the best
    of the giver's sentences says. The same text is 1, whatever it quotes; a text of nothing
    but quotations is else 0.
    """
    if giver.words == taker.words:
        return 1.0 if taker.words else 0.0
    if not taker.own_words:
        return 0.0
    scale = taker.signs_a_word
    told = sum(share * words for share, (_, words) in zip(covered, taker.sentences, strict=True))
    shares = (
        _in_common(giver, taker, _WORD * scale),
        _in_common(giver, taker, _PHRASE * scale),
        told / taker.own_words,
    )
    return sum(shares) / len(shares)


def _in_common(giver: Sequenced, taker: Sequenced, length: int) -> float:
    """The share of the taker's unquoted words in stretches of `length` words of the giver."""
    known = {giver.words[n : n + length] for n in range(len(giver.words) - length + 1)}
    found = {
        place + k
        for place in range(len(taker.words) - length + 1)
        if taker.words[place : place + length] in known
        for k in range(length)
    }
    return len(found & taker.unquoted) / taker.own_words
