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

from flows.ingest.page_details import article_data, meta_elements
from flows.ingest.page_tree import parse
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
_WORD = re.compile(r"[^\W\d_]+")
_BEGINNING: Final = 4  # letters of a word that inflection seldom changes

_CHALLENGE = re.compile(
    r"captcha|turnstile|cf-challenge|challenge-platform|challenge-form|datadome|incapsula"
    r"|distil_|awswaf|bot-?detection|are-?you-?(?:a-?)?(?:human|robot)",
    re.IGNORECASE,
)
_CONSENT_ADDRESS = re.compile(
    r"^consent\.|^guce\.|[/.-](?:consent|cookie-?wall|privacy-?gate|privacy-?wall|gdpr|dsgvo"
    r"|collectconsent|zustimmung|einwilligung)\b",
    re.IGNORECASE,
)
_CONSENT_PHRASES = tuple(
    re.compile(rf"\b(?:{phrase})", re.IGNORECASE)
    for phrase in (
        # what is done: cookies are used, by partners, on the reader's device
        r"(?:we|and|our) (?:\w+ ){0,3}use cookies\b",
        r"(?:wir|und unsere) (?:\w+ ){0,3}(?:verwenden|nutzen|setzen) (?:\w+ ){0,2}cookies\b",
        r"(?:nous (?:\w+ ){0,3})?utilisons (?:\w+ ){0,2}cookies\b",
        r"(?:usamos|utilizamos) (?:\w+ ){0,2}cookies\b",
        r"utilizziamo (?:\w+ ){0,3}cookie\b",
        r"(?:wij|we) gebruiken (?:\w+ ){0,2}cookies\b",
        r"(?:używamy|korzystamy z) (?:\w+ ){0,2}cookie",
        r"vi (?:\w+ ){0,4}(?:använder|bruger|bruker) (?:\w+ ){0,2}(?:cookies|kakor)\b",
        r"používáme (?:\w+ ){0,3}(?:cookies?|súbory)\b|používame (?:\w+ ){0,3}cookies?\b",
        r"(?:sütiket|cookie-kat) (?:\w+ )?(?:használ|alkalmaz)|käytämme (?:\w+ ){0,2}evästeitä\b",
        r"(?:folosim|utilizăm) (?:\w+ ){0,2}cookie|χρησιμοποιούμε (?:\w+ ){0,2}cookies\b",
        r"(?:мы |и наши партн[её]ры )?используем (?:\w+ ){0,2}(?:файлы )?cookies?\b",
        r"(?:ми )?використовуємо (?:\w+ ){0,2}(?:файли )?cookies?\b",
        r"(?:çerez(?:ler)?(?:i|den)?|çerezleri) (?:\w+ ){0,2}(?:kullan|yararlan)",
        r"our (?:\d+ )?(?:\w+ )?(?:partners|vendors)\b",
        r"unsere (?:\d+ )?partner\b",
        r"nos (?:\d+ )?partenaires\b",
        r"nuestros (?:\d+ )?socios\b|nossos (?:\d+ )?parceiros\b",
        r"nostri (?:\d+ )?partner\b",
        r"onze (?:\d+ )?partners\b",
        r"nasi (?:\d+ )?(?:zaufani )?partnerzy\b",
        r"våra (?:\d+ )?partner\b|vores (?:\d+ )?partnere\b|våre (?:\d+ )?partnere\b",
        r"našich (?:\d+ )?partner[oůi]v?\b|naši partneři\b|(?:mi )?és (?:\d+ )?partnereink\b",
        r"kumppanimme\b|partenerii noștri\b|οι (?:\d+ )?συνεργάτες μας\b|(?:iş )?ortaklarımız",
        r"(?:нашими|наши) (?:\d+ )?партн[её]р|(?:нашими|наші) (?:\d+ )?партнер",
        r"information on (?:a|your) device\b|auf (?:einem|ihrem) gerät\b",
        # on what ground
        r"legitimate interest|berechtigte[sn]? interesse|gerechtvaardigd belang",
        r"oprávněný zájem|oprávnený záujem|jogos érdek|oikeutettu etu|berättigat intresse",
        r"legitim interesse|interes legitim|έννομο συμφέρον|законный интерес|meşru menfaat",
        r"intérêt légitime|inter[eé]sse? leg[ií]timo|interesse legittimo|uzasadniony interes",
        r"personali[sz]ed (?:ads|adv)|we value your privacy\b|einwilligung (?:erteilen|widerrufen)",
        r"(?:manage|change|withdraw|give) (?:\w+ ){0,3}(?:consent|preferences|choices)\b",
        r"votre consentement\b|su consentimiento\b|il tuo consenso\b|uw toestemming\b",
        # what to press
        r"(?:accept|reject|agree to) all\b|i (?:accept|agree)\b",
        r"alle (?:akzeptieren|ablehnen|zulassen)\b|zustimmen und weiter",
        r"tout (?:accepter|refuser)\b",
        r"(?:aceptar|rechazar|aceitar|rejeitar) tod[ao]s?\b",
        r"(?:accetta(?:re)?|rifiuta(?:re)?) tutt",
        r"alles (?:accepteren|weigeren)\b",
        r"(?:zaakceptuj|akceptuję) wszystkie|przejdź do serwisu\b",
        r"(?:acceptera|accepter|avvisa|afvis|avvis|godta|tillåt|tillad) all[aet]?\b",
        r"(?:přijmout|odmítnout|povolit) vše\b|(?:prijať|odmietnuť) všetk|hyväksy kaikki\b",
        r"(?:összes|mindet?) elfogad|acceptă(?:m|ți)? to(?:t|ate)\b|(?:αποδοχή|απόρριψη) όλων",
        r"(?:принять|отклонить) все\b|(?:прийняти|відхилити) все\b",
        r"tümünü (?:kabul et|reddet)",
    )
)
# Where no spaces stand between words.
_EASTERN_PHRASES = tuple(
    map(
        re.compile,
        (
            r"(?:cookie|Cookie|クッキー)を使用|使用(?:了)?\s?[Cc]ookies?|쿠키를 사용",
            r"パートナー(?:企業)?[はとが]|合作(?:伙伴|夥伴)|(?:당사|우리)[^.]{0,10}파트너",
            r"すべて(?:に)?(?:同意|許可|拒否)|全部(?:接受|拒绝|拒絕)|接受(?:所有|全部)",
            r"모두 (?:동의|허용|거부)",
        ),
    )
)


