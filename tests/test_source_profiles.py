"""Profiles of sources: means with intervals, coverage, omission and editing over many stories."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.profiles import profiles
from models.records import Passage
from models.source_profiles.editing import edits, observed_edits
from models.source_profiles.means import estimates
from models.source_profiles.observing import distinct
from models.source_profiles.records import AXES, DIVERGENCE, Axis, Limits, Observed
from models.source_profiles.told import Told, ToldStory
from tests.followed import FIRST, HERALD, POST, VOICE, WIRE, a_followed_story, a_score
from tests.profiled import ALL, QUICK, a_story, one, stories_of


def test_nothing_is_shown_of_fewer_stories_than_the_minimum() -> None:
    """Of three stories there is no mean, no part, no change: only how many there are."""
    profile = one(stories_of(3), VOICE)

    assert set(profile.axes.values()) == {None}
    assert profile.counts["divergence"] == 3
    assert profile.changes.p_value is None
    assert profile.changes.matched == 3


def test_means_are_drawn_towards_all_and_stay_inside_their_intervals() -> None:
    """Every mean lies between its own stories' and that of all, by a standard error at most."""
    draw = np.random.default_rng(3)
    rows = [
        Observed(f"{source}", f"{story}", None, 0.05 * source + float(draw.normal(0, 0.1)))
        for source in range(6)
        for story in range(12)
    ]

    found, usual = estimates(rows, DIVERGENCE, QUICK)

    assert usual is not None
    for estimate in found.values():
        ends = sorted((estimate.plain, usual.mean))
        assert ends[0] <= estimate.mean <= ends[1]
        assert estimate.low < estimate.mean < estimate.high
        assert abs(estimate.mean - estimate.plain) < (estimate.high - estimate.low) / 3


