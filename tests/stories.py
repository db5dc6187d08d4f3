"""A small, complete comparison built by hand, for tests that need one and no encoder."""

from __future__ import annotations

from collections.abc import Iterator

from models.ids import article_id, story_id
from models.records import (
    Ancestor,
    Article,
    Comparison,
    Copy,
    Counterpart,
    Distortion,
    Judgement,
    Link,
    Part,
    Passage,
    Refusal,
    Role,
    Sentence,
    Span,
    Statement,
    Telling,
)
from models.scores import AsPublished, Driver, Figure, Placebo, Score

CLOSED = "The harbour bridge at Port Ellery closed on Monday after engineers found a crack."
DRIVERS = "About 4,200 drivers cross it each day."
DRIVERS_MISPRINTED = "About 2,400 drivers cross it each day."
MAYOR = "“We will not gamble with lives,” Mayor Ada Lindqvist said."
CLOSED_ARABIC = "أُغلق جسر الميناء في بورت إليري يوم الاثنين بعد أن وجد المهندسون شقًا."
WORKERS_ARABIC = "وقال العمال إنهم حذروا من الشق قبل عام."


def a_comparison() -> Comparison:
    """Build one story of three tellings: an agency's, a reprint's and an independent one's.

    The reprint has a misprint, an emoji and a related link; the third paper writes Arabic;
    two inputs were refused.
    """
    wire, post, voice = _wire(), _post(), _voice()
    return Comparison(
        id=story_id([wire, post, voice]),
        tellings=(
            Telling(wire, wire.id, _wire_judgements(wire, voice)),
            Telling(post, wire.id, _post_judgements(post, voice)),
            Telling(voice, voice.id, _voice_judgements(voice, wire)),
        ),
        statements=_statements(wire, post, voice),
        copies=(_copy(wire, post),),
        distortions=(_misprint(post, wire),),
        scores=_scores(wire, post, voice),
        refused=(
            Refusal("inbox/photo.jpg", "not text: the file is binary"),
            Refusal("inbox/فارغ.txt", "too short: 0 words, at least 8 are needed"),
        ),
        manifest={
            "version": "0.1.0",
            "model": "default",
            "model_sha256": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            "config_sha256": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
            "seed": 20230313,
            "counts": {"kept": 3, "refused": 2},
            "seconds": {"encode": 0.25, "align": 0.0625},
        },
        ancestors=(Ancestor("a1", "NRV", (wire.id, post.id), ("marks", "passages")),),
    )


def _copy(wire: Article, post: Article) -> Copy:
    """The reprint's two sentences."""
    same = Passage(next(spans_of(wire, CLOSED)), next(spans_of(post, CLOSED)), False, "verbatim")
    changed = Passage(
        next(spans_of(wire, DRIVERS)), next(spans_of(post, DRIVERS_MISPRINTED)), False, "edited"
    )
    return Copy(
        giver=wire.id,
        taker=post.id,
        share=0.875,
        kind="edited",
        passages=(same, changed),
        decided="containment",
        ancestor="a1",
    )


def _misprint(post: Article, wire: Article) -> Distortion:
    """The reprint's one changed figure."""
    return Distortion(
        article=post.id,
        index=2,
        against=(wire.id, 3),
        kind="number",
        here="2,400",
        there="4,200",
        here_at=next(spans_of(post, "2,400")),
        there_at=next(spans_of(wire, "4,200")),
        confidence=0.75,
        says="It says “2,400” where Northwire says “4,200”. Its text comes from there.",
    )


def spans_of(article: Article, *pieces: str) -> Iterator[Span]:
    """Yield the span of each piece in the article's text, searched in reading order."""
    end = 0
    for piece in pieces:
        start = article.text.index(piece, end)
        end = start + len(piece)
        yield start, end


def _wire() -> Article:
    title, url = "Harbour bridge closes after crack is found", "https://northwire.example/bridge"
    text = f"{title}\nBy Mara Quill\n\n{CLOSED} {DRIVERS}\n{MAYOR}\n"
    return Article(
        id=article_id(url, "inbox/northwire.html", text),
        source="Northwire",
        family="Northwire",
        title=title,
        published="2026-03-02T09:15:00+00:00",
        url=url,
        lang="en",
        path="inbox/northwire.html",
        text=text,
    )


def _post() -> Article:
    title, url = "Bridge shut 🌉: what we know", "https://post.example/a?id=7"
    text = f"{title}\n\n{CLOSED} {DRIVERS_MISPRINTED}\nRelated article: Ten bridges to see\n"
    return Article(
        id=article_id(url, "inbox/post.txt", text),
        source="Ellery Post",
        family="Ellery Media",
        title=title,
        published="2026-03-02",
        url=url,
        lang="en",
        path="inbox/post.txt",
        text=text,
    )


def _voice() -> Article:
    text = f"{CLOSED_ARABIC} {WORKERS_ARABIC}"
    return Article(
        id=article_id(None, "inbox/voice.jsonl:2", text),
        source="صوت الميناء",
        family="صوت الميناء",
        title=None,
        published="2026-03-03T06:00:00+00:00",
        url=None,
        lang="ar",
        path="inbox/voice.jsonl:2",
        text=text,
    )


def _sentences(article: Article, *pieces: tuple[str, Role]) -> list[Sentence]:
    spans = spans_of(article, *(text for text, _ in pieces))
    return [
        Sentence(index, start, end, role)
        for index, ((start, end), (_, role)) in enumerate(zip(spans, pieces, strict=True))
    ]


