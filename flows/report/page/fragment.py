"""A comparison as a piece of HTML for a notebook: the scores, the matrix, the differences.

It stands in a page that is not ours: no script, nothing loaded from elsewhere, no address,
style rules that reach only it, colours that come from the page. Every text is escaped and
without control and bidi characters.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment

from flows.report.contents.kinds import kind_in_words
from flows.report.contents.score_wording import interval, verdict
from flows.report.contents.sources import one_origin, source_rows
from flows.report.contents.synopsis import synopsis
from flows.report.page.templating import templates
from flows.report.summary.summary import points
from flows.wording.figures import decimal, number_of, percent
from flows.wording.untrusted import inert
from models.records import Comparison
from models.titles import story_title


def render_fragment(comparison: Comparison) -> str:
    """The HTML; the same comparison gives the same text."""
    places = ((t.article.id, j.sentence.index) for t in comparison.tellings for j in t.judgements)
    sources = {telling.article.id: telling.article.source for telling in comparison.tellings}
    return (
        _environment()
        .get_template("fragment.html.j2")
        .render(
            title=story_title(comparison),
            points=points(comparison),
            rows=source_rows(comparison),
            one_origin=one_origin(comparison),
            synopsis=synopsis(comparison, {place: n for n, place in enumerate(places)}),
            differences=[
                (sources[found.article], sources[found.against[0]], found)
                for found in comparison.distortions
            ],
            refused=comparison.refused,
        )
    )


@cache
def _environment() -> Environment:
    return templates(
        decimal, inert, interval, number_of, percent,
        verdict, kind_in_words,
    )  # fmt: skip
