"""The store: the only place that speaks SQL.

Nothing is imported here, so that the vector cache costs only `sqlite3`.

The database:

    places                             where the store and the vector cache lie by default
    engine, wal, failures              open a store, read and write; SQLite's log; errors explained
    columns, schema, feed_schema, event_schema, monitor_schema, tables
                                       the tables, each column with its comment, and their revision
    migrations/, upgrade               make a database, or bring an older one to the present schema
    moments, batches, upserts          times, keys and rows as the database takes them

What is polled:

    channels, listings, files          channels between two polls; what they list
    polls, renaming, repeats           record a poll; entries under new names; one article twice
    readings, cuts, revisions          entries due to be read; pages that show less; versions
    feeds                              articles of a time, health of channels
    joins, outages, silence            when a source was not seen, and which were silent

What is compared:

    comparisons, rows                  save and load one comparison, as rows
    stories                            list what is stored, find a story by the start of its id
    events, event_rows                 which articles report one event, and what became of it
    telling_articles, owners           the articles of events as they were read last; their owners
    monitored                          which comparison holds for each, what a digest has not shown
    answers                            what persons said of sentences
    profile_stories, profile_watch     scored stories as profiles need them; who was read throughout

And:

    dumping, moving                    every table at one moment; a whole store into another
    vectors                            the cache of sentence vectors, a file of its own
"""