def _wire_judgements(wire: Article, voice: Article) -> tuple[Judgement, ...]:
    headline, byline, closed, drivers, mayor = _sentences(
        wire, (wire.title or "", "headline"), ("By Mara Quill", "boilerplate"),
        (CLOSED, "body"), (DRIVERS, "body"), (MAYOR, "quote"),
    )  # fmt: skip
    crack = next(spans_of(wire, CLOSED[-len("after engineers found a crack.") :]))
    return (
        Judgement(headline, "s1", "shared", 0.75, best=Counterpart(voice.id, 0, 0.8125)),
        Judgement(byline, None, None, None),
        Judgement(
            closed, "s1", "shared", 0.9375,
            parts=(Part(closed.start, crack[0] - 1, "s1"), Part(*crack, "s1")),
            best=Counterpart(voice.id, 0, 0.96875),
        ),
        Judgement(drivers, "s2", "unique", 0.125, uncovered=((drivers.start, drivers.end),)),
        Judgement(
            mayor, "s3", "unique", 0.1,
            uncovered=((mayor.start + 1, mayor.start + 30), (mayor.end - 15, mayor.end - 6)),
        ),
    )  # fmt: skip


def _post_judgements(post: Article, voice: Article) -> tuple[Judgement, ...]:
    headline, closed, drivers, related = _sentences(
        post, (post.title or "", "headline"), (CLOSED, "body"), (DRIVERS_MISPRINTED, "body"),
        ("Related article: Ten bridges to see", "boilerplate"),
    )  # fmt: skip
    return (
        Judgement(headline, "s1", "partial", 0.5, uncovered=((12, 13),)),
        Judgement(closed, "s1", "shared", 0.9375, best=Counterpart(voice.id, 0, 0.96875)),
        Judgement(drivers, "s2", "unique", 0.125, uncovered=((drivers.start, drivers.end),)),
        Judgement(related, None, None, None),
    )


def _voice_judgements(voice: Article, wire: Article) -> tuple[Judgement, ...]:
    closed, workers = _sentences(voice, (CLOSED_ARABIC, "body"), (WORKERS_ARABIC, "body"))
    return (
        Judgement(closed, "s1", "shared", 1.0, best=Counterpart(wire.id, 2, 0.96875)),
        Judgement(workers, "s4", "partial", 0.4375, uncovered=((workers.start, workers.end),)),
    )


def _statements(wire: Article, post: Article, voice: Article) -> tuple[Statement, ...]:
    everyone, copied = (wire, post, voice), (wire, post)
    return (
        _statement("s1", CLOSED, everyone, 2, ((wire, 0), (wire, 2), (post, 0), (post, 1),
                                               (voice, 0))),
        _statement("s2", DRIVERS, copied, 1, ((wire, 3), (post, 2))),
        _statement("s3", MAYOR, (wire,), 1, ((wire, 4),)),
        _statement("s4", WORKERS_ARABIC, (voice,), 1, ((voice, 1),)),
    )  # fmt: skip


def _statement(name: str, text: str, articles: tuple[Article, ...], origins: int,
               members: tuple[tuple[Article, int], ...]) -> Statement:  # fmt: skip
    return Statement(
        id=name,
        text=text,
        articles=tuple(article.id for article in articles),
        sources=tuple(article.source for article in articles),
        origins=origins,
        core=origins >= 2,
        sentences=tuple((article.id, index) for article, index in members),
        cohesion=0.9375 if origins >= 2 else None,
        partly=tuple(article.source for article in articles[2:]),
        own=((0, 3),) if origins >= 2 else (),
        lineage=tuple(
            Link(a.id, articles[0].id if n == 1 else None) for n, a in enumerate(articles)
        ),
        independent=1.8 if origins >= 2 else 1.0,
    )


def _scores(wire: Article, post: Article, voice: Article) -> tuple[Score, ...]:
    return (
        Score(
            source=wire.source, articles=(wire.id,),
            divergence=0.3125, low=0.125, high=0.5, addition=0.25, omission=0.125,
            emphasis=0.0625, raw=0.4375, chance=0.1875, significant=True,
            wording=0.2, copied=0.0, distortion=0.0,
            sentences=3, shared=1, unique=2, omitted=("s4",),
            published=AsPublished(0.25, 0.0625, 0.5, 0.4375, 0.25, significant=True),
            band=(0.25, 0.375),
            drivers=(Driver("s3", "addition", 0.25), Driver("s4", "omission", 0.125),
                     Driver(None, "emphasis", 0.0625)),
            placebo=Placebo(-0.125, 0.25, 0.1875),
            figures=(
                Figure("raw", 0.4375, None, 0.375, 0.5, 0.125, 0.375),
                Figure("addition", 0.25, None, 0.25, 0.3125, 0.0, 0.125),
                Figure("shared", 1, 3, 0, 2, 1, 3),
                Figure("unique", 2, 3, 1, 2, 0, 2),
                Figure("omitted", 1, 4, 0, 2, 1, 3),
                Figure("wording", 0.2, None, 0.125, 0.375, 0.25, 0.5),
                Figure("distortion", 0.0, 2, 0.0, 0.75, 0.0, 0.5),
                Figure("copied", 0.0, None, 0.0, 0.0625, 0.0, 0.0625),
            ),
        ),
        Score(
            source=post.source, articles=(post.id,),
            divergence=-0.03125, low=-0.25, high=0.1875, addition=0.0625, omission=0.125,
            emphasis=0.0, raw=0.1875, chance=0.2109375, significant=False,
            wording=0.0, copied=0.875, distortion=0.5,
            sentences=2, shared=1, unique=1, omitted=("s3", "s4"),
        ),
        Score(
            source=voice.source, articles=(voice.id,),
            divergence=None, low=None, high=None, addition=0.125, omission=0.0625,
            emphasis=0.0, raw=0.1875, chance=None, significant=None,
            wording=None, copied=0.0, distortion=None,
            sentences=2, shared=1, unique=0, omitted=(),
        ),
    )  # fmt: skip
