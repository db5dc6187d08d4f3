"""What many tests share and is slow to make: the real default model, the examples compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from flows.running import Outcome, run
from flows.stages import Job
from flows.store.database.places import HOME_VARIABLE
from models.encoders.transformer import SentenceTransformerEncoder
from models.encoders.weights import Model, find_model
from models.settings import Settings
from tests.tellings import Desk

# No test asserts a time: the first example of some reads word lists, and machines are busy.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def model() -> Model:
    """The default model, verified."""
    return single("default")


@pytest.fixture(scope="session")
def fast() -> Model:
    """The smaller model, for English alone, verified."""
    return single("fast")


def single(name: str) -> Model:
    """A profile that is one model."""
    found = find_model(name)
    assert isinstance(found, Model)
    return found


@pytest.fixture(scope="session")
def encoder(model: Model) -> SentenceTransformerEncoder:
    """The default model, loaded."""
    return SentenceTransformerEncoder(model)


@pytest.fixture(scope="session")
def desk(model: Model, encoder: SentenceTransformerEncoder) -> Desk:
    """Compares invented articles with the real model."""
    return Desk(model, encoder)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Both example stories, compared as the command line compares them."""
    outcomes = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        for story in ("ferry", "railway"):
            folder = tmp_path_factory.mktemp(story)
            paths = (str(ROOT / "examples" / story / "articles"),)
            store = f"sqlite:///{folder / 'store.sqlite'}"
            job = Job(paths, folder / "out", folder / "work", store, Settings())
            outcomes[story] = run(job, say=lambda _line: None)
    return outcomes
