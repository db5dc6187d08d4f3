"""Parts of a page that are not its article, by what they are named and by what they repeat.

Trafilatura knows many such names, but not in capitals ("Newsletter_box__1", as Next.js writes
them), not for comments that are marked up as articles, and no pull quotes. Runs in the process
of `extractor`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # has no types
from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from models.prose.text import count_words

_CONTAINERS: Final = ("div", "section", "aside", "article", "ol", "ul", "details", "form", "figure")
# Each is looked for in one name of a class at a time.
_COMMENTS: Final = re.compile(r"(?:^|[._-])(?:comments?|disqus)(?:$|[._-])", re.IGNORECASE)
_ASIDES: Final = re.compile(
    r"(?:^|[._-])(?:newsletters?|(?:email-)?sign-?ups?|latest-posts|most-(?:read|viewed|popular)"
    r"|trending|recommended|recommendations|recirc(?:ulation)?|rich-link"
    r"|related-(?:articles?|content|links|news|posts|stories)"
    r"|cookies?-(?:banner|bar|consent|dialog|info|law|message|modal|notice|popup)"
    r"|consent|gdpr|onetrust|didomi|usercentrics|cookiebot)(?:$|[._-])",
    re.IGNORECASE,
)
# Where scripts that fill a page in, and tests of it, find its parts.
_NAMING: Final = re.compile(
    r"data-(?:component|element|module|block|widget|testid|test-id|qa)(?:-name|-type|-id)?"
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")  # of "newsletterBox"
# What an article has, or is filed under: "has-comments", "tag-newsletter", "comments-open".
_STATE: Final = re.compile(
    r"(?:has|no|with|without|content-with|category|tag|topic|section|format)[_-].*"
    r"|.*[_-](?:open|closed|enabled|disabled|on|off)",
    re.IGNORECASE,
)
# "c-article", "entry-content", "hentry": what else it is named, it is the article.
_ARTICLE: Final = re.compile(
    r"(?:c-|o-|m-)?(?:article|story|post|entry)(?:[_-]{1,2}(?:body|content|text))?"
    r"|(?:article|story|post|entry)(?:body|content|text)|h-?entry",
    re.IGNORECASE,
)
# What an article is filed under, or what a builder of pages calls all its blocks, says not what it
# is: "category-barcelona", "tag-port-authority", "elementor-widget".
_FILED: Final = re.compile(
    r"(?:has|with|category|tag|topic)[_-].+|elementor-widget(?:-(?:text-editor|container))?",
    re.IGNORECASE,
)
_PROSE: Final = 8  # words of a paragraph; lists of tags have none
_CAPTION: Final = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
_CAPTION_WORDS: Final = 60  # judgement; a longer one is no caption, whatever its name
_QUOTES: Final = ("blockquote", "aside", "figure")
_PULLED: Final = re.compile(r"pull-?_?quote", re.IGNORECASE)
_MOST_PULLED: Final = 50  # judgement; a page with more quotes is made of them
_UNSPOKEN: Final = ("script", "style", "noscript", "template")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNTOLD: Final = ("head", *_HEADINGS, "a", "aside", "nav", "footer", *_UNSPOKEN)
_CREDITS: Final = (".//cite", ".//figcaption", ".//footer")
_SIGNS: Final = re.compile(r"[\W_]+")
_PULLED_SIGNS: Final = (15, 600)  # fewer may recur by chance; a longer one is a passage


def drop_parts(tree: HtmlElement) -> None:
    """Drop comments, lists of other news, captions, and quotes pulled out of the text."""
    drop_all_but_captions(tree)
    for element in [e for e in tree.iter() if _is_caption(e)]:
        _drop(element)
    _drop_pulled(tree)


def drop_all_but_captions(tree: HtmlElement) -> None:
    """Drop comments, boxes and lists of other news: captions are what a gallery tells."""
    drop_comments(tree)
    _drop_named(tree, _ASIDES)
    _drop_least(tree, [e for e in _containers(tree) if e.get("hidden") is not None])


def forget_filing(tree: HtmlElement) -> None:
    """Take from blocks of prose the names that trafilatura would take for names of furniture.

    It looks for "bar", "author" and "social" anywhere in a name.
    """
    for element in tree.iter("div", "section", "span"):
        names = (element.get("class") or "").split()
        if any(map(_FILED.fullmatch, names)) and _is_prose(element):
            element.set("class", " ".join(one for one in names if not _FILED.fullmatch(one)))


def _is_prose(element: HtmlElement) -> bool:
    return any(count_words(str(p.text_content())) >= _PROSE for p in element.iter("p"))


def drop_comments(tree: HtmlElement) -> None:
    """Drop what readers wrote below an article."""
    _drop_named(tree, _COMMENTS)


def _drop_named(tree: HtmlElement, name: re.Pattern[str]) -> None:
    """Drop what is named so; names such as "comment" are those of opinion pages too."""
    _drop_least(tree, [e for e in _containers(tree) if _is_named(e, name)])


def _drop_least(tree: HtmlElement, elements: list[HtmlElement]) -> None:
    """Drop elements, but what is or holds the article, or half of the page's words."""
    others = [element for element in elements if not _holds_article(element)]
    most = count_words(" ".join(spoken(tree))) / 2 if others else 0
    for element in others:
        if count_words(str(element.text_content())) < most:
            _drop(element)


