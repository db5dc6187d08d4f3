"""The packed model file is read as it was written, and gives the tokens of XLM-RoBERTa."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from models.encoders import packed as module
from models.encoders.packed import Packed, read_packed
from models.encoders.transformer import SentenceTransformerEncoder
from models.encoders.weights import Model
from models.errors import ModelError

_SIZES = module.Sizes(32, 1, 1, 32, 2, 1, 1, 1e-12)


@pytest.fixture(scope="session")
def packed(model: Model) -> Packed:
    """The default model's own file."""
    return read_packed(model.folder)


def test_sizes_are_those_of_the_model(packed: Packed) -> None:
    """A BERT of 12 layers, 384 wide, with XLM-RoBERTa's vocabulary (its model card)."""
    sizes = packed.sizes

    assert (sizes.width, sizes.layers, sizes.heads, sizes.feed_forward) == (384, 12, 12, 1536)
    assert (sizes.vocabulary, sizes.positions, sizes.types) == (250_037, 512, 2)
    assert sizes.epsilon == pytest.approx(1e-12)


def test_pieces_stand_at_their_ids(packed: Packed) -> None:
    """Marks first, then pieces with falling log-probabilities, in any script; each once."""
    names = [piece for piece, _ in packed.pieces]

    assert len(names) == len(set(names)) <= packed.sizes.vocabulary
    assert names[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert names[packed.unknown] == "<unk>"
    assert names[35_378] == "▁Hello"
    assert {"▁", ",", "▁the", "▁в", "▁في", "的"} <= set(names)
    assert all(-30 < score <= 0 for _, score in packed.pieces)


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("emb.pos", (512, 384)),
        ("emb.type", (2, 384)),
        ("emb.ln.w", (384,)),
        ("l0.q.w", (384, 384)),
        ("l11.fi.w", (1536, 384)),
        ("l11.fo.b", (384,)),
    ],
)
def test_tensors_have_shape_and_type(packed: Packed, name: str, shape: tuple[int, ...]) -> None:
    """Packed or not: finite numbers that vary, of the type that was asked for."""
    for kind in ("float32", "float16"):
        tensor = packed.tensor(name, *shape, kind=kind)
        assert tensor.shape == shape
        assert tensor.dtype == kind
        assert np.isfinite(tensor).all()
        assert 0.001 < float(tensor.astype(np.float64).std()) < 2


def test_blocks_are_a_scale_and_numbers_of_four_bits() -> None:
    """Low halves of the bytes come first, then high ones; 8 is zero; the scale multiplies."""
    low, high = np.arange(16), np.arange(16)[::-1]
    block = struct.pack("<e", 0.5) + bytes((high << 4 | low).astype(np.uint8))
    content = memoryview(b"skip" + block + struct.pack("<e", 2.0) + block[2:])
    wanted = [0.5 * (n - 8) for n in (*low, *high)]

    packed = module.Packed(_SIZES, (), 0, content, {"w": (module._QUANTISED, 64, 4)})

    assert packed.tensor("w", 2, 32).tolist() == [wanted, [4 * weight for weight in wanted]]
    assert packed.rows("w", 2, 32).at(np.array([1, 0, 1])).tolist() == [
        [4 * weight for weight in wanted],
        wanted,
        [4 * weight for weight in wanted],
    ]


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    """The error says which file it is and how it should begin."""
    file = tmp_path / "weights.bin"
    file.write_bytes(b"GGUF" + bytes(200))

    with pytest.raises(ModelError, match="does not begin with E5S1") as caught:
        read_packed(file)
    assert str(file) in str(caught.value)


def test_a_file_cut_short_is_an_error_of_ours(model: Model, tmp_path: Path) -> None:
    """A download that broke off is named."""
    file = tmp_path / "weights.bin"
    with model.folder.open("rb") as whole:
        file.write_bytes(whole.read(100_000))
    broken = Model("broken", file, "0", "0")

    with pytest.raises(ModelError, match=r"weights\.bin"):
        SentenceTransformerEncoder(broken)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("query: hello", [0, 41, 1294, 12, 33600, 31, 2]),
        ("  Hello   world", [0, 35378, 8999, 2]),
        ("", [0, 2]),
        # The examples of XLM-R's own page (facebookresearch/fairseq, examples/xlmr).
        ("Hello world!", [0, 35378, 8999, 38, 2]),
        ("你好，世界", [0, 6, 124084, 4, 3221, 2]),
        ("नमस्ते दुनिया", [0, 68700, 97883, 29405, 2]),
        ("مرحبا بالعالم", [0, 665, 193478, 258, 1705, 77796, 2]),
        ("Bonjour le monde", [0, 84602, 95, 11146, 2]),
    ],
)
def test_the_tokens_are_those_of_xlm_roberta(
    encoder: SentenceTransformerEncoder, text: str, ids: list[int]
) -> None:
    """The same ids as the published tokenizer's, white space normalised."""
    assert encoder._tokenizer(text)["input_ids"] == ids


def test_full_width_letters_are_normalised(encoder: SentenceTransformerEncoder) -> None:
    """NFKC: a text in full-width letters has the tokens of plain ones."""
    full, plain = (
        encoder._tokenizer(text)["input_ids"] for text in ("ｈｅｌｌｏ １２", "hello 12")
    )

    assert full == plain


def test_texts_are_read_as_queries(encoder: SentenceTransformerEncoder) -> None:
    """The prompt that the model was trained with stands before each text by default."""
    loaded = encoder._model

    assert loaded.prompts[loaded.default_prompt_name or ""] == "query: "
    assert loaded.max_seq_length == 512
