"""What else gathers sentences that say the same: the usual tools, at their best settings.

Each rival is measured at every setting of a list, so that it can be given the one that suits
it best on the very stories it is measured on, which no user could know. Clusters are made
story by story.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Literal

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from models.arrays import Floats
from models.evaluation.clusters import Clustering, clustering

Labels = Sequence[int]
Analyzer = Literal["word", "char"]

# Thresholds tried: the cosines that occur inside stories, from the lowest tenth up.
_CUTS = np.linspace(0.1, 0.9995, 120)
_SEED = 1
# For BERTopic: whether each story is a corpus of its own or all stories are one, UMAP's
# neighbours, and how HDBSCAN cuts its tree. Topics of two sentences are allowed, since most
# statements have no more; its own defaults (15 neighbours, topics of 10) find nothing here.
_BERTOPIC = tuple(
    (corpus, neighbours, cut)
    for corpus, neighbours in (("story", 2), ("story", 5), ("pooled", 5), ("pooled", 15))
    for cut in ("leaf", "eom")
)


# What each setting that was tried gives on one set of stories.
Tried = Mapping[Hashable, Clustering]


def tfidf(texts: Sequence[str], analyzer: Analyzer) -> Mapping[str, Floats]:
    """Vectors of unit length, document frequencies from all `texts`.

    Words, or the characters of words in runs of 3 to 5.
    """
    kind = {"word": {}, "char": {"analyzer": "char_wb", "ngram_range": (3, 5)}}[analyzer]
    distinct = list(dict.fromkeys(texts))
    rows = TfidfVectorizer(sublinear_tf=True, **kind).fit_transform(distinct)
    return {text: rows[[k]].toarray()[0] for k, text in enumerate(distinct)}


def average_linkage(
    stories: Sequence[Floats], gold: Sequence[Labels], cosines: Sequence[float]
) -> Tried:
    """Agglomerative clustering, average linkage, cut at each of `cosines`.

    stories: the vectors of each story's sentences, of shape (n, dimension).
    """
    trees = [linkage(_distances(rows), "average") if len(rows) > 1 else None for rows in stories]

    def cut(cosine: float) -> list[Labels]:
        return [
            [0] if tree is None else fcluster(tree, 1 - cosine, "distance").tolist()
            for tree in trees
        ]

    return {cosine: _measured(cut(cosine), gold) for cosine in cosines}


def communities(
    stories: Sequence[Floats], gold: Sequence[Labels], cosines: Sequence[float]
) -> Tried:
    """`community_detection` of sentence-transformers; a sentence alone is a community."""
    return {
        cosine: _measured([_communities(rows, cosine) for rows in stories], gold)
        for cosine in cosines
    }


def bertopic(
    texts: Sequence[Sequence[str]], stories: Sequence[Floats], gold: Sequence[Labels]
) -> Tried:
    """BERTopic on given vectors; what it calls outliers stand alone. Empty: not installed."""
    if not all(find_spec(name) for name in ("bertopic", "umap", "hdbscan")):
        return {}
    pooled = [text for its in texts for text in its]

    def topics(corpus: str, neighbours: int, cut: str) -> list[Labels]:
        if corpus == "pooled":
            labels = _topics(pooled, np.vstack(stories), neighbours, cut)
            return list(_divided(labels, [len(its) for its in texts]))
        return [
            _topics(its, rows, neighbours, cut) for its, rows in zip(texts, stories, strict=True)
        ]

    return {setting: _measured(topics(*setting), gold) for setting in _BERTOPIC}


def thresholds(stories: Sequence[Floats]) -> list[float]:
    """Cosines to try."""
    cosines = np.concatenate([1 - _distances(rows) for rows in stories])
    return [float(cut) for cut in np.unique(np.quantile(cosines, _CUTS).round(3))]


def _measured(found: Sequence[Labels], gold: Sequence[Labels]) -> Clustering:
    return clustering(list(zip(found, gold, strict=True)))


def _distances(rows: Floats) -> Floats:
    """One minus cosine, of each pair once, of shape (n * (n - 1) / 2,)."""
    distances = np.clip(1 - rows @ rows.T, 0, None)
    np.fill_diagonal(distances, 0)
    condensed: Floats = squareform(distances, checks=False)
    return condensed


def _communities(rows: Floats, threshold: float) -> Labels:
    from sentence_transformers.util import community_detection

    labels = np.arange(len(rows)) + len(rows)
    found = community_detection(rows.astype(np.float32), threshold, min_community_size=1)
    for number, members in enumerate(found):
        labels[members] = number
    return labels.tolist()


def _topics(texts: Sequence[str], rows: Floats, neighbours: int, cut: str) -> Labels:
    """The topic of each text. UMAP has no layout for fewer than four: they stand alone."""
    if len(texts) < 4:
        return list(range(len(texts)))
    from bertopic import BERTopic
    from hdbscan import HDBSCAN
    from umap import UMAP

    few = len(texts) <= 2 * neighbours
    layout = UMAP(
        n_neighbors=min(neighbours, len(texts) - 1),
        n_components=2 if few else 5,
        min_dist=0.0,
        metric="cosine",
        init="random" if len(texts) < 50 else "spectral",
        random_state=_SEED,
    )
    tree = HDBSCAN(min_cluster_size=2, min_samples=1, cluster_selection_method=cut)
    model = BERTopic(umap_model=layout, hdbscan_model=tree)
    topics, _ = model.fit_transform(list(texts), embeddings=rows.astype(np.float32))
    return [topic if topic >= 0 else len(texts) + place for place, topic in enumerate(topics)]


def _divided(labels: Labels, sizes: Sequence[int]) -> Iterator[Labels]:
    start = 0
    for size in sizes:
        yield labels[start : start + size]
        start += size
