"""A run of the monitor, as plain functions: ingest, group, compare what changed, publish.

Every stage may be killed and repeated: the store holds what is done.

    watch                              what a run works with
    ingesting, archives                the sources, or files of articles, into the store
    grouping                           new articles into stories, and those that may be one
    questions, review                  what a person is asked, and where: in the UI of Prefect
    choosing, unseen                   which stories to compare, and which outages touch them
    comparing, publishing              the comparisons; what no digest has shown yet
    cycle, days, backfilling           a whole run; a range of days

`flows/monitor.py` and `flows/backfill.py` run the same stages as flows of Prefect.
"""
