"""Names of articles and stories that stay the same from run to run."""

from __future__ import annotations

from hashlib import blake2b

from models.records import Article


def article_id(url: str | None, path: str, text: str) -> str:
    """A stable id: 16 hexadecimal digits of canonical URL (else path) and text."""
    name = f"{url or path}\n{text}"
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def story_id(articles: tuple[Article, ...] | list[Article]) -> str:
    """A stable id of the set of articles, whatever their order."""
    names = "\n".join(sorted(article.id for article in articles))
    return blake2b(names.encode(), digest_size=8).hexdigest()
