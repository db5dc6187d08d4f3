"""Reading what the user names into articles; refusing, with a reason, what is not one.

No module here raises because of what an input holds: a bad input becomes a `Refusal`, and the
rest goes on. Nothing here knows the store, or what a catalogue names.

    drafts                             what the stages hand to each other
    finding, sidecars, file_names      paths into files; what stands beside them; whose they are
    opening, decoding, legacy_encodings, legible
                                       a file opened; bytes into text; clean text or a refusal
    loading, rows, row_names, texts    files into drafts: rows of JSON and CSV, plain text
    archives/                          files that hold many articles
    web                                addresses that a user names, into drafts
    pages, killable, extractor         pages into drafts, in a process that may be killed, where
    page_tree, page_text, page_parts, page_described, page_headline
                                       a page is parsed: its text, without what is not of it
    page_details, page_dates           what it says of itself, and from when it is
    page_gate, page_consent, page_wall
                                       what stands in front of the article, or behind its opening
    labelling, languages, publication, dates, zones
                                       whose a draft is, in which language, and from when
    acceptance                         the rules by which an article is compared or refused
    reading                            all of these: the way in

For who asks a host again and again:

    guard, exchange, bodies            a connection that may be trusted, one question, its answer
    robots, patience, redirects        what a host does not want; how long to leave it alone
    visits                             many requests, politely
    page_sequence, own_address         the rest of an article; which of its addresses is its own
    feeds/                             what channels list
"""
