"""What a retelling changes, on planted changes and on honest retellings."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.distortion import DISTORTED, Finding, judge_retelling

ROOT = Path(__file__).resolve().parents[1]

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


HONEST = {
    "a given name cut short": (
        "The harbour master, Bob Dunn, closed the northern gate on Friday evening.",
        "The harbour master, Robert Dunn, closed the northern gate on Friday evening.",
    ),
    "a quotation cut at its end": (
        "“We felt a jolt and then the whole boat went quiet for a while,” the cook said.",
        "“We felt a jolt and then the whole boat stopped,” the cook said.",
    ),
    "a quotation spelled otherwise at its end": (
        "“The court found that the group had given money to al Qaeda,” the lawyer said.",
        "“The court found that the group had given money to al-Qaida,” the lawyer said.",
    ),
    "the other side of a vote": (
        "Voters in Alder approved the bond for the school, with 61 percent in favor of it.",
        "The school bond passed in Alder; 39 percent of voters were against it.",
    ),
    "the other answer of a vote": (
        "In the referendum 60 percent of voters in Marlow said yes.",
        "In the referendum 40 percent of voters in Marlow said no.",
    ),
    "other words": (
        "A ferry with 214 passengers aboard ran aground off the islands on Monday.",
        "On Monday, a passenger boat carrying two hundred and fourteen people was stranded.",
    ),
    "detail left out": (
        "The captain, Tomas Velde, 54, passed a breath test and was sent home, the operator said.",
        "The captain passed a breath test.",
    ),
    "passive": (
        "Norway beat Sweden in the final of the tournament on Sunday.",
        "Sweden was beaten by Norway in the final of the tournament on Sunday.",
    ),
    "an opposite, denied": (
        "The jury found that the former mayor was not guilty of taking bribes.",
        "The jury found that the former mayor was innocent of taking bribes.",
    ),
    "rounding and another unit": (
        "The fire burned about 100 km of forest and cost $1.97 billion, officials said.",
        "The fire burned some 62 miles of forest and cost $2 billion, officials said.",
    ),
    "name variants": (
        "President Alexander Lukashenko met officials of the International Atomic Energy Agency.",
        "Mr. Lukashenka met officials of the IAEA.",
    ),
    "an acronym spelled out": (
        "The club placed the running back on IR on Wednesday, its coach told reporters.",
        "The club placed the running back on Injured Reserve on Wednesday, its coach said.",
    ),
    "spellings of a name, in another order": (
        "The minister spoke of a group arrested recently, an apparent reference to Salafist Jihad.",
        "The minister spoke of a group arrested recently, a reference to Djihad Salafist.",
    ),
    "what somebody is called besides": (
        "The lawsuit names Shelley, Registrar Conny McCormack and the county as defendants.",
        "The lawsuit names Shelley, a Democrat, and the county as defendants.",
    ),
    "what brackets call it": (
        "The drug of Marlow & Hale (Velmar) may cause a rare disorder, the regulator said.",
        "The drug of Marlow & Hale (MLH.N) may cause a rare disorder, the regulator said.",
    ),
    "a term in months": (
        "The former officer was sentenced to 22 1/2 years in prison for the murder on Friday.",
        "The former officer was given a 270-month prison sentence for the murder on Friday.",
    ),
    "who defeated has the victory": (
        "The hand count found that Marlow defeated Hale in the county by a slim margin.",
        "The hand count confirmed the victory of Marlow over Hale in the county by a slim margin.",
    ),
    "when each came out": (
        "Updated: May 3, 2013 18:50 IST A navy ship thwarted a pirate attack in the gulf.",
        "May 4, 2013 at 7:31 am A navy ship thwarted a pirate attack in the gulf.",
    ),
    "when each came out, and on which day": (
        "Published 12:17 am, Monday, May 6, 2013 A navy ship thwarted a pirate attack in the gulf.",
        "POSTED: Sunday, May 5, 2013 9:30 PM A navy ship thwarted a pirate attack in the gulf.",
    ),
    "a country and who comes from it": (
        "The British ambassador to the council will lead a mission to the region in mid-May.",
        "The UK's ambassador to the council will lead a mission to the region in mid-May.",
    ),
    "unless": (
        "If the subsidies are not repealed, the union is threatening trade sanctions.",
        "The union is threatening trade sanctions unless the subsidies are repealed.",
    ),
    "an apostrophe lost": (
        "Some developers will join the firm, but details haven't been finalized, the firm said.",
        "Some developers will join the firm, but details havent been finalized, the firm said.",
    ),
    "last year is not the last": (
        "The film took $114.7 million in its debut last year and went on to take $403.7 million.",
        "The film took $114.7 million in its first weekend and went on to take $403.7 million.",
    ),
    "could, to say what for": (
        "The suspect was brought into the courtroom for minutes so a witness could identify him.",
        "The suspect was brought into the courtroom for minutes for a witness to identify him.",
    ),
    "days of two acts": (
        "The council voted on Tuesday that the quarry may not reopen, its clerk announced.",
        "Mayor Ada Lindqvist said on Friday, three days after the council voted, that she agreed.",
    ),
    "a country's own dollar": (
        "The harbour board of Sydney paid $20 million for the two tugs that it bought in spring.",
        "The harbour board of Sydney paid A$20 million for the two tugs that it bought in spring.",
    ),
    "what is told after a quotation": (
        'We shall rebuild it," the mayor told those who had come to the flooded hall on Monday.',
        'We shall rebuild it," the mayor told those who had come to the crowded hall on Monday.',
    ),
    "a condition is a hedge": (
        "Prosecutors said the skipper, if convicted, could face at least 17 years in prison.",
        "The skipper faces at least 17 years in prison if convicted, prosecutors said.",
    ),
    "what both did": (
        "After the flood Norway sent tents and Sweden sent tents, the ministry of Tarn said.",
        "After the flood Sweden sent tents and Norway sent tents, the ministry of Tarn said.",
    ),
    "a list in another order": (
        "Ada Lindqvist of Norway and Oskar Brandt of Sweden opened the new pier of Tarn on Monday.",
        "Oskar Brandt of Sweden and Ada Lindqvist of Norway opened the new pier of Tarn on Monday.",
    ),
    "two who met": (
        "Ada Lindqvist met Oskar Brandt in the harbour of Tarn on Thursday to speak of the ferry.",
        "Oskar Brandt met Ada Lindqvist in the harbour of Tarn on Thursday to speak of the ferry.",
    ),
    "a month cut short in a quotation": (
        "“We were wrongly accused of the attacks of September 11 by many,” the prince said.",
        "“We were wrongly accused of the attacks of Sept. 11 by many,” the prince said.",
    ),
    "a quotation cut short": (
        "“We never promised anyone a permanent solution to this,” the minister said.",
        "“We never promised anyone a permanent solution,” the minister said.",
    ),
    "nobody could": (
        "Police couldn't say how many shots were fired in the street.",
        "Police could not say how many shots were fired in the street.",
    ),
    "a number in figures inside a quotation": (
        '"By rolling back this 11th hour regulation we protect wildlife," the minister said.',
        '"By rolling back this eleventh-hour regulation we protect wildlife," the minister said.',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("a", "b"), HONEST.values(), ids=HONEST)
def test_an_honest_retelling_has_no_findings(a: str, b: str) -> None:
    """Other words, less detail and other ways to write a figure or a name change nothing."""
    judged = judge_retelling(a, b)

    assert judged.findings == ()
    assert judged.kinds == ()
    assert judged.score < DISTORTED


def bodies(story: str) -> dict[str, str]:
    """The body text of each article of an example story, without furniture."""
    truth = json.loads((ROOT / "examples" / story / "truth.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for row in truth["sentences"]:
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


@settings(max_examples=8, deadline=None)  # the first example reads the word lists
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


def test_one_study_described_in_two_ways_is_one_speaker() -> None:
    """A description that shares its noun with the other is no change of speaker."""
    source = "The vaccine protects for six months, according to an observational study of nurses."
    retold = "The vaccine protects for six months, according to a new study of 9,000 nurses."

    assert "attribution" not in {found.kind for found in judge_retelling(source, retold).findings}
