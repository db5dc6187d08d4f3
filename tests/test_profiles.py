"""Profiles: layers of settings between the defaults and a user's own."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from flows import cli, configuration
from flows.cli import app
from flows.configuration import flags, load_settings, profile_layer
from flows.ingest.reading import read_inputs
from flows.weights.cli import ProfileName
from models.encoders.background import all_languages, background_texts
from models.encoders.catalogue import CATALOGUE, PROFILE_MODELS
from models.encoders.unpacking import unpacked_model
from models.encoders.weights import Model
from models.errors import SettingsError
from models.ids import fingerprint
from models.settings import Settings

ROOT = Path(__file__).parent.parent
ENGLISH = "The bridge over the river was closed on Monday after an inspector found two cracks."
OTHER = "The city closed its old bridge on Monday because inspectors had discovered cracks in it."
GERMAN = "Die Brücke über den Fluss wurde am Montag gesperrt, weil Prüfer zwei Risse fanden."


@pytest.fixture(autouse=True)
def no_user_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own file that is not there unless a test writes it."""
    path = tmp_path / "user.toml"
    monkeypatch.setattr(configuration, "user_file", lambda: path)
    monkeypatch.delenv("RASHOMON_PROFILE", raising=False)
    return path


@pytest.mark.parametrize("name", list(PROFILE_MODELS))
def test_a_profile_names_its_model(name: str) -> None:
    """The default sets nothing; every other one its model."""
    settings = load_settings(None, flags(name, None))

    assert settings.profile == name
    assert settings.encoding.model == name
    assert (profile_layer(name) == {}) == (name == "default")


def test_a_profile_lies_beneath_what_the_user_says(tmp_path: Path) -> None:
    """File and flags win over the profile, which wins over the defaults."""
    config = tmp_path / "c.toml"
    config.write_text('[encoding]\nmodel = "mine"\n')

    assert load_settings(config, flags("fast", None)).encoding.model == "mine"
    assert load_settings(config, flags("fast", "theirs")).encoding.model == "theirs"
    assert load_settings(None, flags("fast", None)).encoding.model == "fast"
    assert load_settings(config, flags("multilingual", None)).reading.languages


def test_the_first_that_names_a_profile_decides(
    tmp_path: Path, no_user_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The flag, the environment, the file given, the user's own file: in this order."""
    no_user_file.write_text('profile = "multilingual"\n')
    assert load_settings().profile == "multilingual"
    config = tmp_path / "c.toml"
    config.write_text('profile = "best"\n')
    assert load_settings(config).encoding.model == "best"
    monkeypatch.setenv("RASHOMON_PROFILE", "fast")
    assert load_settings(config).encoding.model == "fast"
    assert load_settings(config, flags("default", None)).encoding.model == "default"


def test_an_unknown_profile_is_named_with_those_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stands."""
    config = tmp_path / "c.toml"
    config.write_text('profile = "quick"\n')

    with pytest.raises(SettingsError, match="'quick': choose fast, default, multilingual, best"):
        load_settings(config)
    monkeypatch.setenv("RASHOMON_PROFILE", "quicker")
    with pytest.raises(SettingsError, match="'quicker': choose fast"):
        load_settings()
    done = CliRunner().invoke(app, ["compare", "x", "--profile", "quickest"])
    assert done.exit_code == 2
    assert all(f"'{name}'" in done.output for name in PROFILE_MODELS)


def test_every_list_of_profiles_is_the_same() -> None:
    """The options of both command groups, the catalogue and the documents."""
    option = cli.Profile.__origin__  # type: ignore[attr-defined]  # of Annotated
    literal = next(part for part in get_args(option) if part is not type(None))

    assert get_args(literal) == get_args(ProfileName) == tuple(PROFILE_MODELS)
    for document in ("README.md", "docs/models.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        assert all(f"| `{name}` |" in text for name in PROFILE_MODELS), document


def test_the_documents_say_what_each_model_is() -> None:
    """docs/models.md has each model's name, requirement, licence and digest."""
    text = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    for model in CATALOGUE.values():
        assert f"{model.megabytes} MB" in text
        for said in (model.name, model.licence, model.sha256):
            assert said in text, model.name


def test_the_name_of_a_profile_changes_no_fingerprint() -> None:
    """What it sets does: `--profile fast` is `--model fast`."""
    named, by_model = (
        load_settings(None, flags("fast", None)),
        load_settings(None, flags(None, "fast")),
    )

    assert fingerprint(named) == fingerprint(by_model) != fingerprint(Settings())


def test_the_multilingual_profile_takes_every_language_with_a_background() -> None:
    """Sixteen files of translated background sentences, sixteen languages."""
    languages = load_settings(None, flags("multilingual", None)).reading.languages

    assert languages == all_languages()
    assert {"en", "ar", "zh"} <= set(languages)
    assert all(background_texts(lang) for lang in languages)


def test_a_story_may_mix_languages_in_the_multilingual_profile(tmp_path: Path) -> None:
    """The default refuses the German article and says which profile takes it."""
    for name, text in {"a": ENGLISH, "b": OTHER, "c": GERMAN}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    one = read_inputs([str(tmp_path)], load_settings().reading, lambda _line: None)
    both = load_settings(None, flags("multilingual", None)).reading
    mixed = read_inputs([str(tmp_path)], both, lambda _line: None)

    assert [article.lang for article in one.articles] == ["en", "en"]
    assert "--profile multilingual" in one.refused[0].reason
    assert [article.lang for article in mixed.articles] == ["en", "en", "de"]
    assert mixed.refused == ()


def test_a_short_text_is_taken_to_be_in_a_language_of_its_story(tmp_path: Path) -> None:
    """Names alone look foreign: of sixteen languages accepted, the story's own is likelier."""
    names = "Nguyen, Obradović, Szabó, Papadopoulos, Yamamoto, Müller, Kowalski won."
    for name, text in {"a": ENGLISH, "b": OTHER, "c": names}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = load_settings(None, flags("multilingual", None)).reading

    found = read_inputs([str(tmp_path)], settings, lambda _line: None)

    assert [article.lang for article in found.articles] == ["en", "en", "en"]


def test_the_result_names_the_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`compare --profile fast` from the command line to the manifest."""
    monkeypatch.setenv("RASHOMON_HOME", str(tmp_path / "home"))
    for name, text in {"a": ENGLISH, "b": OTHER}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.txt") for name in "ab"]

    done = CliRunner().invoke(
        app, ["compare", *paths, "--profile", "fast", "--out", str(tmp_path / "out")]
    )

    assert done.exit_code == 0, done.output
    manifest = json.loads((tmp_path / "out" / "story.json").read_text())["manifest"]
    assert (manifest["profile"], manifest["model"]) == ("fast", "all-MiniLM-L6-v2")


def test_the_default_model_loads_without_a_word(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    """sentence-transformers warns of a default prompt; here it is meant, and in force."""
    said: list[str] = []
    logger = logging.getLogger("sentence_transformers.base.model")
    monkeypatch.setattr(logger, "warning_once", said.append, raising=False)

    loaded = unpacked_model(model.folder)

    assert said == []
    assert loaded.prompts[loaded.default_prompt_name or ""] == "query: "
