"""Three reports of a dam that burst, in words of their own."""

from __future__ import annotations

BURST = {
    "Agency": [
        (
            "A dam in northern Darua burst before dawn on Sunday, killing at least 63 people,"
            " officials said."
        ),
        "Around 120 others were unaccounted for by nightfall.",
        "The village of Sali, two kilometres below the Okerre dam, was swept away.",
        (
            "The collapse followed 310 millimetres of rain in 48 hours, the most since "
            "records began."
        ),
        "Military helicopters plucked survivors from rooftops and trees.",
        (
            "Rescue convoys could not reach the valley by road because the bridge at Tem had "
            "been destroyed."
        ),
        "President Ayo Dembel declared a state of emergency in three provinces.",
        (
            "Two managers of Darua Hydro, the state company that runs the dam, have been "
            "detained, the interior ministry said."
        ),
    ],
    "Times": [
        (
            '"The river came standing up, like a wall," said Mariam Okele, 34, who held on to'
            " a mango tree with her two sons until it was light."
        ),
        "Of her home in Sali nothing is left but the well.",
        "Her brother and his wife are among those nobody has heard from.",
        "No siren went off, she said, and nobody telephoned.",
        "The wall of Lake Okerre gave way at about four on Sunday morning.",
        "By evening the bodies of 63 people had been brought to the morgue in Temrat.",
        "Those who escaped are sleeping on the floors of Temrat's secondary school.",
        "Nine thousand people have lost their homes, according to the governor.",
    ],
    "Standard": [
        (
            "The company that operates the Okerre dam was told in 2022 that its wall was "
            "cracking, documents show."
        ),
        "A repair that would have cost 14 million dollars was put off three times.",
        "Darua Hydro insists that the structure complied with all regulations.",
        (
            "The dam failed early on Sunday and sent a flood down the valley that left no "
            "fewer than 63 dead."
        ),
        "Some 120 people are still being looked for.",
        "Survivors said that they had been given no warning.",
        (
            "Sirens installed with foreign money in 2015 had been disconnected, according to "
            "a former employee."
        ),
        (
            "The dam was finished in 1971 by an Italian contractor and was designed to last "
            "fifty years."
        ),
    ],
}

POST = [
    "One in two households in the capital sat in the dark on Sunday night.",
    "Electricity will be rationed for at least a month, the energy minister said.",
    "The dam there collapsed hours earlier, and 63 people drowned or were crushed.",
    "Sali, a settlement of 800, no longer exists.",
    "Speaking on television, President Dembel proclaimed a state of emergency.",
    "Brussels promised five million euros in immediate help.",
    "He praised the pilots who had fetched people from the roofs of their houses.",
    "Darua Hydro denied any neglect and said the installation had conformed to the rules.",
]
"""A fourth paper, that tells of it in quite other words."""
