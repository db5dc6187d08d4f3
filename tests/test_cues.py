"""Cues of furniture that a user adds."""

from __future__ import annotations

import pytest

from models.errors import SettingsError
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from tests.roles import BODY, article, roles


def test_a_user_can_add_cues() -> None:
    """A TOML text of the same format extends the bundled cues."""
    line = "Gruppo Costa, all the sea in one place, every single day of the year"
    extra = load_cues('[[cue]]\nkind = "motto"\nweight = 3\nstarts = ["Gruppo Costa"]')
    (labelled,) = label_sentences([article(f"{BODY}{line}")], extra)

    assert labelled[-1].role == "boilerplate"
    assert roles(BODY + line)[line] == "body"


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("[[cue]\n", "TOML"),
        ('[[cue]]\nkind = "a"\nweight = 1\nstart = ["x"]', "start"),
        ('[[cue]]\nkind = "a"\nweight = 1\nstarts = "x"', "list"),
        ('[[cue]]\nkind = "a"\nweight = 1\npatterns = ["("]', "regular expression"),
        ('[[cue]]\nkind = "a"\nweight = 1\nwhole = ["x"]\nreach = "all"', "reach"),
        ('[[cue]]\nkind = "a"\nweight = 1', "words"),
        ('[[cue]]\nweight = "1"\nwhole = ["x"]', "weight"),
        ('cue = "byline"', "cue"),
    ],
)
def test_a_faulty_cue_file_is_refused_by_name(toml: str, named: str) -> None:
    """The error says which key or value is wrong."""
    with pytest.raises(SettingsError, match=named):
        load_cues(toml)