def gate(html: str, text: str, url: str, title: str | None = None) -> Gate | None:
    """Say what stands before the article in a page from `url` with this main text, if anything.

    title: the headline under which the page is listed.
    """
    words = count_words(text)
    if words > _NOTICE_WORDS or (tree := parse(html)) is None:
        return None
    data = article_data(tree)
    if words < _TEASER_WORDS and _must_be_paid(data):
        return "login"
    named = bool(data.get("headline")) or meta_elements(tree).get("og:type", "") == "article"
    if words < _FEW_WORDS and not named:
        if _CHALLENGE.search(" ".join(_labels(tree))):
            return "captcha"
        if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
            return "login"
    if _is_notice(text, url, named=named, words=words):
        return "consent"
    return "notice" if words < _NOTE_WORDS and not named and _is_of_else(text, title) else None


def _must_be_paid(data: dict[str, Any]) -> bool:
    """Whether schema.org's metadata says that the article is not free."""
    free = data.get("isAccessibleForFree")
    return free is False or (isinstance(free, str) and free.strip().lower() == "false")


def _is_of_else(text: str, title: str | None) -> bool:
    """Whether a text shares no word with its headline, by their beginnings."""
    words = _WORD.findall((title or "").casefold())
    beginnings = {word[:_BEGINNING] for word in words if len(word) >= _BEGINNING}
    return bool(beginnings) and not any(one in text.casefold() for one in beginnings)


def _labels(tree: Any) -> Iterator[str]:
    for element in tree.iter("form", "iframe", "script", "div", "input", "title"):
        for name in ("id", "class", "src", "action", "name"):
            yield element.get(name) or ""


def _is_notice(text: str, url: str, *, named: bool, words: int) -> bool:
    """Whether the text asks for consent: two of its phrases, or three beside an article's name."""
    known = (*_CONSENT_PHRASES, *_EASTERN_PHRASES)
    phrases = sum(1 for phrase in known if phrase.search(text))
    if named:
        return phrases >= 3 and words < _FEW_WORDS
    parts = urlsplit(url)
    led_there = _CONSENT_ADDRESS.search(f"{parts.hostname or ''}{parts.path}") is not None
    return phrases >= (1 if led_there else 2)
