"""A study and a match, each told by papers in words of their own."""

from __future__ import annotations

STUDY = {
    "Science Daily News": (
        "People over 60 who walk for at least 30 minutes a day are 23% less likely to "
        "develop dementia, according to a study of 78,000 adults published on "
        "Wednesday in the Journal of Ageing.\n\n"
        "Researchers at the University of Tarvik followed the participants for an "
        "average of nine years. During that time 2,140 of them were diagnosed with the "
        "disease.\n\n"
        '"Even slow walking seems to help," said Maria Holt, an epidemiologist who led '
        'the work. "But we cannot say that walking itself is the cause."\n\n'
        "The benefit levelled off at about 9,800 steps a day. Those who walked faster "
        "than 100 steps a minute saw the largest effect.\n\n"
        "The study was paid for by the Norden Health Fund. Two of its eight authors "
        "have received fees from a maker of fitness trackers.\n\n"
    ),
    "The Evening Mail": (
        "A stroll of half an hour a day prevents dementia, scientists have shown.\n\n"
        "The team from Tarvik University tracked 78,000 pensioners for nine years and "
        "found that the walkers among them had a 32 per cent lower risk of losing "
        "their memory.\n\n"
        "Just under 10,000 steps was the sweet spot, they say, and brisk walkers did "
        "best of all.\n\n"
        'Dr Maria Holt, who headed the research, said: "Even slow walking seems to '
        'help."\n\n'
        'Charities welcomed the results. "This is the cheapest medicine there is," '
        "said Peter Lund of Alzheimer Support.\n\n"
    ),
    "Public Broadcaster": (
        "Older adults who go for a daily walk may be less likely to get dementia, a "
        "new study suggests.\n\n"
        "The research in the Journal of Ageing looked at 78,000 people aged 60 and "
        "above, who wore trackers on their wrists. About 2,100 developed dementia over "
        "nine years. Among those walking half an hour or more each day the risk was "
        "roughly a quarter lower.\n\n"
        "The study's leader, Maria Holt of the University of Tarvik, cautioned that it "
        "did not prove cause and effect: people in the early stages of the illness may "
        "simply walk less.\n\n"
        "John Abara, a neurologist at Lisk Hospital who was not involved, called the "
        'results "encouraging but hardly surprising".\n\n'
        "Dementia affects more than 55 million people worldwide.\n\n"
    ),
    "Wellness Weekly": (
        "It is official: ten thousand steps keep your brain young.\n\n"
        "New research from the University of Tarvik shows that people who walked daily "
        "were 23 percent less likely to be diagnosed with dementia. The optimum was "
        "9,800 steps.\n\n"
        '"We cannot say that walking itself is the cause," lead author Maria Holt '
        'admitted, "but even slow walking seems to help."\n\n'
        "The work, which lasted nine years, was financed by the Norden Health Fund.\n\n"
    ),
}

MATCH = {
    "Sport Today": (
        "Orla United came from behind to beat the champions Varn 3-1 on Saturday and "
        "move to within two points of the top of the league.\n\n"
        "Varn took the lead after 12 minutes when Petrov headed in a corner. Miguel "
        "Diaz equalised just before half-time with a free kick from 25 metres.\n\n"
        "The game turned in the 58th minute, when the Varn captain Lars Eide was sent "
        "off for a second yellow card. Diaz scored his second from the penalty spot "
        "ten minutes later and substitute Kofi Mensah added a third in stoppage time.\n\n"
        '"The red card killed us," said Varn\'s coach Anna Berg. "I don\'t think it was '
        'a foul."\n\n'
        "A crowd of 41,200 watched the match. Varn stay first with 52 points.\n\n"
    ),
    "Varn Courier": (
        "A scandalous refereeing decision cost Varn three points in Orla last night.\n\n"
        "Everything went to plan at first: Petrov's header put the champions in front "
        "in the 12th minute. Orla's equaliser, by Diaz, came from a free kick that "
        "should never have been given.\n\n"
        "Then came the moment that decided the match. Captain Lars Eide, already "
        "booked, touched the ball and nothing else, but referee Tom Hask showed him "
        "red. A soft penalty, converted by Diaz, and a late goal by Mensah made it "
        "3-1.\n\n"
        '"It wasn\'t a foul. The red card killed us," coach Anna Berg said.\n\n'
        "Varn's lead at the top has shrunk to two points. Striker Petrov limped off "
        "with a thigh injury and could miss Tuesday's cup tie.\n\n"
    ),
    "Orla Post": (
        "What a night at the Dock Road! In front of 43,000 fans Orla United beat Varn "
        "3-1 and blew the title race wide open.\n\n"
        "Miguel Diaz was the hero with two goals: a wonderful free kick in the 44th "
        "minute and a penalty in the 68th. Kofi Mensah, on for the tired Ruiz, made "
        "sure in the 93rd.\n\n"
        "The visitors had gone ahead through Petrov. But after Eide's deserved "
        "dismissal for a second booking they hardly left their own half.\n\n"
        "\"We believed until the end,\" United's coach Sam Osei said. It was his team's "
        "sixth win in a row.\n\n"
        "United are second, two points behind Varn.\n\n"
    ),
}
