"""Profiles of sources as one self-contained page.

As in the report of a story nothing is loaded from elsewhere, a content security policy allows
the page's own style alone, and every text is escaped. There is no script.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from flows.report.page.rendering import drawn
from flows.report.page.templating import templates
from flows.report.pictures.charts import Scale
from flows.report.profile import charts, wording
from flows.report.profile.changes import change_in_words
from flows.wording.figures import decimal, percent
from flows.wording.lists import count
from flows.wording.untrusted import inert, isolated
from models.source_profiles.editing import EDITING
from models.source_profiles.records import AXES, Profiles

_STYLES = ("report.css", "profile.css")


def render_profiles(profiles: Profiles, version: str) -> str:
    """The page as HTML; the same profiles give the same text."""
    style = "\n".join(
        (files("flows.report") / "templates" / name).read_text(encoding="utf-8") for name in _STYLES
    )
    scarce = wording.scarce(profiles)
    return (
        _environment()
        .get_template("profile.html.j2")
        .render(
            style=Markup(style),  # noqa: S704 - our own files
            policy=_policy(style),
            version=version,
            all=profiles,
            profiles=[one for one in profiles.profiles if one not in scarce],
            scarce=scarce,
            axes=AXES,
            editing=EDITING,
            scale=charts.common_scale(profiles.profiles),
            unit=Scale(0.0, 1.0),
            alarm=profiles.limits.alarm,
        )
    )


@cache
def _environment() -> Environment:
    return templates(
        count, decimal, inert, isolated, percent, drawn,
        charts=charts, words=wording, changed=change_in_words,
    )  # fmt: skip


def _policy(style: str) -> str:
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{allowed}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
