"""What a source says in its headline it does not leave out."""

from __future__ import annotations

from dataclasses import replace

from tests.tellings import Desk, article, scores

WIRE = article(
    "Wire",
    "A court in Port Elsin sentenced the former harbour chief Marlon Dace to nine years in "
    "prison on Tuesday.\n\nHis lawyer said that he would appeal.",
    published="2024-05-01T08:00:00+00:00",
)
LEDGER = article(
    "Ledger",
    "Marlon Dace, who once ran the harbour of Port Elsin, must go to prison for nine years, a "
    "court ruled.\n\nThe finance ministry will look at every contract of those years again.",
    published="2024-05-01T09:00:00+00:00",
)
ROOM = (
    "There was no sound in courtroom four when the judge closed the file.\n\n"
    "His wife left by the back door, and a woman who sells eel at the gate wept."
)
HEADLINE = "Former harbour chief Marlon Dace sentenced to nine years in prison"


def test_a_headline_that_says_it_is_no_omission(desk: Desk) -> None:
    """The very same text leaves it out only without that headline."""
    bare = article("Mole", ROOM, published="2024-05-01T12:00:00+00:00")
    headed = replace(bare, text=f"{HEADLINE}\n\n{ROOM}", title=HEADLINE)
    for telling, left_out in ((bare, True), (headed, False)):
        comparison = desk.compare([WIRE, LEDGER, telling])
        omitted = set(scores(comparison)["Mole"].omitted)
        told = {s.id for s in comparison.statements if "nine years" in s.text}
        assert bool(omitted & told) is left_out
