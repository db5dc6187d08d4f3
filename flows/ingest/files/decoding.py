"""Bytes into text: byte order mark, declaration, UTF-8, and only then a guess.

A guess must be confirmed: the language of the text must be one for which that encoding
was in use, else the text is refused. A wrong guess is text that looks fine to a program
and is garbage to a reader.
"""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom

from flows.ingest.files.legacy_encodings import usual_encodings
from flows.ingest.languages import identify

SAVE_AS_UTF8 = "save it as UTF-8"

# charset-normalizer calls readings within this much mess equally likely: French in cp1252
# came at 0.0 like cp1250 (à as ŕ), Polish in cp1250 at 0.0 like cp1252.
_MESS_MARGIN = 0.05

# Judgement: hardly a word of a language that is written in them has four such letters in a row
# (Estonian "jäääär" does), nor a text six signs, C1 controls among them, if those are left out
# that stand in rows (° · × ÷) or about words (« »).
_WESTERN_NAMES = ("cp1252", "iso8859-1", "iso8859-15")
_ACCENTS = re.compile("[À-ÖØ-öø-ÿ]{4}|[\x80-\x9f¡-ª¬-¯±-¶¸-º¼-ÖØ-öø-ÿ]{6}")

# How XML begins in UTF-16 without a byte order mark (XML 1.0, appendix F).
_WIDE_XML = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be"}

_C1 = re.compile("[\x80-\x9f]")
_KANA = re.compile("[\u3040-\u30ff]")
_ENOUGH_KANA = 5
_UTF7_RUN = re.compile(rb"\+[A-Za-z0-9/]{3,}-")

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, as are .docx, .odt and .epub"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
# Text has next to no control bytes, random bytes have one in nine.
_BINARY_SHARE = 0.03
_CONTROL_SAMPLE = 65_536


class UndecodableError(ValueError):
    """The bytes are no text, or it is not clear which text. The message says why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read in; `note` says what a user should know."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read the text in `data`, in the `declared` encoding if that is possible.

    Raises UndecodableError for binary data and where the encoding stays unclear.
    """
    mark, _ = read_bom(data)
    if mark:
        return _strictly(data, mark) or _damaged(data, mark)
    if wide := _wide_without_mark(data):
        return wide
    _refuse_binary(data)
    return (
        _strictly(data, declared if _is_shifted(declared) else "utf-8")
        or _strictly(data, declared)
        or _slightly_damaged(data)
        or _guessed(data)
    )


def decode_html(data: bytes, declared: str | None = None) -> Decoded:
    """Like `decode`, where a page may declare its own encoding.

    `declared`, by the server, comes first where it fits.
    """
    own = html_body_declared_encoding(data)
    fits = declared is not None and (own is None or _fits(data, declared, own))
    return decode(data, declared if fits else own)


def _fits(data: bytes, declared: str, own: str) -> bool:
    """Whether the server's word holds against the page's own.

    A Western encoding fits any bytes, and many servers declare it of all that they serve.
    """
    read = _strictly(data, declared)
    if read is None:
        return False
    is_foreign = read.encoding in _WESTERN_NAMES and _ACCENTS.search(read.text) is not None
    return not is_foreign or _strictly(data, own) is None


def _is_shifted(encoding: str | None) -> bool:
    """Whether the encoding writes other scripts in ASCII bytes, so that it looks like UTF-8."""
    return (encoding or "").lower().replace("-", "").startswith(("iso2022", "hz"))


