"""Publisher families: the table is alive, a user's own extends it, compare believes it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flows.addresses import registered_domain
from flows.families.known import bundled_families_file, load_families
from flows.families.tables import read_families, related
from flows.sources.trust import read_trust
from models.errors import InputError, SettingsError
from tests.ingest_inputs import BRIDGE, FERRY, read, write

ROOT = Path(__file__).resolve().parents[1]
TABLE = read_families(bundled_families_file())


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own table, which is still empty."""
    path = tmp_path / "own-families.toml"
    path.touch()
    monkeypatch.setenv("RASHOMON_FAMILIES", str(path))
    return path


def problems(path: Path, text: str) -> str:
    """Write a table that cannot be read; return what is said."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_families(path)
    return str(caught.value)


def test_no_entry_of_the_projects_table_is_dead():
    """Each has a host that is really a registered domain, in lower case, and does something."""
    for family in TABLE:
        assert family.hosts, family.name
        assert all(registered_domain(f"https://www.{host}/news") == host for host in family.hosts)
        assert len(family.hosts) > 1 or family.labels, f"{family.name} joins nothing"


def test_no_host_and_no_label_belongs_to_two_families():
    """The text of the file is read here by itself, without the code that checks it."""
    rows = tomllib.loads(bundled_families_file().read_text(encoding="utf-8"))["family"]
    hosts = [host for row in rows for host in row.get("hosts", [])]
    labels = [label.casefold() for row in rows for label in (row["name"], *row.get("labels", []))]

    assert len(hosts) == len(set(hosts))
    assert len(labels) == len(set(labels))


def test_unrelated_hosts_have_an_owner_and_evidence_that_can_be_read():
    """Evidence is an address, of the owner or of one of the outlets."""
    spanning = [family for family in TABLE if not related(family.hosts)]

    assert len(spanning) > 10
    for family in spanning:
        assert family.owner, family.name
        assert urlsplit(family.evidence or "").scheme == "https", family.name


def test_a_family_is_found_by_address_label_and_name():
    """Whatever subdomain, whatever case; what is unknown is its own family."""
    families = load_families()

    assert families.of_source("World", ["https://feeds.bbci.co.uk/news/rss.xml"]) == "BBC"
    assert families.of_source("bbc news", []) == "BBC"
    assert families.of_label("bbc.co.uk") == "BBC"
    assert families.of_source("The Herald", ["https://herald.example/rss"]) == "The Herald"
    assert families.of_source("X", ["https://notbbc.co.uk/"]) == "X"


def test_addresses_of_two_families_say_nothing():
    """Fail closed: a list of other people's feeds is nobody's."""
    feeds = ["https://www.bbc.co.uk/rss", "https://www.theguardian.com/rss"]

    assert load_families().of_source("My reading", feeds) == "My reading"


def test_a_users_table_extends_and_wins(own):
    """The same name has both tables' hosts; where they differ, the user's own is believed."""
    own.write_text(
        '[[family]]\nname = "BBC"\nhosts = ["bbcpersian.com"]\n'
        '[[family]]\nname = "Mine"\nhosts = ["ft.com"]\nlabels = ["AFP"]\n'
    )
    families = load_families()

    assert families.of_label("bbcpersian.com") == families.of_label("bbc.com") == "BBC"
    assert (families.of_label("ft.com"), families.of_label("nikkei.com")) == ("Mine", "Nikkei")
    assert families.of_label("afp") == "Mine"


def test_a_table_that_was_named_and_is_not_there_is_an_error(own, monkeypatch):
    """A mistyped path would part papers of one owner without a word."""
    monkeypatch.setenv("RASHOMON_FAMILIES", str(own.with_name("familes.toml")))

    with pytest.raises(SettingsError, match=r"RASHOMON_FAMILIES names .*familes\.toml.*not there"):
        load_families()


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('name = "A"', "'A' has neither hosts nor labels, so it matches nothing"),
        (
            'name = "A"\nhosts = ["www.bbc.co.uk"]',
            "no registered domain; did you mean 'bbc.co.uk'?",
        ),
        ('name = "A"\nhosts = ["theguardian.con"]', "'theguardian.con' is no registered domain"),
        ('name = "A"\nhosts = ["co.uk"]', "'co.uk' is no registered domain"),
        (
            'name = "A"\nhosts = ["https://a.org/x"]',
            "is no registered domain; did you mean 'a.org'",
        ),
        ('name = "A"\nhosts = ["127.0.0.1"]', "'127.0.0.1' is no registered domain"),
        ('name = "A"\nhosts = ["a.org", "a.org"]', "'a.org' stands in 'A' twice"),
        ('name = "A"\nhosts = ["a.org", "b.org"]', "joins a.org, b.org, whose names have nothing"),
        ('name = "A"\nhosts = ["a.org", "b.org"]\nowner = "O"', "as `evidence` where that is said"),
        ('name = "A"\nhost = ["a.org"]', "`host` is no key; did you mean `hosts`?"),
        ('hosts = ["a.org"]', "family 1: `name` is missing"),
        (
            'name = "A"\nhosts = ["a.org"]\n[[family]]\nname = "B"\nhosts = ["a.org"]',
            "'a.org' stands in 'A' and in 'B'; keep it in one",
        ),
        (
            'name = "A"\nlabels = ["The X"]\n[[family]]\nname = "B"\nlabels = ["the x"]',
            "'the x' stands in 'A' and in 'B'",
        ),
    ],
)
def test_a_dead_or_doubtful_entry_is_an_error(own, entry, says):
    """A table that would mislead is refused, with the entry and what is allowed."""
    said = problems(own, f"[[family]]\n{entry}\n")

    assert str(own) in said
    assert says in said


def test_hosts_of_one_name_need_no_evidence(own):
    """bbc.com and bbc.co.uk can be seen to belong together."""
    own.write_text('[[family]]\nname = "Gazette"\nhosts = ["gazette.com", "gazette.co.uk"]\n')

    assert load_families().of_label("gazette.co.uk") == "Gazette"


def test_compare_takes_the_family_from_the_table(tmp_path, own):
    """By the domain of the address where there is no label, by the label where there is one."""
    own.write_text(
        '[[family]]\nname = "Quay Media"\nhosts = ["quay.com", "mole.org"]\nlabels = ["The Mole"]\n'
        'owner = "Quay plc"\nevidence = "https://quay.com/about"\n'
    )
    rows = [
        f'{{"text": "1 {BRIDGE}", "url": "https://news.quay.com/1"}}',
        f'{{"text": "2 {BRIDGE}", "source": "the mole"}}',
        f'{{"text": "3 {BRIDGE}", "source": "Wire", "url": "https://www.quay.com/wire/2"}}',
        f'{{"text": "4 {BRIDGE}", "url": "https://quay.com/4", "family": "Stated"}}',
    ]
    folder = write(tmp_path / "story", a_jsonl="\n".join(rows), b_txt=FERRY)

    found = {a.source + a.text[:1]: a.family for a in read(folder).articles}

    assert found == {
        "quay.com1": "Quay Media",
        "the mole2": "Quay Media",
        "Wire3": "Wire",  # printed on their site, but said to be another's
        "quay.com4": "Stated",
        "bM": "b",
    }


TRUST = """\
# trust.txt
member=https://association.example.org
belongto=https://www.journallist.net/
control=https://www.dailyexample.com/
 Control = https://eveningexample.co.uk
