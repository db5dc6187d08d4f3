"""A comparison in which every untrusted text attacks the page and the terminal."""

from __future__ import annotations

from dataclasses import replace

from models.records import Comparison, Distortion, Judgement, Refusal, Sentence, Telling
from tests.stories import a_comparison

PAYLOAD = (
    "</script><script>window.pwned=1;alert(1)</script>"
    '<img src=x onerror="window.pwned=1">"\'><svg onload=window.pwned=1>'
    "{{ 7*7 }}[bold red]<!--]]>&#60;"
)
TERMINAL = "\x1b[2J\x1b]0;pwned\x07\x9b31m\u202e\r\b"


def a_hostile_comparison() -> Comparison:
    """Put the attack into every source, title, address, text, path, reason and detail."""
    comparison = a_comparison()
    names = {s.source: f"{s.source}{PAYLOAD}{TERMINAL}" for s in comparison.scores}
    tellings = tuple(_hostile(telling, names) for telling in comparison.tellings)
    wire, post = tellings[0].article.id, tellings[1].article.id
    return replace(
        comparison,
        id=PAYLOAD,
        tellings=tellings,
        statements=tuple(
            replace(s, text=s.text + PAYLOAD + TERMINAL, sources=tuple(names[n] for n in s.sources))
            for s in comparison.statements
        ),
        distortions=(Distortion(post, 2, (wire, 3), PAYLOAD, PAYLOAD, PAYLOAD),),
        scores=tuple(replace(score, source=names[score.source]) for score in comparison.scores),
        refused=(Refusal(PAYLOAD + TERMINAL, PAYLOAD + TERMINAL),),
        manifest=dict.fromkeys(comparison.manifest, PAYLOAD)
        | {"settings": {"alignment": {PAYLOAD: PAYLOAD}}},
    )


def _hostile(telling: Telling, names: dict[str, str]) -> Telling:
    article = telling.article
    text = f"{article.text}\r\n{PAYLOAD}\r\n"
    start = len(article.text) + 2
    attack = Sentence(len(telling.judgements), start, start + len(PAYLOAD), "body")
    judged = Judgement(attack, "s1", "partial", 0.5, uncovered=((start, start + 20),))
    hostile = replace(
        article,
        source=names[article.source],
        title=PAYLOAD,
        published=PAYLOAD,
        url="javascript:window.pwned=1",
        lang='en" onclick="window.pwned=1',
        path=PAYLOAD,
        text=text,
    )
    return Telling(hostile, PAYLOAD, (*telling.judgements, judged))
