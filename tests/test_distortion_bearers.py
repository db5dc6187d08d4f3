"""Names in scripts without capitals, known by the titles of who bears them."""

from __future__ import annotations

import pytest

from models.distortion import judge_retelling

BEARERS = {
    "a Japanese mayor": (
        "ja", "person", "津山市長は記者団に「橋を急いで直す」と述べた。", "津山", "森田",
    ),
    "a Chinese head of a county": (
        "zh", "person", "县长李文远表示，将尽快修好通往海港的铁路。", "李文远", "王国强",
    ),
    "a Korean mayor": (
        "ko", "person", "이서준 시장은 다리를 서둘러 고치겠다고 말했다.", "이서준", "박민호",
    ),
    "an Arabic minister": (
        "ar", "person", "وقال وزير النقل كريم الزيات إن الجسر سيفتح يوم الجمعة.",
        "الزيات", "النجار",
    ),
    "a mayor whose town is written on the title": (
        "ko", "person", "이서준 항구시장은 다리를 서둘러 고치겠다고 말했다.", "이서준", "박민호",
    ),
    "a head of a county in traditional signs": (
        "zh", "person", "縣長陳文遠表示，將盡快修好通往海港的鐵路。", "陳文遠", "劉國強",
    ),
    "a mayor in Romanian": (
        "ro", "person", "Primarul Ion Tarnea a vizitat răniții sâmbătă.", "Primarul Ion Tarnea",
        "Primarul Dan Tarnea",
    ),
    "a mayor in Indonesian": (
        "id", "person", "Wali Kota Budi Tarna menjenguk korban pada hari Sabtu.",
        "Wali Kota Budi Tarna", "Wali Kota Bambang Tarna",
    ),
    "a Chinese county": ("zh", "place", "云岭县发生雪崩，造成多人受伤。", "云岭", "白石"),
}  # fmt: skip


@pytest.mark.parametrize("case", BEARERS)
def test_a_name_without_capitals_is_known_by_its_title(case: str) -> None:
    """Where all else of two sentences is the same."""
    lang, kind, text, name, other = BEARERS[case]
    retold = text.replace(name, other)

    (finding,) = judge_retelling(text, retold, lang).findings

    assert finding.kind == kind
    assert retold[slice(*finding.here)] == other


NO_BEARERS = {
    "who speaks otherwise": (
        "zh", "县长李文远说：“我们会尽快修好铁路。”", "县长李文远表示将尽快修好铁路。",
    ),
    "what is done with an office": (
        "zh", "他不得不辞去市长职务，海港市政府说。", "他被迫辞去市长职务，海港市政府说。",
    ),
    "what the holder does": ("zh", "海港市的市长连任了，政府说。", "海港市的市长留任了，政府说。"),
    "which holder": (
        "ar", "وقال الوزير السابق إن الجسر سيفتح يوم الجمعة.",
        "وقال الوزير الحالي إن الجسر سيفتح يوم الجمعة.",
    ),
    "a market": (
        "ko", "오래된 시장 건물이 불에 탔다고 한다.", "커다란 시장 건물이 불에 탔다고 한다.",
    ),
    "which sort of holder": (
        "ja", "港の女性市長は橋を急いで直すと述べた。", "港の新人市長は橋を急いで直すと述べた。",
    ),
    "a particle": ("hi", "मेयर ने कहा कि पुल खुलेगा।", "मेयर को कहा कि पुल खुलेगा।"),
}  # fmt: skip


@pytest.mark.parametrize("case", NO_BEARERS)
def test_what_stands_beside_a_title_is_not_always_a_name(case: str) -> None:
    """Not what is done with an office, nor which holder of it is meant."""
    lang, told, retold = NO_BEARERS[case]

    assert judge_retelling(told, retold, lang).findings == ()


def test_how_many_bear_a_title_is_a_number() -> None:
    """Of a figure that stands beside a title nobody is told that it is another person."""
    told = "전국의 시장 12명이 다리를 서둘러 고치겠다고 말했다."

    (finding,) = judge_retelling(told, told.replace("12", "15"), "ko").findings

    assert finding.kind == "number"