def _strictly(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        name = lookup(encoding).name
        text = data.decode(name)
    except (LookupError, ValueError):  # ValueError: bytes that do not fit, a NUL in the name
        return None
    if name == "utf-8":
        _refuse_seven_bit(data, text)
    return Decoded(text, name)


def _damaged(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"some bytes are not {encoding}; they became \ufffd")


def _slightly_damaged(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, as a cut file or a careless paste has."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if ord(character) > 127) - broken
    return _damaged(data, "utf-8") if whole >= 10 * broken else None


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is NUL."""
    if named := _WIDE_XML.get(data[:4]):
        return _strictly(data, named)
    half = min(len(data), 4096) / 2
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) <= 0.7 * half or min(even, odd) >= 0.1 * half:
        return None
    read = _strictly(data, "utf-16-le" if odd > even else "utf-16-be")
    if read:
        _refuse_controls([ord(character) for character in read.text[:_CONTROL_SAMPLE]])
    return read


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"is {what}, not text; export it as text first")
    _refuse_controls(data[:_CONTROL_SAMPLE])


def _refuse_controls(sample: Sequence[int]) -> None:
    controls = sum(1 for code in sample if code < 32 and code not in b"\t\n\v\f\r\x1b")
    if controls > _BINARY_SHARE * len(sample):
        found = f"{controls} control characters in the first {len(sample)}"
        raise UndecodableError(f"is binary ({found}); a text is needed")


def _refuse_seven_bit(data: bytes, text: str) -> None:
    """UTF-7 and ISO-2022 pass for plain ASCII and would come out as gibberish."""
    if not text.isascii():
        return
    if b"\x1b$" in data or b"\x1b(" in data:
        raise UndecodableError(f"is in an undeclared ISO-2022 encoding; {SAVE_AS_UTF8}")
    runs = _UTF7_RUN.findall(data)
    if len(runs) > 1 and not b"".join(runs).decode("utf-7", "replace").isascii():
        raise UndecodableError(f"looks like UTF-7 ({runs[0].decode()}); {SAVE_AS_UTF8}")


def _guessed(data: bytes) -> Decoded:
    decoded = _japanese(data) or _by_language(data)
    if decoded is None:
        raise UndecodableError(
            "is not UTF-8, declares no encoding that fits, and none can be told with"
            f" certainty; {SAVE_AS_UTF8}"
        )
    return decoded


def _japanese(data: bytes) -> Decoded | None:
    """Kana tell Japanese: short Shift JIS was taken for Korean by charset-normalizer.

    Their share is that of what is not ASCII, since markup is; a few may stand there by chance.
    """
    for encoding in ("cp932", "euc_jp"):
        read = _strictly(data, encoding)
        kana = len(_KANA.findall(read.text)) if read else 0
        if read and kana >= _ENOUGH_KANA and kana > 0.2 * sum(ord(c) > 127 for c in read.text):
            return _as_guess(read)
    return None


def _by_language(data: bytes) -> Decoded | None:
    """Choose the one reading that is nearly the least messy and fits the language it shows.

    The language shows through a wrong reading, since most letters are ASCII or the wrong
    alphabet is consistent; the encoding does not.
    """
    matches = list(from_bytes(data))
    if not matches:
        return None
    likely = {str(m) for m in matches if m.chaos <= matches[0].chaos + _MESS_MARGIN}
    language, _ = identify(str(matches[0]))
    usual = usual_encodings(language, str(matches[0]))
    readings = [_strictly(data, encoding) for encoding in usual]
    fitting = {r.text: r for r in readings if r and (r.text in likely or _reads_as(r, language))}
    texts = list(fitting)
    return _as_guess(fitting[texts[0]]) if len(texts) == 1 and texts[0] in likely else None


def _reads_as(read: Decoded, language: str) -> bool:
    """Whether a reading that charset-normalizer finds unlikely is a real rival.

    It is if it holds no control characters and is clearly in the same language: Czech in
    ISO 8859-2 was read as cp1250, with "ą" for every "š".
    """
    found, probability = identify(read.text)
    return found == language and probability > 0.9 and not _C1.search(read.text)


def _as_guess(read: Decoded) -> Decoded:
    note = f"declares no encoding; read as {read.encoding}. If it looks wrong, {SAVE_AS_UTF8}"
    return Decoded(read.text, read.encoding, note)
