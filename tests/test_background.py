"""What a model's vectors have in common is taken out, in each language and between them."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.encoders.background import (
    Background,
    Gain,
    background,
    background_languages,
    background_texts,
)
from models.encoders.encoding import Encoded
from models.meaning.alignment import word_matches
from models.meaning.table import SentenceTable, sentence_table
from tests.tellings import Desk

LANGUAGES = sorted(
    file.name.removesuffix(".txt") for file in files("models").joinpath("data/background").iterdir()
)
# The languages of these tests: scripts with and without spaces, right to left, compounds.
MEASURED = ("ar", "de", "en", "ru", "zh")
# Sentences on one subject each, as translations of each other; none is in the background.
SENTENCES = {
    "en": (
        "The ferry ran aground in thick fog, and 31 passengers were hurt.",
        "The central bank raised its interest rate to 4.5 percent.",
        "Archaeologists found a Roman mosaic under a car park.",
        "The goalkeeper broke his arm in the second half.",
        "The school will open a new library in September.",
        "Farmers fear a poor wheat harvest after the drought.",
    ),
    "ar": (
        "جنحت العبّارة في ضباب كثيف وأصيب 31 راكبا.",
        "رفع البنك المركزي سعر الفائدة إلى 4.5 في المئة.",
        "عثر علماء الآثار على فسيفساء رومانية تحت موقف للسيارات.",
        "كسر حارس المرمى ذراعه في الشوط الثاني.",
        "ستفتح المدرسة مكتبة جديدة في سبتمبر.",
        "يخشى المزارعون من محصول قمح ضعيف بعد الجفاف.",
    ),
    "zh": (
        "渡轮在浓雾中搁浅，31名乘客受伤。",
        "央行将利率上调至4.5%。",
        "考古学家在一个停车场下发现了一幅罗马马赛克。",
        "守门员在下半场摔断了手臂。",
        "学校将于九月开放一座新图书馆。",
        "农民担心旱灾之后小麦歉收。",
    ),
}


@pytest.fixture(scope="session")
def measured(desk: Desk) -> Background:
    """The default model's background in the languages of these tests."""
    return desk.measured_in(*MEASURED).background


