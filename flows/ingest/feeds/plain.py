"""The words of a feed's markup, and whether they are the whole article."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from resiliparse.extract.html2text import extract_plain_text

from flows.addresses import canonical_url
from flows.ingest.files.legible import in_whole_letters
from models.prose.text import clean_line, count_words

# Judgement, on the safe side: well above a teaser of one or two paragraphs. An article that is
# shorter is read from its page all the same, which costs one request and loses nothing.
_ARTICLE_WORDS: Final = 200

_MARKUP = re.compile(r"<[a-zA-Z/!]")
# What begins so once it is unescaped was escaped twice.
_MARKUP_AGAIN = re.compile(
    r"<(?:p|div|figure|h[1-6]|ul|ol|table|span|strong|em|img|br)\b[^<>]*>", re.IGNORECASE
)
_LINK = re.compile(
    r"<a\b[^<>]*\bhref=[\"']([^\"'<>]+)[\"'][^<>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL
)
_LONGEST_CREDIT: Final = 2000  # characters
# How software and editors end a text that goes on elsewhere.
_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.|\[\+\d+ chars\]|read (?:the )?(?:more|full (?:story|article))|continue reading"
    r"|weiterlesen|mehr lesen|lire la suite|en savoir plus|leer más|seguir leyendo|leia mais"
    r"|continua a leggere|leggi tutto|lees verder|läs mer|les mer|læs mere|czytaj (?:dalej|więcej)"
    r"|číst dál|devamını oku|читать (?:далее|полностью)|続きを読む|阅读全文|اقرأ المزيد)"
    r"[\s\])»›→.…]*$",
    re.IGNORECASE,
)


def plain(markup: str) -> str:
    """Return the text of HTML, or of text that merely escapes its signs."""
    if not _MARKUP.search(markup):
        text = unescape(markup).strip()
        return plain(text) if _MARKUP_AGAIN.match(text) else text
    whole = in_whole_letters(markup)
    found: str = extract_plain_text(
        whole, main_content=False, list_bullets=False, alt_texts=False, comments=False
    )
    return found.strip()


def without_credit(markup: str, url: str | None, title: str | None) -> str:
    """Drop the last paragraph where it only credits the article to its own page and site.

    "The post ... appeared first on ...", in whatever language: the headline as a link to the
    article itself, and a second link. WordPress ends what it puts into feeds so.
    """
    start = markup.rfind("<p")
    if start <= 0 or len(markup) - start > _LONGEST_CREDIT:
        return markup
    links = _LINK.findall(markup, start)
    if len(links) != 2 or plain_line(links[0][1]) != title:
        return markup
    own = url is not None and _page(unescape(links[0][0])) == _page(url)
    return markup[:start] if own else markup


def _page(url: str) -> str | None:
    """An address without parameters, of which the one in a feed has some of its own."""
    return canonical_url(url.partition("?")[0])


def body_of_drupal(markup: str) -> str:
    """Leave out what Drupal puts before the body of an article: headline, author, date."""
    start = markup.rfind("<", 0, max(markup.find("field--name-body"), 0))
    return markup[start:] if start >= 0 else markup


def plain_line(markup: str | None) -> str | None:
    """Return the text of a headline on one line; None if there is none."""
    return clean_line(plain(markup)) or None if markup else None


def is_whole(text: str) -> bool:
    """Whether a text in a feed is as long as an article and does not say that it goes on."""
    return count_words(text) >= _ARTICLE_WORDS and not _CUT_SHORT.search(text[-80:])
