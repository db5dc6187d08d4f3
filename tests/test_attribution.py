"""Who says it: the scale of attribution, and claims that a retelling moves on it."""

from __future__ import annotations

import pytest

from models.changes.attribution import attribution, is_attributed
from models.changes.passages import passages
from models.distortion import Finding, judge_retelling
from tests.tellings import Desk, article, reprinted

# language: (the claim, by someone named or None, by "sources")
CLAIMS = {
    "en": (
        "The dam above the village had cracked before the flood on Monday.",
        "The dam above the village had cracked before the flood on Monday, Ada Lindqvist said.",
        "The dam above the village had cracked before the flood on Monday, sources said.",
    ),
    "de": (
        "Der Damm oberhalb des Dorfes hatte schon vor der Flut am Montag Risse.",
        "Laut Ada Lindqvist hatte der Damm oberhalb des Dorfes schon vor der Flut am Montag Risse.",
        "Quellen zufolge hatte der Damm oberhalb des Dorfes schon vor der Flut am Montag Risse.",
    ),
    "fr": (
        "Le barrage en amont du village était fissuré avant la crue de lundi.",
        "Le barrage en amont du village était fissuré avant la crue de lundi, selon Ada Lindqvist.",
        "Selon des sources, le barrage en amont du village était fissuré avant la crue de lundi.",
    ),
    "es": (
        "La presa situada sobre el pueblo tenía grietas antes de la inundación del lunes.",
        "La presa sobre el pueblo tenía grietas antes de la inundación, según Ada Lindqvist.",
        "Según fuentes, la presa situada sobre el pueblo tenía grietas antes de la inundación.",
    ),
    "it": (
        "La diga sopra il villaggio presentava crepe prima dell'alluvione di lunedì.",
        "Secondo Ada Lindqvist, la diga sopra il villaggio presentava crepe prima dell'alluvione.",
        "Secondo alcune fonti, la diga sopra il villaggio presentava crepe prima dell'alluvione.",
    ),
    "pt": (
        "A barragem acima da aldeia tinha fendas antes da inundação de segunda-feira.",
        "Segundo Ada Lindqvist, a barragem acima da aldeia tinha fendas antes da inundação.",
        "Segundo fontes, a barragem acima da aldeia tinha fendas antes da inundação.",
    ),
    "nl": (
        "De dam boven het dorp vertoonde scheuren vóór de overstroming van maandag.",
        "Volgens Ada Lindqvist vertoonde de dam boven het dorp scheuren vóór de overstroming.",
        "Volgens bronnen vertoonde de dam boven het dorp scheuren vóór de overstroming.",
    ),
    "ru": (
        "Плотина выше деревни дала трещины ещё до наводнения в понедельник.",
        "Плотина выше деревни дала трещины ещё до наводнения в понедельник, заявила Ада Линдквист.",
        "По сведениям источников, плотина выше деревни дала трещины ещё до наводнения.",
    ),
    "uk": (
        "Гребля вище села дала тріщини ще до повені в понеділок.",
        "Гребля вище села дала тріщини ще до повені в понеділок, заявила Ада Ліндквіст.",
        "За даними джерел, гребля вище села дала тріщини ще до повені.",
    ),
    "tr": (
        "Köyün üstündeki baraj pazartesi günkü selden önce çatlamıştı.",
        "Köyün üstündeki baraj pazartesi günkü selden önce çatlamıştı, dedi Ada Lindqvist.",
        "Kaynaklara göre köyün üstündeki baraj pazartesi günkü selden önce çatlamıştı.",
    ),
    "ar": (
        "السد الواقع فوق القرية كان متصدعا قبل فيضان يوم الاثنين.",
        None,
        "بحسب مصادر فإن السد الواقع فوق القرية كان متصدعا قبل فيضان يوم الاثنين.",
    ),
    "fa": (
        "سد بالای روستا پیش از سیل روز دوشنبه ترک برداشته بود.",
        None,
        "به گفته منابع، سد بالای روستا پیش از سیل روز دوشنبه ترک برداشته بود.",
    ),
    "hi": (
        "गाँव के ऊपर बने बाँध में सोमवार की बाढ़ से पहले ही दरारें थीं।",
        None,
        "सूत्रों के अनुसार गाँव के ऊपर बने बाँध में सोमवार की बाढ़ से पहले ही दरारें थीं।",
    ),
    "ja": (
        "村の上流のダムは月曜日の洪水の前にすでにひび割れていた。",
        None,
        "関係者によると、村の上流のダムは月曜日の洪水の前にすでにひび割れていた。",
    ),
    "ko": (
        "마을 위의 댐은 월요일 홍수 이전에 이미 금이 가 있었다.",
        None,
        "소식통에 따르면 마을 위의 댐은 월요일 홍수 이전에 이미 금이 가 있었다.",
    ),
    "zh": (
        "村庄上游的大坝在周一洪水之前就已经开裂。",
        None,
        "据消息人士透露，村庄上游的大坝在周一洪水之前就已经开裂。",
    ),
}


def attributions(a: str, b: str, lang: str = "en") -> list[Finding]:
    """The findings of attribution in `b`, which retells `a`."""
    return [f for f in judge_retelling(a, b, lang).findings if f.kind == "attribution"]


