"""What a reader gets: the page, the terminal summary and the files.

Everything here takes a `models.records.Comparison`, or a `digest_records.Digest` of a run of
the monitor (modules `digest...`), and never reads the store. Read
`sources` (one row per source), `synopsis` (statements by sources), `counterparts` (who
says the same, word by word) and `reading` (an article cut into marked sentences) first;
`charts`, `page`, `fragment` (for notebooks), `terminal` and `saving` only show what those found.
"""
