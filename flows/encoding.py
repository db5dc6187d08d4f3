"""Sentences into vectors with the user's model and cache, and what these are measured with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.progress import Progress, quietly
from flows.store.database.places import models_folder, vectors_path
from flows.store.vectors import VectorCache
from flows.weights.hub import hub_folder
from models.encoders.background import background, background_languages, background_texts
from models.encoders.encoding import EncodedTexts, Encoder, encode_texts
from models.encoders.pairing import load_encoder
from models.encoders.weights import Model, Pair, find_model
from models.meaning.calibration import calibration_for
from models.meaning.yardstick import Yardstick
from models.settings import Encoding, Settings


def encode(texts: Sequence[str], encoding: Encoding, progress: Progress = quietly) -> EncodedTexts:
    """The vectors of `texts`, from the user's cache where it has them."""
    model = model_named(encoding.model)
    with VectorCache(vectors_path()) as vectors:
        return encode_texts(
            texts,
            lambda: _encoder(model, encoding.batch_tokens),
            model.identity,
            vectors,
            lambda done, total: progress("Embedding sentences", done, total),
        )


def yardstick(settings: Settings, langs: Sequence[str], progress: Progress = quietly) -> Yardstick:
    """What the model's vectors are measured with, for texts in these languages.

    Raises SettingsError where the curve in the settings belongs to another model.
    """
    names = background_languages(langs)
    texts = {name: background_texts(name) for name in names}
    encoded = encode([text for name in names for text in texts[name]], settings.encoding, progress)
    by_language = {name: [encoded[text] for text in texts[name]] for name in names}
    model = model_named(settings.encoding.model)
    return Yardstick(background(by_language), calibration_for(settings.calibration, model.sha256))


@cache
def _encoder(model: Model | Pair, batch_tokens: int) -> Encoder:
    return load_encoder(model, batch_tokens)


@cache
def model_named(name: str) -> Model | Pair:
    """The model that a setting names, its weights verified once in this process."""
    return find_model(name, models_folder(), hub_folder)
