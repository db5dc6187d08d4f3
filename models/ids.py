"""Names of articles, stories and settings that stay the same from run to run."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import blake2b, sha256

from models.records import Article
from models.settings import Settings


def article_id(url: str | None, path: str, text: str) -> str:
    """A stable id: 16 hexadecimal digits of canonical URL (else path) and text."""
    name = f"{url or path}\n{text}"
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def story_id(articles: tuple[Article, ...] | list[Article]) -> str:
    """A stable id of the set of articles, whatever their order."""
    names = "\n".join(sorted(article.id for article in articles))
    return blake2b(names.encode(), digest_size=8).hexdigest()


def fingerprint(settings: Settings) -> str:
    """sha256 of the settings, the same on every machine; part of every result.

    What a profile sets is in them; its name changes no result and does not count.
    """
    values = asdict(settings)
    del values["profile"]
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
