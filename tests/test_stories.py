"""Articles grouped into events, on small invented news."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoders.background import Background, Centre, Gain
from models.encoders.encoding import Encoded
from models.errors import InputError
from models.evaluation.clusters import clustering
from models.settings import Stories
from models.stories import StoryItem, group, opening, opening_vectors, story_ids
from tests.invented_events import ALL, BUDGET, CHAIN, FERRY, HEADLINES, item, partition, planted
from tests.local_paper import LOCAL_PAPER

SETTINGS = Stories()
NO_WORDS = np.zeros((0, 2), np.float16)


@pytest.mark.parametrize(
    "items", [FERRY + BUDGET, CHAIN, HEADLINES, ALL], ids=["texts", "chain", "headlines", "all"]
)
def test_planted_stories_are_found(items: list[StoryItem]) -> None:
    """Several headlines of one event come together; look-alike storms stay apart."""
    assert partition(items, group(items, SETTINGS)) == planted(items)


@pytest.mark.parametrize("seed", range(5))
def test_order_is_irrelevant(seed: int) -> None:
    """Articles in another order get the same stories, and the same ids."""
    shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311  # no secret
    straight, mixed = group(ALL, SETTINGS), group(shuffled, SETTINGS)

    assert partition(shuffled, mixed) == partition(ALL, straight)
    assert dict(zip((i.id for i in shuffled), story_ids(shuffled, mixed), strict=True)) == dict(
        zip((i.id for i in ALL), story_ids(ALL, straight), strict=True)
    )


def test_labels_count_from_the_first_article() -> None:
    """Labels are 0, 1, 2 ... in order of appearance."""
    assert group([FERRY[0], BUDGET[0], FERRY[1], BUDGET[1]], SETTINGS) == [0, 1, 0, 1]


def test_languages_are_kept_apart() -> None:
    """The same words in two languages are two stories; an unknown language is one of its own."""
    same = [
        item("ferry/1", FERRY[0].title, FERRY[0].text, lang=lang)
        for lang in ("en", "de", None, "en", None)
    ]

    assert group(same, SETTINGS) == [0, 1, 2, 0, 2]


@pytest.mark.parametrize(
    ("gain", "expected"), [(1.4, [0, 0, 1]), (1.0, [0, 1, 2]), (2.6, [0, 1, 2])]
)
def test_a_model_that_knows_two_languages_joins_them(gain: float, expected: list[int]) -> None:
    """Across languages the openings decide, if the model finds translations alike at all."""
    items = [
        FERRY[0],
        item("ferry/2", "Fähre läuft auf Riff", "Alle Passagiere wurden gerettet.", lang="de"),
        item("budget/1", "Haushalt verabschiedet", "Das Parlament stimmte zu.", lang="de"),
    ]
    vectors = np.array([[1.0, 0.0, 0.0], [0.66, 0.75, 0.0], [0.05, 0.0, 1.0]])

    assert group(items, SETTINGS, vectors, background_of(gain)) == expected
    assert group(items, SETTINGS, vectors) == [0, 1, 2]


def test_other_languages_change_nothing_within_one() -> None:
    """The same articles, with foreign ones beside them that are like none of them."""
    foreign = [replace(one, id=f"f{one.id}", lang="de") for one in FERRY]
    vectors = np.eye(len(ALL) + len(foreign))

    found = group([*ALL, *foreign], SETTINGS, vectors, background_of(1.4))

    assert found[: len(ALL)] == group(ALL, SETTINGS, vectors[: len(ALL)])


def background_of(gain: float) -> Background:
    """A model that needs this gain between English and German."""
    nothing = Centre(np.zeros(3, np.float32), np.zeros(3, np.float32))
    pair = {frozenset({"de", "en"}): Gain(gain, gain)}
    return Background({"de": nothing, "en": nothing}, pair)


def test_an_article_without_a_title_joins_its_story() -> None:
    """The first words of its text stand for the title."""
    untitled = replace(FERRY[0], title="", text=f"{FERRY[0].title}. {FERRY[0].text}")

    assert group([untitled, *FERRY[1:], *BUDGET], SETTINGS) == [0, 0, 0, 1, 1]


def test_an_unrelated_article_changes_nothing() -> None:
    """It becomes a story of its own, whatever the others are."""
    other = item(
        "frog/1",
        "Tree frogs sing earlier in warm springs",
        "Biologists recorded tree frogs at forty ponds for nine years and found that males "
        "begin to sing eleven days sooner when March is mild.",
    )

    found = group([*ALL, other], SETTINGS)

    assert found[:-1] == group(ALL, SETTINGS)
    assert found[-1] not in found[:-1]


def test_a_reprint_joins_its_story() -> None:
    """The same text in another paper is the same story, and moves nothing else."""
    reprint = replace(FERRY[0], id="ferry/4", source="another paper")

    found = group([*ALL, reprint], SETTINGS)

    assert found[-1] == found[0]
    assert found[:-1] == group(ALL, SETTINGS)


def test_articles_without_words_stay_alone() -> None:
    """Nothing to read is nothing in common, even with another such article."""
    blank = [item(f"blank {k}/1", "", "") for k in range(2)]

    assert partition([*FERRY, *blank], group([*FERRY, *blank], SETTINGS)) == planted(
        [*FERRY, *blank]
    )


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_to_group(count: int) -> None:
    """Nothing, and one article."""
    assert group(FERRY[:count], SETTINGS) == [0] * count


def test_time_sets_like_events_apart() -> None:
    """Equal words weeks apart are two events; within days, or without dates, they are one."""
    dated = [replace(FERRY[0], published=day) for day in ("2026-03-01", "2026-03-03T09:00:00Z")]
    later = replace(FERRY[1], published="2026-06-20")
    undated = FERRY[2]

    assert group(dated, SETTINGS) == [0, 0]
    assert group([dated[0], later], SETTINGS) == [0, 1]
    assert group([dated[0], undated], SETTINGS) == [0, 0]


def test_a_wrong_date_is_named() -> None:
    """A date that is none is an error that says where, what, and what to do."""
    wrong = replace(FERRY[0], published="last Tuesday")

    with pytest.raises(InputError, match=r"ferry/1: 'last Tuesday' is no date.*ISO 8601"):
        group([wrong], SETTINGS)


def test_vectors_join_what_words_do_not() -> None:
    """Headlines without a word in common are one story where the encoder says so."""
    headlines = [
        item("a/1", "Monarch abdicates"),
        item("a/2", "King gives up throne"),
        item("b/1", "Wheat price climbs"),
    ]
    vectors = np.array([[1.0, 0.0], [0.96, 0.28], [0.0, 1.0]])

    assert group(headlines, SETTINGS, vectors) == [0, 0, 1]
    assert group(headlines, SETTINGS) == [0, 1, 2]


def test_a_headline_joins_the_text_on_its_event_that_two_texts_no_more_alike_would_not() -> None:
    """A bare headline says less than a text, so less in common is enough."""
    text = "The ferry struck a rock north of the islands and sank within the hour. " * 5
    other = "Divers searched the strait at dawn for those who are missing since Friday. " * 5
    vectors = np.array([[1.0, 0.0], [0.55, 0.835]])

    def stories(second: str) -> list[int]:
        return group(
            [item("a/1", "Vessel lost", text), item("b/1", "Rescue", second)], SETTINGS, vectors
        )

    assert stories("") == [0, 0]
    assert stories(other) == [0, 1]


def test_opening_vectors_are_centred_by_language() -> None:
    """What all sentences of a language share is taken out, so unrelated ones have cosine 0."""
    items = [item("a/1", "Monarch abdicates"), item("b/1", "Weizen wird teurer", lang="de")]
    drift = {"en": np.array([3, 0], np.float32), "de": np.array([0, 3], np.float32)}
    encoded = {
        "Monarch abdicates": Encoded(np.array([3.0, 2.0], np.float16), NO_WORDS),
        "Weizen wird teurer": Encoded(np.array([2.0, 3.0], np.float16), NO_WORDS),
    }
    centres = {lang: Centre(shift, shift) for lang, shift in drift.items()}

    vectors = opening_vectors(items, encoded, Background(centres, {}))

    assert np.allclose(vectors, [[0, 1], [1, 0]])
    assert opening_vectors([], {}, Background(centres, {})).shape[0] == 0


def test_a_story_keeps_its_id_when_articles_join() -> None:
    """The id is its earliest article's, and two stories never share one."""
    early, late = (
        replace(FERRY[k], published=day) for k, day in ((0, "2026-03-01"), (1, "2026-03-02"))
    )
    items = [late, early, *BUDGET]
    ids = story_ids(items, group(items, SETTINGS))

    assert ids[0] == ids[1] == story_ids([early], [0])[0]
    assert ids[2] == ids[3] != ids[0]
    assert all(len(name) == 16 for name in ids)


