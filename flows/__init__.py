"""What moves: reading, writing, scheduling and showing.

The layer rule: `flows` imports `models`, never the reverse. Only the flow files,
`flows/up/deploying.py`, the artifact modules and the review import Prefect, and only
`flows/store/` speaks SQL.

Read it in this order:

    configuration, profiles, options        settings from files, environment and flags
    writing, overwriting, toml_files        files written whole; what is never overwritten
    store/                                  the database, and the cache of vectors
    addresses, families/                    what a URL says; who owns whom
    ingest/                                 articles out of files and pages; what feeds list
    sources/, polling/                      the catalogue; all that it names, into the store
    weights/, encoding                      models on disk; sentences into vectors
    report/, alert                          pages, the terminal, artifacts of Prefect
    stages, running, compare                one story compared: directly, or as a flow
    events, monitoring/, monitor, backfill  the stories of each day: the stages, and the flows
    export/, evaluation/, calibration       what leaves the store; measuring on labelled rows
    recording, up/                          runs that Prefect records; a server of one's own
    cli, commands, watching/, interactive   the command line; a notebook
"""
