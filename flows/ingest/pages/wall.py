"""What stands behind the opening of an article that must be paid for: "Subscribe to read on".

Runs in `extractor`. Each phrase asks for something in order to read on, or keeps the article for
subscribers; that a site offers a subscription or a newsletter says nothing of an article.
"""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.ingest.pages.parts import name_of, spoken
from models.prose.text import count_words

_LAST_WORDS: Final = 5  # by which the end of the text is found in the page
_NEAR: Final = 300  # characters behind that end; further down a site speaks of itself
_BESIDE: Final = 60  # characters between reading on and what has to be done for it
_LABEL: Final = 8  # words; judgement: a sentence of news about subscribers is longer
_COPIES: Final = 3  # of an article in its page: for phones, for printers
_READING_ON: Final = re.compile(
    r"\bto (?:continue|keep|finish) reading\b"
    r"|\bto read (?:on|the (?:full|rest|whole)|this (?:article|story))\b"
    r"|\bweiter ?(?:zu ?)?lesen\b|\bpour lire la suite\b|\bpara (?:seguir|continuar) leyendo\b"
    r"|\bpara continuar (?:lendo|a ler)\b|\bper (?:continuare a leggere|leggere tutto)\b"
    r"|\bom (?:verder|dit artikel) te lezen\b|\b(?:aby|żeby) (?:czytać dalej|przeczytać cał)"
    r"|\bför att läsa vidare|\bfor (?:å lese|at læse) videre"
    r"|\bчтобы (?:продолжить чтение|читать дальше|дочитать)|\bдля продолжения чтения"
    r"|\bщоб (?:продовжити читання|читати далі)|\bokumaya devam etmek için",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"\b(?:subscri|sign (?:in|up)|log ?in|regist|abonn|abo\b|anmeld|einlogg|connect|identifi"
    r"|suscr|inici[ae] sesi|regíst|assin[ae]|inscrev|faça login|abbon|acced|word abonnee|inlogg"
    r"|kup\b|wykup|zaloguj|subskryb|prenum|logga in|logg inn|log ind"
    r"|оформите|подпи|войдите|зарегистр|увійд|передплат|abone|giriş yap|üye)"
    r"|weiter ?lesen mit (?:\w+ )?(?:plus\b|abo|\w+\+)",
    re.IGNORECASE,
)
_FOR_ELSE: Final = re.compile(
    r"newsletter|infolettre|nieuwsbrief|nyhetsbrev|boletín|рассылк|live-?blog"
    r"|\bcomment(?:s|er|aire)?\b|kommentar|comentar|коммент",
    re.IGNORECASE,
)
# What speaks of the article's being for those who pay, and of nothing else.
_RESERVED: Final = re.compile(
    r"\bthis (?:article|story|content) is (?:only )?(?:available (?:only )?to|for|reserved for)"
    r" (?:\w+ )?subscribers\b(?! of)"
    r"|\balready a subscriber\s?\?|\bréservée?s? (?:aux|à nos) abonnés\b(?! d)"
    r"|残り\s?[:：]?\s?[\d０-９,]+\s?文字|会員限定(?:の)?記事です"
    r"|(?:订阅|訂閱|登录|登入)后?(?:即可)?(?:继续|繼續)(?:阅读|閱讀)"
    r"|(?:구독|로그인)(?:하고|하면|하여|하시면)\s?계속\s?읽",
    re.IGNORECASE,
)

_PAYWALL = re.compile(r"(?:^|[\s_-])(?:pay|reg|meter)-?wall(?:$|[\s_-])", re.IGNORECASE)
_WORDS_OF_WALL: Final = 5  # "Subscribe to read on" and a button


def shows_paywall(tree: HtmlElement) -> bool:
    """Whether words stand in an element that is named a paywall; many pages have an empty one."""
    walls = (e for e in tree.iter("div", "section", "aside") if _PAYWALL.search(name_of(e)))
    return any(count_words(str(wall.text_content())) >= _WORDS_OF_WALL for wall in walls)


def reads_on_behind_wall(tree: HtmlElement, text: str) -> bool:
    """Whether a page says, behind the end of its article's text, that the rest is for who pays."""
    *others, line = text.split("\n\n")
    if others and count_words(line) <= _LABEL and _asks(line):  # taken for its last paragraph
        return True
    whole = " ".join(" ".join(spoken(tree)).split())
    last = r"\s*".join(map(re.escape, "".join(text.split()[-_LAST_WORDS:])))
    if not last:
        return False
    ends = [match.end() for match in re.finditer(last, whole)][-_COPIES:]
    return any(_asks(whole[end : end + _NEAR]) for end in ends)


def _asks(text: str) -> bool:
    return any(_is_for_all_of(text, one) for one in _READING_ON.finditer(text)) or any(
        not _FOR_ELSE.search(text[one.start() : one.end() + _BESIDE])
        for one in _RESERVED.finditer(text)
    )


def _is_for_all_of(text: str, reading_on: re.Match[str]) -> bool:
    """Whether something is asked for reading on, in its own sentence."""
    start, end = reading_on.span()
    before = re.split(r"[.!?]", text[max(start - _BESIDE, 0) : start])[-1]
    behind = re.split(r"[.!?]", text[end : end + _BESIDE])[0]
    sentence = f"{before}{text[start:end]}{behind}"
    return _ASKING.search(sentence) is not None and not _FOR_ELSE.search(sentence)
