"""Cleaning text: only what no reader sees may go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.prose.text import clean, clean_line, count_words, garbled_share, repair

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("one\r\ntwo\rthree\x0cfour\u2028five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\x00b\x07c\x1b[31md\x7fe", "abc[31mde"),
        ("pay \u202e001\u202c euros\u200f", "pay 001 euros"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("cafe\u0301", "café"),
        ("lost \ud800 half", "lost \ufffd half"),
        ("hidden\U000e0041\U000e0042 tags", "hidden tags"),
        ("\n\n  text \n", "text"),
    ],
)
def test_what_no_reader_sees_is_removed(raw, cleaned):
    """Line ends become one; controls, bidi and zero-width characters go; text is in NFC."""
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: the non-joiner spells the word
        "ශ\u0dca\u200dරී",  # Sinhala: the joiner makes the ligature
        "ന\u0d4d\u200d",  # Malayalam chillu, as older texts write it
        "👩\u200d👩\u200d👧",
        "½ ﬁ № “quoted” – dash… 10\u00a0000\tkm",
        "The same line.\n\nThe same line.",
    ],
)
def test_what_a_reader_sees_stays(text):
    """Joiners that spell, typography, no-break spaces, tabs and repeats are left alone."""
    assert clean(text) == text


def test_joiners_that_spell_nothing_are_removed():
    """In Latin text a joiner is a zero-width character like any other."""
    assert clean("in\u200cvis\u200dible") == "invisible"


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    """A stored text that is read again is the same text, in any database."""
    once = clean(text)

    assert clean(once) == once
    assert "\0" not in once
    assert once.encode("utf-8").decode("utf-8") == once


def test_a_label_is_one_line():
    """Titles and sources with line breaks or tabs are set on one line."""
    assert clean_line(" The\n Daily\u200b\tNews ") == "The Daily News"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's the U.S.' 2nd day-to-day report – really.", 10),
        ("大統領は月曜日", 7),
        ("可以 yes", 3),
        ("*** --- !!!", 0),
        ("می\u200cخواهم", 2),
    ],
)
def test_words_are_counted_in_any_script(text, words):
    """A script without spaces counts by character; marks count for nothing."""
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("garbled", "right"),
    [
        ("Itâ€™s the cafÃ©â€™s roof", "It’s the café’s roof"),
        ("â\x80\x9cQuotedâ\x80\x9d", "“Quoted”"),
    ],
)
def test_garbled_spots_are_repaired(garbled, right):
    """UTF-8 once read in a one-byte encoding is read rightly."""
    assert repair(garbled) == right


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO – “Não”, disse o ministro; NAÇÃO em ação.",
        "L’été, « à Noël » où l’on naît : 5 € – 3 £.",
        "Ελλάδα, Россия, ישראל, العربية, 日本語",
    ],
)
def test_right_text_is_not_repaired(text):
    """What looks unusual but is right in its language stays."""
    assert repair(text) == text
    assert garbled_share(text) == 0


def test_lost_characters_are_measured():
    """Each replacement character counts."""
    assert garbled_share("ab\ufffdcd\ufffdefgh") == pytest.approx(0.2)
