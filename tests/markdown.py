"""Markdown as both UIs of Prefect read it, letting every attack through."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

PAGE_LIMIT = 150_000
"""Bytes that an artifact stays below, as the documentation promises."""

# What they understand beyond CommonMark.
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKDOWN.validateLink = lambda _url: True  # type: ignore[method-assign]  # attacks too


def inline(markdown: str) -> list[Token]:
    """The tokens inside all blocks."""
    return [child for token in MARKDOWN.parse(markdown) for child in token.children or []]
