"""The commands that watch the news, `up`, `monitor` and `backfill`: directly or by the flows."""