def test_with_three_sources_nothing_is_drawn() -> None:
    """The rule of James and Stein needs four."""
    rows = [Observed(str(s), str(n), None, 0.1 * s + 0.01 * n) for s in range(3) for n in range(9)]

    found, _ = estimates(rows, DIVERGENCE, QUICK)

    assert all(estimate.mean == pytest.approx(estimate.plain) for estimate in found.values())


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of 400 sources of 8 stories each 95% intervals hold what is usual of 93 to 97 in 100."""
    draw, held = np.random.default_rng(11), []
    for _ in range(50):
        usual = 0.2 + draw.normal(0, 0.05, 8)
        rows = [
            Observed(str(source), str(story), None, float(usual[source] + error), 0.01)
            for source in range(8)
            for story, error in enumerate(draw.normal(0, 0.15, 8))
        ]
        found, _ = estimates(rows, DIVERGENCE, Limits())
        held += [found[str(n)].low <= truth <= found[str(n)].high for n, truth in enumerate(usual)]

    assert 0.93 <= np.mean(held) <= 0.97


def test_what_never_came_may_still_come() -> None:
    """Nothing in 20 stories is an interval from 0 to what three in twenty make likely."""
    rows = [Observed(source, str(n), None, 0.0) for source in "ab" for n in range(20)]

    found, _ = estimates(rows, Axis("rate", 0.0, 1.0, ""), QUICK)

    assert found["a"].mean == found["a"].low == 0
    assert 0.1 < found["a"].high < 0.2


def test_the_order_of_stories_changes_nothing() -> None:
    """Profiles are the same however the stories arrive."""
    stories = stories_of(24)
    shuffled = [stories[n] for n in np.random.default_rng(5).permutation(24)]

    assert profiles(shuffled, (), "source", QUICK) == profiles(stories, (), "source", QUICK)


def test_profiles_stand_in_alphabetical_order() -> None:
    """Never by a score."""
    found = profiles(stories_of(10), (), "source", QUICK)

    assert [profile.name for profile in found.profiles] == sorted(ALL)


def test_parts_make_up_the_whole() -> None:
    """Addition, omission and emphasis are shares of all of the raw divergence."""
    parts = one(stories_of(10), VOICE).parts

    assert [part.share for part in parts] == pytest.approx([0.5, 0.3, 0.2], abs=1e-5)


def test_a_story_not_told_is_no_omission_inside_one() -> None:
    """What a source does not tell at all lowers its coverage and no other figure."""
    watched = {source: source for source in ALL}
    told = [replace(s, watched=watched) for s in stories_of(20)]
    without = [
        a_story(number + 50, dict.fromkeys((WIRE, POST, HERALD), 0.1), watched=watched)
        for number in range(10)
    ]

    both, some = one(told + without, VOICE), one(told, VOICE)

    assert (both.told, both.asked) == (20, 30)
    assert both.covered is not None
    assert both.covered.low < 20 / 30 < both.covered.high
    assert both.counts == some.counts
    assert both.axes["omitted"] == some.axes["omitted"]


def test_a_source_that_was_out_of_reach_is_asked_for_nothing() -> None:
    """A story counts as untold only where the source was read throughout."""
    others = {source: source for source in (WIRE, POST, HERALD)}
    stories = [
        a_story(number, dict.fromkeys(others, 0.1), watched=others | ({VOICE: VOICE} if up else {}))
        for number, up in enumerate([True] * 4 + [False] * 6)
    ]

    assert (one(stories, VOICE).asked, one(stories, VOICE).unwatched) == (4, 6)


def test_a_story_that_one_other_told_does_not_count() -> None:
    """Else only those stories would count of which the source was the second teller."""
    watched = {source: source for source in (WIRE, VOICE)}
    stories = [a_story(n, {WIRE: 0.1, VOICE: 0.1}, watched=watched) for n in range(10)]

    assert one(stories, VOICE).asked == 0


def test_stories_gathered_by_hand_say_nothing_of_coverage() -> None:
    """Who chose the articles chose the sources."""
    assert one(stories_of(20), VOICE).covered is None


def test_degraded_scores_are_left_out_of_every_mean() -> None:
    """An outage must never read as an omission."""
    stories = stories_of(20)
    broken = [
        replace(
            s, scores=tuple(replace(score, degraded=True, divergence=1.0) for score in s.scores)
        )
        for s in stories[:5]
    ]

    assert one(broken + stories[5:], VOICE).axes == one(stories[5:], VOICE).axes
    assert one(broken + stories[5:], VOICE).degraded == 5


def test_a_story_compared_again_counts_once() -> None:
    """What was followed goes before what was compared by hand."""
    by_hand = a_story(1, dict.fromkeys(ALL, 0.1))
    followed = replace(by_hand, id="followed", watched={})

    assert distinct([by_hand, followed]) == [followed]


def test_a_family_is_one_voice_in_each_story() -> None:
    """Its value in a story is the mean of its sources there."""
    stories = [a_story(n, {WIRE: 0.1, POST: 0.2, HERALD: 0.4, VOICE: 0.1}) for n in range(8)]

    found = profiles(stories, (), "family", QUICK)

    family = next(p for p in found.profiles if p.name == "Ellery Media")
    assert family.members == (HERALD, POST)
    assert family.axes["divergence"] is not None
    assert family.axes["divergence"].plain == pytest.approx(0.3)
    assert family.axes["divergence"].stories == 8


def test_the_desk_is_known_by_what_it_cuts_and_adds() -> None:
    """The Post keeps the opening, cuts two of the last three facts and adds one of its own."""
    comparison = a_followed_story(1, {WIRE: 0.0, POST: 0.1})

    (edit,) = edits(comparison, FIRST, 0.5)

    assert (edit.source, edit.giver) == (POST, WIRE)
    assert edit.values["kept"] == pytest.approx(4 / 6, abs=0.02)
    assert edit.values["kept opening"] == edit.values["kept quotes"] == 1
    assert edit.values["kept end"] == 0
    assert edit.values["added"] == pytest.approx(1 / 5, abs=0.03)
    assert edit.values["new headline"] == 0


def test_words_that_were_taken_twice_are_kept_once() -> None:
    """A third of a sentence that was cut, printed in two places, is no more than a third of it."""
    comparison = a_followed_story(1, {WIRE: 0.0, POST: 0.1})
    (copy,) = comparison.copies
    (wire,) = (t for t in comparison.tellings if t.article.source == WIRE)
    last = wire.judgements[-1].sentence
    third = last.start, last.start + (last.end - last.start) // 3
    twice = tuple(
        Passage(third, (place, place + third[1] - third[0]), quoted=False, kind="verbatim")
        for place in (0, 100)
    )
    printed = replace(comparison, copies=(replace(copy, passages=twice),))

    assert edits(printed, FIRST, 0.5)[0].values["kept end"] == 0


def test_what_sisters_take_from_each_other_is_no_copy_from_others() -> None:
    """It counts for the source that took it, and not for the family of both."""
    comparison = a_followed_story(1, {WIRE: 0.0, POST: 0.1})
    tellings = tuple(
        replace(t, article=replace(t.article, family="Ellery Media")) for t in comparison.tellings
    )
    found = edits(replace(comparison, tellings=tellings), FIRST, 0.5)

    assert [row.name for row in observed_edits(found, "source")["kept"]] == [POST]
    assert observed_edits(found, "family")["kept"] == []


def test_a_giver_known_only_by_what_was_cut_proves_no_cutting() -> None:
    """Where nothing but the edits tells who was first, the text says nothing of the desk."""
    comparison = a_followed_story(1, {WIRE: 0.0, POST: 0.1})
    (copy,) = comparison.copies
    guessed = replace(comparison, copies=(replace(copy, decided="edits"),))

    assert edits(guessed, FIRST, 0.5) == ()


def test_omission_is_of_what_it_could_have_told() -> None:
    """The share is of the core statements of others known by then, carried ones included."""
    stories = [a_story(n, dict.fromkeys(ALL, 0.1)) for n in range(8)]

    omitted = one(stories, POST).axes["omitted"]

    assert omitted is not None
    # Four facts that it carries, "s5", and one that it does not carry without leaving it out.
    assert omitted.plain == pytest.approx(1 / 6, abs=1e-6)


def test_what_is_in_doubt_or_came_later_is_not_left_out() -> None:
    """Of three core statements that it does not carry one is in doubt, one came after it."""
    days = {"a": 1, "us": 2, "b": 3, "c": 3}
    carried = (("us", "a", "b"), ("a", "b"), ("a", "c"), ("b", "c"))
    score = replace(a_score("us", ("us",), 0.1), omitted=("s1",))
    stories = [
        ToldStory(
            id=str(n),
            title="",
            at=FIRST,
            tellings=tuple(
                Told(f"{name}{n}", name, name, f"{name}{n}", f"2026-01-0{day}")
                for name, day in days.items()
            ),
            statements=tuple(tuple(f"{name}{n}" for name in names) for names in carried),
            scores=(replace(score, articles=(f"us{n}",)),),
        )
        for n in range(8)
    ]

    omitted = one(stories, "us").axes["omitted"]

    assert omitted is not None
    assert omitted.plain == pytest.approx(1 / 3, abs=1e-6)  # of one carried, "s1", and the doubt


def test_every_axis_has_its_bounds() -> None:
    """No mean and no end of an interval leaves the bounds of its axis."""
    profile = one(stories_of(20), POST)

    for axis in AXES:
        found = profile.axes[axis.name]
        assert found is not None
        assert axis.low <= found.low <= found.mean <= found.high <= axis.high


def test_a_score_without_a_divergence_counts_for_the_rest() -> None:
    """Of a source whose divergence cannot be measured the other axes are shown."""
    stories = [
        replace(s, scores=tuple(replace(a_score(x.source, x.articles, 0.1), divergence=None,
                                        low=None, high=None) for x in s.scores))
        for s in stories_of(8)
    ]  # fmt: skip

    profile = one(stories, VOICE)

    assert profile.axes["divergence"] is None
    assert profile.axes["wording"] is not None


def test_what_chance_reaches_just_as_seldom_as_asked_is_a_change() -> None:
    """A hundred of a thousand orders are .1; what is rarer is one too, what is likelier none."""
    limits = Limits(level=0.9)

    assert [p <= limits.alarm for p in (0.099, 100 / 1000, 0.101)] == [True, True, False]
