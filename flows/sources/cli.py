"""The commands `rashomon sources ...`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import PARTLY, Json, Store

sources_app = typer.Typer(
    help="Keep the catalogue of sources: list, add, check, import and export them; report on each.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        help="TOML file of sources; default: configs/sources.toml here, else the user's own.",
        envvar="RASHOMON_SOURCES",
        show_envvar=True,
    ),
]


@sources_app.command("list", short_help="List the sources, and whether they are polled.")
def list_sources(sources: File = None, *, as_json: Json = False) -> None:
    """List the sources: family, country, language, channels, and whether they are polled."""
    from flows.sources.commands import print_sources

    print_sources(sources, as_json=as_json)


@sources_app.command(short_help="Add a source at the end of the catalogue.")
def add(  # noqa: PLR0913, PLR0917 - one parameter for each key of a source
    name: Annotated[str, typer.Argument(help="The outlet, as it is to be shown.", metavar="NAME")],
    feed: Annotated[list[str] | None, typer.Option(help="Address of a feed.")] = None,
    sitemap: Annotated[list[str] | None, typer.Option(help="Address of a sitemap.")] = None,
    page: Annotated[
        list[str] | None, typer.Option(help="Address of a page that lists articles.")
    ] = None,
    folder: Annotated[list[str] | None, typer.Option(help="Folder of articles.")] = None,
    archive: Annotated[
        list[str] | None, typer.Option(help="Parquet, WARC, NewsML-G2, NITF, .jsonl or .csv file.")
    ] = None,
    family: Annotated[
        str | None, typer.Option(help="Owner; default: as the table of families says.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166-1, such as GB.")] = None,
    language: Annotated[str | None, typer.Option(help="ISO 639-1, such as en.")] = None,
    pause: Annotated[
        str | None,
        typer.Option(help="Seconds between two requests to one host.", metavar="SECONDS"),
    ] = None,
    inactive: Annotated[bool, typer.Option("--inactive", help="Do not poll it yet.")] = False,
    sources: File = None,
    as_json: Json = False,
) -> None:
    """Add a source at the end of the catalogue; comments and order stay."""
    from flows.sources.commands import add_source

    values = {
        "name": name,
        "feeds": feed,
        "sitemaps": sitemap,
        "pages": page,
        "folders": folder,
        "archives": archive,
        "family": family,
        "country": country,
        "language": language,
        "pause": pause,
        "active": False if inactive else None,
    }
    add_source(sources, values, as_json=as_json)


@sources_app.command(short_help="Fetch each channel once and say what is found.")
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Sources, or addresses; default: all active sources.", metavar="NAME"),
    ] = None,
    config: Annotated[Path | None, typer.Option(help="TOML file of settings.")] = None,
    sources: File = None,
    *,
    as_json: Json = False,
) -> None:
    """Fetch each channel once and say what is found; nothing is stored."""
    from flows.sources.commands import check_sources

    if code := check_sources(sources, names or [], config, as_json=as_json):
        raise typer.Exit(code)


@sources_app.command(short_help="Say when the channels were read last, and what is amiss.")
def health(
    within: Annotated[
        int,
        typer.Option(help="Hours in which something should have been asked for.", min=1, max=720),
    ] = 26,
    store: Store = None,
    *,
    as_json: Json = False,
) -> None:
    """Say which channels cannot be read, and when any was asked for last, by the store alone.

    Ends with 1 where nothing was asked for within some hours: the monitor does not run. With 3
    where a channel cannot be read.
    """
    from flows.sources.health import print_health

    if code := print_health(store, within, as_json=as_json):
        raise typer.Exit(code)


@sources_app.command("import", short_help="Add the feeds of an OPML file, or a family of sites.")
def import_sources(
    file: Annotated[
        Path | None,
        typer.Argument(help="OPML file, as feed readers export.", metavar="FILE", dir_okay=False),
    ] = None,
    trust_txt: Annotated[
        Path | None,
        typer.Option(
            help="A publisher's trust.txt, whose sites become one family.", dir_okay=False
        ),
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="Whose trust.txt it is, such as example.com.")
    ] = None,
    sources: File = None,
    *,
    as_json: Json = False,
) -> None:
    """Add the feeds of an OPML file, or fill the table of families from a trust.txt."""
    from flows.sources.exchange import import_opml, import_trust

    if file is not None and trust_txt is None:
        refused = import_opml(file, sources, as_json=as_json)
    elif trust_txt is None or file is not None:
        raise typer.BadParameter("Name one of the two: an OPML file, or --trust-txt FILE.")
    elif host is None:
        raise typer.BadParameter("Say whose trust.txt it is: --host example.com.")
    else:
        refused = import_trust(trust_txt, host, as_json=as_json)
    if refused:
        raise typer.Exit(PARTLY)


@sources_app.command(short_help="Write the sources as OPML, for feed readers.")
def export(
    out: Annotated[
        Path | None,
        typer.Argument(help="OPML file to write; default: standard output.", metavar="FILE"),
    ] = None,
    sources: File = None,
    *,
    as_json: Json = False,
) -> None:
    """Write the sources as OPML, for other feed readers; with --json, as JSON."""
    from flows.sources.exchange import export_sources

    export_sources(out, sources, as_json=as_json)


@sources_app.command(short_help="Say what is usual of a source, and what changed.")
def report(  # noqa: PLR0913, PLR0917 - one parameter for each option of the command
    source: Annotated[
        str | None,
        typer.Argument(help="A source, or with --family a family; default: all.", metavar="SOURCE"),
    ] = None,
    family: Annotated[
        bool, typer.Option("--family", help="Of families: all sources of one owner.")
    ] = False,
    since: Annotated[
        datetime | None, typer.Option(help="First day, UTC.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(help="Day before which to end, UTC.", formats=["%Y-%m-%d"])
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write sources.html, a page, into this folder.")
    ] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Say what is usual of a source over its stories, and whether it changed; never a ranking."""
    from flows.sources.report import report_sources

    unit: Literal["source", "family"] = "family" if family else "source"
    report_sources(source, unit, since, until, out, store, as_json=as_json)
