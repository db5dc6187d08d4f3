"""The encodings in which a language was written before UTF-8."""

from __future__ import annotations

# The legacy encodings of a language, after the table of default encodings by locale in
# the HTML standard (section "determining the character encoding"), plus the ISO twins.
_WESTERN = ("cp1252",)
_CENTRAL = ("cp1250", "iso8859_2")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5")
_LEGACY = {
    **dict.fromkeys(("cs", "hu", "pl", "ro", "sk", "sl", "sq"), _CENTRAL),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "tg", "tt", "uk"), _CYRILLIC),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257",)),
    **dict.fromkeys(("ar", "fa", "ur"), ("cp1256", "iso8859_6")),
    **dict.fromkeys(("az", "ku", "tr"), ("cp1254",)),
    "el": ("cp1253", "iso8859_7"),
    "he": ("cp1255", "iso8859_8"),
    "ko": ("cp949",),
    "th": ("cp874",),
    "vi": ("cp1258",),
    "zh": ("gb18030", "big5"),
}


def usual_encodings(language: str, reading: str) -> tuple[str, ...]:
    """Those of a language; of one in two scripts, those of the script that a reading shows."""
    if language == "sh":
        return _CENTRAL if 2 * sum(map(str.isascii, reading)) > len(reading) else _CYRILLIC
    return _LEGACY.get(language, _WESTERN)