def test_a_story_is_named_after_the_article_that_was_first_in_whatever_zone() -> None:
    """Nine in the evening in Tokyo is before two in the afternoon in London."""
    text = "The ferry Eleanor Vane ran onto rocks off the Skerrin Islands with 241 people aboard."
    tokyo = StoryItem("a", "Ferry aground", text, "Nippo", "2026-03-13T21:00:00+09:00", "en")
    london = StoryItem("b", "Ferry hits rocks", text, "Gazette", "2026-03-13T14:00:00+00:00", "en")

    assert story_ids([london, tokyo], [0, 0]) == [*story_ids([tokyo], [0])] * 2


def test_the_opening_is_title_and_lead() -> None:
    """What the encoder reads does not grow with the article."""
    long = item("x/1", "A title", "word " * 5000)

    assert opening(long).split() == ["A", "title", *["word"] * 60]
    assert opening(item("x/2", "题", "字" * 5000, lang="zh")) == "题\n" + "字" * 120
    assert opening(item("x/2", "A title")) == "A title"


@pytest.mark.parametrize(
    ("name", "floor"), [("stories_allsides_dated", 0.76), ("stories_uci_dev", 0.8)]
)
def test_stories_of_real_news_are_found(name: str, floor: float) -> None:
    """Stories of three articles and of two hundred headlines, by words alone, one setting."""
    path = Path(__file__).parents[2] / "shared" / "data" / f"{name}.jsonl.gz"
    if not path.is_file():
        pytest.skip(f"no labelled news in {path.parent.name}/{path.name}")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    items = [item(row["id"], row["title"], row["text"]) for row in rows]

    found = clustering([(group(items, SETTINGS), [row["story"] for row in rows])])

    assert found.bcubed_f1 >= floor


def test_the_town_and_the_mayor_of_a_local_paper_make_no_story_of_its_week() -> None:
    """Nearly every article names both; only the two on the pool are one matter.

    The opening cosines are all what those of multilingual-e5-small are in the median.
    """
    cosine = np.full((len(LOCAL_PAPER), len(LOCAL_PAPER)), 0.35)
    np.fill_diagonal(cosine, 1.0)

    found = partition(LOCAL_PAPER, group(LOCAL_PAPER, SETTINGS, np.linalg.cholesky(cosine)))

    assert all(len({name.split("/")[0] for name in story}) == 1 for story in found)
