"""Digests built by hand, for tests that need one and no news."""

from __future__ import annotations

from dataclasses import replace

from flows.report.digest.records import ChannelHealth, Digest, DigestStory, Spike
from models.records import Refusal
from models.scores import Score
from tests.stories import a_comparison

NOW = "2026-11-22T06:15:00Z"
EVIL = "Evil | `x` <img src=x onerror=alert(1)> [l](javascript:alert(1)) **b** \n# head"


def a_score(source: str, divergence: float | None = 0.31, **changed: object) -> Score:
    """A score that clears chance, its interval a tenth to either side."""
    low, high = (None, None) if divergence is None else (divergence - 0.1, divergence + 0.1)
    score = replace(
        a_comparison().scores[0],
        source=source,
        divergence=divergence,
        low=low,
        high=high,
        significant=divergence is not None,
    )
    return replace(score, **changed)  # type: ignore[arg-type]  # fields of a score


def a_story(number: int = 1, title: str = "Bridge shut", **changed: object) -> DigestStory:
    """A story of three sources and two origins, one of them within chance."""
    scores = (
        a_score("Northwire"),
        a_score("Ellery Post", 0.12, significant=False),
        a_score("Voice", None),
    )
    story = DigestStory(f"{number:016x}", title, 3, 2, scores, report=_address(number))
    return replace(story, **changed)  # type: ignore[arg-type]  # fields of a story


def a_digest(**changed: object) -> Digest:
    """Two stories, a spike, a channel that fails, and what was refused."""
    digest = Digest(
        now=NOW,
        stories=(
            a_story(1, is_new=True),
            a_story(2, "Library opens", origins=3, outages=("Voice",)),
        ),
        unchanged=4,
        alone=12,
        fresh=30,
        down=("Voice",),
        spikes=(Spike(f"{1:016x}", "Bridge shut", a_score("Northwire", 0.8), 0.5, _address(1)),),
        channels=(
            ChannelHealth("Northwire", "https://north.example/rss", "read", None, 24, 0, 9),
            ChannelHealth("Voice", "https://voice.example/rss", "failed", "503 Busy", 24, 7, 0),
        ),
        refused=(
            Refusal("https://north.example/video", "too short: 3 words, at least 8 are needed"),
            Refusal("https://north.example/live", "too short: 3 words, at least 8 are needed"),
            Refusal("https://post.example/login", "a login page"),
        ),
        changes=("“Bridge shut” took in “Crack in bridge”",),
        failed=(Refusal("story 00000000000000ff", "the store is locked"),),
    )
    return replace(digest, **changed)  # type: ignore[arg-type]  # fields of a digest


def a_hostile_digest() -> Digest:
    """A digest in which whatever comes from outside attacks whoever shows it."""
    evil = a_story(1, EVIL, scores=(a_score(EVIL), a_score("Voice")), outages=(EVIL,))
    return a_digest(
        stories=(evil,),
        earlier=(evil,),
        down=(EVIL,),
        spikes=(Spike(evil.id, EVIL, a_score(EVIL, 0.8), 0.5, _address(1)),),
        channels=(ChannelHealth(EVIL, f"https://x.example/{EVIL}", "failed", EVIL, 3, 3, 0),),
        refused=(Refusal(EVIL, EVIL),),
        changes=(EVIL,),
        failed=(Refusal(EVIL, EVIL),),
    )


def a_large_digest() -> Digest:
    """More of everything than fits."""
    long = "A very long headline about nothing in particular, " * 8
    scores = tuple(a_score(f"{long} {s}") for s in range(40))
    stories = tuple(a_story(n, f"{n} {long}", scores=scores) for n in range(300))
    return a_digest(
        stories=stories,
        earlier=stories,
        spikes=tuple(
            Spike(story.id, story.title, story.scores[0], 0.5, story.report) for story in stories
        ),
        channels=tuple(
            ChannelHealth(f"Source {n}", f"https://{n}.example/{long}", "failed", long)
            for n in range(900)
        ),
        refused=tuple(Refusal(f"https://{n}.example/", f"{n} {long}") for n in range(900)),
        changes=tuple(f"{n} {long}" for n in range(900)),
        failed=tuple(Refusal(f"story {n}", long) for n in range(900)),
    )


def _address(number: int) -> str:
    return f"http://127.0.0.1:4201/{number:016x}/report.html"
