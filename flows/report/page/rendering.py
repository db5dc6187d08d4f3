"""The report as one self-contained page.

Nothing is loaded from elsewhere: style, script and data are in the page, and a content
security policy allows exactly that style and that script, by hash. Every text is
untrusted: the templates escape all of it, addresses are links only if they are http(s),
and the script builds nodes, never markup.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain

from jinja2 import Environment
from markupsafe import Markup, escape

from flows.report.contents.article_names import article_names
from flows.report.contents.core_bar import core_bar
from flows.report.contents.differences import differences
from flows.report.contents.kinds import finding_in_words
from flows.report.contents.line_breaks import joints
from flows.report.contents.origins import echoed, origin_trees, takings, undrawn_origins
from flows.report.contents.outages import outage_notes
from flows.report.contents.reading import paragraphs
from flows.report.contents.recorded import level, missed, recorded
from flows.report.contents.score_wording import interval, verdict
from flows.report.contents.sources import debts, one_origin, shared_origins, source_rows
from flows.report.contents.statement_wording import cohesion, own_runs
from flows.report.contents.synopsis import heads, synopsis
from flows.report.contents.told_once import told_alone
from flows.report.page.script_data import page_data
from flows.report.page.templating import templates
from flows.report.pictures import charts
from flows.report.summary.summary import points
from flows.wording.dates import date_span, published_day
from flows.wording.figures import decimal, number_of, percent, span
from flows.wording.lists import count, listing
from flows.wording.sentences import sentence_case
from flows.wording.untrusted import inert, web_link
from models.records import Comparison, Place
from models.titles import story_title


def render_page(comparison: Comparison) -> str:
    """The whole report as HTML; the same comparison gives the same text."""
    style, script = _asset("report.css"), _asset("report.js")
    numbers = _numbers(comparison)
    rows = synopsis(comparison, numbers)
    found = differences(comparison, numbers)
    trees, names = origin_trees(comparison), article_names(comparison)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=_policy(style, script),
            story=comparison,
            title=story_title(comparison),
            origins=len({telling.origin for telling in comparison.tellings}),
            dates=date_span([t.article.published for t in comparison.tellings]),
            points=points(comparison),
            tongue=_tongue(comparison),
            rows=source_rows(comparison),
            scale=charts.divergence_scale(comparison.scores),
            synopsis=rows,
            heads=heads([score.source for score in comparison.scores]),
            outages=list(outage_notes(comparison)),
            one_origin=one_origin(comparison),
            core_bar=core_bar(comparison),
            alone=told_alone(comparison),
            tongues=_tongues(comparison),
            differences=found,
            debts=debts(comparison),
            shared_origins=shared_origins(comparison),
            undrawn=undrawn_origins(comparison, trees),
            trees=trees,
            takings=takings(comparison),
            echoed=echoed(comparison),
            labels=[names[telling.article.id] for telling in comparison.tellings],
            numbers=numbers,
            thresholds=_thresholds(comparison),
            inference=recorded(comparison, "inference"),
            held=f"{100 * level(comparison):g}",
            missed=missed(comparison),
            doubtful=any(score.significant and not score.stands_out for score in comparison.scores),
            data=page_data(comparison, numbers, found),
        )
    )


def exact(text: str) -> Markup:
    """Untrusted text that a browser reads back character by character.

    A bare carriage return would become a line feed and NUL would vanish; offsets into
    sentences would then point at the wrong words.
    """
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704 - escaped here


def breakable(name: str) -> Markup:
    """An untrusted name that a line may break at the joints of an address, not within words."""
    return Markup("<wbr>").join(joints(inert(name)))


def drawn(svg: str) -> Markup:
    """A chart's own SVG, whose texts `charts` has escaped."""
    return Markup(svg)  # noqa: S704 - escaped where it is made


@cache
def _environment() -> Environment:
    environment = templates(
        cohesion, count, decimal, inert, interval,
        listing, number_of, own_runs, percent,
        published_day, sentence_case, span, verdict,
        web_link, breakable, drawn, exact, finding_in_words, paragraphs,
        charts=charts, unit=charts.Scale(0.0, 1.0),
    )  # fmt: skip
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


@cache
def _asset(name: str) -> str:
    return (files("flows.report") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere but this very style and script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _numbers(comparison: Comparison) -> dict[Place, int]:
    """Each (article id, sentence index) with its number on the page, from 0."""
    places = ((t.article.id, j.sentence.index) for t in comparison.tellings for j in t.judgements)
    return {place: number for number, place in enumerate(places)}


def _thresholds(comparison: Comparison) -> str:
    """The thresholds this run judged by, where its manifest records the settings."""
    values = (recorded(comparison, name).items() for name in ("alignment", "calibration"))
    return ", ".join(f"{name} {value}" for name, value in chain.from_iterable(values))


def _tongue(comparison: Comparison) -> str | None:
    """The language of all articles, and so of the title; None where they are in several."""
    spoken = {telling.article.lang for telling in comparison.tellings}
    return spoken.pop() if len(spoken) == 1 else None


def _tongues(comparison: Comparison) -> dict[str, str]:
    """The language of each statement whose articles are all in one, for those who hear the page."""
    lang = {t.article.id: t.article.lang for t in comparison.tellings}
    spoken = {s.id: {lang.get(name) for name in s.articles} for s in comparison.statements}
    return {name: only for name, (only, *more) in spoken.items() if only and not more}
