"""Five days of invented news for a newsroom of a dozen sources, and the feeds that tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

from flows.monitoring.cycle import run
from flows.monitoring.watch import Watch
from flows.report.digest.records import Digest
from flows.store.database.moments import stamp
from models.settings import Divergence, Encoding, Reading, Settings
from tests.newsroom import Asked, Newsroom, Reply
from tests.watched import BRIDGE, LIBRARY

FIRST = datetime(2026, 11, 17, 6, 15, tzinfo=UTC)
DAY = timedelta(days=1)


class News(NamedTuple):
    """A headline and its text."""

    title: str
    text: str


# The sources with a feed; two more have a page of links and a sitemap instead.
FEEDS = (
    "Northwire", "Ellery Post", "Morning Voice", "Harbour Sun", "Lenne Herald", "Tanvik Times",
    "Oster Mail", "Marrow Gazette", "Old Lantern", "Quay Courier",
)  # fmt: skip
LINKED, MAPPED = "River Post", "Coast Daily"
SOURCES = (*FEEDS, LINKED, MAPPED)

BRIDGE_TWO = {
    "Harbour Sun": "Port Ellery's harbour bridge is closed since Monday: engineers found a crack "
    "in it. The council expects repairs of six weeks. About 4,200 drivers have to take the ferry.",
    "Oster Mail": "Since Monday, when engineers found a crack, no car crosses the harbour bridge "
    "of Port Ellery. Its 4,200 daily drivers wait six weeks for repairs, the council said. Ferries "
    "run every twenty minutes.",
    LINKED: "A crack that engineers found on Monday keeps the harbour bridge at Port Ellery closed "
    "for six weeks. The council said that 4,200 drivers use it each day. A new bridge would cost "
    "ninety million.",
}
LIBRARY_MENDED = LIBRARY["Northwire"].replace("90,000 books", "19,000 books and a cinema")

# One event that is told from two ends at first: smoke here, a fire there.
SMOKE = News(
    "Schools in Varnport shut because of smoke",
    "Seven schools in Varnport stayed shut on Thursday because thick smoke lay over the eastern "
    "suburbs. Parents were told to keep windows closed. The city's health office measured soot at "
    "nine times the usual level and handed out masks at tram stops.",
)
FIRE = News(
    "Chemical depot of Harl & Sohn burns",
    "A depot of the chemical trader Harl & Sohn caught fire on Wednesday night. Some 140 "
    "firefighters fought the flames with foam until dawn. Two workers were taken to hospital with "
    "burns, and 300 tonnes of solvents were lost, the company said.",
)
BOTH = (
    News(
        "Smoke from burning depot shuts seven schools in Varnport",
        "Smoke from the burning depot of Harl & Sohn shut seven schools in Varnport on Thursday. "
        "Soot in the eastern suburbs was nine times the usual level after 300 tonnes of solvents "
        "caught fire on Wednesday night; masks were handed out at tram stops. Two workers have "
        "burns. It took 140 firefighters and foam until dawn to control the flames.",
    ),
    News(
        "Depot fire: masks at tram stops, schools shut",
        "After the fire in the solvent depot of Harl & Sohn, where 140 firefighters used foam till "
        "dawn and two workers were burnt, Varnport handed out masks at tram stops on Thursday. "
        "Seven schools were shut, windows stayed closed, and soot in the eastern suburbs rose to "
        "nine times the usual level, the health office said.",
    ),
    News(
        "What burnt at Harl & Sohn, and why Varnport's schools were shut",
        "The 300 tonnes of solvents that burnt on Wednesday night in the depot of Harl & Sohn sent "
        "smoke over the eastern suburbs of Varnport. Soot at nine times the usual level, seven "
        "schools shut, masks at tram stops, two workers with burns: the health office and 140 "
        "firefighters had a long night.",
    ),
)
# What nobody else tells, so that each source has been heard.
ALONE = {
    "Marrow Gazette": "The bakery Solvig in Marrow Vale has won the golden pretzel for its rye "
    "bread, and 310 guests queued for a slice on its open day.",
    "Old Lantern": "On Kessa island the old lighthouse gets a new lamp. Its keeper Jon Rasch lit "
    "the oil for the last time in front of two school classes.",
    "Quay Courier": "The brewery of Lund stops making its winter beer because barley has become "
    "too dear; the last barrel will be auctioned for the choir.",
    "Morning Voice": "A young otter called Pia was born in the zoo of Ostby at Easter and can be "
    "seen from Sunday on, if her mother Olga allows it.",
    LINKED: "Anglers in Haff counted 212 storks above the meadows of the lower Lenne, twice as "
    "many as in the wet spring before.",
    MAPPED: "The windmill of Tollund turns again after a carpenter replaced all four sails; flour "
    "will be sold at the gate each Saturday.",
}
# Told while the host of the Morning Voice is down; it says nothing of it afterwards either.
FERRY = {
    "Harbour Sun": News(
        "Ferry Aurelia runs aground off Kessa island",
        "The ferry Aurelia ran aground on a reef off Kessa island on Thursday with 212 people "
        "on board. All passengers were taken off by lifeboats before dawn, the coast guard said. "
        "Captain Ilmar Toss told reporters that the radar had failed.",
    ),
    "Marrow Gazette": News(
        "212 rescued after passenger ship hits reef near Kessa",
        "Lifeboats brought 212 people ashore after the Aurelia struck a reef near Kessa in the "
        "night. The coast guard said two passengers had broken bones. The ship's captain, Ilmar "
        "Toss, blamed a radar failure.",
    ),
}


@dataclass
class Town:
    """The sources of a newsroom's hosts, what they have told so far, and who watches them.

    away: the host of the Morning Voice alone, which a test can silence. first: the first morning.
    """

    main: Newsroom
    away: Newsroom
    home: Path
    first: datetime = FIRST
    items: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, source: str, name: str, title: str, text: str, at: datetime) -> None:
        """Have a source publish an article an hour before, and list it."""
        room, path = self.room(source), f"/{slug(source)}/{at:%Y/%m/%d}/{name}"
        room.page(path, title, text, ETag=f'"{name}-1"')
        published = at - timedelta(hours=1)
        if source == MAPPED:
            entry = f"<url><loc>{room.url(path)}</loc><lastmod>{stamp(published)}</lastmod></url>"
        elif source == LINKED:
            entry = f'<li><a href="{path}">{title}</a></li>'
        else:
            entry = room.item(path, title, pubDate=format_datetime(published))
        self.items.setdefault(source, []).insert(0, entry)
        self.list_again(source)

    def list_again(self, source: str) -> None:
        """Serve the channel of a source with all that it has told, the newest first."""
        room, listed = self.room(source), self.items.get(source, [])
        path, tag = channel(source), f'"{slug(source)}-{len(listed)}"'
        if source == MAPPED:
            body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(listed)}'
            room.replies[path] = _typed(f"{body}</urlset>", "application/xml")
        elif source == LINKED:
            body = f'<html lang="en"><body><ul>{"".join(listed)}</ul></body></html>'
            room.replies[path] = _typed(body, "text/html; charset=utf-8")
        else:
            room.feed(path, *listed, ETag=tag)

    def room(self, source: str) -> Newsroom:
        """The host of a source."""
        return self.away if source == "Morning Voice" else self.main

    def asked(self, source: str) -> list[Asked]:
        """The requests for the channel of a source, so far."""
        return [one for one in self.room(source).asked if one.path == channel(source)]

    def watch(self, now: datetime) -> Watch:
        """A run at this time, on the sources of this town."""
        return Watch(
            sources=self.catalogue(),
            store=f"sqlite:///{self.home / 'rashomon.sqlite'}",
            pages=self.home / "pages",
            work=self.home / "work",
            now=stamp(now),
            settings=Settings(
                reading=Reading(allow_hosts=self.hosts),
                encoding=Encoding(model="fast"),
                divergence=Divergence(resamples=200),
            ),
        )

    @property
    def hosts(self) -> tuple[str, str]:
        """The hosts that may be asked, though they are on this machine."""
        return self.main.host, self.away.host

    def catalogue(self) -> Path:
        """Write the catalogue of its sources."""
        sources = self.home / "sources.toml"
        sources.write_text("\n".join(map(self._table, SOURCES)), encoding="utf-8")
        return sources

    def morning(self, day: int) -> Digest:
        """Monitor on the morning of a day, the first being 0."""
        return run(self.watch(self.first + day * DAY))

    def _table(self, source: str) -> str:
        kind = {LINKED: "pages", MAPPED: "sitemaps"}.get(source, "feeds")
        address = self.room(source).url(channel(source))
        return f'[[source]]\nname = "{source}"\n{kind} = ["{address}"]\npause = 0.0\n'


def first_day(town: Town) -> None:
    """Two stories told by several, one event told from two ends, and what one source tells."""
    for source, text in BRIDGE.items():
        town.tell(
            source, "bridge", f"Harbour bridge in Port Ellery shut, {source} says", text, town.first
        )
    for source, text in LIBRARY.items():
        town.tell(
            source, "library", f"Library opens in Marrow Vale, {source} says", text, town.first
        )
    town.tell("Lenne Herald", "smoke", *SMOKE, town.first)
    town.tell("Tanvik Times", "fire", *FIRE, town.first)
    for source, text in ALONE.items():
        town.tell(source, "alone", text.split(",")[0].split(";")[0][:60], text, town.first)
    for source in SOURCES:
        town.list_again(source)


def second_day(town: Town) -> None:
    """The bridge goes on; a text is rewritten; a feed is gone, one moves, one host is down."""
    for source, text in BRIDGE_TWO.items():
        title = f"Port Ellery without its harbour bridge, {source} says"
        town.tell(source, "bridge", title, text, town.first + DAY)
    path = f"/{slug('Northwire')}/{town.first:%Y/%m/%d}/library"
    title = "Library opens in Marrow Vale, Northwire says"
    town.main.page(path, title, LIBRARY_MENDED, ETag='"library-2"')
    town.main.replies[channel("Old Lantern")] = Reply(410)
    moved = town.main.url("/quay-courier/new-feed")
    town.main.feed("/quay-courier/new-feed", *town.items["Quay Courier"])
    town.main.replies[channel("Quay Courier")] = Reply(301, headers={"Location": moved})
    silence(town)


def third_day(town: Town) -> None:
    """What was told from two ends is told whole, while a host is still down."""
    for source, (title, text) in zip(("Northwire", "Ellery Post", "Oster Mail"), BOTH, strict=True):
        town.tell(source, "depot", title, text, town.first + 2 * DAY)
    for source, (title, text) in FERRY.items():
        town.tell(source, "ferry", title, text, town.first + 2 * DAY)


def fourth_day(town: Town) -> None:
    """The host that was down is back, with what it told meanwhile."""
    town.list_again("Morning Voice")
    title = "The fire that shut Varnport's schools"
    text = f"{SMOKE[1]} The smoke came from the depot of Harl & Sohn, where solvents burnt."
    town.tell("Morning Voice", "depot", title, text, town.first + 2 * DAY)


def retitle(town: Town, source: str, name: str, title: str) -> None:
    """Have a source give its article of the first morning another headline, in its feed too."""
    path = f"/{slug(source)}/{town.first:%Y/%m/%d}/{name}"
    items = [
        town.room(source).item(path, title) if path in item else item for item in town.items[source]
    ]
    town.room(source).feed(channel(source), *items, ETag='"retitled"')


def silence(town: Town) -> None:
    """Let the host of the Morning Voice answer nothing but errors."""
    town.away.replies = dict.fromkeys(town.away.replies, Reply(500))


def channel(source: str) -> str:
    """The path of the feed, the page or the sitemap of a source."""
    return f"/{slug(source)}/news"


def slug(name: str) -> str:
    """A name as a part of an address."""
    return name.replace(" ", "-").lower()


def _typed(body: str, kind: str) -> Reply:
    return Reply(200, body.encode(), {"Content-Type": kind})
