"""Real articles as found on the web, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest_inputs import read

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real articles are not on this machine")
def test_real_articles_are_read_whole():
    """One names its address, four only their files; nothing but white space goes."""
    gathered = read(SEEDS)

    assert gathered.refused == ()
    assert [bool(a.url) for a in gathered.articles] == [True, False, False, False, False]
    assert gathered.articles[0].source.endswith(".com")
    assert [a.source for a in gathered.articles[1:]] == [
        p.stem for p in sorted(SEEDS.glob("*.txt"))[1:]
    ]
    for article in gathered.articles:
        raw = Path(article.path).read_text(encoding="utf-8")
        assert article.lang == "en"
        assert article.text == raw.strip()
