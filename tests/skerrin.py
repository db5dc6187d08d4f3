"""A ferry on a reef: one story in four tellings, compared with the real model.

A test module asks for it with `pytest_plugins = ["tests.skerrin"]`.
"""

from __future__ import annotations

from models.records import Comparison
from tests.tellings import Desk, article

WIRE = article(
    "Wire",
    """Ferry hits reef off Skerrin

A ferry with 214 passengers ran aground in thick fog off the Skerrin Islands on Monday evening.

Everyone on board was taken off alive before midnight, the coastguard said.

Two lifeboats and nine fishing boats took part in the rescue.

The operator, Averil Line, was fined 240,000 crowns two years ago for faulty radar.

The cause of the accident is not yet known.
""",
    published="2024-03-05T06:00:00+00:00",
)
OBSERVER = article(
    "Observer",
    """Passengers tell of a night on the rocks

The car ferry struck a reef near the Skerrin Islands in dense fog on Monday night.

All of the passengers and crew were rescued by midnight, according to the coastguard.

“The floor became a wall,” said Nell Garrow, a schoolteacher.

Radar faults had cost Averil Line a fine of 240,000 crowns in 2022.

Residents of Hallowick brought blankets and soup to the quay.
""",
    published="2024-03-05T12:00:00+00:00",
)
JOURNAL = article(
    "Journal",
    """Averil Line counts the cost

Shares of Averil Line fell by a tenth on Tuesday after one of its ferries ran aground in fog.

Nobody died: all passengers were brought to safety by lifeboats and fishing boats.

The ship was insured for 60 million crowns, and analysts expect the premium to double.

Mussel farmers have stopped harvesting and are asking for compensation.
""",
    published="2024-03-05T18:00:00+00:00",
)
LATE = article(
    "Radio",
    """Recorder recovered

Divers have recovered the voyage recorder of the ferry that ran aground off Skerrin in fog.

The number of injured has risen to 37, the hospital said.

All passengers had been rescued before midnight on Monday.
""",
    published="2024-03-06T18:00:00+00:00",
)
STORY = (WIRE, OBSERVER, JOURNAL, LATE)


def ferry_story(desk: Desk) -> Comparison:
    """The story, compared; a fixture of modules that name it one."""
    return desk.compare(STORY)
