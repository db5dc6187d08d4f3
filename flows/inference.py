"""The model of language inference that the settings name, with the user's cache."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.progress import Progress, quietly
from flows.store.database.places import vectors_path
from flows.store.vectors import VectorCache
from flows.weights.hub import hub_folder
from models.encoders.weights import Model
from models.inference.cross_encoder import InferenceCrossEncoder, find_cross_encoder
from models.inference.verdicts import Inference, Pair, Verdict, judge_pairs
from models.settings import Distortion


def inference(settings: Distortion, progress: Progress = quietly) -> Inference | None:
    """What finds contradictions; None where the settings name no model for it.

    Raises ModelError for a model that is not there.
    """
    if not settings.model:
        return None
    model = cross_encoder_named(settings.model)

    def judge(pairs: Sequence[Pair]) -> dict[Pair, Verdict]:
        with VectorCache(vectors_path()) as kept:
            return judge_pairs(
                pairs,
                lambda: _loaded(model),
                model.identity,
                kept,
                lambda done, total: progress("Looking for contradictions", done, total),
            )

    return Inference(judge, settings.contradiction)


@cache
def cross_encoder_named(name: str) -> Model:
    """The cross-encoder that a setting names, looked for once in this process."""
    return find_cross_encoder(name, hub_folder)


@cache
def _loaded(model: Model) -> InferenceCrossEncoder:
    return InferenceCrossEncoder(model)
