"""What every task judges with: the settings in force, the model and its vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from flows.encoding import encode, model_named, yardstick
from flows.inference import inference
from flows.ingest.languages import SURE, identify, normalised
from flows.progress import Progress, quietly
from models.encoders.background import background_languages
from models.encoders.encoding import Encoded
from models.encoders.weights import Model, Pair
from models.inference.verdicts import Inference
from models.meaning.calibration import Calibration, calibration_for
from models.meaning.yardstick import Yardstick
from models.settings import Settings


@dataclass(frozen=True)
class Bench:
    """The judge's tools; the model is looked for, and loaded, only when a task needs it."""

    settings: Settings
    progress: Progress = quietly
    _yardsticks: dict[tuple[str, ...], Yardstick] = field(default_factory=dict)

    @cached_property
    def model(self) -> Model | Pair:
        """The model that the settings name, its weights verified."""
        return model_named(self.settings.encoding.model)

    @cached_property
    def inference(self) -> Inference | None:
        """What finds contradictions; None where the settings name no model for it."""
        return inference(self.settings.distortion)

    @property
    def calibration(self) -> Calibration:
        """The curve in force. Raises SettingsError where the settings have another model's."""
        return calibration_for(self.settings.calibration, self.model.sha256)

    def yardstick(self, langs: Sequence[str]) -> Yardstick:
        """What the model's vectors are measured with, for texts in these languages.

        Raises SettingsError where the curve in the settings is another model's.
        """
        names = background_languages(langs)
        if names not in self._yardsticks:
            self._yardsticks[names] = yardstick(self.settings, names, self.progress)
        return self._yardsticks[names]

    def encode(self, texts: Sequence[str]) -> Mapping[str, Encoded]:
        """The vectors of the texts, from the user's cache where it has them."""
        return encode(texts, self.settings.encoding, self.progress).by_text


def languages(texts: Sequence[str], given: Sequence[str | None]) -> list[str]:
    """The language of each text, ISO 639-1: the one given, else the one it is surely in.

    What is too short to be sure of is taken to be in the language of all texts together.
    (Of 6,000 English sentences and headlines none was surely in another language.)
    """
    main = identify(" ".join(texts))[0] if texts else "en"
    return [
        (normalised(tag) if tag else None) or _sure(text) or main
        for text, tag in zip(texts, given, strict=True)
    ]


def _sure(text: str) -> str | None:
    code, probability = identify(text)
    return code if probability >= SURE else None
