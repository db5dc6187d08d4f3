"""What a list of feeds names and cannot be followed: nothing is lost without a word."""

from __future__ import annotations

from flows.sources.opml import read_opml


def test_a_feed_without_an_address_is_told():
    """A feed reader that lost it writes such outlines; folders have no address either."""
    body = b"""<opml version="2.0"><body><outline text="Folder">
    <outline type="rss" text="Lost Post" xmlUrl=""/><outline type="RSS" title="Gone Voice"/>
    <outline type="rss" text="Kept" xmlUrl="https://kept.example/rss"/></outline></body></opml>"""
    read = read_opml(body, "list.opml")

    assert [source.name for source in read.sources] == ["Kept"]
    assert [refusal.path for refusal in read.refused] == ["Lost Post", "Gone Voice"]
    assert "has no address" in read.refused[0].reason
