"""Thai, which has no full stops and no spaces between words: sentences, furniture, copies."""

from __future__ import annotations

from models.language.words import words
from models.prose.cues import load_cues
from models.prose.roles import label_sentences
from models.prose.sentences import split_sentences
from models.records import Article
from tests.sequenced import copies, told

# Invented, like all that follows.
LEAD = (
    "เกิดเหตุเพลิงไหม้โรงงานผลิตเม็ดพลาสติกของบริษัท ท่าใหม่โพลี จำกัด ในตำบลท่าใหม่ เมื่อเวลา 02.30 น."
    " วันเสาร์ ทำให้มีผู้เสียชีวิต 3 ราย และบาดเจ็บ 17 ราย"
)
SHORT = "ค่าเสียหายเบื้องต้นประมาณ 80 ล้านบาท"
PAGE = "\n\n".join(
    [
        "ไฟไหม้โรงงานพลาสติกท่าใหม่ ดับ 3 เจ็บ 17",
        "โดย สมหญิง ทองดี",
        LEAD,
        SHORT,
        "ภาพ: ควันดำเหนือตำบลท่าใหม่",
        "อ่านข่าวที่เกี่ยวข้อง: โรงงานระเบิด เจ็บ 5",
    ]
)


def test_a_thai_page_has_its_headline_and_its_furniture() -> None:
    """And a short paragraph between them is content, though no sign ends it."""
    (labelled,) = label_sentences(
        [Article("1", "A", "A", None, None, None, "th", "p", PAGE)], load_cues()
    )

    assert [sentence.role for sentence in labelled] == [
        "headline", "boilerplate", "body", "body", "boilerplate", "boilerplate",
    ]  # fmt: skip


def test_a_thai_paragraph_is_cut_before_words_that_lead_on() -> None:
    """At no other space: that may part a name or a figure."""
    paragraph = f"{LEAD} ทั้งนี้ เจ้าหน้าที่ควบคุมเพลิงได้แล้ว"

    assert split_sentences(paragraph, "th") == ((0, len(LEAD)), (len(LEAD) + 1, len(paragraph)))


def test_an_office_and_its_place_in_two_thai_reports_are_no_copy() -> None:
    """Twenty letters are four or five words."""
    first = "ผู้ว่าราชการจังหวัดสมุทรปราการสั่งปิดโรงงานทุกแห่งในพื้นที่ทันที"
    other = "ชาวบ้านยื่นหนังสือร้องเรียนต่อผู้ว่าราชการจังหวัดสมุทรปราการเรื่องกลิ่นเหม็น"

    assert copies(told("a", words(first)), told("b", words(other))) == ()
