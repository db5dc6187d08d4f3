"""What a retelling changes, on planted changes, and laws that hold for any two texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.distortion import DISTORTED, Finding, judge_retelling
from tests.truth import truth

# kind: (language, the text retold, the retelling, here, there)
CHANGES = {
    "number": (
        "en",
        "A ferry with 214 passengers aboard ran aground off the islands on Monday.",
        "On Monday a ferry that had 241 passengers on board ran aground near the islands.",
        "241 passengers", "214 passengers",
    ),
    "date": (
        "en",
        "The court will hear the appeal of the two officers on March 13, 2023.",
        "The appeal of the two officers will be heard by the court on March 31, 2023.",
        "March 31, 2023", "March 13, 2023",
    ),
    "person of one family name": (
        "en",
        "The harbour master, Kerry Dunn, closed the northern gate on Friday evening.",
        "The harbour master, Marta Dunn, closed the northern gate on Friday evening.",
        "Marta Dunn", "Kerry Dunn",
    ),
    "place by its last word": (
        "en",
        "A cargo boat ran aground off Callow Point late on Tuesday, the coastguard said.",
        "A cargo boat ran aground off Garrick Point late on Tuesday, the coastguard said.",
        "Garrick Point", "Callow Point",
    ),
    "quote at its end": (
        "en",
        "“We felt a jolt and then the whole boat went quiet,” the cook told the inquiry.",
        "“We felt a jolt and then the whole boat went dark,” the cook told the inquiry.",
        "“We felt a jolt and then the whole boat went dark,”",
        "“We felt a jolt and then the whole boat went quiet,”",
    ),
    "predicate that denies by itself": (
        "en",
        "A measure to ban rentals by the day failed by fewer than 300 votes in Alder.",
        "A measure to ban rentals by the day passed by fewer than 300 votes in Alder.",
        "passed", "failed",
    ),
    "predicate beside both sides of a vote": (
        "en",
        "A school levy, Issue 4, failed by a margin of 52% to 48% in the city of Alder.",
        "A school levy, Issue 4, passed by a margin of 52% to 48% in the city of Alder.",
        "passed", "failed",
    ),
    "predicate of two words": (
        "en",
        "She turned down an OBE in 1987, on the ground that nobody had asked the miners.",
        "She accepted an OBE in 1987, on the ground that nobody had asked the miners.",
        "accepted", "turned down",
    ),
    "predicate into two words": (
        "en",
        "On Monday the council approved the plan for a sea wall off the northern beach.",
        "On Monday the council voted down the plan for a sea wall off the northern beach.",
        "voted down", "approved",
    ),
    "place that its sort ends": (
        "en",
        "The boy was walking home along Brook Street with his sister when the wall fell.",
        "The boy was walking home along Mill Street with his sister when the wall fell.",
        "Mill Street", "Brook Street",
    ),
    "place named as a body": (
        "en",
        "About 640 people were staying at a shelter at Pine Hill High School on Tuesday night.",
        "About 640 people were staying at a shelter at Pine Ridge High School on Tuesday night.",
        "Pine Ridge High School", "Pine Hill High School",
    ),
    "number of rupees in two spellings": (
        "en",
        "Net debt stood at Rs 3,150 crore at the end of September, the finance chief said.",
        "Net debt was ₹3,510 crore at the end of September, the chief financial officer said.",
        "₹3,510 crore", "Rs 3,150 crore",
    ),
    "person": (
        "en",
        "The captain, Tomas Velde, passed a breath test and was sent home on full pay.",
        "The captain, Oskar Brandt, passed a breath test and was sent home on full pay.",
        "Oskar Brandt", "Tomas Velde",
    ),
    "date of what was published": (
        "en",
        "The law on fisheries was published on May 3, 2013, and took effect at once.",
        "The law on fisheries was published on May 9, 2013, and took effect at once.",
        "May 9, 2013", "May 3, 2013",
    ),
    "date and hour of an event": (
        "en",
        "On September 11, 2021, at 8:46 a.m., the freighter hit the pier of the old harbour.",
        "On September 11, 2021, at 9:03 a.m., the freighter hit the pier of the old harbour.",
        "9:03 a.m", "8:46 a.m",
    ),
    "place": (
        "en",
        "Talks between the two ministers were held in Norway on the trade agreement.",
        "Talks between the two ministers were held in Sweden on the trade agreement.",
        "Sweden", "Norway",
    ),
    "place whose possessive it is": (
        "en",
        "Fires in Kenya's coastal region have forced hundreds of people to leave their homes.",
        "Fires in Peru's coastal region forced hundreds of people to leave their homes.",
        "Peru", "Kenya",
    ),
    "place from which they come": (
        "en",
        "The Portuguese crew of the trawler will be flown home at the end of the week.",
        "The Spanish crew of the trawler will be flown home at the end of the week.",
        "Spanish", "Portuguese",
    ),
    "place in Portuguese": (
        "pt",
        "A fábrica de redes, fundada em 1948 em Vila Clara, emprega quase todos na aldeia.",
        "A fábrica de redes, fundada em 1948 em Vila Nova, emprega quase todos na aldeia.",
        "Vila Nova", "Vila Clara",
    ),
    "organisation": (
        "en",
        "Engineers of NASA will inspect the damaged bridge after the winter storms.",
        "Engineers of UNESCO will inspect the damaged bridge after the winter storms.",
        "UNESCO", "NASA",
    ),
    "attribution": (
        "en",
        "According to a crew member, an alarm on the bridge had sounded before the impact.",
        "According to the company, an alarm on the bridge had sounded before the impact.",
        "the company", "a crew member",
    ),
    "predicate": (
        "en",
        "A jury in Denver convicted the former mayor of taking bribes from builders.",
        "A jury in Denver acquitted the former mayor of taking bribes from builders.",
        "acquitted", "convicted",
    ),
    "negation": (
        "en",
        "The Lights Service said the buoy was not out of order at the time.",
        "The buoy was out of order at the time, the Lights Service said.",
        "of order", "not out of order",
    ),
    "modality": (
        "en",
        "A salvage team could refloat the ship on the spring tide, a coastguard engineer said.",
        "A salvage team will refloat the ship on the spring tide, a coastguard engineer said.",
        "will refloat", "could refloat",
    ),
    "role": (
        "en",
        "On Sunday night Norway beat Sweden in the final of the tournament.",
        "On Sunday night Sweden beat Norway in the final of the tournament.",
        "Sweden beat Norway", "Norway beat Sweden",
    ),
    "role in clauses": (
        "en",
        "After the flood Norway sent a hospital ship and Sweden sent tents, the ministry said.",
        "After the flood Sweden sent a hospital ship and Norway sent tents, the ministry said.",
        "Sweden sent a hospital ship and Norway", "Norway sent a hospital ship and Sweden",
    ),
    "quote": (
        "en",
        "“We never promised anyone a permanent solution to this,” the minister said.",
        "“We never promised anyone a peaceful solution to this,” the minister said.",
        "“We never promised anyone a peaceful solution to this,”",
        "“We never promised anyone a permanent solution to this,”",
    ),
    "number of another currency": (
        "en",
        "The harbour board paid 20 million euros for the two tugs that it bought in spring.",
        "The harbour board paid 20 million yen for the two tugs that it bought in spring.",
        "20 million yen", "20 million euros",
    ),
    "number of months, not days": (
        "en",
        "The skipper of the trawler was held for four days in the fortress without a charge.",
        "The skipper of the trawler was held for four months in the fortress without a charge.",
        "four months", "four days",
    ),
    "modality beside a condition": (
        "en",
        "The union may strike at the quarry again if the owners turn its offer down.",
        "The union will strike at the quarry again if the owners turn its offer down.",
        "will strike", "may strike",
    ),
    "quote that began a sentence before": (
        "en",
        'It was a gift to the ferrymen of Tarn and to nobody else," the clerk told the board.',
        'It was a bribe to the ferrymen of Tarn and to nobody else," the clerk told the board.',
        'It was a bribe to the ferrymen of Tarn and to nobody else,"',
        'It was a gift to the ferrymen of Tarn and to nobody else,"',
    ),
    "negation in Portuguese": (
        "pt",
        "O presidente do clube garantiu que nenhuma loja será fechada neste ano.",
        "O presidente do clube garantiu que uma loja será fechada neste ano.",
        "uma loja", "nenhuma loja",
    ),
    "modality in Italian": (
        "it",
        "Il traghetto potrebbe tornare in servizio dopo le riparazioni al motore.",
        "Il traghetto sta per tornare in servizio dopo le riparazioni al motore.",
        "per tornare", "potrebbe tornare",
    ),
    "predicate in French": (
        "fr",
        "La maire de Tarn a critiqué le nouveau barrage devant les élus de la vallée.",
        "La maire de Tarn a félicité le nouveau barrage devant les élus de la vallée.",
        "félicité", "critiqué",
    ),
    "number in German": (
        "de",
        "Bei dem Unglück wurden am Montag 31 Menschen verletzt, teilte die Küstenwache mit.",
        "Die Küstenwache teilte mit, dass bei dem Unglück am Montag 13 Menschen verletzt wurden.",
        "13 Menschen", "31 Menschen",
    ),
    "number in Russian": (
        "ru",
        "На борту парома находились 214 пассажиров, сообщила береговая охрана.",
        "Береговая охрана сообщила, что на борту парома находились 241 пассажиров.",
        "241 пассажиров", "214 пассажиров",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_planted_change_is_found(case: str) -> None:
    """One change makes one finding, of its kind, at its place in both texts."""
    lang, a, b, here, there = CHANGES[case]
    judged = judge_retelling(a, b, lang)

    assert [finding.kind for finding in judged.findings] == [case.partition(" ")[0]]
    assert [(b[slice(*f.here)], _part(a, f)) for f in judged.findings] == [(here, there)]
    assert judged.score >= DISTORTED


def test_a_family_name_that_begins_a_sentence_is_a_name() -> None:
    """Its ending is a common noun's, and its full name stands in another sentence."""
    both = "The report on the dam names the engineer, Petra Sundqvist, and Olga Renholm, a clerk. "
    told = both + "Renholm said she had not been told of the cracks before the flood."
    retold = both + "Sundqvist said she had not been told of the cracks before the flood."
    (finding,) = judge_retelling(told, retold).findings

    assert (finding.kind, retold[slice(*finding.here)]) == ("attribution", "Sundqvist")


