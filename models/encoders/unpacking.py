"""A packed model as a sentence-transformers model, built in memory.

Nothing is written to disk and nothing fetched. Building takes about one second and a half: of
a quarter of a million words only those that a text has are unpacked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.encoders.packed import Packed, Sizes, read_packed

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer
    from torch import Tensor

# What the model was trained to read before texts that are compared with each other (its
# model card, huggingface.co/intfloat/multilingual-e5-small).
_PROMPT = "query: "
_BEGIN, _END, _PAD, _UNKNOWN = "<s>", "</s>", "<pad>", "<unk>"
# The parts of a layer: the packed name, that of transformers' BERT, and its shape
# (w width, f feed-forward).
_LAYER = (
    ("q", "attention.self.query", "ww"),
    ("k", "attention.self.key", "ww"),
    ("v", "attention.self.value", "ww"),
    ("ao", "attention.output.dense", "ww"),
    ("aln", "attention.output.LayerNorm", "w"),
    ("fi", "intermediate.dense", "fw"),
    ("fo", "output.dense", "wf"),
    ("oln", "output.LayerNorm", "w"),
)


def unpacked_model(path: Path) -> SentenceTransformer:
    """The sentence-transformers model packed in the file `path`.

    Raises ModelError if the file holds none.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

    packed = read_packed(path)
    modules = [_token_embeddings(packed), Pooling(packed.sizes.width, "mean"), Normalize()]
    model = SentenceTransformer(modules=modules, device="cpu", prompts={"query": _PROMPT})
    # Given to the constructor, it would be announced on standard error at every start.
    model.default_prompt_name = "query"
    return model


def _token_embeddings(packed: Packed) -> Any:
    from torch import nn

    class TokenEmbeddings(nn.Module):
        """The first module of the model: tokens to vectors."""

        def __init__(self) -> None:
            super().__init__()
            self.model = _network(packed)
            self.tokenizer = _tokenizer(packed)
            self.max_seq_length = packed.sizes.positions

        def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
            output = self.model(
                input_ids=features["input_ids"], attention_mask=features["attention_mask"]
            )
            return features | {"token_embeddings": output.last_hidden_state}

    return TokenEmbeddings()


def _network(packed: Packed) -> Any:
    import torch
    from transformers import BertConfig, BertModel

    sizes = packed.sizes
    config = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.width,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.types,
        layer_norm_eps=sizes.epsilon,
    )
    with torch.device("meta"):  # no memory and no random numbers for weights that are replaced
        network = BertModel(config, add_pooling_layer=False)
    embeddings: Any = network.embeddings  # torch types a buffer as a tensor or a module
    embeddings.word_embeddings = _word_embeddings(packed)
    network.load_state_dict(_weights(packed), assign=True, strict=True)
    embeddings.position_ids = torch.arange(sizes.positions)[None]
    embeddings.token_type_ids = torch.zeros((1, sizes.positions), dtype=torch.long)
    return network.train(mode=False)


def _word_embeddings(packed: Packed) -> Any:
    import torch
    from torch import nn

    words = packed.rows("emb.word", packed.sizes.vocabulary, packed.sizes.width)

    class WordEmbeddings(nn.Module):
        """The vectors of words, each unpacked where a text has it.

        Added to the position's vector, half precision becomes single precision again.
        """

        def forward(self, ids: Tensor) -> Tensor:
            distinct, place = torch.unique(ids, return_inverse=True)
            return torch.from_numpy(words.at(distinct.numpy()))[place]

    return WordEmbeddings()


def _weights(packed: Packed) -> dict[str, Tensor]:
    import torch

    sizes = packed.sizes
    width = sizes.width
    weights = {
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos", sizes.positions, width),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type", sizes.types, width),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w", width),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b", width),
    }
    for layer in range(sizes.layers):
        for short, name, letters in _LAYER:
            shape = _shape(letters, sizes)
            full = f"encoder.layer.{layer}.{name}"
            weights[f"{full}.weight"] = packed.tensor(f"l{layer}.{short}.w", *shape)
            weights[f"{full}.bias"] = packed.tensor(f"l{layer}.{short}.b", shape[0])
    return {name: torch.from_numpy(tensor) for name, tensor in weights.items()}


def _shape(letters: str, sizes: Sizes) -> tuple[int, ...]:
    return tuple({"w": sizes.width, "f": sizes.feed_forward}[letter] for letter in letters)


def _tokenizer(packed: Packed) -> Any:
    """SentencePiece's unigram tokenizer with the normalisation nmt_nfkc, as XLM-RoBERTa's."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(list(packed.pieces), unk_id=packed.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    numbers = {piece: number for number, (piece, _) in enumerate(packed.pieces)}
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{_BEGIN} $A {_END}",
        special_tokens=[(mark, numbers[mark]) for mark in (_BEGIN, _END)],
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]  # not annotated upstream
        tokenizer_object=_Own(tokenizer),
        bos_token=_BEGIN,
        eos_token=_END,
        cls_token=_BEGIN,
        sep_token=_END,
        pad_token=_PAD,
        unk_token=_UNKNOWN,
    )


class _Own:
    """A tokenizer to be used as it is: the copy that would be made takes a second."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __deepcopy__(self, memo: Mapping[int, Any]) -> Tokenizer:
        return self._tokenizer
