"""What a channel lists: feeds, sitemaps and pages of links into items.

Read it in this order:

    items, plain                   what all parsers make; the words of a feed's markup
    prescan, mending               bombs kept from the parsers; usual mistakes put right before them
    xml_feed, json_feed, sitemap, link_page
                                   a parser for each form
    listing                        which parser reads a body; runs in `flows.ingest.extractor`
    reading                        sends bodies there
"""
