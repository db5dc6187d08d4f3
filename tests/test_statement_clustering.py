"""The estimator, held to scikit-learn's own checks."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array
from sklearn.base import clone
from sklearn.utils import get_tags
from sklearn.utils.estimator_checks import check_estimator

import models.grouping.statement_clustering
from models.grouping.statement_clustering import StatementClustering
from models.grouping.statements import cluster
from models.settings import Alignment

SAME = np.array([[1, 0.9, 0.2, 0], [0.9, 1, 0.3, 0], [0.2, 0.3, 1, 0.7], [0, 0, 0.7, 1]])


def test_scikit_learn_finds_nothing_wrong() -> None:
    """All of `check_estimator` passes on feature vectors; no check is excepted."""
    results = check_estimator(StatementClustering(affinity="cosine"), on_skip=None)

    assert len(results) > 40
    assert {r["check_name"] for r in results if r["status"] != "passed"} <= {
        "check_array_api_input"  # skipped by scikit-learn itself unless SCIPY_ARRAY_API is set
    }


def test_a_precomputed_affinity_is_pairwise() -> None:
    """Cross-validation slices rows and columns; checks that make vectors know better."""
    assert get_tags(StatementClustering()).input_tags.pairwise
    assert not get_tags(StatementClustering(affinity="cosine")).input_tags.pairwise
    assert get_tags(StatementClustering()).input_tags.sparse


def test_what_fit_leaves() -> None:
    """Labels, their number, cohesion of each, and the columns seen, of the stated shapes."""
    found = StatementClustering().fit(SAME)

    assert found.labels_.tolist() == [0, 0, 1, 1]
    assert found.n_clusters_ == 2
    assert found.cohesion_.tolist() == pytest.approx([0.9, 0.7])
    assert found.n_features_in_ == 4


def test_a_single_member_has_no_cohesion() -> None:
    """Nan, which no reader takes for a figure."""
    found = StatementClustering(threshold=0.8).fit(SAME)

    assert np.isnan(found.cohesion_).tolist() == [False, True, True]


def test_dense_sparse_and_the_plain_function_agree() -> None:
    """A pair that a sparse matrix does not hold counts 0; the diagonal counts nothing."""
    sparse = csr_array(SAME - np.eye(4))

    assert StatementClustering().fit_predict(SAME).tolist() == cluster(sparse, 0.4).tolist()
    assert clone(StatementClustering(0.8)).fit_predict(sparse).tolist() == [0, 0, 1, 2]


def test_cosine_is_the_affinity_of_the_vectors() -> None:
    """The same statements from vectors and from their cosines; a null vector is alone."""
    vectors = np.array([[1.0, 0, 0], [0.9, 0.1, 0], [-1, 0, 0], [0, 0, 0]])

    assert StatementClustering(affinity="cosine").fit_predict(vectors).tolist() == [0, 0, 1, 2]


def test_the_default_threshold_is_the_frozen_one() -> None:
    """The estimator used alone judges as a comparison does."""
    assert StatementClustering().threshold == Alignment().same


@pytest.mark.parametrize(
    ("estimator", "matrix", "message"),
    [
        (StatementClustering(threshold=1.5), SAME, "threshold is 1.5: .* between 0 and 1"),
        (StatementClustering(threshold="0.4"), SAME, "threshold is '0.4'"),  # type: ignore[arg-type]  # the mistake
        (StatementClustering(affinity="rbf"), SAME, "'rbf': it must be 'precomputed' or 'cosine'"),  # type: ignore[arg-type]  # the mistake
        (StatementClustering(), SAME[:3], r'square, got shape \(3, 4\): .*affinity="cosine"'),
        (StatementClustering(), SAME * 2, "between 0 and 1, got 0.4 to 2: .* not distances"),
        (StatementClustering(), np.triu(SAME), "symmetric"),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(
    estimator: StatementClustering, matrix: np.ndarray, message: str
) -> None:
    """Parameters are checked in `fit`, as scikit-learn does, and so is the matrix."""
    with pytest.raises(ValueError, match=message):
        estimator.fit(matrix)


def test_the_example_in_the_docstring_runs() -> None:
    """What the documentation shows is what happens."""
    assert doctest.testmod(models.grouping.statement_clustering).attempted == 3
    assert doctest.testmod(models.grouping.statement_clustering).failed == 0


def test_scikit_learn_is_imported_late() -> None:
    """`rashomon --help` does not pay for scikit-learn."""
    code = "import sys, models.grouping.statements, flows.cli; print('sklearn' in sys.modules)"
    root = Path(__file__).parents[1]

    assert subprocess.check_output([sys.executable, "-c", code], cwd=root, text=True) == "False\n"
