"""Settings from flags, the environment and files."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from flows import configuration
from flows.configuration import load_settings
from models.errors import SettingsError
from models.ids import fingerprint
from models.settings import Settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def no_user_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own file that is not there unless a test writes it."""
    path = tmp_path / "user.toml"
    monkeypatch.setattr(configuration, "user_file", lambda: path)
    return path


def written(path: Path, text: str) -> Path:
    """`path` with `text` in it."""
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_file_spells_out_every_default() -> None:
    """configs/default.toml equals the settings in code, key for key."""
    spelled = tomllib.loads((ROOT / "configs" / "default.toml").read_text(encoding="utf-8"))
    values = asdict(Settings())
    coded = {"profile": values.pop("profile")} | {
        section: {key: list(v) if isinstance(v, tuple) else v for key, v in keys.items()}
        for section, keys in values.items()
    }

    assert spelled == coded


def test_nothing_given_means_the_defaults() -> None:
    """Without files, environment and flags the defaults hold."""
    assert load_settings() == Settings()


def test_flags_win_over_environment_over_file_over_user_file(
    tmp_path: Path, no_user_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each layer overrides those below it, key by key."""
    written(no_user_file, "[divergence]\nseed = 1\nresamples = 101\n[alignment]\nsame = 0.31\n")
    config = written(tmp_path / "c.toml", "[divergence]\nseed = 2\nresamples = 102\n")
    monkeypatch.setenv("RASHOMON_DIVERGENCE__SEED", "3")

    settings = load_settings(config, {"encoding": {"model": "other"}})

    assert settings.divergence.seed == 3
    assert settings.divergence.resamples == 102
    assert settings.alignment.same == 0.31
    assert settings.encoding.model == "other"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[divergence]\nsede = 4\n", "divergence.sede"),
        ("[divergences]\nseed = 4\n", "divergences"),
        ("[alignment]\nsame = 1.5\n", "same must lie between 0 and 1"),
        ("[alignment]\nunique = 1.1\n", "unique must lie between 0 and 1"),
        ("[alignment]\nclaim = 0\n", "claim must be above 0"),
        ("[alignment]\nshared = 0.7\n", "alignment.shared"),
        ("[divergence]\nresamples = 'many'\n", "divergence.resamples"),
        ("[divergence]\nseed = 1.5\n", "divergence.seed = 1.5 should be a valid integer"),
        ("[sentences]\nfurniture_cues = 3\n", "= 3 is not a list; write it as"),
        ("divergence = 3\n", "divergence = 3 is no table of keys and values"),
        ("[divergence\n", "is not TOML"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    """An unknown key, a bad value or broken TOML is an error that says which and where."""
    config = written(tmp_path / "mine.toml", text)

    with pytest.raises(SettingsError) as caught:
        load_settings(config)

    assert named in str(caught.value)
    assert "mine.toml" in str(caught.value)
    assert "Value error" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A --config that is not there is an error, never silently the defaults."""
    with pytest.raises(SettingsError, match=r"nowhere\.toml cannot be read"):
        load_settings(tmp_path / "nowhere.toml")


def test_the_fingerprint_follows_the_settings() -> None:
    """Equal settings have one fingerprint, others another."""
    assert fingerprint(Settings()) == fingerprint(load_settings())
    assert fingerprint(load_settings(None, {"divergence": {"seed": 5}})) != fingerprint(Settings())


@pytest.mark.parametrize("given", ['["127.0.0.1:80", "news.test"]', "127.0.0.1:80, news.test"])
def test_a_list_in_the_environment_is_json_or_split_at_commas(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable is text; a setting that is a list can be given in it all the same."""
    monkeypatch.setenv("RASHOMON_READING__ALLOW_HOSTS", given)

    assert load_settings().reading.allow_hosts == ("127.0.0.1:80", "news.test")


def test_a_broken_list_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error quotes what was given."""
    monkeypatch.setenv("RASHOMON_READING__ALLOW_HOSTS", "[news.test")

    with pytest.raises(SettingsError, match=r"allow_hosts = '\[news.test'"):
        load_settings()


def test_a_whole_section_in_the_environment_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything else is an error that names the variable and what to write."""
    monkeypatch.setenv("RASHOMON_DIVERGENCE", "high")

    with pytest.raises(SettingsError, match="RASHOMON_DIVERGENCE = 'high' is no table") as caught:
        load_settings()
    assert "RASHOMON_DIVERGENCE__SEED=7" in str(caught.value)
