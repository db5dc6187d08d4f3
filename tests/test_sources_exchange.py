"""`rashomon sources import`, `export` and families out of a trust.txt."""

from __future__ import annotations

import json

import pytest

from flows.families.known import bundled_families
from tests.commands import sources_command
from tests.ingest_inputs import write

OPML = """<opml version="2.0"><body>
<outline text="Wire" xmlUrl="https://wire.example/rss"/>
<outline text="Files" xmlUrl="file:///etc/passwd"/></body></opml>"""

rashomon = pytest.fixture(sources_command)


def test_import_adds_what_is_new_and_names_what_is_refused(rashomon, tmp_path):
    """Twice is once; exit code 3 says that something was refused."""
    path = write(tmp_path, list_opml=OPML) / "list.opml"

    first, second = rashomon("import", path, "--json"), rashomon("import", path, "--json")

    assert (first.code, second.code) == (3, 3)
    assert json.loads(first.out)["added"] == ["Wire"]
    assert json.loads(second.out) | {"file": ""} == {
        "file": "",
        "added": [],
        "extended": [],
        "known_feeds": 1,
        "refused": json.loads(first.out)["refused"],
    }
    assert "file:///etc/passwd" in first.err
    assert "toml: one source added.\n" in first.err
    assert "toml: one feed was there already.\n" in second.err


def test_import_gives_a_known_source_its_new_feeds(rashomon, tmp_path):
    """A name that another publisher has taken is numbered."""
    rashomon("add", "Wire", "--feed", "https://wire.example/rss")
    more = OPML.replace("/rss", "/sport")
    other = OPML.replace("wire.example", "other.example")

    rashomon("import", write(tmp_path, more_opml=more) / "more.opml")
    rashomon("import", write(tmp_path, other_opml=other) / "other.opml")
    sources = json.loads(rashomon("list", "--json").out)

    assert {source["name"]: source["feeds"] for source in sources} == {
        "Wire": ["https://wire.example/rss", "https://wire.example/sport"],
        "Wire (2)": ["https://other.example/rss"],
    }


def test_a_file_named_for_json_is_written_and_told(rashomon, tmp_path):
    """With --json too the sources go where they were sent."""
    rashomon("add", "Courier", "--feed=https://courier.example/rss")
    done = rashomon("export", tmp_path / "out.json", "--json")

    assert (tmp_path / "out.json").read_text() == rashomon("export", "--json").out
    assert done.out == ""
    assert f"Written: {tmp_path / 'out.json'}" in done.err


def test_what_is_exported_imports_as_it_was(rashomon, tmp_path):
    """To another machine, by way of a file that other readers can read."""
    rashomon("add", "A, B/C", "--feed=https://a.example/1", "--feed=https://a.example/2",
             "--country=FR", "--language=fr", "--pause=7", "--inactive", "--family=F")  # fmt: skip
    exported = rashomon("export", tmp_path / "out.opml")
    text = rashomon("export")

    imported = rashomon("import", "out.opml", "--sources", tmp_path / "two.toml")

    assert (exported.code, imported.code) == (0, 0)
    assert text.out.encode() == (tmp_path / "out.opml").read_bytes()
    two = rashomon("list", "--json", "--sources", tmp_path / "two.toml")
    assert json.loads(two.out) == json.loads(rashomon("list", "--json").out)


def test_an_export_states_no_family_that_the_catalogue_does_not(rashomon, tmp_path):
    """What the table of families knows may be corrected there, after an import too."""
    rashomon("add", "BBC World", "--feed=https://feeds.bbci.co.uk/news/world/rss.xml")
    rashomon("export", tmp_path / "out.opml")
    rashomon("import", "out.opml", "--sources", tmp_path / "two.toml")

    assert "family" not in (tmp_path / "two.toml").read_text()
    two = rashomon("list", "--json", "--sources", tmp_path / "two.toml")
    assert json.loads(two.out) == json.loads(rashomon("list", "--json").out)


def test_a_trust_txt_fills_the_users_table(rashomon, tmp_path):
    """Once filled, the family holds for sources too."""
    trust = write(
        tmp_path, trust_txt="control=https://daily.example.com/\ncontrol=https://quay.org"
    )
    done = rashomon("import", "--trust-txt", trust / "trust.txt", "--host", "group.com", "--json")
    added = rashomon("add", "Quay", "--feed", "https://news.quay.org/rss", "--json")

    assert done.code == 0
    assert json.loads(done.out)["family"]["hosts"] == ["example.com", "group.com", "quay.org"]
    assert json.loads(added.out)["family"] == "group.com"


def test_a_trust_txt_that_spans_two_known_families_takes_the_name_of_neither(rashomon, tmp_path):
    """Which of them the new owner is, nobody knows."""
    hosts = {name: host for host, name in bundled_families().by_host.items()}
    (_, one), (_, other), *_ = sorted(hosts.items())
    trust = write(tmp_path, trust_txt=f"control=https://{one}/\ncontrol=https://{other}/")
    done = rashomon("import", "--trust-txt", trust / "trust.txt", "--host", "group.com", "--json")

    assert json.loads(done.out)["family"]["name"] == "group.com"
