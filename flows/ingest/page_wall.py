"""What stands behind the opening of an article that must be paid for: "Subscribe to read on".

Runs in `extractor`. Each phrase speaks of reading on or of subscribers alone; that a site offers a
subscription or a newsletter says nothing of an article.
"""

from __future__ import annotations

import re
from typing import Final

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no types

from flows.ingest.page_parts import spoken

_LAST_WORDS: Final = 5  # by which the end of the text is found in the page
_NEAR: Final = 300  # characters on both sides of that end; further down a site speaks of itself
_COPIES: Final = 3  # of an article in its page: for phones, for printers
_PHRASES: Final = tuple(
    re.compile(phrase, re.IGNORECASE)
    for phrase in (
        (
            r"\b(?:subscribe|sign (?:in|up)|log ?in|register|join)\b[^.!?]{0,40}"
            r" to (?:continue|keep|finish) reading"
            r"|\b(?:subscribe|sign (?:in|up)|log ?in|register)\b[^.!?]{0,40}"
            r" to read (?:on|the (?:full|rest|whole)|this (?:article|story))"
        ),
        r"\bto (?:continue|keep) reading\b[^.!?]{0,30}\b(?:subscri|sign (?:in|up)|log ?in|regist)",
        (
            r"\b(?:article|story|content) is (?:only )?(?:available (?:only )?to|for|reserved for)"
            r" (?:\w+ )?subscribers\b|\balready a (?:subscriber|member)\s?\?"
        ),
        r"\bweiter ?lesen mit\b|\bjetzt\b[^.!?]{0,40} weiterlesen\b|\bum weiter ?zu ?lesen\b",
        r"\b(?:nur )?für (?:unsere )?abonnent|\bbereits (?:ein |im )?abo",
        r"\bréservée?s? (?:aux|à nos) abonnés|\bpour lire la suite\b|\bdéjà abonné",
        r"\bpara (?:seguir|continuar) leyendo\b|\bexclusivo para suscriptores|\bya eres suscriptor",
        r"\bpara continuar (?:lendo|a ler)\b|\bexclusivo para assinantes|\bjá é assinante",
        r"\bper (?:continuare a leggere|leggere (?:tutto|l[’']articolo))",
        r"\briservato agli abbonati|\bsei già abbonato",
        r"\bom (?:verder|dit artikel) te lezen\b|\balleen voor abonnees|\bal abonnee\b",
        r"\b(?:aby|żeby) (?:czytać dalej|przeczytać cał)|\btylko dla (?:subskryben|prenumerator)",
        r"\bför att läsa vidare|\bfor (?:å lese|at læse) videre",
        r"\b(?:bara|endast|kun) (?:för|for) (?:prenumeranter|abonnenter)",
        r"\bчтобы (?:продолжить чтение|читать дальше|дочитать)|\bдля продолжения чтения",
        r"\bтолько (?:по подписке|(?:для )?подписчик)",
        r"\bщоб (?:продовжити читання|читати далі)|\b(?:лише|тільки) (?:для )?передплатник",
        r"\bokumaya devam etmek için|\byalnızca aboneler",
        r"残り\s?[:：]?\s?[\d０-９,]+\s?文字|(?:続き|全文)を?(?:読む|お読み)(?:に|いただ)|会員限定(?:の)?記事です",
        r"(?:订阅|訂閱|登录|登入)[^。]{0,12}(?:阅读|閱讀|继续|繼續)|(?:구독|로그인)[^.]{0,12}(?:계속|전체|전문)",
    )
)


def reads_on_behind_wall(tree: HtmlElement, text: str) -> bool:
    """Whether a page says, where its article's text ends, that the rest is for who pays."""
    whole = " ".join(" ".join(spoken(tree)).split())
    last = r"\s*".join(map(re.escape, text.split()[-_LAST_WORDS:]))
    if not last:
        return False
    ends = [match.end() for match in re.finditer(last, whole)][-_COPIES:]
    return any(_asks(whole[max(end - _NEAR, 0) : end + _NEAR]) for end in ends)


def _asks(text: str) -> bool:
    return any(phrase.search(text) for phrase in _PHRASES)