def test_a_word_that_speaks_in_another_language_hands_over_nothing() -> None:
    """French "sa" is no Swedish "sa"."""
    (said,) = passages("Vi vet inte, sa hon.", "sv")
    (owned,) = passages("La ville a vendu sa plage de galets à un hôtel.", "fr")

    assert is_attributed(said, "sv")
    assert not is_attributed(owned, "fr")


@pytest.mark.parametrize("lang", CLAIMS)
def test_the_scale_is_read_in_each_language(lang: str) -> None:
    """Nobody says it, or someone named, or sources."""
    claim, named, vague = CLAIMS[lang]
    told = {
        text: attribution(passages(text, lang)[0], lang) for text in (claim, named, vague) if text
    }

    assert told[claim].standing == "none"
    assert told[vague].standing == "vague"
    assert named is None or told[named].standing == "named"
    assert not is_attributed(passages(claim, lang)[0], lang)


@pytest.mark.parametrize("lang", CLAIMS)
def test_a_claim_told_as_a_fact_is_found_in_each_language(lang: str) -> None:
    """A named speaker, or sources, who are left out; the other way round adds a speaker."""
    claim, *attributed = CLAIMS[lang]
    for told in filter(None, attributed):
        (found,) = attributions(told, claim, lang)

        assert found.as_fact
        assert "as a fact" in found.says
        assert attributions(claim, told, lang) == []


def test_described_speakers_may_be_left_out() -> None:
    """Nor is it a fact made of a claim where a body reports it or a speaker makes it so."""
    claim = "The dam above the village had cracked before the flood on Monday."
    for said in ("police said", "a Kremlin official said", "NASA said", "Ada Lindqvist announced"):
        assert attributions(f"{claim[:-1]}, {said}.", claim) == []


@pytest.mark.parametrize(
    ("told", "retold", "here", "there"),
    [
        ("sources said", "Ada Lindqvist said", "Ada Lindqvist", "sources"),
        ("Ada Lindqvist said", "sources said", "sources", "Ada Lindqvist"),
        ("Ada Lindqvist said", "Ida Brandt said", "Ida Brandt", "Ada Lindqvist"),
    ],
)
def test_another_sort_of_speaker_is_found(told: str, retold: str, here: str, there: str) -> None:
    """Vague and named are exchanged, or one named for another: one finding, both spans."""
    claim = "The dam above the village had cracked before the flood on Monday"
    a, b = f"{claim}, {told}.", f"{claim}, {retold}."
    (found,) = attributions(a, b)

    assert b[slice(*found.here)] == here
    assert found.there
    assert a[slice(*found.there)] == there


def test_who_only_tells_of_sources_is_no_speaker() -> None:
    """What "sources close to Ida Brandt" say, she does not say."""
    claim = "The dam above the village had cracked before the flood on Monday"
    named, close = f"{claim}, Ada Lindqvist said.", f"{claim}, sources close to Ida Brandt said."

    assert attributions(named, close.replace("sources close to ", "")) != []
    assert not [f for f in attributions(named, close) if "“Ida Brandt” says" in f.says]
    assert not [f for f in attributions(close, named) if "“Ida Brandt” says" in f.says]


def test_a_speaker_in_the_sentence_before_is_clear() -> None:
    """Who says it need not be said twice; where nothing beside it tells, it has become a fact."""
    told = "Ada Lindqvist said the dam above the village had cracked before the flood."
    fact = "The dam above the village had cracked before the flood."
    spoken = "Ada Lindqvist spoke to reporters in Tarn, she said, for the first time."
    other = "The village of Tarn is cut off from the rest of the county."

    assert attributions(f"{told} {other}", f"{spoken} {fact} {other}") == []
    assert attributions(f"{told} {other}", f"{other} {fact} {other}") != []


def test_a_rewrite_that_makes_a_fact_of_a_claim_is_found_in_a_story(desk: Desk) -> None:
    """The finding stands with the rewrite, and names the source that it was taken from."""
    wire = article(
        "wire",
        "Floods in the Arlen valley injured 31 people on Monday.\n\n"
        "Ada Lindqvist said the dam above the village had cracked before the flood came.\n\n"
        "The water carried away two bridges and cut off the village of Tarn.\n\n"
        "Farmers lost their hay, and the school will stay closed until the end of the month.\n\n"
        "The road to Tarn is open again, and the first lorries with food went up on Tuesday.",
    )
    copy = reprinted(wire, "copy", "Floods in the valley")
    text = copy.text.replace("Ada Lindqvist said the dam", "The dam")
    comparison = desk.compare([wire, article("copy", text, "2024-05-02T18:00:00+00:00")])
    (found,) = comparison.distortions

    assert found.kind == "attribution"
    assert found.here.startswith("dam above the village")
    assert found.there == "Ada Lindqvist"
    assert "It says as a fact what wire has from “Ada Lindqvist”." in found.says


def test_speakers_of_two_claims_on_the_same_lands_are_no_change() -> None:
    """However many names both claims have."""
    told = "Ann Lee said Iran, Iraq and Turkey had signed the gas deal."
    retold = "Bo Hill said Iran, Iraq and Turkey would lose from a war."
    found = judge_retelling(told, retold, "en").findings

    assert "attribution" not in {finding.kind for finding in found}
