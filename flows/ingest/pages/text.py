"""The article's text in the HTML of a page. Runs in the process of `extractor`.

Trafilatura in precision mode finds it (F1 .957 on 181 news pages; furniture costs more
here than a lost line); its default mode where that finds little or nothing; resiliparse
where nesting is deeper than libxml2 reads, which loses text without a word, and where
trafilatura finds nothing at all. Where what is found is of
something else than the headline, text that stands in bare blocks counts as paragraphs; where
the page's own description holds the article and the page at best its opening, that is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

from flows.ingest.pages.described import described_text, is_glued
from flows.ingest.pages.headline import is_of_else
from flows.ingest.pages.lead import with_lead
from flows.ingest.pages.parts import drop_all_but_captions, drop_comments, drop_parts, forget_filing
from flows.ingest.pages.tree import parse
from flows.ingest.pages.wall import reads_on_behind_wall, shows_paywall
from models.prose.text import clean_line, count_words

# Trafilatura drops a block that repeats the one before (eight equal paragraphs became
# one, even with deduplicate=False), so repeats are numbered in private-use digits.
_BLOCKS = ("p", "li", "blockquote", "pre", "td", "h1", "h2", "h3", "h4", "h5", "h6")
_FIRST_DIGIT = 0xE000
_DIGITS = re.compile("[\ue000-\ue009]+")

_ROW = re.compile(r"\|(?:[^|]*\|)+\s*")
# As Bootstrap, WordPress and most publishers call it.
_UNSEEN = re.compile(r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text)(?:\s|$)")

# Where precision mode keeps less than this share of the words of resiliparse's main content
# (recall .98, precision .86), it has probably lost a part of the article.
_ENOUGH = 1 / 3
# A page shows the opening of what its description holds: so much longer, as of two forms of one
# article (`flows.store.polled.repeats`), and begun by a place and a headline at most.
_FULLER = 1.25
_EARLY = 300  # characters; judgement
_Drop = Callable[[HtmlElement], None]
_PARAGRAPH = 8  # words, outside links; fewer are a label


def article_text(html: str, title: str | None = None) -> str:
    """Return the text of the article, paragraphs separated by blank lines; "" if none is found.

    title: its headline, which its text is expected to have a word of.
    """
    shown = _shown(html, title)
    described = described_text(html, title)
    if described and _is_fuller(described, shown, html, title):
        return described
    return with_lead(shown, _without_parts(html), title)


def _without_parts(html: str) -> HtmlElement | None:
    if (tree := parse(html)) is not None:
        drop_parts(tree)
        _drop_unseen(tree)
    return tree


def _is_fuller(described: str, shown: str, html: str, title: str | None) -> bool:
    """Whether a page shows nothing, other things, or the opening of what its description holds."""
    tree = parse(html)
    if shows_paywall(tree) or reads_on_behind_wall(tree, shown):
        return False
    if is_of_else(shown, title) or not without_headline_alone(shown, title):
        return count_words(shown) < _ENOUGH * count_words(described)
    is_longer = _FULLER * count_words(shown) < count_words(described)
    return is_longer and not is_glued(described) and _opens(shown, described)


def _opens(shown: str, described: str) -> bool:
    """Whether each paragraph that is shown stands in the described text, the first one early."""
    said = clean_line(described).casefold()
    lines = [clean_line(one).casefold() for one in shown.split("\n\n")]
    told = [line.rstrip(".…") for line in lines if count_words(line) >= _PARAGRAPH]
    return bool(told) and all(line in said for line in told) and said.index(told[0]) <= _EARLY


def _shown(html: str, title: str | None) -> str:
    if parse(html) is None:
        return _of_any_depth(html)
    precise = _of_tree(html, precision=True)
    if not without_headline_alone(precise, title):
        precise = _of_tree(html, precision=True, drop=drop_all_but_captions)
    if is_of_else(precise, title):
        whole = _of_tree(html, precision=True, drop=drop_comments)  # names may have misled
        precise = precise if is_of_else(whole, title) else whole
    if is_of_else(precise, title):
        bare = _of_tree(html, precision=True, bare=True)
        precise = precise if is_of_else(bare, title) else bare
    if precise and count_words(precise) >= _ENOUGH * count_words(_main_content(html)):
        return precise
    return _of_tree(html, precision=False) or precise or _of_any_depth(html)


def without_headline_alone(text: str, title: str | None) -> str:
    """The text, "" where it is the page's headline and nothing else: a film, a gallery, a shell."""
    line = clean_line(text).casefold()
    return "" if line in clean_line(title or "").casefold() else text


