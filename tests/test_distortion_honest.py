"""Honest retellings: other words, less detail, other ways to write a figure or a name."""

from __future__ import annotations

import pytest

from models.distortion import DISTORTED, judge_retelling

HONEST = {
    "would where nobody foretells it": (
        "A second bridge would cost the town of Tarn nine million crowns, the council said.",
        "A second bridge could cost the town of Tarn nine million crowns, the council said.",
    ),
    "one of a people and many of another": (
        "Ilse Wehr rowed the Dane ahead in the second heat, and the Norwegian won again at noon.",
        "Ilse Wehr rowed ahead twice for the Swedes in the heat, and they won again at noon.",
    ),
    "one denial of two put otherwise": (
        "Nobody may enter the old harbour of Tarn without a pass, the council said on Monday.",
        "No one may enter the old harbour of Tarn without a pass, the council said on Monday.",
    ),
    "since when, and when something came of it": (
        "A cyberattack has paralysed the hospital in Orr since late on Sunday.",
        "The hospital in Orr put off forty operations on Tuesday after the cyberattack.",
    ),
    "two days told in the other order": (
        "The fair opens on Friday and ends on Sunday, the town of Tarn said in a letter.",
        "The fair ends on Sunday and opens on Friday, the town of Tarn said in a letter.",
    ),
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
    "a range that holds the figure": (
        "The council of Tarn expects costs of $50m this year, it said on Monday.",
        "The council of Tarn expects costs of $40m to $60m this year, it said on Monday.",
    ),
    "a prize by a name of its own": (
        "The film about the ferry won four Oscars in Los Angeles on Sunday night.",
        "The film about the ferry won four Academy Awards in Los Angeles on Sunday night.",
    ),
    "a law by its name and by its number": (
        "Judges refused on Friday to stop the Alder Heartbeat Act for another month.",
        "Judges refused on Friday to stop Senate Bill Eight for another month.",
    ),
    "a people by two words for its country": (
        "About 40 percent of Black U.S. voters backed the plan, the survey found.",
        "About 40 percent of African American voters backed the plan, the survey found.",
    ),
    "whose lawyer it is": (
        "The Chess Federation may sue over the new rules of the league, its lawyer said.",
        "The lawyer for the Chess Federation said it may sue over the new rules of the league.",
    ),
    "what a body behind its trade reports": (
        "The storm cut power to 9,000 homes in Tarn on Monday, the grid operator Voltra said.",
        "The storm cut power to 9,000 homes in Tarn on Monday.",
    ),
    "the other side of a vote": (
        "Voters in Alder approved the bond for the school, with 61 percent in favor of it.",
        "The school bond passed in Alder; 39 percent of voters were against it.",
    ),
    "the other answer of a vote": (
        "In the referendum 60 percent of voters in Marlow said yes.",
        "In the referendum 40 percent of voters in Marlow said no.",
    ),
    "rupees with and without their sign": (
        "Net debt stood at Rs. 3,150 crore at the end of September, the finance chief said.",
        "Net debt was ₹3,150 crore at the end of September, the chief financial officer said.",
    ),
    "a hospital whose saint is cut short": (
        "He was taken to Saint Mary's Hospital in Tarn with a broken leg, police said.",
        "He was taken to St. Mary's Hospital in Tarn with a broken leg, police said.",
    ),
    "a mountain cut short": (
        "The climbers were found near the top of Mount Alder on Friday, the guide said.",
        "The climbers were found on Friday near the top of Mt. Alder, the guide said.",
    ),
    "an office by another word": (
        "Interior Minister Yana Torv said on Monday that the border would open in May.",
        "Home Minister Yana Torv said on Monday that the border would open in May.",
    ),
    "an office spelled otherwise": (
        "Defense Minister Yana Torv said on Monday that the border would open in May.",
        "Defence Minister Yana Torv said on Monday that the border would open in May.",
    ),
    "an office with its rank, and without": (
        "Deputy Minister Yana Torv said on Monday that the border would open in May.",
        "Finance Minister Yana Torv said on Monday that the border would open in May.",
    ),
    "the day before a title": (
        "Thursday, Mr. Romano called the new council of the district a mistake.",
        "Yesterday, Mr. Romano called the new council of the district a mistake.",
    ),
    "a hospital by more or less of its name": (
        "The driver was taken to Alder Memorial Medical Center with a broken leg, police said.",
        "The driver was taken to Alder Medical Center with a broken leg, police said.",
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
    "an opposite of two words, denied": (
        "On Monday the council did not approve the plan for a sea wall off the beach.",
        "On Monday the council voted down the plan for a sea wall off the beach.",
    ),
    "two opposites told of two things": (
        "She turned down an OBE in 1987 and accepted the freedom of the town.",
        "She accepted the freedom of the town, having turned down an OBE in 1987.",
    ),
    "an opposite of two words, of another object": (
        "The court upheld the conviction of the former minister on Tuesday.",
        "The court threw out the sentence of the minister on Tuesday; the conviction stands.",
    ),
    "an opposite of two words, of what was ruled before": (
        "The Supreme Court struck down the law on Friday.",
        "The Supreme Court upheld on Friday a ruling that declared the law void.",
    ),
    "who has a majority": (
        "The party voted unanimously to close the bridge.",
        "The party with the parliamentary majority voted to close the bridge.",
    ),
    "a win, and the loss of whom it was over": (
        "A late pass on Sunday gave the Alder Foxes a 20-13 win over the Brook Bears.",
        "Brook Bears lose 20-13 to Alder after a late pass on Sunday.",
    ),
    "a body by its country's name and by what comes from there": (
        "Officials at the American State Department said on Monday that the plan was dropped.",
        "Officials at the US State Department said on Monday that the plan was dropped.",
    ),
    "an embassy, likewise": (
        "Two were killed near the British Embassy on Monday, when a lorry overturned in the rain.",
        "Two were killed near the UK Embassy on Monday, when a lorry overturned in the rain.",
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
    "most of an acronym spelled out, its small words too": (
        "Ministers asked to rejoin the pact before the next CHOGM meeting in two years.",
        ("Ministers asked to rejoin the pact before the next Commonwealth Heads of Government "
        "meeting in two years."),
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
    "two sides of a vote in another order": (
        "Members of the harbour union voted 731 against and 1,684 for the offer late on Monday.",
        "Members of the harbour union voted 1,684 for and 731 against the offer late on Monday.",
    ),
    "a sum whose currency is told before, in figures": (
        "Profit at the brewery rose to 84 million pounds in the spring from 61 million a year ago.",
        "Profit at the brewery rose to £84m in the spring from £61m a year ago.",
    ),
    "a sum beside a number of bottles": (
        "The brewery earned 84 million pounds in the spring and sold 61 million bottles of stout.",
        "The brewery earned £84m in the spring, and its stout alone made £16m.",
    ),
    "heat on two scales": (
        "It must be confirmed before it replaces the record of 47.6 C set at Tarn in 2021.",
        "It must be confirmed before it replaces the record of 117.7 F set at Tarn in 2021.",
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
    "degrees of two scales, each by its name": (
        "Temperatures at the weather station in Tarn reached 45 degrees Celsius on Monday.",
        "Temperatures at the weather station in Tarn reached 113 degrees Fahrenheit on Monday.",
    ),
    "dead and hurt in the other order": (
        "The collapse left 12 dead and 45 hurt, the police of Tarn said on Monday.",
        "The collapse left 45 hurt and 12 dead, the police of Tarn said on Monday.",
    ),
    "the dead in two parts and together": (
        "Seven adults and two children were killed in the fire at Torre on Monday.",
        "The fire at Torre on Monday killed nine people.",
    ),
    "the dead of three sorts and together": (
        "Two soldiers, three rebels and four civilians were killed near Stavna on Monday.",
        "Nine people were killed near Stavna on Monday.",
    ),
    "the dead of one trade and all the hurt": (
        "Nine miners were killed on Wednesday when a gallery collapsed in the Stavna coal mine.",
        "Fourteen people were hurt in the Stavna coal mine when a gallery gave way on Wednesday.",
    ),
    "people hurt, and the houses they were hurt in": (
        "The rescue service said that 12 people were injured in houses along the river Murr.",
        "The rescue service said that people were injured in 31 houses along the river Murr.",
    ),
    "people killed and injured in the other order": (
        "About 40 people were killed and 120 injured in the blast at the quarry.",
        "About 120 people were injured and 40 killed in the blast at the quarry.",
    ),
    "shares of two regions in the other order": (
        "Turnout was 61 percent in the north and 54 percent in the south of the county.",
        "Turnout was 54 percent in the south and 61 percent in the north of the county.",
    ),
    "growth of three countries in the other order": (
        "Growth was 2.1 percent in Spain, 0.9 percent in France and 0.3 percent in Germany.",
        "Growth was 0.3 percent in Germany, 0.9 percent in France and 2.1 percent in Spain.",
    ),
    "years of a list in the other order": (
        "Hask won the boat race of Tarn in 2012, 2016 and 2020 for the same club.",
        "Hask won the boat race of Tarn in 2020, 2016 and 2012 for the same club.",
    ),
    "sums of three months in the other order": (
        "Sales were 5 million in May, 7 million in June and 9 million in July.",
        "Sales were 9 million in July, 7 million in June and 5 million in May.",
    ),
    "nobody could": (
        "Police couldn't say how many shots were fired in the street.",
        "Police could not say how many shots were fired in the street.",
    ),
    "a denial cut short inside a quotation": (
        "“We can't close the harbour in winter,” the mayor said.",
        "“We cannot close the harbour in winter,” the mayor said.",
    ),
    "a number in figures inside a quotation": (
        '"By rolling back this 11th hour regulation we protect wildlife," the minister said.',
        '"By rolling back this eleventh-hour regulation we protect wildlife," the minister said.',
    ),
    "a long quotation in two translations": (
        '"Showing him as a thief while the facts of the case were being looked into was unfair."',
        '"Presenting him as a thief while the facts of the case were being examined was foul."',
    ),
    "two short quotations in two translations": (
        'His "bitter lament" and "empty threats" will help nobody, Torv said on Monday.',
        'His "bitter outcry" and "hollow threats" will help nobody, Torv said on Monday.',
    ),
    "a day that owns, and the day after it": (
        "There were 31 new cases in Tarn on Saturday, half of Friday's number.",
        "In all 31 new cases were told of in Tarn on Saturday. It is half as many as on Friday.",
    ),
    "a day that owns what the other does not tell of": (
        "Despite his arrest yesterday the keeper Kerry Dunn will play in Sunday's cup final.",
        "The keeper Kerry Dunn was arrested on Tuesday on suspicion of drunk driving.",
    ),
    "what none may do without": (
        "A vote of the council would give to towns or villages the legal right to sell water.",
        "Until it has passed a decree, no towns of the valley have a legal right to sell water.",
    ),
    "what shall end": (
        "In an interview the mayor of Tarn called for an end to the boycotts of boats.",
        "In the interview the mayor of Tarn called on the reporter not to boycott boats.",
    ),
    "a region by two words for its sort": (
        "The road leads from the capital of Varnia Krai to the border post of Kulm.",
        "The road leads from the capital of the Varnia Territory to the border post of Kulm.",
    ),
    "the middle of a continent by two words": (
        "Torv Bank is the key player in the banking market of Middle and Eastern Europe.",
        "The bank is a key player on the banking market of Central and Eastern Europe.",
    ),
    "a body by two words for its sort": (
        "He asked the most active of them to join the People's Council of the town.",
        "He asked the most active of them to join the People's Assembly of the town.",
    ),
    "a Russian surname in two transliterations, one with its title": (
        "Acting Governor Koralyov spoke with those who marched for the old governor.",
        "Koralev, the acting governor of Varnia Krai, spoke with those who marched.",
    ),
    "a Serbian name with and without the marks on its letters": (
        "The goal of Filip Đurinić was not given after the video was looked at.",
        "The goal of Filip Djurinić was not given after the video was looked at.",
    ),
    "a road that towns name, joined by dashes in two ways": (
        "One of them, the Varna-Kulm-Lisk road, links the two regions of the north.",
        "One of them, the Vrana – Kulm – Lisk road, links the two regions of the north.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("a", "b"), HONEST.values(), ids=HONEST)
def test_an_honest_retelling_has_no_findings(a: str, b: str) -> None:
    """Other words, less detail and other ways to write a figure or a name change nothing."""
    judged = judge_retelling(a, b)

    assert judged.findings == ()
    assert judged.kinds == ()
    assert judged.score < DISTORTED


def test_one_study_described_in_two_ways_is_one_speaker() -> None:
    """A description that shares its noun with the other is no change of speaker."""
    source = "The vaccine protects for six months, according to an observational study of nurses."
    retold = "The vaccine protects for six months, according to a new study of 9,000 nurses."

    assert "attribution" not in {found.kind for found in judge_retelling(source, retold).findings}
