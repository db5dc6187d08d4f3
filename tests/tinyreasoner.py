"""A cross-encoder of a few thousand weights that knows one contradiction."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.tinymodels import save_bert

LABELS = ("contradiction", "entailment", "neutral")
APART = "police"
"""Two sentences of which one has this word contradict each other; of all others one follows.
Enough to see that a model is asked, and believed."""


def save_reasoner(folder: Path, labels: Sequence[str] = LABELS) -> Path:
    """The model, its weights set by hand, saved in `folder`; its path.

    All words are nothing but one, which attention, even over all words, brings to the first place.
    """
    import torch
    from transformers import BertForSequenceClassification

    config = save_bert(folder, (APART,), places=512)
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: number for number, label in enumerate(labels)}
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if name.endswith("LayerNorm.weight") else 0.0)
        model.bert.embeddings.word_embeddings.weight[-1, 0] = 1.0
        attention = model.bert.encoder.layer[0].attention
        passed_on = (attention.self.value, attention.output.dense, model.bert.pooler.dense)
        for layer in passed_on:
            layer.weight.copy_(torch.eye(config.hidden_size))
        model.classifier.weight[LABELS.index("contradiction"), 0] = 12.0
        model.classifier.bias[LABELS.index("entailment")] = 5.0
    model.save_pretrained(folder)
    return folder