def _of_tree(html: str, *, precision: bool, bare: bool = False, drop: _Drop = drop_parts) -> str:
    tree = parse(html)
    _drop_description(tree)
    drop(tree)
    forget_filing(tree)
    _unwrap_layout_tables(tree)
    if bare:
        _make_paragraphs(tree)
    _number_repeats(tree)
    _drop_unseen(tree)
    found = extract(tree, favor_precision=precision, include_comments=False) or ""
    lines = (_without_rules(line) for line in _DIGITS.sub("", found).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _drop_description(tree: HtmlElement) -> None:
    """Drop JSON-LD, which trafilatura reads without paragraphs, and though it must be paid for."""
    for script in [e for e in tree.iter("script") if "ld+json" in (e.get("type") or "").lower()]:
        script.drop_tree()


def _without_rules(line: str) -> str:
    """A line as a reader sees it: trafilatura draws tables with signs."""
    if not _ROW.fullmatch(line):
        return line
    return "  ".join(cell.strip() for cell in line.split("|") if cell.strip(" -"))


def _drop_unseen(tree: HtmlElement) -> None:
    """Drop what is there for programs that read pages aloud ("Image source,"), and for scripts."""
    for element in [e for e in tree.iter() if _is_unseen(e)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    return element.tag == "template" or _UNSEEN.search(element.get("class") or "") is not None


def _unwrap_layout_tables(tree: HtmlElement) -> None:
    """Make plain blocks of tables that hold paragraphs or empty lines: a layout of old, not data.

    Trafilatura would set a whole article in such a table on one line, with all beside it.
    """
    layouts = [
        t for t in tree.iter("table") if any(_parts_paragraphs(e) for e in t.iter("p", "br"))
    ]
    for layout in layouts:
        for element in layout.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th"):
            element.tag = "div"


def _parts_paragraphs(element: HtmlElement) -> bool:
    """Whether an element is a paragraph, or a break right after another: an empty line."""
    before = element.getprevious()
    if element.tag == "p" or before is None:
        return bool(element.tag == "p")
    return before.tag == "br" and not (before.tail or "").strip()


def _make_paragraphs(tree: HtmlElement) -> None:
    """Make paragraphs of blocks that hold a text of their own and no block, as of old."""
    for block in tree.iter("div", "td", "span"):
        own = [block.text, *(child.tail for child in block)]
        if count_words(" ".join(filter(None, own))) >= _PARAGRAPH and not _holds_block(block):
            block.tag = "p"


def _holds_block(element: HtmlElement) -> bool:
    return any(element.find(f".//{tag}") is not None for tag in ("div", "table", *_BLOCKS))


def _number_repeats(tree: HtmlElement) -> None:
    seen: dict[str, int] = {}
    for block in tree.iter(*_BLOCKS):
        if len(block) == 0 and (text := block.text and block.text.strip()):
            seen[text] = seen.get(text, 0) + 1
            if seen[text] > 1:
                block.text = _in_private_digits(seen[text]) + text


def _in_private_digits(number: int) -> str:
    return "".join(chr(_FIRST_DIGIT + int(digit)) for digit in str(number))


def _of_any_depth(html: str) -> str:
    return _main_content(html) or _plain(html, main_content=False)


def _main_content(html: str) -> str:
    return _plain(html, main_content=True)


def _plain(html: str, *, main_content: bool) -> str:
    return extract_plain_text(
        html, main_content=main_content, list_bullets=False, alt_texts=False, comments=False
    ).strip()
