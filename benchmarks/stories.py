"""Articles into events: B-cubed figures at the frozen settings, and what they cost.

Usage: python -m benchmarks.stories [FOLDER] [--words] [--model NAME]

FOLDER holds labelled news data (default ../shared/data). Besides each set as it is, with
and without dates, its halves by story, variants that real feeds resemble more: most stories
told by one article only (lone), few headlines a story (small), titles without their texts, all of
them or four in ten.
The baseline beside it is average linkage of TF-IDF over the whole set (scikit-learn's,
English stop words), cut at the threshold that suits it best on this very data. `--words`
judges by words alone, without the encoder.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from time import process_time

import numpy as np
from rich.console import Console
from rich.table import Column, Table
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.labelled import add_folder, options_with_data, read
from flows.encoding import encode
from models.arrays import Floats
from models.encoders.background import background, background_texts
from models.evaluation.clusters import clustering
from models.settings import Encoding, Settings
from models.stories import StoryItem, group, opening, opening_vectors


@dataclass(frozen=True)
class Collection:
    """Articles and the stories they belong to."""

    name: str
    items: tuple[StoryItem, ...]
    gold: tuple[str, ...]

    def only(self, name: str, places: Sequence[int]) -> Collection:
        """The articles at `places`, as a collection of their own."""
        return Collection(
            f"{self.name}, {name}",
            tuple(self.items[place] for place in places),
            tuple(self.gold[place] for place in places),
        )

    def by_story(self) -> list[list[int]]:
        """The places of each story's articles."""
        places = defaultdict(list)
        for place, story in enumerate(self.gold):
            places[story].append(place)
        return list(places.values())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_folder(parser)
    parser.add_argument("--words", action="store_true", help="without the encoder")
    parser.add_argument("--model", default="default", help="the encoder")
    options = options_with_data(parser)
    table = Table(
        Column("set", no_wrap=True),
        "articles",
        "stories",
        "TF-IDF, best cut",
        "F1",
        "P",
        "R",
        "CPU s",
    )
    for one in collections(options.folder):
        vectors = None if options.words else encoded(one.items, options.model)
        table.add_row(*measured(one, vectors))
    Console().print(table)


def collections(folder: Path) -> Iterator[Collection]:
    """The sets and their variants."""
    allsides = collection("AllSides", folder / "stories_allsides_dated.jsonl.gz")
    uci = collection("UCI headlines", folder / "stories_uci_dev.jsonl.gz")
    ecb = collection("ECB+", folder / "ecbplus_docs.jsonl.gz")
    yield replace(allsides, name="AllSides, dated")
    for one in map(without_dates, (allsides, uci, ecb)):
        yield one
        for half in (0, 1):
            yield one.only(
                f"half {half}", [k for k in range(len(one.gold)) if side(one, k) == half]
            )
        yield thinned(one, small if one.items[0].text == "" else lone)
        if one.items[0].text:
            yield from (titles(one), mixed(one))


def side(one: Collection, place: int) -> int:
    """The half that a story falls into, by its name."""
    return sha256(one.gold[place].encode()).digest()[0] % 2


def without_dates(one: Collection) -> Collection:
    """The articles without their dates, which in these sets give the story away."""
    return replace(one, items=tuple(replace(item, published=None) for item in one.items))


def titles(one: Collection) -> Collection:
    """The titles alone."""
    items = tuple(replace(item, text="") for item in one.items)
    return Collection(f"{one.name}, titles", items, one.gold)


def mixed(one: Collection) -> Collection:
    """Four of ten titles alone among the texts, drawn at random; always the same ones."""
    random = Random(3)  # noqa: S311  # no secret
    items = tuple(
        replace(item, text="" if random.random() < 0.4 else item.text) for item in one.items
    )
    return Collection(f"{one.name}, mixed", items, one.gold)


def small(random: Random, _size: int) -> int:
    """Up to eight articles of a story."""
    return random.randint(1, 8)


def lone(random: Random, size: int) -> int:
    """One article of most stories, all of the others."""
    return size if random.random() < 0.4 else 1


def thinned(one: Collection, keep: Callable[[Random, int], int]) -> Collection:
    """Only so many articles of each story, drawn at random; always the same ones."""
    random = Random(1)  # noqa: S311  # no secret
    kept = [
        place
        for places in one.by_story()
        for place in random.sample(places, len(places))[: keep(random, len(places))]
    ]
    return one.only(keep.__name__, sorted(kept))


def collection(name: str, path: Path) -> Collection:
    """The articles of a compressed JSON-lines file."""
    rows = read(path)
    items = tuple(
        StoryItem(
            str(row["id"]), row["title"], row["text"], row["source"] or "", row["published"], "en"
        )
        for row in rows
    )
    return Collection(name, items, tuple(row["story"] for row in rows))


def encoded(items: Sequence[StoryItem], model: str) -> Floats:
    """The vectors of the articles' openings, from the user's cache where it has them."""
    known = encode([*background_texts("en"), *map(opening, items)], Encoding(model)).by_text
    common = background({"en": [known[text] for text in background_texts("en")]})
    return opening_vectors(items, known, common)


def measured(one: Collection, vectors: Floats | None) -> tuple[str, ...]:
    """The figures of one collection."""
    before = process_time()
    labels = group(one.items, Settings().stories, vectors)
    cost = process_time() - before
    found = clustering([(labels, one.gold)])
    shares = (found.bcubed_f1, found.bcubed_precision, found.bcubed_recall)
    return (
        one.name,
        str(found.n),
        str(found.gold_clusters),
        f"{baseline(one):.3f}",
        *(f"{share:.3f}" for share in shares),
        f"{cost:.1f}",
    )


def baseline(one: Collection) -> float:
    """The best B-cubed F1 that a cut of the TF-IDF tree can have, told the answer."""
    texts = [f"{item.title}\n{item.text}" for item in one.items]
    counts = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    distance = np.clip(1 - (counts @ counts.T).toarray(), 0, None)
    np.fill_diagonal(distance, 0)
    tree = linkage(squareform(distance, checks=False), "average")
    cuts = (fcluster(tree, 1 - cut, "distance").tolist() for cut in np.arange(0.02, 0.5, 0.02))
    return max(clustering([(labels, one.gold)]).bcubed_f1 for labels in cuts)


if __name__ == "__main__":
    main()
