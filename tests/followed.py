"""Sources followed over many stories, built without an encoder: what the wire gave, who took it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from flows.store.compared.events import save_assignment
from flows.store.compared.monitored import save_compared
from flows.store.database.engine import Store
from flows.store.polled.channels import Channel
from flows.store.polled.polls import Entry, Listed, Poll, Polled, record_poll
from flows.store.polled.readings import Reading
from models.ids import article_id, story_id
from models.outages import degraded
from models.records import Article, Comparison, Copy, Judgement, Sentence, Statement, Telling
from models.scores import Score
from models.stories import Assignment

FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
WIRE, POST, VOICE, HERALD = "Northwire", "Ellery Post", "Harbour Voice", "Daily Herald"
_FAMILIES = {POST: "Ellery Media", HERALD: "Ellery Media"}
_FACTS = ("opening", "“quoted words”", "middle fact", "further fact", "late fact", "closing fact")


def a_score(source: str, articles: tuple[str, ...], divergence: float) -> Score:
    """A score whose raw divergence is made of one half addition, three tenths omission."""
    raw = 0.2 + divergence / 2
    return Score(
        source=source,
        articles=articles,
        divergence=divergence,
        low=divergence - 0.1,
        high=divergence + 0.1,
        addition=0.5 * raw,
        omission=0.3 * raw,
        emphasis=0.2 * raw,
        raw=raw,
        chance=0.2,
        significant=divergence > 0.1,
        wording=0.4,
        copied=0.9 if source == POST else 0.0,
        distortion=0.0,
        sentences=6,
        shared=4,
        unique=1,
        omitted=("s5",) if source == POST else (),
    )


def a_followed_story(number: int, divergences: dict[str, float]) -> Comparison:
    """A story of the day `number`, told by these sources; the Post cuts the end of the wire."""
    at = FIRST + timedelta(days=number)
    said = {source: list(range(6)) for source in divergences}
    if POST in said:
        said[POST] = [0, 1, 2, 3, 6]  # cuts the last two, adds one
    texts = {source: [_fact(number, fact) for fact in facts] for source, facts in said.items()}
    articles = {
        source: _article(source, number, at, " ".join(sentences))
        for source, sentences in texts.items()
    }
    tellings = tuple(
        Telling(articles[source], articles[source].id, _judged(articles[source], said[source]))
        for source in articles
    )
    copies: tuple[Copy, ...] = ()
    if {WIRE, POST} <= divergences.keys():
        wire, post = articles[WIRE].id, articles[POST].id
        copies = (Copy(wire, post, 0.9, "edited", decided="time"),)
    return Comparison(
        id=story_id(list(articles.values())),
        tellings=tellings,
        statements=tuple(_statement(fact, number, articles, said) for fact in range(7)
                         if any(fact in facts for facts in said.values())),
        copies=copies,
        distortions=(),
        scores=tuple(
            a_score(source, (articles[source].id,), divergence)
            for source, divergence in sorted(divergences.items())
        ),
        refused=(),
        manifest={"version": "0.1.0"},
    )  # fmt: skip


def keep(
    store: Store,
    number: int,
    comparison: Comparison,
    watched: Collection[str] = (),
    out: Collection[str] = (),
) -> None:
    """Store a story as a run of the monitor on its day does.

    watched: further sources that are read. out: sources that cannot be reached on the day.
    """
    articles = [telling.article for telling in comparison.tellings]
    at = FIRST + timedelta(days=number, hours=2)
    for source in sorted({*watched, *out, *(article.source for article in articles)}):
        its = [article for article in articles if article.source == source]
        listed = Listed([_entry(one) for one in its], [_reading(one) for one in its])
        poll = Poll("failed", reason="503 Busy") if source in out else Poll("read", seen=9)
        channel = Channel(source, f"https://{source}.example/rss", "folder", "x")
        record_poll(store, Polled(channel, poll, listed), at)
    event = f"{number:016x}"
    stories = tuple((article.id, event) for article in articles)
    save_assignment(store, Assignment(stories, created=(event,)), articles, at)
    kept = degraded(comparison, out) if out else comparison
    save_compared(store, event, f"content {number}", kept)


def read_before(store: Store, sources: Collection[str]) -> None:
    """Read these sources on the day before the first: nothing new."""
    for source in sources:
        channel = Channel(source, f"https://{source}.example/rss", "folder", "x")
        polled = Polled(channel, Poll("read", seen=9), Listed([], []))
        record_poll(store, polled, FIRST - timedelta(days=1))


def _entry(article: Article) -> Entry:
    return Entry(str(article.url), None, article.title, article.published, article.id)


def _reading(article: Article) -> Reading:
    return Reading(article.source, str(article.url), "read", seen=True, article=article)


def _fact(number: int, fact: int) -> str:
    words = "its own addition" if fact == 6 else _FACTS[fact]
    return f"Story {number} tells the {words} at some length here."


def _article(source: str, number: int, at: datetime, text: str) -> Article:
    url = f"https://{source.replace(' ', '-').lower()}.example/{number}"
    return Article(
        id=article_id(url, url, text),
        source=source,
        family=_FAMILIES.get(source, source),
        title=f"What happened on day {number}",
        published=at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        url=url,
        lang="en",
        path=url,
        text=text,
    )


def _judged(article: Article, facts: list[int]) -> tuple[Judgement, ...]:
    judged, start = [], 0
    for index, fact in enumerate(facts):
        end = article.text.index("here.", start) + len("here.")
        role = "quote" if fact == 1 else "body"
        sentence = Sentence(index, start, end, role)  # type: ignore[arg-type]  # two roles
        judged.append(Judgement(sentence, f"s{fact}", "shared", 0.9))
        start = end + 1
    return tuple(judged)


def _statement(
    fact: int, number: int, articles: dict[str, Article], said: dict[str, list[int]]
) -> Statement:
    carriers = [source for source, facts in said.items() if fact in facts]
    return Statement(
        id=f"s{fact}",
        text=_fact(number, fact),
        articles=tuple(articles[source].id for source in carriers),
        sources=tuple(carriers),
        origins=len(carriers),
        core=len(carriers) >= 2,
        sentences=tuple((articles[s].id, said[s].index(fact)) for s in carriers),
    )
