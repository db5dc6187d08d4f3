"""What the stages of reading hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from models.records import Refusal


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about an article besides its text; None where nothing is known."""

    source: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    lang: str | None = None
    family: str | None = None

    def filled_from(self, other: Details) -> Details:
        """Fill the gaps from `other`: who comes first is believed."""
        own = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return replace(self, **own)


DETAIL_NAMES = tuple(f.name for f in fields(Details))


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an input stands: a path as the user named it, and a line of it from 1 (0: all).

    Places sort by path, then line; articles are kept in this order.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what is known about it.

    `page_lang` is the language that a page's template claims: weaker evidence than a
    language stated by the reader, which is `details.lang`. `gate` says what stands in front
    of the article where the page is not it: "consent", "login", "captcha" or "notice". `guid` is
    the name by which its publisher knows all its versions, where that is no address. `declared` is
    the address that its page says is its own, `following` what it names as next, as written, and
    `headline` the page's own, where another was known before.
    """

    place: Place
    text: str
    details: Details
    page_lang: str | None = None
    gate: str | None = None
    guid: str | None = None
    declared: str | None = None
    following: tuple[str, ...] = ()
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of a page, decoded, whose text is still to be extracted. guid: as of a draft."""

    place: Place
    html: str
    details: Details
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class Held(Refusal):
    """An article that is refused until its time has come: the same file gives it later."""


Loaded = Draft | Page | Refusal


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, the path as the user named it, with what a sidecar says about it."""

    path: str
    details: Details = field(default_factory=Details)


def refusal(place: Place | str, reason: str) -> Refusal:
    """Refuse what stands at `place`; a name that is not UTF-8 is shown escaped."""
    return Refusal(_shown(place), reason)


def held(place: Place, reason: str) -> Held:
    """Refuse, likewise, an article whose time has not come yet."""
    return Held(_shown(place), reason)


def _shown(place: Place | str) -> str:
    return str(place).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
