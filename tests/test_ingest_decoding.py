"""Bytes into text: right or refused, never garbage without a word."""

from __future__ import annotations

import os

import pytest

from flows.ingest.files.decoding import UndecodableError, decode, decode_html

FRENCH = (
    "L’opposition a dénoncé « un coup de force » à l’Assemblée nationale, où le débat s’est achevé "
    "tard dans la nuit. "
)
POLISH = (
    "Prezydent powiedział, że rozmowy będą kontynuowane w poniedziałek w Warszawie, a źródła mówią "
    "o postępie. "
)
CZECH = (
    "Prezident řekl, že rozhovory budou pokračovat v pondělí v hlavním městě a most bude tři týdny "
    "uzavřen. "
)
GERMAN = "Die Präsidentin erklärte am Montag, dass die Brücke über die Straße geschlossen bleibt. "
ENGLISH = "“We don’t know,” the café’s owner said – the bridge stays closed for £3 million of work."
SPANISH = "El presidente declaró que las conversaciones continuarán mañana, según el año pasado. "
TURKISH = (
    "Cumhurbaşkanı görüşmelerin pazartesi günü başkentte süreceğini, köprünün kapalı olacağını."
)
RUSSIAN = "Президент заявил, что переговоры будут продолжены в понедельник в столице. "
GREEK = "Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα συνεχιστούν τη Δευτέρα στην πρωτεύουσα. "
HEBREW = "הנשיא אמר כי השיחות יימשכו ביום שני בבירה, והגשר ייסגר לשלושה שבועות. "
ARABIC = "قال الرئيس إن المحادثات ستستمر يوم الاثنين في العاصمة، وإن الجسر سيغلق لثلاثة أسابيع. "
JAPANESE = (
    "大統領は月曜日に首都で会談を続けると述べた。橋は三週間閉鎖される見通しだと、関係者は語った。"
)
CHINESE = "总统表示，会谈将于周一在首都继续举行。有关人士说，这座桥将关闭三个星期。"
KOREAN = "대통령은 월요일 수도에서 회담을 계속할 것이라고 말했다. 다리는 3주 동안 폐쇄될 예정이다."

LEGACY = [
    (FRENCH, "cp1252"),
    (GERMAN, "latin-1"),
    (ENGLISH, "cp1252"),
    (SPANISH, "cp1252"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859_2"),
    (CZECH, "cp1250"),
    (CZECH, "iso8859_2"),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (RUSSIAN, "iso8859_5"),
    (GREEK, "cp1253"),
    (HEBREW, "cp1255"),
    (ARABIC, "cp1256"),
    (ARABIC, "iso8859_6"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (CHINESE, "gb18030"),
    (KOREAN, "euc_kr"),
    (GERMAN, "mac_roman"),
]


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_an_undeclared_encoding_is_read_rightly_or_refused(text, encoding):
    """A guess that is taken is right and says that it is a guess; else the text is refused."""
    try:
        read = decode(text.encode(encoding))
    except UndecodableError as error:
        assert "save it as UTF-8" in str(error)  # noqa: PT017 -- either outcome is right
    else:
        assert read.text == text
        assert read.note
        assert read.encoding in read.note


def test_most_undeclared_encodings_are_read():
    """Refusing is for twins that cannot be told apart, not for everything old."""
    refused = []
    for text, encoding in LEGACY:
        try:
            decode(text.encode(encoding))
        except UndecodableError:
            refused.append(encoding)

    assert refused == ["iso8859_2", "iso8859_2", "iso8859_6", "mac_roman"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    """UTF-16 without a byte order mark shows by its NULs."""
    assert decode(FRENCH.encode(encoding)).text.lstrip("\ufeff") == FRENCH


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="koi8-r">', "koi8-r"),
        ('<META http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859-5"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(head, encoding):
    """A meta element, the older kind too, and an XML declaration count."""
    page = f"{head}<p>{RUSSIAN}</p>"

    read = decode_html(page.encode(encoding))

    assert (read.text, read.note) == (page, None)


def test_a_wrong_declaration_does_not_garble_utf8():
    """Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever a template claims."""
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}</p>'

    assert decode_html(page.encode("utf-8")).text == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "windows-1251"), (GREEK, "windows-1253"), (HEBREW, "windows-1255"),
     (CHINESE, "gb2312"), (KOREAN, "euc-kr")],
)  # fmt: skip
def test_a_server_that_calls_all_its_pages_western_is_not_believed(text, encoding):
    """Any bytes can be read so, and the page itself says otherwise."""
    page = f'<meta charset="{encoding}"><p>{text}</p>'

    assert decode_html(page.encode(encoding), "cp1252").text == page


