"""Words of one language in texts of another, and languages whose words nobody counted."""

from __future__ import annotations

import logging
from unittest import mock

import pytest

from models.distortion import judge_retelling
from models.language.words import information, zipf
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


@pytest.mark.parametrize("lang", ["sw", "eu", "th", "cy", "xx", ""])
def test_a_language_without_frequencies_has_those_of_english(lang: str) -> None:
    """And nobody is told so in the middle of a command, as the package that has them would."""
    said = logging.getLogger("wordfreq")
    with mock.patch.object(said, "handle") as handle:
        assert zipf("mambo", lang) == zipf("mambo", "en")
        assert information("mambo", lang) == information("mambo", "en")

    handle.assert_not_called()


@pytest.mark.parametrize(("lang", "word"), [("no", "ikke"), ("hr", "nije"), ("sr", "nije")])
def test_a_language_that_is_listed_under_another_code_has_its_own(lang: str, word: str) -> None:
    """Norwegian "ikke" and Croatian "nije" are as common as "not"; in English they are rare."""
    assert zipf(word, lang) > zipf(word, "en") + 2
    assert information(word, lang) < information(word, "en")
