"""Names of one script in texts of another: a sentence that quotes a foreign paper."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling
from models.naming.names import names

LATIN = "Tokyo Shimbun first reported the crack in the Harbour Bridge."


@pytest.mark.parametrize("lang", ["ja", "ko", "zh"])
def test_a_latin_sentence_in_an_east_asian_text_has_its_names(lang: str) -> None:
    """The same as in an English text, whose word frequencies say what is common."""
    assert names(LATIN, lang) == names(LATIN, "en")


@pytest.mark.parametrize("lang", ["ja", "ko", "zh"])
def test_another_name_in_such_a_sentence_is_found(lang: str) -> None:
    """Whether it is told by a paper of Tokyo or of Osaka."""
    (finding,) = judge_retelling(LATIN, LATIN.replace("Tokyo", "Osaka"), lang).findings

    assert finding.here == (0, len("Osaka Shimbun"))
