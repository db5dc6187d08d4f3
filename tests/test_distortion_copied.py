"""One word or two changed in a copied sentence: what no synonym explains."""

from __future__ import annotations

import pytest

from models.distortion import DISTORTED, judge_retelling

CHANGED = [
    ("en", "The pass costs 900 crowns a month.", "The pass costs 900 crowns a week.", "number"),
    ("en", "Crews closed Route 52 at Orr.", "Crews closed Route 78 at Orr.", "number"),
    ("en", "A magnitude-5.2 quake shook the island.", "A magnitude-6.2 quake shook the island.",
     "number"),
    ("en", "The club beat its neighbour in the cup.", "The club lost to its neighbour in the cup.",
     "predicate"),
    ("en", "The fund will sell the old mill in May.", "The fund will buy the old mill in May.",
     "predicate"),
    ("en", "The fire chief closed the hall.", "The police chief closed the hall.", "predicate"),
    ("en", "The council approved the gate and blocked the bridge at Orr.",
     "The council rejected the gate and blocked the bridge at Orr.", "predicate"),
    ("en", "Such rafts are strictly forbidden on the lake.",
     "Such rafts are not forbidden on the lake.", "negation"),
    ("en", "The union blamed the company for the strike.",
     "The company blamed the union for the strike.", "role"),
    ("en", "Lind lauded Renholm, who served as Lind's clerk, as a good neighbour.",
     "Renholm lauded Lind, who served as Renholm's clerk, as a good neighbour.", "role"),
    ("en", "The Murr Herald says Lind is in talks with Orrfilm about the film.",
     "Orrfilm says Lind is in talks with Orrfilm about the film.", "organisation"),
    ("de", "Die französischen Schiffe liegen im Hafen.", "Die spanischen Schiffe liegen im Hafen.",
     "place"),
    ("ru", "Вчера украинские врачи приехали в город.", "Вчера польские врачи приехали в город.",
     "place"),
    ("ar", "وصل الفريق الفرنسي إلى المدينة اليوم.", "وصل الفريق الإيطالي إلى المدينة اليوم.",
     "place"),
    ("es", "El sindicato acusó a la empresa de mentir.", "La empresa acusó al sindicato de mentir.",
     None),
    ("pt", "O banco elevou a taxa em abril.", "O banco reduziu a taxa em abril.", "predicate"),
    ("zh", "他“完全拒绝”邻国的这一决定。", "他“完全接受”邻国的这一决定。", "quote"),
    ("zh", "蓝山公司可能在十月推出新手机。", "白河公司可能在十月推出新手机。", "organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "told", "retold", "kind"), CHANGED)
def test_a_word_of_a_copied_sentence_is_changed(
    lang: str, told: str, retold: str, kind: str | None
) -> None:
    """One finding, of its kind; where more has changed than two words, none."""
    judged = judge_retelling(told, retold, lang)

    assert judged.kinds == ((kind,) if kind else ())
    assert len(judged.findings) == (kind is not None)
    assert (judged.score >= DISTORTED) == (kind is not None)


@pytest.mark.parametrize(
    ("lang", "told", "retold"),
    [
        ("en", "A boat sank off Orr on Monday night.", "A ship sank off Orr on Monday night."),
        ("en", "The thief took the theft to court.", "The thief took the burglary to court."),
        ("en", "Lind met Renholm in the old hall.", "Renholm met Lind in the old hall."),
        ("en", "The mayor and the clerk left the hall.", "The clerk and the mayor left the hall."),
        ("en", "On Friday the clerk said nothing at all.",
         "The clerk said nothing at all on Friday."),
        ("fr", "Le maire a parlé lundi à la presse.", "Lundi le maire a parlé à la presse."),
        ("de", "Der Bürgermeister sprach am Abend.", "Am Abend sprach der Bürgermeister."),
        ("en", "The 9/11 attacks changed Murr for good.", "The 911 attacks changed Murr for good."),
        ("de", "Das US-amerikanische Schiff liegt im Hafen.",
         "Das amerikanische Schiff liegt im Hafen."),
        ("zh", "他周三“完全同意”邻国的决定。", "他周三“完全赞同”邻国的决定。"),
    ],
)  # fmt: skip
def test_a_copied_sentence_in_other_words_is_left_alone(lang: str, told: str, retold: str) -> None:
    """A synonym, two who do it to each other, words in another order."""
    assert judge_retelling(told, retold, lang).findings == ()


def test_two_quotations_of_a_copied_sentence_are_changed() -> None:
    """In a copy nothing else differs; a rendering differs in other words too."""
    told = "The clerk called the plan “a disgrace” and the mayor who made it “a coward” on Friday."
    retold = told.replace("disgrace", "triumph").replace("coward", "hero")
    found = judge_retelling(told, retold).findings

    assert [(f.kind, retold[slice(*f.here)]) for f in found] == [
        ("quote", "“a triumph”"),
        ("quote", "“a hero”"),
    ]
    rendered = retold.replace("called the plan", "spoke of a plan as").replace("made", "drew up")
    assert judge_retelling(told, rendered).findings == ()


def test_what_a_quotation_denies_is_found_once() -> None:
    """The quotation is altered; that it denies something now is the same finding."""
    told = "The blaze is being treated as “potentially suspicious”, police in Orr said."
    (found,) = judge_retelling(told, told.replace("potentially", "not")).findings

    assert found.kind == "quote"
