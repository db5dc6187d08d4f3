"""What agencies send ahead is not told before its time, and read when that has come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.ingest.archives import embargo
from flows.polling.rounds import poll_all
from flows.sources.catalogue import Catalogue, Source
from flows.store.database.engine import open_store
from models.settings import Settings
from tests.agencies import inline, message, news_item, nitf, saved
from tests.ingest_inputs import BRIDGE, FERRY, read, reasons
from tests.newsroom import NOW

EMBARGOES = [
    ("<embargoed>2100-01-01T06:00:00+01:00</embargoed>", "until 2100-01-01T06:00:00+01:00"),
    ("<embargoed>2100-01-01</embargoed>", "until 2100-01-01, and not compared before"),
    ("<embargoed/>", "until further notice"),
    ("<embargoed>tomorrow</embargoed>", "until 'tomorrow', which is no time"),
]


@pytest.mark.parametrize(("embargo", "says"), EMBARGOES)
def test_an_item_under_embargo_is_refused(tmp_path, embargo, says):
    """Agencies send it ahead, and it must not be told before its time."""
    item = news_item(inline(FERRY), meta=embargo)

    gathered = read(saved(tmp_path / "a.xml", message(item, news_item(inline(BRIDGE)))))

    assert [a.text for a in gathered.articles] == [BRIDGE]
    assert says in reasons(gathered)["a.xml:1"]


def test_an_item_whose_embargo_is_over_is_an_article(tmp_path):
    """It says for ever until when it was held back."""
    item = news_item(inline(FERRY), meta="<embargoed>2026-11-20T12:00:00Z</embargoed>")

    assert [a.text for a in read(saved(tmp_path / "a.xml", item)).articles] == [FERRY]


@pytest.mark.parametrize(
    ("docdata", "says"),
    [
        ('<docdata><date.release norm="21000101T060000Z"/>', "until 2100-01-01T06:00:00+00:00"),
        ('<docdata management-status="embargoed">', "until further notice"),
        ('<docdata management-status="canceled">', "is canceled by its publisher"),
        ('<docdata management-status="withheld">', "is withheld by its publisher"),
    ],
)
@pytest.mark.parametrize("within", ["{}", "newsml"])
def test_nitf_that_may_not_be_told_is_refused(tmp_path, docdata, says, within):
    """Alone and within NewsML-G2, whose own metadata may say nothing of it."""
    article = nitf().replace("<docdata>", docdata)
    if within == "newsml":
        article = news_item(f"<inlineXML>{article.partition('?>')[2]}</inlineXML>")

    gathered = read(saved(tmp_path / "a.xml", article))

    assert gathered.articles == ()
    assert says in reasons(gathered)["a.xml:1"]


@pytest.mark.parametrize("norm", ["2004", "0", "now", "immediate", "03/04/2004", "20040318104500"])
def test_a_release_that_is_no_later_time_is_no_embargo(tmp_path, norm):
    """What is no time holds an article back only where its publisher says that it is held."""
    free = nitf().replace("<docdata>", f'<docdata><date.release norm="{norm}"/>')
    held = free.replace("<docdata>", '<docdata management-status="embargoed">')

    assert [a.text for a in read(saved(tmp_path / "a.xml", free)).articles] == [BRIDGE]
    if norm != "20040318104500":
        refused = reasons(read(saved(tmp_path / "b.xml", held)))["b.xml:1"]
        assert f"embargoed by its publisher until '{norm}', which is no time" in refused


def test_a_moment_of_digits_alone_is_read(tmp_path):
    """As a release and as the date of an article."""
    later = nitf().replace("<docdata>", '<docdata><date.release norm="21000318104500Z"/>')
    issued = nitf().replace("20261120T083000Z", "20261120083000+0100")

    refused = reasons(read(saved(tmp_path / "a.xml", later)))["a.xml:1"]
    (article,) = read(saved(tmp_path / "b.xml", issued)).articles

    assert "is embargoed until 2100-03-18T10:45:00+00:00" in refused
    assert article.published == "2026-11-20T08:30:00+01:00"


def test_an_item_under_embargo_is_read_by_the_poll_after_its_time(tmp_path, monkeypatch):
    """Its file has not changed since; and that it was held back is no outage."""
    folder = tmp_path / "wire"
    folder.mkdir()
    saved(folder / "a.xml", news_item(inline(FERRY), meta="<embargoed>2100-01-01</embargoed>"))
    catalogue = Catalogue((Source("Wire", "Wire", folders=(str(folder),)),))
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        held = poll_all(catalogue, store, Settings(), NOW)
        monkeypatch.setattr(embargo, "_now", lambda: datetime(2100, 1, 1, tzinfo=UTC))
        told = poll_all(catalogue, store, Settings(), NOW + timedelta(hours=1))
        again = poll_all(catalogue, store, Settings(), NOW + timedelta(hours=2))

    assert [channel.status for channel in held.channels] == ["read"]
    assert (held.articles, len(told.articles)) == ((), 1)
    assert [channel.status for channel in again.channels] == ["unchanged"]
