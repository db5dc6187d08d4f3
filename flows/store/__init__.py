"""The store: the only place that speaks SQL.

    places        where the store and the vector cache lie by default
    engine        open a store; transactions for reading and for writing
    comparisons   save and load one comparison
    stories       list what is stored, find a story by the start of its id
    channels      feeds and other channels between two polls, and which are due
    polls         record what a poll of a channel left
    readings      entries that are due to be read, and revisions of articles
    feeds         articles of a time, health of channels, what could not be read
    outages       when a source was not seen
    silence       which sources were silent because nothing of theirs could be read
    telling_articles  the articles of events as they were read last
    monitored     which comparison holds for each event, and what a digest has not shown
    dumping       every table at one moment, in batches, for export
    vectors       the cache of sentence vectors, a file of its own

    schema        the tables of comparisons, each column with its comment
    feed_schema   the tables of what is polled
    monitor_schema  the table of the comparisons that hold for events
    rows          a comparison as rows of these tables, and back
    tables        all of them, and which revision of the schema a database has
    upgrade       bring an older database to the present schema
    wal           SQLite's write-ahead log, switched on without a race
    failures      database errors as errors that a user can act on

Nothing is imported here, so that the vector cache costs only `sqlite3`.
"""
