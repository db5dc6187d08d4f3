"""NewsML-G2: an agency's item, its metadata and its text (https://iptc.org/standards/newsml-g2/)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]  # has no types

from flows.ingest.archives.embargo import require_free
from flows.ingest.archives.nitf import WITHDRAWN, nitf_details, nitf_text, require_usable
from flows.ingest.drafts import Details, Draft, Page, Place
from flows.ingest.files.rows import RowError
from models.prose.text import clean_line

_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
ITEM = f"{_NAR}newsItem"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ITSELF = ("", "alternate", "canonical", "self")  # what a link may be to the item, to be its own


def item_draft(item: etree._Element, place: Place) -> Draft | Page | str:
    """Return the article in a `newsItem`; why there is none, for a picture or a film.

    Raises RowError for an item that was withdrawn or may not be told yet, and for one without text.
    """
    status = _code(item, "itemMeta/pubStatus")
    if status in WITHDRAWN:
        raise RowError(f"is {status} by its publisher, and not compared")
    kind = _code(item, "itemMeta/itemClass")
    if kind not in ("", "text", "composite"):
        return f"a {kind}, not a text"
    embargoed = _find(item, "itemMeta/embargoed")
    require_free(None if embargoed is None else embargoed.text or "")
    return replace(_content(item, place), guid=item.get("guid"))


def _content(item: etree._Element, place: Place) -> Draft | Page:
    """Return the text: of several, as where an item comes in several languages, the first."""
    for nitf in item.iterfind(f".//{_NAR}inlineXML//{{*}}nitf"):
        if text := nitf_text(nitf):
            require_usable(nitf)
            return Draft(place, text, _details(item, nitf).filled_from(nitf_details(nitf)))
    for html in item.iterfind(f".//{_NAR}inlineXML//{{*}}html"):
        written = etree.tostring(html, encoding="unicode", with_tail=False)
        return Page(place, written, _details(item, html))
    for data in item.iterfind(f".//{_NAR}inlineData"):
        if text := "".join(data.itertext()).strip():
            return Draft(place, text, _details(item, data))
    raise RowError("has no text in it; NITF, XHTML and inline data are read")


def _details(item: etree._Element, content: etree._Element) -> Details:
    lang = _language(item, content)
    return Details(
        source=_provider(item),
        title=_headline(item, lang) or _line(item, "itemMeta/title"),
        published=_created(item),
        url=_address(item),
        lang=lang,
    )


def _language(item: etree._Element, content: etree._Element) -> str | None:
    """The language of a content: what the item names, or of several the one that it is in.

    `xml:lang` of the item is that of its metadata: believed where no other language is named.
    """
    tags = (e.get("tag", "") for e in item.iterfind(f"{_NAR}contentMeta/{_NAR}language"))
    named = [tag for tag in tags if tag]
    if len({_primary(tag) for tag in named}) == 1:
        return named[0] if len(set(named)) == 1 else _primary(named[0])
    said = (element.get(_LANG) for element in (content, *content.iterancestors()))
    fitting = (
        lang for lang in said if lang and (not named or _primary(lang) in map(_primary, named))
    )
    return next(fitting, None)


def _headline(item: etree._Element, lang: str | None) -> str | None:
    """The headline, of several the one in a language, if one says to be."""
    found = list(item.iterfind(f"{_NAR}contentMeta/{_NAR}headline"))
    ours = [e for e in found if lang and _is_of(e.get(_LANG) or "", lang)]
    chosen = next(iter(ours or found), None)
    return None if chosen is None else _words(chosen)


def _is_of(tag: str, lang: str) -> bool:
    """Whether two tags, such as "en" and "en-GB", name one language."""
    return _primary(tag) == _primary(lang)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _created(item: etree._Element) -> str | None:
    """When the item was made; of a later version when that was, which tells it from the first."""
    version = _line(item, "itemMeta/versionCreated")
    if version and item.get("version", "1") not in ("0", "1"):
        return version
    first = _line(item, "itemMeta/firstCreated") or _line(item, "contentMeta/contentCreated")
    return first or version


def _provider(item: etree._Element) -> str | None:
    """Return the agency by name, else as its code says."""
    for path in ("itemMeta/provider", "contentMeta/infoSource"):
        name = _line(item, f"{path}/name")
        if value := name or _attribute(item, path, "literal") or _code(item, path):
            return value
    return None


def _address(item: etree._Element) -> str | None:
    """Return the item's own address: "see also" and "derived from" lead to other articles."""
    links = [
        link.get("href") or ""
        for link in item.iterfind(f"{_NAR}itemMeta/{_NAR}link")
        if (link.get("rel") or "").rpartition(":")[2].casefold() in _ITSELF
    ]
    return next((link for link in links if link.startswith(("http://", "https://"))), None)


def _find(item: etree._Element, path: str) -> etree._Element | None:
    return item.find("/".join(f"{_NAR}{step}" for step in path.split("/")))


def _line(item: etree._Element, path: str) -> str | None:
    found = _find(item, path)
    return None if found is None else _words(found)


def _words(element: etree._Element) -> str | None:
    return clean_line("".join(element.itertext())) or None


def _attribute(item: etree._Element, path: str, name: str) -> str:
    found = _find(item, path)
    return (found.get(name) or "") if found is not None else ""


def _code(item: etree._Element, path: str) -> str:
    """Return a code without the name of its list: `text` of `ninat:text` and `.../ninature/text`.

    Agencies write the short form or the whole address.
    """
    short = _attribute(item, path, "qcode").rpartition(":")[2]
    return short or _attribute(item, path, "uri").rpartition("/")[2]
