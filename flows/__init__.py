"""What moves: reading, writing, scheduling and showing.

The layer rule: `flows` imports `models`, never the reverse. Only the flow files, the artifact
modules, the review, the tag of runs and three modules of `flows/up/` import Prefect, and only
`flows/store/` speaks SQL.

Read it in this order:

    root                                    which Rashomon this is, and where it lies
    wording/                                counts, lists, figures, days and names in English
    options, invalid, interrupting          what commands have in common; what is wrong with a
                                            value, in words; requests to end
    progress, onlookers                     how far work is, and who looks on
    writing, overwriting, toml_files, printing
                                            files written whole; what is never overwritten; data
    store/                                  the database, and the cache of vectors
    configuration, forms                    settings from files, environment, flags and forms
    addresses, mistakes, families/          what a URL says; mistakes in a file; who owns whom
    report/, alert, telling                 pages, the terminal, artifacts of Prefect; lines on
                                            standard error
    ingest/                                 articles out of files and pages; what feeds list
    weights/, encoding, inference           models on disk; sentences into vectors; contradictions
    sources/, polling/                      the catalogue; all that it names, into the store
    recording, tagged, up/, retries         runs that Prefect records, and their tag; a server of
                                            one's own; when to try again
    stages, compare, running                one story compared: as a flow, or directly
    events, monitoring/, monitor, backfill  the stories of each day: the stages, and the flows
    stories/                                what an editor says of them
    evaluation/, calibration, export/       measuring on labelled rows; what leaves the store
    commands, watching/, interactive        what the commands do; `monitor` and `backfill`; a
                                            notebook
    usage, cli                              the command line
"""
