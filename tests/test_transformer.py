"""The sentence-transformers encoder, with the real default model and with a tiny one."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.encoders.transformer import SentenceTransformerEncoder, _words_of_tokens
from models.encoders.weights import Model, find_model
from models.errors import ModelError
from models.language.words import word_spans

SENTENCES = (
    "The ferry ran aground in thick fog on Monday evening.",
    "All 233 people aboard were taken off alive.",
    "“Nobody panicked,” said Cmdr. Helena Strand.",
    "Oui, l’équipage a été sauvé.",
    "12.5",
    "No.",
)


def in_folder(folder: Path) -> Model:
    """The model in a folder."""
    found = find_model(str(folder))
    assert isinstance(found, Model)
    return found


@pytest.fixture(scope="session")
def fast_encoder(fast: Model) -> SentenceTransformerEncoder:
    """The smaller model, for English, loaded."""
    return SentenceTransformerEncoder(fast)


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


def test_it_tells_how_far_it_is(encoder: SentenceTransformerEncoder) -> None:
    """Batch by batch, to the whole."""
    told: list[float] = []
    encoder.encode(SENTENCES, told.append)

    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_no_texts(encoder: SentenceTransformerEncoder) -> None:
    """An empty batch is no error."""
    assert encoder.encode([]) == []


def test_a_long_text_is_encoded_whole(encoder: SentenceTransformerEncoder) -> None:
    """The model reads 512 tokens at once; of 1,200 words none is left without a vector."""
    text = " ".join(SENTENCES[number % 3] for number in range(150))
    (encoded,) = encoder.encode([text])

    assert len(encoded.words) == len(word_spans(text)) > 1000
    assert (np.linalg.norm(encoded.words.astype(float), axis=1) > 0.1).all()


def test_a_word_longer_than_the_window(encoder: SentenceTransformerEncoder) -> None:
    """Text without a space is cut inside the word, and ends."""
    text = "x" * 5_000 + " " + "字" * 700
    (encoded,) = encoder.encode([text])

    assert len(encoded.words) == 701
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


def test_a_sentence_alone_goes_through_the_model_with_little_filling(
    encoder: SentenceTransformerEncoder,
) -> None:
    """Two new sentences of a story do not cost what 16 cost: the model reads few rows."""
    rows: list[int] = []
    hook = encoder._model.register_forward_pre_hook(
        lambda _model, given: rows.append(len(given[0]["input_ids"]))
    )
    try:
        encoder.encode(SENTENCES[:2])
    finally:
        hook.remove()

    assert 2 <= sum(rows) <= 8


def test_batches_change_vectors_by_rounding_only(
    fast: Model, fast_encoder: SentenceTransformerEncoder
) -> None:
    """However few tokens go through at once, the result differs at most in half precision."""
    wide = fast_encoder.encode(SENTENCES)
    narrow = SentenceTransformerEncoder(fast, batch_tokens=1).encode(SENTENCES)

    for one, two in zip(wide, narrow, strict=True):
        assert np.allclose(one.words.astype(float), two.words.astype(float), atol=2e-3)
        assert np.allclose(one.sentence.astype(float), two.sentence.astype(float), atol=1e-3)


def test_a_token_of_several_words_gives_each_its_vector(
    encoder: SentenceTransformerEncoder,
) -> None:
    """Chinese characters are words; those of one token share its vector, others do not."""
    text = "央行宣布上调利率"
    (encoded,) = encoder.encode([text])
    read = encoder._tokenizer(encoder._prompt + text, return_offsets_mapping=True)
    own = [(a - len(encoder._prompt), b - len(encoder._prompt)) for a, b in read["offset_mapping"]]
    tokens = [(a, b) for a, b in own if b > a >= 0]

    assert len(encoded.words) == len(text) == 8
    assert len(tokens) < 8
    for start, end in tokens:
        assert all(np.array_equal(encoded.words[start], row) for row in encoded.words[start:end])
    firsts = {encoded.words[start].tobytes() for start, _ in tokens}
    assert len(firsts) == len(tokens)


def test_words_and_tokens_meet_where_they_share_a_character() -> None:
    """A word of several tokens, a token of several words, marks and spaces between them."""
    spans = np.array([[0, 4], [5, 6], [6, 7], [7, 8], [9, 12]])
    offsets = np.array([[0, 0], [0, 2], [2, 4], [4, 7], [7, 8], [8, 9], [8, 12], [0, 0]])
    token, word = _words_of_tokens(spans, offsets)

    assert list(zip(token.tolist(), word.tolist(), strict=True)) == [
        (1, 0), (2, 0), (3, 1), (3, 2), (4, 3), (6, 4),
    ]  # fmt: skip


def test_a_word_is_the_mean_of_its_tokens(fast_encoder: SentenceTransformerEncoder) -> None:
    """With the smaller model, too: against the model's own output, token by token."""
    text = "Cmdr. Strand's crew re-floated 12.5 tonnes."
    (encoded,) = fast_encoder.encode([text])
    loaded, tokenizer = fast_encoder._model, fast_encoder._tokenizer
    vectors = loaded.encode([text], output_value="token_embeddings")[0].numpy()
    offsets = tokenizer(text, return_offsets_mapping=True)["offset_mapping"]
    for row, (start, end) in zip(encoded.words, word_spans(text), strict=True):
        own = [v for v, (a, b) in zip(vectors, offsets, strict=True) if start <= a < b <= end]
        assert np.allclose(row, np.mean(own, axis=0), atol=2e-3)
    whole = loaded.encode([text])[0]
    assert np.allclose(encoded.sentence, whole / np.linalg.norm(whole), atol=1e-3)


@pytest.mark.parametrize("name", ["encoder", "fast_encoder"])
def test_vectors_mean_something(name: str, request: pytest.FixtureRequest) -> None:
    """Of either model: a paraphrase is nearer than a stranger."""
    ran, struck, other = (
        item.sentence.astype(float)
        for item in request.getfixturevalue(name).encode(
            [
                "The ferry ran aground in fog.",
                "In mist the boat struck a reef.",
                "Share prices rose on Tuesday.",
            ]
        )
    )

    # The default model's cosines lie close together (models.encoders.background).
    assert ran @ struck > ran @ other + {"encoder": 0.05, "fast_encoder": 0.2}[name]


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    """Weights alone are not enough; the error is ours and names the folder."""
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"not weights")

    with pytest.raises(ModelError, match="not a sentence-transformers model") as caught:
        SentenceTransformerEncoder(in_folder(tmp_path))
    assert str(tmp_path) in str(caught.value)


def test_importing_loads_no_torch() -> None:
    """A run that finds everything in the cache must not pay for torch."""
    code = "import sys, models.encoders.transformer; print('torch' in sys.modules)"
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
    model = in_folder(tiny)
    text = " ".join(SENTENCES)
    (encoded,) = SentenceTransformerEncoder(model).encode([text])

    assert encoded.words.shape == (len(word_spans(text)), 16)
    assert (np.linalg.norm(encoded.words.astype(float), axis=1) > 0).all()
    assert model.name == "saved"


def test_two_weights_are_two_identities(tiny: Path, fast: Model) -> None:
    """Vectors of one are never taken for those of the other."""
    other = in_folder(tiny)

    assert other.identity != fast.identity
    assert replace(other, folder=fast.folder).identity == other.identity


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
