"""A password that the user gave is shown, kept and recorded nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.addresses import without_logins
from flows.cli import main
from flows.ingest.reading import read_inputs
from flows.store.database.engine import open_store
from flows.store.database.places import holds_password
from models.errors import StoreError
from models.settings import Reading

PASSWORD = "s3cret-w0rd"  # noqa: S105 - invented
ADDRESS = f"https://ann:{PASSWORD}@news.example/a?x=1"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run the command line; its exit code."""
    monkeypatch.setattr("sys.argv", ["rashomon", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def test_an_address_with_a_password_is_refused_without_it() -> None:
    """What is read stands in the report, and so did the password."""
    refused = read_inputs([ADDRESS], Reading()).refused

    assert [one.path for one in refused] == ["https://news.example/a?x=1"]
    assert "user name or password" in refused[0].reason


def test_it_goes_into_no_run_and_no_report(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read: the parameters of a recorded run would keep it."""
    monkeypatch.setattr("flows.commands.api_url", lambda _say: pytest.fail("asked for the server"))

    assert run(monkeypatch, "compare", ADDRESS, "--out", str(tmp_path / "out")) == 2
    assert PASSWORD not in "".join(capfd.readouterr())
    assert not (tmp_path / "out").exists()


def test_a_catalogue_that_holds_one_is_complained_of_without_it(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The complaint stands in the log of a scheduled run."""
    catalogue = tmp_path / "sources.toml"
    catalogue.write_text(f'[[source]]\nname = "Post"\nfeeds = ["{ADDRESS}"]\n')
    opml = tmp_path / "list.opml"
    outline = f'<outline type="rss" text="Post" xmlUrl="{ADDRESS}"/>'
    opml.write_text(f'<opml version="2.0"><head/><body>{outline}</body></opml>')
    monkeypatch.setenv("RASHOMON_SOURCES", str(tmp_path / "other.toml"))

    assert run(monkeypatch, "sources", "list", "--sources", str(catalogue)) == 1
    assert run(monkeypatch, "sources", "check", ADDRESS) == 2
    assert run(monkeypatch, "sources", "import", str(opml), "--json") == 3
    said = "".join(capfd.readouterr())
    assert said.count("news.example") >= 3
    assert PASSWORD not in said


@pytest.mark.parametrize(
    ("url", "holds"),
    [
        ("postgresql://ann:x@db/news", True),
        ("postgresql://db/news?user=ann&password=x", True),
        ("postgresql://db/news?sslpassword=x", True),
        ("postgresql://ann:x@[db/news", True),
        ("postgresql://ann@db/news", False),
        ("sqlite:////home/ann/s.sqlite", False),
    ],
)
def test_a_store_with_a_password_is_known_wherever_that_stands(url: str, *, holds: bool) -> None:
    """Drivers take one from the query too; such a URL must not be a parameter of a run."""
    assert holds_password(url) is holds


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://ann@db/news?password={PASSWORD}",
        f"host=db password={PASSWORD} dbname=news",
        f"host=db password = '{PASSWORD} x'",
        f"postgresql://ann:x@{PASSWORD}@db/news",
        f"postgresql://ann:{PASSWORD}/news",
    ],
)
def test_a_store_that_is_none_is_complained_of_without_its_password(url: str) -> None:
    """Also one in another place than before the only @, as drivers and libpq take it."""
    with pytest.raises(StoreError) as refused:
        open_store(url)

    assert PASSWORD not in str(refused.value)


def test_only_logins_are_left_out() -> None:
    """An at sign in a path is part of the address."""
    assert without_logins("at https://a@b.example/x, see https://c.example/@d") == (
        "at https://b.example/x, see https://c.example/@d"
    )
