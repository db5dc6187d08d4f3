"""The figures of an evaluation, against values worked out by hand and against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import pair_confusion_matrix

from models.evaluation.clusters import clustering
from models.evaluation.labels import by_level, decisions, ranking, reliability

PARTITIONS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=25)


def test_decisions_are_those_worked_out_by_hand() -> None:
    """Three of four called rightly at .5, one pair of the four in the wrong order."""
    found = decisions(np.array([0.9, 0.6, 0.4, 0.1]), np.array([1, 0, 1, 0]), 0.5)

    assert (found.n, found.positive, found.threshold) == (4, 2, 0.5)
    assert found.auc == pytest.approx(0.75)
    assert found.average_precision == pytest.approx((1 + 2 / 3) / 2)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert found.balanced_accuracy == 0.5


def test_the_threshold_itself_is_called_one() -> None:
    """A score that equals the threshold reaches it."""
    assert decisions(np.array([0.5, 0.4]), np.array([1, 0]), 0.5).recall == 1.0


@pytest.mark.parametrize("label", [0, 1])
def test_one_label_alone_defines_no_ranking(label: int) -> None:
    """With a single label there is no AUC, average precision or balanced accuracy."""
    found = decisions(np.array([0.9, 0.1]), np.array([label, label]), 0.5)

    assert found.auc is None
    assert found.average_precision is None
    assert found.balanced_accuracy is None


def test_calibration_error_weighs_bins_by_their_rows() -> None:
    """Three rows at .95 of which two are right, one at .05 that is not: .75 * |.95 - 2/3| + ..."""
    found = reliability(np.array([0.95, 0.95, 0.95, 0.05]), np.array([1, 1, 0, 0]))

    assert found.calibration_error == pytest.approx(0.75 * (0.95 - 2 / 3) + 0.25 * 0.05)
    assert found.brier == pytest.approx((2 * 0.05**2 + 0.95**2 + 0.05**2) / 4)
    assert [b.n for b in found.bins] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    assert found.bins[1].mean is None


def test_a_probability_of_one_falls_into_the_last_bin() -> None:
    """The axis ends at 1, 1 included."""
    assert reliability(np.array([1.0, 0.0]), np.array([1, 0])).calibration_error == 0.0


def test_graded_labels_are_ranked() -> None:
    """Spearman's correlation, and none where nothing varies."""
    grades = np.array([0.0, 1.0, 2.5, 5.0])

    assert ranking(np.array([0.1, 0.2, 0.3, 0.4]), grades).spearman == pytest.approx(1.0)
    assert ranking(np.array([0.4, 0.3, 0.2, 0.1]), grades).spearman == pytest.approx(-1.0)
    assert ranking(np.full(4, 0.5), grades).spearman is None
    assert ranking(grades, np.full(4, 2.0)).spearman is None


def test_levels_stand_in_the_order_of_their_means() -> None:
    """Each label once, with the mean and the ends of its scores."""
    low, high = by_level(np.array([0.8, 0.1, 0.3]), ["copy", "none", "none"])

    assert (low.label, low.n, low.mean, low.low, low.high) == ("none", 2, 0.2, 0.1, 0.3)
    assert (high.label, high.n) == ("copy", 1)


def test_bcubed_is_that_of_bagga_and_baldwin() -> None:
    """Their example: gold {1-5} {6,7} {8-c}; found {1-5} {6-c}: precision 76%, recall 100%."""
    gold = "aaaaabbccccc"
    found = "xxxxxyyyyyyy"

    pooled = clustering([(found, gold)])

    assert pooled.bcubed_precision == pytest.approx(0.7619, abs=1e-4)
    assert pooled.bcubed_recall == pytest.approx(1.0)
    assert (pooled.clusters, pooled.gold_clusters, pooled.n) == (2, 3, 12)


@given(PARTITIONS)
def test_one_group_has_the_rand_index_and_pairs_of_scikit_learn(
    items: list[tuple[int, int]],
) -> None:
    """Adjusted Rand index and counts of pairs agree with scikit-learn's."""
    found, gold = zip(*items, strict=True)
    pooled = clustering([(found, gold)])
    (_, false), (missed, right) = pair_confusion_matrix(gold, found)

    assert pooled.ari == pytest.approx(adjusted_rand_score(gold, found))
    if right + false + missed:
        assert pooled.pairwise_f1 == pytest.approx(2 * right / (2 * right + false + missed))


@given(PARTITIONS)
def test_names_of_clusters_do_not_matter(items: list[tuple[int, int]]) -> None:
    """Renamed and reversed, a partition has the same figures."""
    found, gold = zip(*items, strict=True)
    renamed = [f"cluster {name}" for name in reversed(found)]

    assert clustering([(renamed, gold[::-1])]) == clustering([(found, gold)])


def test_groups_are_clustered_apart() -> None:
    """The same name in two stories is two clusters, and no pair crosses stories."""
    apart = clustering([((0, 0), ("a", "a")), ((0, 1), ("a", "b"))])

    assert (apart.groups, apart.clusters, apart.gold_clusters) == (2, 3, 3)
    assert apart.bcubed_f1 == apart.ari == apart.pairwise_f1 == 1.0


def test_items_count_alike_whatever_their_story() -> None:
    """Pooled B-cubed is the mean over sentences, not over stories."""
    large, small = ((0, 0, 0, 0), "abcd"), ((0,), "a")

    assert clustering([large, small]).bcubed_precision == pytest.approx((4 * 0.25 + 1) / 5)


def test_clusters_for_other_items_are_refused() -> None:
    """As many clusters as gold clusters, and at least one."""
    with pytest.raises(ValueError, match="2 clusters for 1 gold"):
        clustering([((0, 1), ("a",))])
