"""Pages that stand in front of an article: consent, login and captcha. Runs in `extractor`.

They come with status 200 and would read as an article that leaves everything out. Known by
general signs, never by publisher: little text, no article in the page's own metadata, and
what such a page cannot do without (a captcha, a field for a password, the phrases of consent
in the languages of the GDPR). A news page may carry all of these beside its article; then
its text is long, or its metadata names an article, and it passes. A notice that there is no article
(not found, no JavaScript, back soon) is told by its having no word of the headline that led there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.ingest.pages.consent import CONSENT_ADDRESS, consent_phrases
from flows.ingest.pages.details import article_data, meta_elements, must_be_paid
from flows.ingest.pages.headline import beginnings_of, is_of_else
from flows.ingest.pages.tree import parse
from flows.ingest.pages.wall import reads_on_behind_wall, shows_paywall
from models.prose.text import count_words

Gate = Literal["captcha", "consent", "login", "notice"]

# All three lengths are judgement. Challenges and forms have a few sentences; a news item as short
# names itself an article in its metadata.
_FEW_WORDS: Final = 120
# What is shown of an article that must be paid for: one to three paragraphs.
_TEASER_WORDS: Final = 200
# A consent notice with all its purposes. Of 2,177 English news texts up to this length none had two
# of the phrases below.
_NOTICE_WORDS: Final = 700

# "Page not found", "enable JavaScript", "back soon": shorter than nearly any news item.
_NOTE_WORDS: Final = 60

_CHALLENGE = re.compile(
    r"captcha|turnstile|cf-challenge|challenge-platform|challenge-form|datadome|incapsula"
    r"|distil_|awswaf|bot-?detection|are-?you-?(?:a-?)?(?:human|robot)",
    re.IGNORECASE,
)


def gate(html: str, text: str, url: str, title: str | None = None) -> Gate | None:
    """Say what stands before the article in a page from `url` with this main text, if anything.

    title: the headline under which the page is listed.
    """
    words = count_words(text)
    if words > _NOTICE_WORDS or (tree := parse(html)) is None:
        return None
    data = article_data(tree)
    if words < _TEASER_WORDS and _is_teaser(tree, data, text):
        return "login"
    named = bool(data.get("headline")) or meta_elements(tree).get("og:type", "") == "article"
    if words < _FEW_WORDS and not named:
        if _CHALLENGE.search(" ".join(_labels(tree))):
            return "captcha"
        if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
            return "login"
    if _asks(text, url, title, named=named):
        return "consent"
    return "notice" if words < _NOTE_WORDS and not named and is_of_else(text, title) else None


def _is_teaser(tree: HtmlElement, data: dict[str, Any], text: str) -> bool:
    return must_be_paid(data) or shows_paywall(tree) or reads_on_behind_wall(tree, text)


def _labels(tree: Any) -> Iterator[str]:
    for element in tree.iter("form", "iframe", "script", "div", "input", "title"):
        for name in ("id", "class", "src", "action", "name"):
            yield element.get(name) or ""


def _asks(text: str, url: str, title: str | None, *, named: bool) -> bool:
    """Whether the text asks for consent: two of its phrases, or three beside an article's name."""
    phrases = consent_phrases(text)
    if named:
        return phrases >= 3 and count_words(text) < _FEW_WORDS
    parts = urlsplit(url)
    led_there = CONSENT_ADDRESS.search(f"{parts.hostname or ''}{parts.path}") is not None
    return phrases >= (1 if led_there else 2) and not _is_beside_article(text, title)


def _is_beside_article(text: str, title: str | None) -> bool:
    """Whether more is told of the headline than a notice would, in paragraphs that ask nothing."""
    rest = "\n".join(line for line in text.split("\n") if not consent_phrases(line))
    told = beginnings_of(title or "") and not is_of_else(rest, title)
    return bool(told) and count_words(rest) >= _NOTE_WORDS
