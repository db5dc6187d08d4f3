"""The stages of a comparison, as plain functions over files.

Each stage reads what the one before left and returns a path or a count, never the
articles themselves, so that the same functions run straight from the command line and as
tasks of a Prefect flow, with the same result. Stages are safe to repeat; nothing that a
reader of the results can see is half written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.encoding import encode, model_named, yardstick
from flows.inference import cross_encoder_named, inference
from flows.ingest.reading import read_inputs, require_two_sources
from flows.progress import Progress, Say, quietly
from flows.report.page.saving import ReportPaths, require_place, write_report
from flows.root import package_version
from flows.toml_files import toml_text
from flows.writing import read_rows, write_rows
from models.comparison import compare
from models.document import from_document, to_document
from models.errors import SettingsError
from models.ids import fingerprint
from models.material import Material, gather
from models.meaning.answers import Answer
from models.meaning.calibration import Calibration
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.records import Article, Comparison, Refusal
from models.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """What to compare, where the results go, and how.

    paths: files and folders. out: the folder of `report.html` and `story.json`. work: a
    folder for what passes between stages. store: the URL of the store.
    """

    paths: tuple[str, ...]
    out: Path
    work: Path
    store: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Embedded:
    """How many distinct sentences the story has, and how many were embedded anew."""

    sentences: int
    computed: int


def read(job: Job, progress: Progress = quietly, say: Say = print) -> Path:
    """Read the inputs into `articles.json` in the work folder; return its path.

    Raises InputError when fewer than two sources are left, OutputError where the report could not
    be written or would take the place of a file that is none, StoreError where the result could
    not be kept.
    """
    require_place(job.out)  # before hours of work
    progress("Reading articles", 0, 1)
    inputs = read_inputs(job.paths, job.settings.reading, say)
    require_two_sources(inputs)
    _require_store(job.store)  # likewise
    progress("Reading articles", 1, 1)
    rows = {
        "articles": [asdict(article) for article in inputs.articles],
        "refused": [asdict(refusal) for refusal in inputs.refused],
    }
    return write_rows(job.work / "articles.json", rows)


def _require_store(url: str) -> None:
    """Raise StoreError where the result could not be kept."""
    # SQLAlchemy takes a quarter of a second to import, which --help need not pay.
    from flows.store.compared.comparisons import require_writable
    from flows.store.database.engine import open_store

    with open_store(url) as store:
        require_writable(store)


def embed(job: Job, articles: Path, progress: Progress = quietly) -> Embedded:
    """Fill the vector cache with every sentence of the story."""
    inference(job.settings.distortion)  # a name that means no model ends here, not after it all
    material = gathered([Article(**row) for row in read_rows(articles)["articles"]], job.settings)
    encoded = encode(material.to_encode, job.settings.encoding, progress)
    return Embedded(len(material.to_encode), encoded.computed)


def judge(job: Job, articles: Path, progress: Progress = quietly) -> Path:
    """Compare the articles into `story.json` in the work folder; return its path."""
    rows = read_rows(articles)
    refused = [Refusal(**row) for row in rows["refused"]]
    texts = [Article(**row) for row in rows["articles"]]
    comparison = compare_articles(texts, job.settings, refused, progress)
    return write_rows(job.work / "story.json", to_document(comparison))


def compare_articles(
    articles: Sequence[Article],
    settings: Settings,
    refused: Sequence[Refusal] = (),
    progress: Progress = quietly,
    answers: Sequence[Answer] = (),
) -> Comparison:
    """Compare articles of one story that are at hand.

    answers: what a person said of sentences; the manifest names them.
    """
    material = gathered(articles, settings)
    encoded = encode(material.to_encode, settings.encoding, progress)
    progress("Comparing", 0, 1)
    reasoner = inference(settings.distortion, progress)
    measure = yardstick(settings, material.langs)
    comparison = compare(
        material,
        encoded.by_text,
        measure,
        settings,
        refused=refused,
        manifest=_manifest(settings, material, measure.calibration) | _said(answers),
        answers=answers,
        inference=reasoner,
    )
    progress("Comparing", 1, 1)
    return comparison


def keep(job: Job, story: Path) -> str:
    """Save the comparison in the store; return the story's id."""
    from flows.store.compared.comparisons import save_comparison
    from flows.store.database.engine import open_store

    comparison = load_story(story)
    with open_store(job.store) as store:
        save_comparison(store, comparison)
    return comparison.id


def publish(job: Job, story: Path) -> ReportPaths:
    """Write `report.html` and `story.json` into the folder of results."""
    return write_report(load_story(story), job.out)


def load_story(path: Path) -> Comparison:
    """The comparison in a `story.json`."""
    return from_document(read_rows(path))


def gathered(articles: Sequence[Article], settings: Settings) -> Material:
    """The sentences of articles, ready to be encoded."""
    return gather(articles, label_sentences(articles, load_cues(*extra_cues(settings))))


def extra_cues(settings: Settings) -> list[str]:
    """The TOML texts of a user's own cues of furniture. Raises SettingsError."""
    cues = []
    for name in settings.sentences.furniture_cues:
        try:
            cues.append(toml_text(Path(name)))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise SettingsError(
                f"sentences.furniture_cues: {name} cannot be read ({reason}). "
                "Give TOML files in the format of models/data/furniture.toml."
            ) from error
    return cues


def _manifest(settings: Settings, material: Material, curve: Calibration) -> dict[str, Any]:
    model = model_named(settings.encoding.model)
    return {
        "version": package_version(),
        "profile": settings.profile,
        "model": model.name,
        "model_sha256": model.sha256,
        "config_sha256": fingerprint(settings),
        "seed": settings.divergence.seed,
        "language": material.lang,
        "settings": {
            "alignment": asdict(settings.alignment),
            # The curve in force, which is the model's own where nobody fitted one.
            "calibration": asdict(curve),
            "statements": asdict(settings.statements),
            "lineage": asdict(settings.lineage),
            "divergence": asdict(settings.divergence),
            **_inference(settings),
        },
    }


def _inference(settings: Settings) -> dict[str, Any]:
    """The model that looked for contradictions; of none, nothing."""
    if not settings.distortion.model:
        return {}
    model = cross_encoder_named(settings.distortion.model)
    least = settings.distortion.contradiction
    return {"inference": {"model": model.name, "sha256": model.sha256, "contradiction": least}}


def _said(answers: Sequence[Answer]) -> dict[str, Any]:
    """What the manifest says of answers; of none, nothing."""
    return {"answers": [asdict(answer) for answer in answers]} if answers else {}
