"""Addresses of the web: as they are asked for, in the form that tells articles apart, by owner.

Two addresses of one article are at worst two entries, of which the second is flagged as a
repeat; two articles under one address would be one, and the other lost. So an address is made
plain only where nothing can hang on it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from tldextract import TLDExtract
from w3lib.url import canonicalize_url

from models.prose.text import clean_line

# Parameters that name a campaign or a click and never a page, by their makers' documentation:
# Google, Matomo, Meta, Microsoft, Mailchimp, AT Internet, comScore, HubSpot, Yandex. courlan's
# list was tried: it drops `source`, `ref`, `eid` and more, by which some publishers number
# articles. So do parameters without a value.
_TRACKING: Final = re.compile(
    r"(?:utm|mtm|pk|itm|hsa|oly|vero)_\w+|mc_[ce]id|_hs(?:enc|mi)|__hs\w+|hsctatracking"
    r"|(?:fbcl|gcl|dcl|ycl|yscl|twcl|msclk|gbra|wbra)id|igsh(?:id)?|mkt_tok|xtor|_openstat"
    r"|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)"
    # and those that name a reader's session: of PHP, ASP, ColdFusion and servlets.
    r"|phpsessid|aspsessionid\w+|cfid|cftoken|jsessionid",
    re.IGNORECASE,
)
# Where servlets and ASP.NET write a session into the path: "/a.do;jsessionid=1F", "/(S(x1...))/a".
_SESSION: Final = re.compile(r";jsessionid=[\w.!~-]+|/\(S\([a-z0-9]{24}\)\)", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s{2,}|[^\S ]")
_MEANT: Final = re.compile(r"https?://", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^/]", re.IGNORECASE)
_LOGIN: Final = re.compile(r"(?<=://)[^/?#\s]*@")
HOLDS_LOGIN: Final = "holds a user name or password, which reports would show"
_AS_WRITTEN: Final = "%=;/:@!$'()*+,?~-._[]"


def web_address(url: str | None) -> str | None:
    """Return an address as it is to be asked for: as it was written, line breaks mended.

    A space within it is one of a name ("/my report.html"), as browsers read it; wider gaps are
    left by lines that were broken. None for what is no http(s) address, `javascript:` links among
    it. User names and passwords are dropped.
    """
    unbroken = _BREAK.sub("", (url or "").strip())
    text = clean_line(unbroken).replace(" ", "%20").replace("&amp;", "&")
    if not _WEB.match(text):
        return None
    with suppress(ValueError):  # a host that is no host, such as "http://[::1"
        parts = urlsplit(text)
        if parts.hostname and parts.port != 0:
            return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return None


def is_address(text: str) -> bool:
    """Whether a user means an address of the web, and no file; it may be a wrong one."""
    return _MEANT.match(text) is not None


def has_login(url: str) -> bool:
    """Whether a web address holds a user name or a password."""
    return _WEB.match(url) is not None and without_logins(url) != url


def without_logins(text: str) -> str:
    """Return a text with the user names and passwords of the addresses in it left out."""
    return _LOGIN.sub("", text)


def canonical_url(url: str | None) -> str | None:
    """Return one form for all spellings of a web address, what tracks and sessions dropped.

    None for what is no address, as in `web_address`.
    """
    if (address := web_address(url)) is None:
        return None
    with suppress(ValueError):
        parts = urlsplit(address)
        path = _SESSION.sub("", parts.path)
        plain = urlsplit(
            canonicalize_url(parts._replace(path=path, query="", fragment="").geturl())
        )
        return plain._replace(netloc=_without_port(plain), query=_query(parts.query)).geturl()
    return None


def absolute(base: str, where: str) -> str:
    """Resolve an address against that of its listing; a malformed one stays as it is.

    It is refused later, by name: one bad address must not cost the listing.
    """
    try:
        return urljoin(base, where.strip())
    except ValueError:
        return where


def is_front(url: str) -> bool:
    """Whether an address is that of a host and no page of it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def source_of_url(url: str) -> str | None:
    """Return the registered domain of the publisher: `bbc.co.uk`, `name.blogspot.com`.

    None for what has no host, or none that can be one.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # "http://[bad"
        return None
    return registered_domain(url) or host.removeprefix("www.") or None


def registered_domain(url: str) -> str | None:
    """Return the registered domain of an address or host; None where no such name is sold.

    `bbc.co.uk` of `https://www.bbc.co.uk/news`; of a suffix alone, an IP address or a name
    inside a network, None.
    """
    return _registry()(url).top_domain_under_public_suffix or None


@cache
def _registry() -> TLDExtract:
    # The bundled list only: the default would fetch a newer one from the network.
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def _without_port(parts: SplitResult) -> str:
    usual = {"http": ":80", "https": ":443"}[parts.scheme]
    return parts.netloc.removesuffix(usual).lower()


def _query(query: str) -> str:
    """The parameters in one order, as they were written, without those that track."""
    given = [part for part in query.split("&") if part]
    kept = [part for part in given if not _TRACKING.fullmatch(part.partition("=")[0])]
    return quote("&".join(sorted(kept)), safe=f"{_AS_WRITTEN}&")
