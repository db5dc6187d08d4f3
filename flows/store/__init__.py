"""The store: the only place that speaks SQL.

    places        where the store and the vector cache lie by default
    engine        open a store; transactions for reading and for writing
    comparisons   save and load one comparison
    stories       list what is stored, find a story by the start of its id
    vectors       the cache of sentence vectors, a file of its own

    schema        the tables, each column with its comment
    rows          a comparison as rows of these tables, and back
    revision      which schema a database has
    upgrade       bring an older database to the present schema
    wal           SQLite's write-ahead log, switched on without a race
    failures      database errors as errors that a user can act on

Nothing is imported here, so that the vector cache costs only `sqlite3`.
"""
