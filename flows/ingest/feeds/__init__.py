"""What a channel lists: feeds, sitemaps and pages of links into items.

`listing` is the way in and runs in the process of `flows.ingest.extractor`, which may be
killed: `reading` sends bodies there. `prescan` keeps bombs from the parsers, and `mending` puts
usual mistakes right before them: `xml_feed` (RSS, Atom, RDF), `json_feed`, `sitemap` and
`link_page`.
"""