def _part(a: str, finding: Finding) -> str | None:
    return a[slice(*finding.there)] if finding.there else None


def bodies(story: str) -> dict[str, str]:
    """The body text of each article of an example story, without furniture."""
    found: dict[str, list[str]] = {}
    for row in truth(story)["sentences"]:
        if row["role"] in ("body", "quote"):
            found.setdefault(row["file"], []).append(row["text"])
    return {file: "\n\n".join(sentences) for file, sentences in found.items()}


def test_the_planted_distortions_of_the_ferry() -> None:
    """A rewrite with five planted changes has those five findings; the reprints have none."""
    ferry = bodies("ferry")
    wire, rewrite = (
        ferry["norvane.txt"],
        judge_retelling(ferry["norvane.txt"], ferry["dailycurrent.txt"]),
    )

    assert rewrite.kinds == ("attribution", "modality", "negation", "number", "person")
    assert len(rewrite.findings) == 5
    assert judge_retelling(wire, ferry["courier.txt"]).findings == ()
    assert judge_retelling(wire, ferry["soundandshore.txt"]).findings == ()


def test_what_no_one_said_is_invented_only_beside_an_article() -> None:
    """A detail from nowhere is a finding beside an article; one sentence leaves out too much."""
    told = "The ferry ran onto rocks. Everyone was rescued. The company will look into the matter."
    retold = "The ferry, built for 7.6 million crowns, ran onto rocks."

    assert judge_retelling(told, retold).kinds == ("invented",)
    assert judge_retelling(told.partition(".")[0] + ".", retold).findings == ()


