"""Text of strangers, made fit to stand in a sentence, in quotation marks or behind a link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

# CSI and OSC sequences, then any other two-character escape (ECMA-48).
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_JOINERS = "\u200c\u200d"  # needed to spell Persian, Hindi and others

# Marks that would meet the quotation marks put around a quoted span.
_QUOTES = "\"“”„«»'’ ,;"


def inert(text: str) -> str:
    """Untrusted text on one line, without escape sequences, control or bidi characters."""
    bare = " ".join(_ESCAPES.sub("", text).split())
    kept = (c for c in bare if c in _JOINERS or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()


def isolated(text: str) -> str:
    """Untrusted text to stand inside a sentence; right-to-left text stays in its place."""
    plain = inert(text)
    turns = any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in plain)
    return f"\u2068{plain}\u2069" if turns else plain


def unquoted(span: str) -> str:
    """A quoted span, inert, without what would meet the quotation marks put around it."""
    return inert(span).strip(_QUOTES)


def web_link(url: str | None) -> str | None:
    """The URL if it is a plain http(s) address that is safe to link to, else None."""
    if not url or any(c.isspace() or unicodedata.category(c) == "Cc" for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
