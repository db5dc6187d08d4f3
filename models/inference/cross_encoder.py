"""The sentence-transformers implementation of `Reasoner`: a cross-encoder for inference.

Importing this module loads neither torch nor sentence-transformers; building the model does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from models.encoders.weights import Fetch, Model, read_folder
from models.errors import ModelError
from models.inference.verdicts import NEITHER, Pair, Verdict

# What a model without a stated window is given: BERT's.
_NO_WINDOW = 512


def find_cross_encoder(name: str, fetch: Fetch) -> Model:
    """The cross-encoder that `name` means: a folder, or a name that `fetch` has a folder of.

    Raises ModelError if it is not there, or is no model.
    """
    folder = Path(name) if Path(name).is_dir() else fetch(name)
    if folder is None:
        raise ModelError(
            f"No model of inference {name!r}: not a folder here, and not to be had from the model "
            "hub. distortion.model takes the folder of a sentence-transformers cross-encoder, the "
            'name of one on the hub that this machine can reach, or "" for none.'
        )
    return read_folder(folder.resolve().name if Path(name).is_dir() else name, folder)


class InferenceCrossEncoder:
    """Verdicts by a cross-encoder with the labels entailment, contradiction and a neutral one."""

    def __init__(self, model: Model) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(str(model.folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ModelError(
                f"{model.folder} is not a cross-encoder that can be loaded: {error} A tokenizer "
                "that is kept as spm.model alone needs: pip install sentencepiece protobuf"
            ) from error
        config: Any = self._model.config
        self._entails, self._contradicts = _columns(model.name, config.id2label)
        self._tokenizer: Any = self._model.tokenizer
        window = int(self._model.max_seq_length or _NO_WINDOW)
        # Relative positions have no limit of their own.
        self._window = min(window, int(getattr(config, "max_position_embeddings", window)))

    def judge(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """One `Verdict` for each pair, in order; neither for what is too long for the model."""
        whole = [place for place, pair in enumerate(pairs) if self._fits(pair)]
        verdicts = [NEITHER] * len(pairs)
        for place, row in zip(whole, self._probabilities([pairs[n] for n in whole]), strict=True):
            verdicts[place] = Verdict(float(row[self._entails]), float(row[self._contradicts]))
        return verdicts

    def _fits(self, pair: Pair) -> bool:
        return len(self._tokenizer(*pair, truncation=False, verbose=False)["input_ids"]) <= (
            self._window
        )

    def _probabilities(self, pairs: Sequence[Pair]) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Of each label, of shape (pairs, labels), each row 1 in sum.

        One pair at a time: padded beside others a pair's last digits would depend on them, and so
        on what a cache holds.
        """
        return np.asarray(
            self._model.predict(
                list(pairs), batch_size=1, apply_softmax=True, show_progress_bar=False
            )
        )


def _columns(name: str, labels: Mapping[int, str]) -> tuple[int, int]:
    """In which columns a model says that a pair entails, and contradicts."""
    found = []
    for label in ("entail", "contradict"):
        places = [int(n) for n, said in labels.items() if str(said).lower().startswith(label)]
        found += places if len(places) == 1 else []
    if len(found) != 2:
        raise ModelError(
            f"{name} is no model of inference: its labels are "
            f"{', '.join(map(str, labels.values()))}, and one must begin with entail, one with "
            "contradict. Name another cross-encoder in distortion.model, or none."
        )
    return found[0], found[1]