control=https://facebook.com/dailyexample
control=http://[::1
social=https://twitter.com/x
"""


def test_trust_txt_makes_a_family_of_what_is_controlled():
    """Associations make none: rivals belong to the same; a page on a platform is no site."""
    stated = read_trust(TRUST, "trust.txt", "www.examplegroup.com", "https://examplegroup.com/t")

    assert stated.family
    assert stated.family.name == "examplegroup.com"
    assert stated.family.hosts == ("dailyexample.com", "eveningexample.co.uk", "examplegroup.com")
    assert stated.family.evidence == "https://examplegroup.com/t"
    assert stated.associations == (
        "https://association.example.org",
        "https://www.journallist.net/",
    )
    assert [refusal.path for refusal in stated.refused] == ["trust.txt:6", "trust.txt:7"]


def test_trust_txt_of_one_who_is_controlled():
    """The family bears the owner's name."""
    stated = read_trust("controlledby=https://group.com", "t", "daily.com", "x")

    assert stated.family
    assert (stated.family.name, stated.family.hosts) == ("group.com", ("daily.com", "group.com"))


@pytest.mark.parametrize(
    ("text", "host", "says"),
    [
        ("<html>not found</html>", "a.com", "states no affiliation"),
        ("control=https://b.com", "localhost", "'localhost' is no host of a publisher"),
        ("controlledby=https://b.com\ncontrolledby=https://c.com", "a.com", "b.com and by c.com"),
    ],
)
def test_what_is_no_trust_txt_is_an_error(text, host, says):
    """With the next step."""
    with pytest.raises(InputError, match=says):
        read_trust(text, "trust.txt", host, "x")


def test_associations_alone_make_no_family():
    """Nothing is guessed."""
    assert read_trust("belongto=https://b.com", "t", "a.com", "x").family is None
