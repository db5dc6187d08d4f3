"""A run of the monitor, as plain functions: ingest, group, compare what changed, publish.

`watch` says what a run works with; `grouping`, `choosing`, `comparing` and `publishing` are
its stages in order; `cycle` runs them straight through, and `flows/monitor.py` as a flow of
Prefect. Every stage may be killed and repeated: the store holds what is done.
"""
