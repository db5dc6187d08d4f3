"""Two names in every sentence: what is claimed of them keeps statements apart.

The talks of two leaders are told in generic words, and every sentence names both. A
clustering that goes by topic makes one heap of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from models.grouping.statements import statements as statements_of
from models.meaning.affinity import affinities
from models.meaning.table import story_table
from models.settings import Alignment
from tests.tellings import Desk, article

# Each source's sentences, with the claim that each makes.
TALKS = {
    "Alder News": {
        "President Teodor Arlan and Prime Minister Mirela Osk hailed the close ties between "
        "their countries on Tuesday.": "ties",
        "Arlan and Osk agreed to double trade between the two countries to $4 billion by "
        "2030.": "trade",
        "Arlan told Osk that the gas pipeline would not be finished this year.": "gas",
        "Osk asked Arlan to release two imprisoned reporters.": "reporters",
    },
    "Brook Herald": {
        "Prime Minister Mirela Osk and President Teodor Arlan praised the close relations "
        "between their two countries.": "ties",
        "Osk and Arlan signed an agreement that abolishes visas for lorry drivers.": "visas",
        "Trade between the two countries is to double to $4 billion by 2030, Arlan and Osk "
        "agreed.": "trade",
        "It was Osk's first visit to Arlan's capital since the war of 2008.": "first visit",
    },
    "Cedar Times": {
        "The two leaders, Teodor Arlan and Mirela Osk, hailed their countries' close ties after "
        "talks in Marn.": "ties",
        "Visas for lorry drivers are abolished by an agreement that Arlan and Osk signed.": "visas",
        "Arlan and Osk could not agree on the dams on the river Sel.": "dams",
        "Osk invited Arlan to the opening of the new bridge in May.": "bridge",
    },
    "Dale Post": {
        "Arlan received Osk with military honours on Tuesday morning.": "honours",
        "The gas pipeline will not be completed this year, Arlan told Osk.": "gas",
        "Arlan and Osk failed to reach agreement about the dams on the river Sel.": "dams",
        "Arlan gave Osk a painting of the harbour.": "painting",
    },
    "Elm Radio": {
        "With military honours Osk was received by Arlan on Tuesday morning.": "honours",
        "Osk urged Arlan to free two reporters who are in prison.": "reporters",
        "Arlan and Osk spoke for three hours without interpreters.": "length",
        "Osk and Arlan will meet again in the autumn.": "next meeting",
    },
}

# Every sentence repeats both names with both titles, which is more than half of its words.
IN_FULL = {
    "President Teodor Arlan and Prime Minister Mirela Osk hailed the close ties between their "
    "countries.": "ties",
    "Prime Minister Mirela Osk and President Teodor Arlan praised the close relations between "
    "the two countries.": "ties",
    "President Teodor Arlan and Prime Minister Mirela Osk signed an agreement to abolish visas "
    "for lorry drivers.": "visas",
    "President Teodor Arlan and Prime Minister Mirela Osk disagreed over the dams on the river "
    "Sel.": "dams",
    "President Teodor Arlan invited Prime Minister Mirela Osk to visit the capital in the "
    "spring.": "invitation",
    "Prime Minister Mirela Osk was received by President Teodor Arlan with military honours on "
    "Tuesday.": "honours",
    "Prime Minister Mirela Osk asked President Teodor Arlan to release two imprisoned "
    "reporters.": "reporters",
    "It was the first visit of Prime Minister Mirela Osk to President Teodor Arlan since the war "
    "of 2008.": "first visit",
}


def statements(desk: Desk) -> list[list[str]]:
    """The claims that each statement of the five tellings of the talks holds."""
    found = desk.compare([article(source, "\n\n".join(claims)) for source, claims in TALKS.items()])
    claim_of = {text: claim for claims in TALKS.values() for text, claim in claims.items()}
    text_of = {
        (t.article.id, j.sentence.index): t.article.text[j.sentence.start : j.sentence.end]
        for t in found.tellings
        for j in t.judgements
    }
    return [[claim_of[text_of[place]] for place in s.sentences] for s in found.statements]


def test_paraphrases_join(desk: Desk) -> None:
    """Each claim that several sources make is one statement, in whatever words."""
    places = defaultdict(set)
    for number, claims in enumerate(statements(desk)):
        for claim in claims:
            places[claim].add(number)

    assert {claim: len(numbers) for claim, numbers in places.items() if len(numbers) > 1} == {}


def test_no_statement_swallows_the_others(desk: Desk) -> None:
    """Of 190 pairs of sentences at most one is joined that claims different things."""
    pairs = [pair for claims in statements(desk) for pair in combinations(claims, 2)]

    assert sum(one != other for one, other in pairs) <= 1
    assert sum(one == other for one, other in pairs) == 9


def test_full_names_and_titles_make_no_statement(desk: Desk) -> None:
    """Where names and titles are most of each sentence, claims stay apart all the same."""
    texts = list(IN_FULL)
    table = story_table(texts, desk.vectors(texts), desk.yardstick.background, ["en"] * len(texts))
    pairs = affinities(table, desk.yardstick.calibration)
    labels = statements_of(pairs.same, np.diff(table.starts), Alignment().same).tolist()

    claims = defaultdict(set)
    for label, claim in zip(labels, IN_FULL.values(), strict=True):
        claims[label].add(claim)

    assert labels[0] == labels[1]
    assert max(len(its) for its in claims.values()) <= 2
