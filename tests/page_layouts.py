"""Pages of a newsroom's site for the tests, and what is read of them."""

from __future__ import annotations

import json

from tests.ingest_inputs import BRIDGE, FERRY, read, write

MORE = "The port authority did not say how much the repair of the bridge would cost."
TOLD = [BRIDGE, FERRY, MORE]
READER = "My neighbours and I have waited for this bridge for years, and nobody asked us about it."


def paragraphs(*texts: str) -> str:
    """Texts as paragraphs of a page."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", title: str = "Harbour bridge closes") -> str:
    """A page with its headline above what is given."""
    return (
        f'<html lang="en"><head><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )


def only(tmp_path, html: str | bytes):
    """The article of a page."""
    write(tmp_path, a_html=html)
    (article,) = read(tmp_path).articles
    return article


def described(**said: object) -> str:
    """What a page says for machines of its article."""
    data = {"@type": "NewsArticle", "headline": "Harbour bridge closes", **said}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'
