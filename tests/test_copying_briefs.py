"""Briefs, and paraphrases that are as short, of one report: the first are voices of their own."""

from __future__ import annotations

import pytest

from tests.tellings import Desk, article

ZH_REPORT = """\
云川市一家化工厂18日凌晨发生爆炸，截至当日中午已造成6人死亡、31人受伤，当地应急管理部门通报说。

爆炸发生在凌晨2时10分左右，二号车间的一个反应釜因温度过高破裂，随后引起大火。

消防部门出动42辆消防车和230名消防员，经过五个小时将明火扑灭。

工厂周边三公里内的四千多名居民已被转移到体育馆和两所中学。

“空气和河水的监测数据目前都在正常范围内”，市环保局局长陈立说。

伤者中有8人伤势较重，正在市人民医院接受治疗。

这家工厂建于2006年，主要生产农药原料，去年曾因违规储存被罚款20万元。

工厂负责人已被警方控制，事故原因正在进一步调查。

市政府宣布全市化工企业停产检查一周。

受爆炸影响，附近的铁路货运线中断了近七个小时。
"""
ZH_BRIEF = """\
云川化工厂18日爆炸，6人死亡。

爆炸发生在凌晨两点多。

大火烧了五个小时。

四千多人离开家。

8人重伤住院。

厂长已被抓。
"""
ZH_PARAPHRASE = """\
据应急部门消息，18日凌晨云川市一化工企业爆炸，已有六人遇难、三十一人受伤。

凌晨两点十分，第二车间反应釜因过热破裂并引燃大火。

230名消防员用五小时将火扑灭，四千余名居民被安置到体育馆和中学。

八名重伤者正在市人民医院救治。

该厂2006年建成，去年曾因储存违规被罚二十万元。

警方已控制工厂负责人。
"""

TH_REPORT = """\
เกิดเหตุเพลิงไหม้โรงงานผลิตเฟอร์นิเจอร์ในอำเภอบางนา เมื่อคืนวันพุธ มีผู้เสียชีวิต 5 ราย และบาดเจ็บ 14 ราย ตำรวจเปิดเผย

เพลิงเริ่มลุกไหม้จากห้องพ่นสีเมื่อเวลาประมาณสามทุ่มครึ่ง ก่อนลามไปยังโกดังเก็บไม้ที่อยู่ติดกัน

เจ้าหน้าที่ดับเพลิงกว่า 80 นายพร้อมรถน้ำ 25 คันใช้เวลาเกือบหกชั่วโมงจึงควบคุมเพลิงได้

คนงานกะดึกราว 60 คนหนีออกมาทางประตูด้านหลังซึ่งถูกล็อกไว้จนต้องพังออกมา

ผู้บาดเจ็บถูกนำส่งโรงพยาบาลสามแห่ง ในจำนวนนี้สี่รายอาการสาหัส

โรงงานแห่งนี้เปิดดำเนินการมาตั้งแต่ปี 2541 และมีคนงานประมาณ 300 คน

ผู้ว่าราชการจังหวัดสั่งปิดโรงงานและให้จ่ายเงินเยียวยาครอบครัวผู้เสียชีวิตรายละสองแสนบาท
"""
TH_BRIEF = """\
ไฟไหม้โรงงานเฟอร์นิเจอร์ที่บางนา

มีผู้เสียชีวิตห้าคน

ไฟเริ่มจากห้องพ่นสี

ประตูหลังถูกล็อกไว้

สี่คนอาการหนัก

โรงงานถูกสั่งปิดแล้ว
"""
TH_PARAPHRASE = """\
ตำรวจแถลงว่าไฟไหม้โรงงานเครื่องเรือนที่บางนาคืนวันพุธ ทำให้มีคนตายห้าคนและเจ็บสิบสี่คน

ต้นเพลิงมาจากห้องพ่นสีราว 21.30 น. แล้วลามสู่คลังไม้ข้างเคียง

นักดับเพลิงกว่าแปดสิบคนใช้เวลาเกือบหกชั่วโมงจึงคุมไฟได้

พนักงานราวหกสิบคนต้องพังประตูหลังที่ล็อกไว้เพื่อหนี

ผู้เจ็บถูกส่งไปสามโรงพยาบาล สี่คนอาการวิกฤต

จังหวัดสั่งปิดโรงงานและชดเชยญาติผู้ตายคนละสองแสนบาท
"""

EARLY, LATE = "2026-11-18T06:00:00+00:00", "2026-11-18T09:00:00+00:00"


@pytest.mark.parametrize(
    ("lang", "report", "brief"),
    [("zh", ZH_REPORT, ZH_BRIEF), ("th", TH_REPORT, TH_BRIEF)],
    ids=["zh", "th"],
)
def test_a_brief_on_the_same_facts_in_the_same_order_is_no_copy(
    desk: Desk, lang: str, report: str, brief: str
) -> None:
    """A few words on each fact, which every longer report says too."""
    long = article("long", report, EARLY, lang=lang)
    short = article("short", brief, LATE, lang=lang)

    assert desk.compare([long, short]).copies == ()


@pytest.mark.parametrize(
    ("lang", "report", "paraphrase"),
    [("zh", ZH_REPORT, ZH_PARAPHRASE), ("th", TH_REPORT, TH_PARAPHRASE)],
    ids=["zh", "th"],
)
def test_a_shortened_paraphrase_is_a_copy(
    desk: Desk, lang: str, report: str, paraphrase: str
) -> None:
    """It tells whole sentences in other words, though not all of them."""
    whole = article("whole", report, EARLY, lang=lang)
    taker = article("taker", paraphrase, LATE, lang=lang)
    (copy,) = desk.compare([whole, taker]).copies

    assert (copy.giver, copy.taker, copy.kind) == (whole.id, taker.id, "rewritten")