def test_a_server_that_calls_a_western_page_western_is_believed():
    """A template may declare another encoding than the one in which its texts are stored."""
    page = f'<meta charset="windows-1251"><p>{FRENCH}</p>'

    assert decode_html(page.encode("cp1252"), "cp1252").text == page


def test_rows_of_signs_make_no_page_foreign():
    """Dots of a table, say: letters of other scripts come in words."""
    page = f'<meta charset="windows-1251"><p>{FRENCH} {"·" * 9} {"×" * 9} {"°" * 9} {"÷" * 9}</p>'

    assert decode_html(page.encode("cp1252"), "cp1252").text == page


@pytest.mark.parametrize("server", ["iso-8859-1", "iso-8859-15"])
def test_a_server_that_calls_a_japanese_page_western_is_not_believed(server):
    """Half of the bytes of Shift JIS are controls of these encodings."""
    page = f'<meta charset="shift_jis"><p>{JAPANESE}</p>'

    assert decode_html(page.encode("shift_jis"), server).text == page


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp"])
@pytest.mark.parametrize("declared", ["utf-8", None])
def test_a_japanese_page_that_declares_wrongly_or_nothing_is_told_by_its_kana(encoding, declared):
    """Most of a page is markup, in ASCII."""
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"{meta}<div class='article-body'>{'<span class=x></span>' * 40}<p>{JAPANESE}</p></div>"

    assert decode_html(page.encode(encoding)).text == page


def test_xml_in_utf_16_without_a_mark_shows_by_its_beginning():
    """Most of it is Cyrillic, so that few of its bytes are NUL."""
    page = f"<?xml version='1.0'?><a>{RUSSIAN * 5}</a>"

    assert decode_html(page.encode("utf-16-be")).text == page


def test_declared_japanese_mail_encoding_is_read():
    """ISO-2022-JP is made of ASCII bytes and must not be taken for ASCII."""
    page = f'<meta charset="iso-2022-jp"><p>{JAPANESE}</p>'

    assert decode_html(page.encode("iso2022_jp")).text == page


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (JAPANESE.encode("iso2022_jp"), "ISO-2022"),
        (FRENCH.encode("utf-7"), "UTF-7"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 stream of objects", "PDF"),
        (b"PK\x03\x04 word/document.xml", "ZIP"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (os.urandom(2000), "binary"),
        (bytes(100), "binary"),
        (bytes(range(32)) * 4, "binary"),
    ],
)
def test_what_is_not_readable_text_is_refused_by_name(data, word):
    """The reason says what the bytes are, as far as that shows."""
    with pytest.raises(UndecodableError, match=word):
        decode(data)


def test_a_few_broken_bytes_in_utf8_are_marked():
    """A file cut inside a character keeps its text, and says that something is lost."""
    read = decode((FRENCH * 3).encode("utf-8") + b"\xc3")

    assert read.text == FRENCH * 3 + "\ufffd"
    assert read.note
    assert "\ufffd" in read.note


def test_a_stray_nul_does_not_make_a_text_binary():
    """One NUL in a text is dirt; the cleaning takes it out."""
    assert decode(b"A text with one \x00 in it, " + b"and words and words " * 5).encoding == "utf-8"
