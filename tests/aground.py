"""A ferry aground in fog, told by three sources in words that lie near each other."""

from __future__ import annotations

from tests.tellings import article

REEF = "A ferry with 214 passengers ran aground in thick fog off the Skerrin Islands on Monday."
SAVED = "Everyone on board was taken off alive before midnight, the coastguard said."
BROUGHT = "Nobody died: all passengers were brought to safety by lifeboats and fishing boats."
WIRE = article(
    "Wire",
    f"{REEF}\n\n{SAVED}\n\nThe operator was fined 240,000 crowns two years ago for faulty radar.",
)
OBSERVER = article(
    "Observer",
    "The car ferry struck a reef near the Skerrin Islands in dense fog on Monday night.\n\n"
    "All of the passengers and crew were rescued by midnight, according to the coastguard.\n\n"
    "Residents of Hallowick brought blankets and soup to the quay.",
)
JOURNAL = article(
    "Journal",
    f"{BROUGHT}\n\nShares of Averil Line fell by a tenth on Tuesday morning in early trading.\n\n"
    "Analysts expect that the repairs will cost the company four million crowns.",
)
_LATER = "The passenger ferry that ran aground off the Skerrin Islands on Monday lay in thick fog."
IN_FEEDS = {
    "Northwire": WIRE.text,
    "Ellery Post": OBSERVER.text,
    "Morning Voice": f"{_LATER}\n\n{JOURNAL.text}",
}