def test_an_edited_text_scores_above_the_true_one() -> None:
    """Broken company counts too, where no single detail is a finding."""
    told = " ".join(bodies("railway")["tessenpost.txt"].split())
    true = "A concrete gallery, 480 metres long, now covers the track at the foot of the slope."
    edited = "A wooden footbridge, 480 metres long, now covers the car park behind the school."

    assert judge_retelling(told, true).score < judge_retelling(told, edited).score


@settings(max_examples=8)  # the first example reads the word lists
@given(st.lists(st.sampled_from(sorted(bodies("railway").values())), min_size=1, max_size=2))
def test_a_text_is_faithful_to_itself(texts: list[str]) -> None:
    """Any text retells itself without findings, with score 0, and so does each half of it."""
    text = "\n\n".join(texts)
    half = text[: text.rindex("\n\n")] if "\n\n" in text else text

    assert judge_retelling(text, text).score == 0
    assert judge_retelling(text, half).findings == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_judged(a: str, b: str) -> None:
    """No text fails: scores lie between 0 and 1, spans inside the texts, findings in order."""
    judged = judge_retelling(a, b)

    assert 0 <= judged.score <= 1
    assert judged.kinds == tuple(sorted({f.kind for f in judged.findings}))
    assert all(x.here <= y.here for x, y in pairwise(judged.findings))
    for finding in judged.findings:
        assert 0 <= finding.here[0] < finding.here[1] <= len(b)
        assert finding.there is None or 0 <= finding.there[0] < finding.there[1] <= len(a)
        assert 0 < finding.confidence <= 1
