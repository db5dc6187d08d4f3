"""Pages that ask for consent to cookies: the phrases that none can do without, by language.

Runs in `extractor`. Each pattern is one thing that is said, so that two of them are two.
"""

from __future__ import annotations

import re
from typing import Final

CONSENT_ADDRESS: Final = re.compile(
    r"^consent\.|^guce\.|[/.-](?:consent|cookie-?wall|privacy-?gate|privacy-?wall|gdpr|dsgvo"
    r"|collectconsent|zustimmung|einwilligung)\b",
    re.IGNORECASE,
)
_PHRASES: Final = tuple(
    re.compile(rf"\b(?:{phrase})", re.IGNORECASE)
    for phrase in (
        # what is done: cookies are used, by partners, on the reader's device
        r"(?:we|and|our) (?:\w+ ){0,3}use cookies\b",
        r"(?:wir|und unsere) (?:\w+ ){0,3}(?:verwenden|nutzen|setzen) (?:\w+ ){0,2}cookies\b",
        r"(?:verwenden|nutzen|setzen) wir (?:\w+ ){0,3}cookies\b",
        r"(?:nous (?:\w+ ){0,3})?utilisons (?:\w+ ){0,2}cookies\b",
        r"(?:usamos|utilizamos) (?:\w+ ){0,2}cookies\b",
        r"utilizziamo (?:\w+ ){0,3}cookie\b",
        r"(?:wij|we) gebruiken (?:\w+ ){0,2}cookies\b|gebruiken (?:wij|we) (?:\w+ ){0,3}cookies\b",
        r"(?:używamy|korzystamy z) (?:\w+ ){0,2}cookie",
        r"(?:vi (?:\w+ ){0,4})?(?:använder|bruger|bruker) (?:\w+ ){0,3}(?:cookies|kakor)\b",
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
        r"op (?:een|je|uw) apparaat\b|na (?:twoim |państwa )?urządzeniu\b",
        r"(?:bir cihaz|cihazınız)da(?:ki)?\b|sur (?:un|votre) appareil\b",
        r"en (?:un|su|tu) dispositivo\b|su(?:l tuo| un) dispositivo\b",
        r"(?:num|no seu|em um) dispositivo\b|på (?:en|din) enhe[dt]\b|v(?:e vašem)? zařízení\b",
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
        r"(?:zaakceptuj|akceptuję) wszystkie|przejdź do serwisu\b|wyrazi?ć zgodę|wyrażam zgodę",
        r"(?:ik ga|klik op) akkoord\b|akkoord en (?:door|verder)|onay vermek\b|kabul ediyorum\b",
        r"(?:acceptera|accepter|avvisa|afvis|avvis|godta|tillåt|tillad) all[aet]?\b",
        r"(?:přijmout|odmítnout|povolit) vše\b|(?:prijať|odmietnuť) všetk|hyväksy kaikki\b",
        r"(?:összes|mindet?) elfogad|acceptă(?:m|ți)? to(?:t|ate)\b|(?:αποδοχή|απόρριψη) όλων",
        r"(?:принять|отклонить) все\b|(?:прийняти|відхилити) все\b",
        r"tümünü (?:kabul et|reddet)",
    )
)
_ASKS: Final = 2  # things said; one may be news of cookies or of partners
# Where no spaces stand between words.
_EASTERN_PHRASES: Final = tuple(
    map(
        re.compile,
        (
            r"(?:cookie|Cookie|クッキー)を(?:使用|利用)|使用(?:了)?\s?[Cc]ookies?|쿠키를 사용",
            r"パートナー(?:企業)?[はとが]|合作(?:伙伴|夥伴)|(?:당사|우리)[^.]{0,10}파트너",
            r"すべて(?:に)?(?:同意|許可|拒否)|全部(?:接受|拒绝|拒絕)|接受(?:所有|全部)",
            r"모두 (?:동의|허용|거부)",
            r"(?:端末|デバイス)に(?:情報を)?(?:保存|アクセス)|设备上(?:存储|访问)",
            r"기기에 (?:정보를 )?저장",
            r"同意(?:して(?:続|次|閲覧)|する場合|する必要|していただく)|点击.{0,6}(?:接受|同意)",
        ),
    )
)


def consent_phrases(text: str) -> int:
    """How many of the things are said that a page asking for consent says."""
    return sum(1 for phrase in (*_PHRASES, *_EASTERN_PHRASES) if phrase.search(text))


def without_consent(text: str) -> str:
    """An article's text without the paragraphs that ask for consent: two such things are said."""
    return "\n\n".join(part for part in text.split("\n\n") if consent_phrases(part) < _ASKS)