def _containers(tree: HtmlElement) -> Iterator[HtmlElement]:
    return (e for e in tree.iter(etree.Element) if e.tag in _CONTAINERS or _is_custom(e))


def _is_custom(element: HtmlElement) -> bool:
    """Whether an element is none of HTML's: "<newsletter-box>"."""
    return "-" in element.tag


def _is_named(element: HtmlElement, name: re.Pattern[str]) -> bool:
    names = name_of(element).split()
    if any(_ARTICLE.fullmatch(one) for one in names):
        return False
    return any(name.search(one) and not _STATE.fullmatch(one) for one in names)


def _holds_article(element: HtmlElement) -> bool:
    """Whether the headline or the body of the page's article stands in an element, or is it."""
    within = any(element.find(f".//{tag}") is not None for tag in ("h1", "main"))
    return within or any("articleBody" in (e.get("itemprop") or "").split() for e in element.iter())


def name_of(element: HtmlElement) -> str:
    """The id and the classes of an element, and what scripts know it by; each word of it apart."""
    known = [value for name, value in element.attrib.items() if _NAMING.fullmatch(name)]
    if isinstance(element.tag, str) and _is_custom(element):
        known += [element.tag, element.get("name") or ""]
    names = (element.get("id") or "", element.get("class") or "", *known)
    return _HUMP.sub("-", " ".join(names))


def _is_caption(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or not _CAPTION.search(name_of(element)):
        return False
    return element.find(".//img") is None and _is_short(element)


def _is_short(element: HtmlElement) -> bool:
    return count_words(str(element.text_content())) <= _CAPTION_WORDS


def _drop_pulled(tree: HtmlElement) -> None:
    """Drop quotes that are set off from the text and stand in its paragraphs once more."""
    fewest, most = _PULLED_SIGNS
    quotes = [(e, _quote(e)) for e in tree.iter() if _is_set_off(e)]
    set_off = [(e, quote) for e, quote in quotes if fewest <= len(quote) <= most][:_MOST_PULLED]
    told = _signs(" ".join(_told(tree, [e for e, _ in quotes]))) if set_off else ""
    for element, quote in set_off:
        if quote in told:
            _drop(element)


def _told(tree: HtmlElement, quotes: list[HtmlElement]) -> Iterator[str]:
    """What a page tells, but for quotes that are set off: no headline, teaser or link tells it."""
    left_out = {part for one in (*quotes, *tree.iter(*_UNTOLD)) for part in one.iter()}
    for element in tree.iter():
        if element not in left_out:
            yield element.text or ""
        if element.getparent() not in left_out:
            yield element.tail or ""


def _is_set_off(element: HtmlElement) -> bool:
    named = element.tag in _CONTAINERS and _PULLED.search(name_of(element))
    if not named and element.tag not in _QUOTES:
        return False
    return all(element.find(f".//{tag}") is None for tag in _QUOTES)  # the innermost is the quote


def _quote(element: HtmlElement) -> str:
    """The signs of what is quoted, without whom it is by."""
    text = str(element.text_content())
    for credit in (one for path in _CREDITS for one in element.iterfind(path)):
        text = text.replace(str(credit.text_content()), " ")
    return _signs(text)


def spoken(tree: HtmlElement) -> Iterator[str]:
    """All text of a page, but for that of scripts, which may hold the article once more."""
    for element in tree.iter():
        if element.tag not in _UNSPOKEN:
            yield element.text or ""
        yield element.tail or ""


def _signs(text: str) -> str:
    return _SIGNS.sub("", text).casefold()


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
