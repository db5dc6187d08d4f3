"""A database that holds the tables: found, opened, made or brought up to date.

Read it in this order:

    places                      where the store and the vector cache lie by default
    wal, failures               SQLite's log; errors of databases explained
    migrations/, upgrade        make the tables, or bring older ones to the present schema
    engine                      open a store, read and write
    moments, batches, upserts   times, keys and rows as the database takes them
"""
