"""The store: the only place that speaks SQL.

Nothing is imported here, so that the vector cache costs only `sqlite3`. Read it in this order:

    schema/             the tables, each column with its comment, and their revision
    database/           open a store, read and write; errors explained; older stores migrated
    polled/             channels between two polls, what they list, what was read, outages
    compared/           comparisons, the stories they are of, and what profiles need of them
    dumping, moving     every table at one moment; a whole store into another
    vectors             the cache of sentence vectors, a file of its own
"""
