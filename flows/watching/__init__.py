"""The commands that watch the news, `up`, `monitor` and `backfill`: directly or by the flows.

Read it in this order:

    cli, commands    the commands, and what they do
"""
