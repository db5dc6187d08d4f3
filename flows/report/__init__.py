"""What a reader gets: the page, the terminal summary and the files.

Everything here takes a `models.records.Comparison` and never reads the store. Read
`sources` (one row per source), `synopsis` (statements by sources), `counterparts` (who
says the same, word by word) and `reading` (an article cut into marked sentences) first;
`charts`, `page`, `terminal` and `saving` only show what those found.
"""
