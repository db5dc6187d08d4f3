"""Plain texts and Markdown: front matter, the address of origin, the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from w3lib.html import remove_comments, remove_tags

from flows.addresses import canonical_url
from flows.ingest.drafts import Details
from models.prose.text import clean_line, count_words

# What writers of front matter call these things (Jekyll, Hugo, Pandoc, static archives).
_KEYS = {
    "source": "source",
    "publisher": "source",
    "outlet": "source",
    "title": "title",
    "headline": "title",
    "published": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "canonical": "url",
    "lang": "lang",
    "language": "lang",
    "family": "family",
    "owner": "family",
}
_KEY_LINE = re.compile(r"([A-Za-z][\w -]{0,40}):(?:\s+(.*))?$")
_NESTED = re.compile(r"\s|-\s|-$|#|$")  # of a list or mapping, a comment, a blank line
_LONGEST_FRONT_MATTER = 100  # lines; what starts with a rule and never ends is text

# "Original url:" and the like, with the address on that line or on the next.
_ORIGIN = re.compile(
    r"(?:(?:original|canonical|source|article)?[\s-]*(?:url|link|source|article|original)"
    r"|quelle|originalartikel|fuente|enlace\s(?:original|permanente)|fonte|link\soriginal(?:e)?"
    r"|bron|oorspronkelijke?\s\w+|lien(?:\soriginal)?|article\soriginal|kaynak|źródło"
    r"|источник|оригинал|ссылка(?:\sна\sоригинал)?|джерело|оригінал|посилання"
    r"|المصدر|مصدر|الرابط(?:\sالأصلي)?|رابط\sالمقال|منبع|لینک(?:\sخبر)?|स्रोत|मूल\sलेख|출처|원문(?:\s링크)?"
    r"|来源|來源|原文(?:链接|連結|地址|网址)?|链接|網址|网址|出典|引用元|元記事|ソース|リンク)"
    r"\s*[:：]\s*<?([^\s<>]*)>?$",
    re.IGNORECASE,
)
_MOST_BRACKETS = 10_000
# Only near the ends of a text: in the middle a source line credits a picture or a quote.
_FIRST_LINES, _LAST_LINES = 5, 10


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front-matter block says, and the text that follows it."""

    details: Details
    text: str


def split_front_matter(text: str) -> FrontMatter:
    """Split a block of `key: value` lines between two `---` lines off the text.

    Without a block that names a known key, the text is returned whole.
    """
    lines = text.split("\n")
    end = _end_of_block(lines)
    details = _block_details(lines[1:end]) if end else Details()
    if details == Details():
        return FrontMatter(details, text)
    return FrontMatter(details, "\n".join(lines[end + 1 :]).strip())


def _end_of_block(lines: list[str]) -> int:
    """Return the index of the line that closes the block, 0 if there is no block."""
    if lines[0].rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1 : _LONGEST_FRONT_MATTER + 1], start=1):
        if line.rstrip() in ("---", "..."):
            return index
        if not (_KEY_LINE.match(line) or _NESTED.match(line)):
            return 0
    return 0


def _block_details(lines: list[str]) -> Details:
    values: dict[str, str] = {}
    for line in lines:
        if (match := _KEY_LINE.match(line)) and (name := _KEYS.get(match[1].strip().lower())):
            values.setdefault(name, _unquoted(match[2] or ""))
    return Details(**{name: value for name, value in values.items() if value})


def _unquoted(value: str) -> str:
    value = clean_line(value)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].strip()
    return "" if value.lower() in ("null", "~") else value


def origin_url(text: str) -> str | None:
    """Return the address in an "Original url" or "Source" line near either end of a text."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > _FIRST_LINES + _LAST_LINES:
        lines = [*lines[:_FIRST_LINES], "", *lines[-_LAST_LINES:]]
    for line, following in pairwise([*lines, ""]):
        if (match := _ORIGIN.match(line)) and (url := canonical_url(match[1] or following)):
            return url
    return None


def plain_markdown(text: str) -> str:
    """Return a Markdown text as its reader sees it, without marks, addresses and pictures.

    Paragraphs are separated by blank lines; wrapped lines stay wrapped; numbers of a
    numbered list stay, bullets go. Where more than half of the words would go, as with
    lists nested beyond what the parser reads, the text is returned as it is; likewise one with
    more brackets than any article, since the parser takes the square of their number.
    """
    if text.count("[") > _MOST_BRACKETS:
        return text
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    plain = "\n\n".join(block for block in _blocks(parser.parse(text)) if block)
    return plain if 2 * count_words(plain) >= count_words(text) else text


def _blocks(tokens: list[Token]) -> Iterator[str]:
    number = ""
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            number = f"{token.info}{token.markup} "
        elif token.type == "inline":
            yield number + "".join(_inline(token.children or [])).strip()
            number = ""
        elif token.type in ("code_block", "fence"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            yield remove_tags(remove_comments(token.content)).strip()


def _inline(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"


# What content systems export begins so; a report that begins with a tag is about HTML, and rarer.
_OPENS = re.compile(
    r"\s*(?:<!doctype[^<>]*>\s*)?<(?P<name>html|body|p|div|article|section|main|figure|h[1-6]"
    r"|ul|ol|blockquote|span)\b[^<>]*>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a text is a page or a piece of one, with tags that are opened and closed."""
    opened = _OPENS.match(text)
    return opened is not None and f"</{opened['name']}>".casefold() in text.casefold()
