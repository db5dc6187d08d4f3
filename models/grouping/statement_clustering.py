"""Statement clustering as a scikit-learn estimator.

It follows scikit-learn's conventions, so that it works with `clone`, `set_params`,
pipelines and `check_estimator`. Importing this module imports scikit-learn (2 CPU-seconds);
`models.grouping.statements.cluster` does so when it is called.
"""

from __future__ import annotations

from numbers import Real
from typing import Any, Literal, Self, get_args

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.metrics.pairwise import cosine_similarity
from sklearn.utils.validation import validate_data

from models.arrays import Floats, Integers
from models.grouping.cohesion import cohesion
from models.grouping.linkage import average_linkage

Affinity = Literal["precomputed", "cosine"]

# Entries that differ by no more than this are symmetric up to rounding.
_ROUNDING = 1e-6


class StatementClustering(ClusterMixin, BaseEstimator):  # type: ignore[misc]  # untyped upstream
    """Exact average linkage (UPGMA) of sentences, by connected components.

    Clusters are merged, the most alike first, while the mean affinity over all pairs of
    their members exceeds the threshold; every cluster's mean pairwise affinity then does
    too. The partition depends on the affinities alone: not on the order of the samples,
    with exact ties either, nor on a sample whose affinity to all others is at most the
    threshold. How, and what is done about ties: `linkage` and `tied_linkage`, beside this.

    Parameters
    ----------
    threshold : float, default=0.5
        Affinity above which clusters are merged, 0 < threshold < 1. The default is the
        frozen one for the calibrated probability (`models.settings.Alignment.same`).
    affinity : {"precomputed", "cosine"}, default="precomputed"
        "precomputed": `fit` takes the affinities. "cosine": it takes feature vectors; the
        affinity of two is their cosine, and 0 where that is negative or a vector is 0.

    Attributes
    ----------
    labels_ : ndarray of shape (n_samples,)
        The cluster of each sample. Clusters are numbered from 0 by their first sample.
    n_clusters_ : int
        The number of clusters.
    cohesion_ : ndarray of shape (n_clusters_,)
        Mean affinity over all pairs of distinct members, 0 to 1; nan for a single member.
    n_features_in_ : int
        Columns of X in `fit`: n_samples for "precomputed".
    feature_names_in_ : ndarray of shape (n_features_in_,)
        Names of the columns, where X has names that are all strings.

    Examples
    --------
    >>> import numpy as np
    >>> same = np.array([[1, 0.9, 0], [0.9, 1, 0.1], [0, 0.1, 1]])
    >>> StatementClustering(threshold=0.5).fit_predict(same).tolist()
    [0, 0, 1]
    """

    def __init__(self, threshold: float = 0.5, affinity: Affinity = "precomputed") -> None:
        self.threshold = threshold
        self.affinity = affinity

    def fit(self, X: ArrayLike | csr_array, y: object = None) -> Self:  # noqa: ARG002, N803 - scikit-learn's signature
        """Cluster the samples.

        X: "precomputed": affinities of shape (n_samples, n_samples), symmetric, 0 to 1,
        dense or sparse; a pair that a sparse matrix does not hold has affinity 0; the
        diagonal has no say. "cosine": vectors of shape (n_samples, n_features). y: ignored.
        Raises ValueError if a parameter or X is not as described.
        """
        self._check_parameters()
        checked = validate_data(self, X, accept_sparse="csr", dtype=np.float64)
        same = _precomputed(checked) if self.affinity == "precomputed" else _cosine(checked)
        self.labels_ = average_linkage(same, float(self.threshold))
        self.n_clusters_ = int(self.labels_.max()) + 1
        self.cohesion_ = _cohesions(same, self.labels_, self.n_clusters_)
        return self

    def _check_parameters(self) -> None:
        number: object = self.threshold  # whatever a caller has set it to
        if not isinstance(number, Real) or not 0 < float(number) < 1:
            raise ValueError(f"threshold is {number!r}: it must lie between 0 and 1")
        if self.affinity not in get_args(Affinity):
            allowed = " or ".join(map(repr, get_args(Affinity)))
            raise ValueError(f"affinity is {self.affinity!r}: it must be {allowed}")

    def __sklearn_tags__(self) -> Any:
        """Sparse input is taken; a precomputed affinity is pairwise."""
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.input_tags.pairwise = self.affinity == "precomputed"
        return tags


def _precomputed(matrix: Floats | csr_array) -> csr_array:
    """The affinities, checked."""
    if matrix.shape[0] != matrix.shape[1]:
        raise ValueError(
            f"a precomputed affinity must be square, got shape {matrix.shape}: "
            'for feature vectors set affinity="cosine"'
        )
    same = csr_array(matrix)
    if same.nnz and (same.data.min() < 0 or same.data.max() > 1):
        raise ValueError(
            f"affinities must lie between 0 and 1, got {same.data.min():.3g} to "
            f"{same.data.max():.3g}: give probabilities, not distances"
        )
    if abs(same - same.T).max() > _ROUNDING:
        raise ValueError("affinities must be symmetric: give, say, the mean of X and X.T")
    return same


def _cosine(vectors: Floats | csr_array) -> csr_array:
    return csr_array(np.clip(cosine_similarity(vectors), 0.0, 1.0))


def _cohesions(same: csr_array, labels: Integers, count: int) -> Floats:
    order = np.argsort(labels, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(labels, minlength=count))[:-1])
    found = [cohesion(members, same) for members in groups]
    return np.array([np.nan if value is None else value for value in found])