@pytest.fixture(scope="session")
def translated(desk: Desk, measured: Background) -> SentenceTable:
    """The sentences of each language, one language after the other."""
    texts = [text for lang in SENTENCES for text in SENTENCES[lang]]
    langs = [lang for lang in SENTENCES for _ in SENTENCES[lang]]
    return sentence_table(texts, desk.vectors(texts), measured, langs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_has_the_same_sentences(lang: str) -> None:
    """As many lines as in English, none empty, none twice, none left in English."""
    texts, english = background_texts(lang), background_texts("en")

    assert len(texts) == len(english) == 50
    assert len(set(texts)) == 50
    assert all(text == text.strip() and len(text) > 8 for text in texts)
    assert lang == "en" or not set(texts) & set(english)


def test_a_language_without_a_background_has_no_texts() -> None:
    """An unknown code, an empty one and one that climbs out of the folder have none."""
    assert [background_texts(lang) for lang in ("xx", "", "../names", "EN")] == [()] * 4


def test_background_languages_are_the_known_ones_and_the_fallback() -> None:
    """English is always there, each once and sorted; what is unknown is left out."""
    assert background_languages([]) == ("en",)
    assert background_languages(["zh", "xx", "de", "zh"]) == ("de", "en", "zh")


def test_an_unknown_language_is_centred_as_english(measured: Background) -> None:
    """So a text in a language without a background is compared, if less well."""
    assert measured.known("xx") == "en"
    assert measured.known("zh") == "zh"


@pytest.mark.parametrize("lang", MEASURED)
def test_unrelated_sentences_have_a_cosine_of_about_nothing(desk: Desk, lang: str) -> None:
    """In every language: sentences that had no part in its centre.

    The centre is that of one half of the background, the cosines are those of the other.
    """
    texts = background_texts(lang)
    english = background_texts("en")
    encoded = desk.encoded([*texts, *english])
    halves = {"en": english[::2], lang: texts[::2]}
    half = background({name: [encoded[text] for text in its] for name, its in halves.items()})
    table = sentence_table(texts[1::2], desk.vectors(texts[1::2]), half, lang)
    raw = np.stack([encoded[text].sentence for text in texts[1::2]]).astype(np.float64)

    assert abs(between(table.sentences @ table.sentences.T)) < 0.1
    assert between(raw @ raw.T) > 0.7
    assert 0.05 < words_match(table) < 0.25


def test_translations_are_far_nearer_than_other_sentences(translated: SentenceTable) -> None:
    """For each two of English, Arabic and Chinese, sentence by sentence and on average."""
    size = len(SENTENCES["en"])
    for one, other in combinations(range(len(SENTENCES)), 2):
        cosine = np.stack(
            [
                translated.cosines(one * size + row, np.arange(other * size, (other + 1) * size))
                for row in range(size)
            ]
        )
        stranger = (cosine.sum() - cosine.trace()) / (size * (size - 1))
        assert (cosine.argmax(axis=1) == np.arange(size)).all()
        assert (cosine.argmax(axis=0) == np.arange(size)).all()
        assert cosine.diagonal().mean() > stranger + 0.5


def test_languages_lie_apart_and_gains_make_up_for_it(measured: Background) -> None:
    """Between two languages cosines are raised, within one they are not."""
    for one, other in combinations(MEASURED, 2):
        gain = measured.gain(one, other)
        assert gain == measured.gain(other, one)
        assert 1 < gain.words < 3
        assert 1 < gain.sentences < 3
    assert [measured.gain(lang, lang) for lang in MEASURED] == [Gain()] * len(MEASURED)


def test_gains_raise_translations_to_one_level() -> None:
    """Translations with a cosine of .6 are raised to .85, equal ones are left alone."""
    vectors = np.eye(4, dtype=np.float64)
    tilted = 0.6 * vectors + 0.8 * np.roll(vectors, 1, axis=0)
    spread = [np.vstack([half, -half]) for half in (vectors, tilted)]
    one, other = ([Encoded(row, row[None]) for row in rows.astype("f2")] for rows in spread)
    found = background({"en": one, "de": other, "fr": one})

    assert found.gain("en", "de").words == pytest.approx(0.85 / 0.6, abs=0.01)
    assert found.gain("en", "de").sentences == pytest.approx(0.85 / 0.6, abs=0.01)
    assert found.gain("en", "fr") == Gain()


def test_a_model_that_does_not_know_a_language_gains_nothing() -> None:
    """Where translations are no more alike than strangers, there is nothing to raise."""
    random = np.random.default_rng(0)
    one, other = (
        [Encoded(row, row[None]) for row in random.normal(size=(30, 64)).astype("f2")]
        for _ in range(2)
    )

    assert background({"en": one, "de": other}).gain("de", "en") == Gain()


def test_the_centre_is_the_mean_word() -> None:
    """Every word counts once, however long its sentence; every sentence once."""
    one = Encoded(np.array([2, 0], "f2"), np.array([[1, 0], [1, 0], [1, 0]], "f2"))
    two = Encoded(np.array([0, 0], "f2"), np.array([[0, 4]], "f2"))
    centre = background({"en": [one, two]}).centres["en"]

    assert centre.words.tolist() == [0.75, 1.0]
    assert centre.sentences.tolist() == [1.0, 0.0]


def between(cosine: NDArray[np.floating]) -> float:
    """The mean cosine of two different sentences."""
    size = len(cosine)
    return float((cosine.sum() - cosine.trace()) / (size * (size - 1)))


def words_match(table: SentenceTable) -> float:
    """How well, on average, a word of a sentence matches the words of an unrelated one."""
    rows = np.arange(len(table))
    return float(
        np.mean([word_matches(table, row, rows[rows != row]).mean() for row in rows.tolist()])
    )
