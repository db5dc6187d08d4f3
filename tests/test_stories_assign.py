"""Articles assigned to events day by day: ids that stay, merges, splits, doubts, verdicts."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from models.evaluation.clusters import clustering
from models.grouping.story_heirs import succession
from models.settings import Stories
from models.stories import Assignment, KnownStory, StoryItem, Verdict, assign, group
from tests.invented_events import ALL, BUDGET, FERRY, partition, planted
from tests.invented_news import JOBLESS, MARKET, SPILL, STORIES, WEATHER

SETTINGS = Stories()
DAY = date(2026, 3, 2)


def on(day: int, items: Sequence[StoryItem]) -> list[StoryItem]:
    """The articles, published on a day."""
    return [replace(item, published=str(DAY + timedelta(days=day))) for item in items]


def known(assignment: Assignment) -> list[KnownStory]:
    """What is known after an assignment."""
    members: dict[str, list[str]] = defaultdict(list)
    for article, story in assignment.stories:
        members[story].append(article)
    return [KnownStory(story, tuple(articles)) for story, articles in sorted(members.items())]


def found(assignment: Assignment) -> set[frozenset[str]]:
    """The stories, as sets of articles."""
    return {frozenset(story.articles) for story in known(assignment)}


def days_before(day: str) -> str:
    """The first day of the window that ends on a day."""
    return str(date.fromisoformat(day) - timedelta(days=SETTINGS.window))


def test_what_was_known_keeps_its_ids_as_articles_join() -> None:
    """Yesterday's stories accept today's articles, and a new event gets an id of its own."""
    yesterday, today = on(0, [FERRY[0], *BUDGET]), on(1, [*FERRY[1:], *SPILL])

    before = assign([], yesterday, SETTINGS)
    after = assign(known(before), [*yesterday, *today], SETTINGS)

    assert found(after) == planted([*yesterday, *today])
    assert dict(before.stories).items() <= dict(after.stories).items()
    assert after.created == (dict(after.stories)["spill/1"],)
    assert not after.merges
    assert not after.splits


@given(st.randoms(use_true_random=False))
@limits(max_examples=15)
def test_the_order_of_a_batch_is_irrelevant(shuffle: random.Random) -> None:
    """Items and known stories in another order: the same stories, ids, changes and doubts."""
    items = on(0, ALL)
    before = known(assign([], items[::2], SETTINGS))
    straight = assign(before, items, SETTINGS)

    mixed = assign(shuffle.sample(before, len(before)), shuffle.sample(items, len(items)), SETTINGS)

    assert sorted(mixed.stories) == sorted(straight.stories)
    assert replace(mixed, stories=()) == replace(straight, stories=())


@given(st.lists(st.integers(0, 4), min_size=len(ALL), max_size=len(ALL)))
@limits(max_examples=12)
def test_day_by_day_is_near_to_all_at_once(days: list[int]) -> None:
    """However the articles fall on five days, at the end nearly the same stories are known."""
    dated = [on(day, [item])[0] for day, item in zip(days, ALL, strict=True)]
    assignment = Assignment(())
    for day in range(5):
        seen = [item for item, its in zip(dated, days, strict=True) if its <= day]
        assignment = assign(known(assignment), seen, SETTINGS)

    labels = [dict(assignment.stories)[item.id] for item in dated]
    assert clustering([(labels, group(dated, SETTINGS))]).bcubed_f1 > 0.9


@given(st.lists(st.booleans(), min_size=len(ALL), max_size=len(ALL)))
@limits(max_examples=12)
def test_a_repeated_batch_changes_nothing(early: list[bool]) -> None:
    """What is known already, all or part of it, is left as it is."""
    items = on(0, ALL)
    first = [item for item, its in zip(items, early, strict=True) if its]
    once = assign(known(assign([], first, SETTINGS)), items, SETTINGS)

    again = assign(known(once), items, SETTINGS)
    part = assign(known(once), first, SETTINGS)

    assert again == Assignment(once.stories)
    assert part.stories == tuple((item.id, dict(once.stories)[item.id]) for item in first)


@pytest.mark.parametrize(
    "chain", [JOBLESS, WEATHER], ids=["weekly figures", "weather, the same words each week"]
)
def test_a_weekly_chain_of_look_alike_events_does_not_become_one_story(
    chain: list[StoryItem],
) -> None:
    """Week after week the same words about another event: each week is a story of its own."""
    assignment = Assignment(())
    for week in sorted({item.published or "" for item in chain}):
        window = [item for item in chain if week >= (item.published or "") >= days_before(week)]
        assignment = assign(known(assignment), window, SETTINGS)
        assert found(assignment) == planted(window)


def test_daily_market_reports_do_not_become_one_story() -> None:
    """Among other news the close of each day is a story, by the day and the shares it names."""
    assignment = Assignment(())
    for last in sorted({item.published or "" for item in MARKET}):
        window = [item for item in MARKET if (item.published or "") <= last]
        window += [replace(item, published=last) for item in ALL]
        assignment = assign(known(assignment), window, SETTINGS)

    assert found(assignment) == planted([*MARKET, *ALL])


def test_one_event_under_several_headlines_is_one_story() -> None:
    """Four papers name neither the same words nor the same angle first; the event is one."""
    items = [*on(0, SPILL), *on(0, BUDGET), *on(1, FERRY)]

    assert found(assign([], items, SETTINGS)) == planted(items)


def test_an_article_older_than_the_window_pulls_nothing() -> None:
    """The same text a window later is another event, although the old one is still known."""
    old, new = on(0, FERRY[:1]), on(int(SETTINGS.window) + 1, [replace(FERRY[0], id="again")])
    before = assign([], old, SETTINGS)

    after = assign(known(before), [*old, *new], SETTINGS)

    assert found(after) == {frozenset({"ferry/1"}), frozenset({"again"})}


def test_of_merged_stories_the_larger_lives_on() -> None:
    """Three articles known as two stories: the id of the two is kept, and the merge recorded."""
    items = on(0, [*FERRY, *SPILL])
    before = [
        KnownStory("one", ("ferry/1",), first="2026-03-01"),
        KnownStory("two", ("ferry/2",), older=1, first="2026-03-02"),
    ]

    after = assign(before, items, SETTINGS)

    assert {dict(after.stories)[item.id] for item in FERRY} == {"two"}
    ((merge),) = after.merges
    assert (merge.story, merge.into, merge.articles) == ("one", "two", ("ferry/1",))
    assert 0.5 < merge.probability <= 1


def test_of_equally_large_stories_the_older_lives_on() -> None:
    """Size decides first, then age, then the id."""
    before = [KnownStory("a", ("ferry/1",), first="2026-03-02"),
              KnownStory("b", ("ferry/2",), first="2026-03-01")]  # fmt: skip

    after = assign(before, on(0, FERRY), SETTINGS)

    assert set(dict(after.stories).values()) == {"b"}


def test_a_split_says_which_id_went_where() -> None:
    """Two events known as one: the larger part keeps the id, the other gets one of its own."""
    items = on(0, [*FERRY, *BUDGET, *SPILL])
    before = [KnownStory("mixed", tuple(item.id for item in [*FERRY, *BUDGET]))]

    after = assign(before, items, SETTINGS)

    stories = dict(after.stories)
    assert stories["ferry/1"] == "mixed"
    (split,) = after.splits
    assert (split.story, split.into) == ("mixed", stories["budget/1"])
    assert set(split.articles) == {"budget/1", "budget/2"}
    assert stories["budget/1"] in after.created


def test_the_founder_of_a_story_does_not_take_its_id_along() -> None:
    """An id is of most of its articles, even if it was made of one that left."""
    founded = assign([], on(0, BUDGET[:1]), SETTINGS)
    name = dict(founded.stories)["budget/1"]
    before = [KnownStory(name, ("budget/1", *(item.id for item in FERRY)))]

    after = dict(assign(before, on(0, [*BUDGET, *FERRY]), SETTINGS).stories)

    assert after["ferry/1"] == name
    assert after["budget/1"] == after["budget/2"] != name


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=25))
def test_succession_loses_and_doubles_no_story(homes: list[tuple[int, int]]) -> None:
    """Each label has a name of its own; each known story lives on or is merged, never both."""
    articles = [f"x{k}" for k in range(len(homes))]
    members: dict[int, list[str]] = defaultdict(list)
    for article, (home, _) in zip(articles, homes, strict=True):
        if home:  # 0: in no known story
            members[home].append(article)
    before = [KnownStory(f"s{home}", tuple(its)) for home, its in sorted(members.items())]
    labels = {article: label for article, (_, label) in zip(articles, homes, strict=True)}

    heirs = succession(before, labels, articles)

    assert len(set(heirs.names.values())) == len(heirs.names) == len(set(labels.values()))
    gone = {story for story, _, _ in heirs.merged}
    assert gone.isdisjoint(heirs.names.values())
    assert gone | set(heirs.names.values()) >= {story.id for story in before}


def test_a_doubtful_merge_says_how_sure_it_is() -> None:
    """Stories that share a place and a day are named, with a probability, for a person to judge."""
    items = on(0, STORIES)
    before = [KnownStory(item.id, (item.id,)) for item in items]

    after = assign(before, [*items, *on(0, SPILL)], SETTINGS)

    assert all(0 <= doubt.probability <= 1 for doubt in after.doubtful)
    unsure = [abs(doubt.probability - 0.5) for doubt in after.doubtful]
    assert unsure == sorted(unsure)


@pytest.mark.parametrize("one", [True, False])
def test_what_a_person_said_holds_today_and_tomorrow(one: bool) -> None:
    """A verdict joins what looks like two stories, parts what looks like one, and is kept."""
    ferry, budget = tuple(i.id for i in FERRY), tuple(i.id for i in BUDGET)
    said = Verdict(ferry, budget, True) if one else Verdict(ferry[:1], ferry[1:], False)
    items = on(0, [*FERRY, *BUDGET])

    first = assign([], items, SETTINGS)
    answered = assign(known(first), items, SETTINGS, verdicts=[said])
    tomorrow = assign(known(answered), [*items, *on(1, SPILL)], SETTINGS, verdicts=[said])

    expected = {frozenset(ferry + budget)} if one else {
        frozenset(ferry[:1]), frozenset(ferry[1:]), frozenset(budget)}  # fmt: skip
    assert found(answered) == expected
    assert found(tomorrow) == expected | planted(SPILL)
    assert assign(known(answered), items, SETTINGS, verdicts=[said]) == Assignment(answered.stories)


def test_nothing_to_assign() -> None:
    """No articles, no stories."""
    assert assign([], [], SETTINGS) == Assignment(())
    assert partition([], []) == set()


def test_what_a_person_said_of_other_days_moves_nothing_in_one_without_articles() -> None:
    """As a backfill passes such a day: the story is known, its articles come later."""
    ferry, budget = tuple(i.id for i in FERRY), tuple(i.id for i in BUDGET)
    later = [KnownStory("one", (*ferry, *budget))]

    assigned = assign(later, [], SETTINGS, verdicts=[Verdict(ferry, budget, False)])

    assert assigned == Assignment(())
