"""What moves: reading, writing, scheduling and showing.

The layer rule: `flows` imports `models`, never the reverse. Only the flow files, the
artifact modules, the review, and three modules of `flows/up/` import Prefect, and only
`flows/store/` speaks SQL.

Read it in this order:

    root                                    which Rashomon this is, and where it lies
    configuration, options                  settings from files, environment and flags
    wording/                                counts, lists, figures, days and names in English
    progress, telling, printing             how far work is, and lines, on standard error; data
    invalid, mistakes                       what is wrong with a value, in words
    writing, overwriting, toml_files        files written whole; what is never overwritten
    store/                                  the database, and the cache of vectors
    addresses, families/                    what a URL says; who owns whom
    ingest/                                 articles out of files and pages; what feeds list
    sources/, polling/                      the catalogue; all that it names, into the store
    weights/, encoding, inference           models on disk; sentences into vectors; contradictions
    report/, alert                          pages, the terminal, artifacts of Prefect
    stages, running, compare                one story compared: directly, or as a flow
    forms, onlookers, retries               what flows ask for; who looks on; when to try again
    events, monitoring/, monitor, backfill  the stories of each day: the stages, and the flows
    stories/                                what an editor says of them
    export/, evaluation/, calibration       what leaves the store; measuring on labelled rows
    recording, up/                          runs that Prefect records; a server of one's own
    cli, commands, usage, interrupting      the command line
    watching/, interactive                  its commands `monitor` and `backfill`; a notebook
"""
