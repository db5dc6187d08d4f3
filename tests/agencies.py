"""Articles as agencies send them, NewsML-G2 and NITF, for tests."""

from __future__ import annotations

from pathlib import Path

from tests.ingest_inputs import BRIDGE

CAPTION = "Passengers board the free ferry on Monday morning in this picture by our reporter."


def nitf(text: str = BRIDGE, *, head: str = "", declaration: str = "") -> str:
    """An article as NITF."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return f"""<?xml version="1.0" encoding="UTF-8"?>{declaration}
<nitf xml:lang="en"><head><title>Bridge story</title>{head}
 <docdata><date.issue norm="20261120T083000Z"/></docdata>
 <pubdata name="Harbour Wire" type="web"/></head>
 <body><body.head><hedline><hl1>Bridge to close</hl1></hedline>
  <byline>By <person>A. Reporter</person></byline></body.head>
  <body.content><block>{paragraphs}
   <media media-type="image"><media-caption><p>{CAPTION}</p></media-caption></media>
  </block></body.content></body></nitf>"""


def news_item(content: str, *, meta: str = "", qcode: str = "ninat:text") -> str:
    """An item as NewsML-G2."""
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" xml:lang="en">
 <itemMeta><itemClass qcode="{qcode}"/>
  <provider qcode="nprov:HW"><name>Harbour Wire</name></provider>
  <versionCreated>2026-11-20T09:00:00Z</versionCreated>
  <firstCreated>2026-11-20T08:30:00Z</firstCreated>{meta}
  <link rel="irel:alternate" href="https://wire.example/bridge"/></itemMeta>
 <contentMeta><headline>Bridge to close</headline><language tag="en-GB"/></contentMeta>
 <contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    """A message of several items."""
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<header/><itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


def saved(path: Path, xml: str) -> Path:
    """Save XML."""
    path.write_text(xml, encoding="utf-8")
    return path


def inline(text: str) -> str:
    """Text as inline data."""
    return f'<inlineData contenttype="text/plain">{text}</inlineData>'
