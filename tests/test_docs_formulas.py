"""The formulas and limits that the pages name are those of the code."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest
from wordfreq import available_languages

from flows.ingest.fetching.robots import _SLOWEST
from flows.ingest.fetching.visits import _HOSTS_AT_ONCE
from flows.ingest.fetching.web import REDIRECTS, SECONDS
from flows.ingest.publication import OLDEST
from flows.polling.continuation import _MOST
from flows.polling.entry_pages import _ATTEMPTS, _ATTEMPTS_IN_TROUBLE, REST
from flows.polling.listed import _OUTDATED
from flows.polling.rounds import _YOUNG
from flows.polling.sitemap_index import _ALWAYS, _SITEMAPS
from flows.report.contents.statement_wording import _LOOSE
from models.grouping.partners import _GAIN, _HALF, _LEAST, _SHARED
from models.grouping.repeats import _ODDS
from models.lineage import _LEAST_SHARE
from models.meaning import affinity, context, table
from models.meaning.calibration import DEFAULT
from models.omissions import _DOUBT, _UNLIKELY
from models.omissions import _ODDS as _HELD
from models.settings import Alignment, Lineage
from models.tellers import _COVERED, _STRETCH

DOCS = Path(__file__).parent.parent / "docs"


def of(value: float) -> str:
    """A constant as the pages write it: ".35", "13.6"."""
    return f"{value:g}".removeprefix("0")


SIGNALS = (
    f"{of(affinity._LETTERS)} L + {of(affinity._SENTENCE)} C − {of(affinity._CONFLICT)} Q"
    f" − {of(affinity._TOPIC)} (t − {of(table.USUAL_TOPIC)})"
)
METHODS = [
    f"takes over {of(context._BORROWED)} of its vectors",
    f"min(I(v), {table._MOST_INFORMATION:g})",
    f"word frequencies of {len(available_languages())} languages",
    f"falls from 1 to {of(table._LEAST_RARITY)}",
    f"keeps {of(table._SPEAKER)} of that",
    SIGNALS,
    f"m = {of(DEFAULT.midpoint)} and s = {DEFAULT.steepness:g}",
    f"until the mean falls to {of(Alignment().same)}",
    f"reports name it below {of(_LOOSE)}",
    f"covers the sentence shown by {of(_COVERED)} and more",
    f"untold no stretch of {_STRETCH:g} nats",
    f"or {of(Lineage().rewritten)} in sentences that retell",
    f"Below {of(Alignment().unique)}, and where no other origin",
    f"tells {Alignment().claim:g} nats",
    f"covers it less than {of(_HELD)} ln((1 − p) / p) − {of(_DOUBT)} times as well",
    f"make the statement, at least {of(_UNLIKELY)}",
    f"grow by {of(_GAIN)} of its lead",
    f"(exp(−{-_LEAST:g}) at least)",
    f"n / (n + {_HALF:g})",
    f"no date, adds up to {_SHARED:g}",
]
NUMBERS = {3: "three", 5: "five", 6: "six", 8: "eight", 10: "Ten", 12: "twelve", 20: "20"}
POLLING = [
    f"{NUMBERS[_SITEMAPS].lower()} sitemaps of an index: the {NUMBERS[_ALWAYS]} newest",
    f"the {NUMBERS[_OUTDATED]} newest where all are dated long back",
    f"{NUMBERS[_HOSTS_AT_ONCE]} hosts side by side",
    f"until {NUMBERS[_YOUNG.days]} days after they were first seen",
    f"at most every {NUMBERS[REST.seconds // 3600]} hours",
    f"Redirects, {NUMBERS[REDIRECTS]} at most",
    f"no answer slower than {SECONDS:g} seconds",
    f"dated more than {OLDEST.days} days back",
    f"{NUMBERS[_MOST]} pages are read at most",
    f"tried {NUMBERS[_ATTEMPTS]} times, or {NUMBERS[_ATTEMPTS_IN_TROUBLE]}",
]


@pytest.mark.parametrize(("page", "said"), [("methods", METHODS), ("polling", POLLING)])
def test_a_page_has_the_constants_of_the_code(page: str, said: list[str]) -> None:
    """Whoever changes one changes the other."""
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8").replace("*", "")
    flowing = " ".join(text.split())

    assert [words for words in said if words not in flowing] == []


def test_what_the_pages_say_in_words_is_so() -> None:
    """A short sentence has ten words, a copy begins at a tenth, a derived text at half."""
    assert (context._SHORT, _LEAST_SHARE, Lineage().min_run, Lineage().derived) == (10, 0.1, 8, 0.5)
    assert log(_ODDS) == pytest.approx(-2)
    assert _SLOWEST == 60
