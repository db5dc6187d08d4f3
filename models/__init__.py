"""The subject itself: typed records and pure functions. Code, not weights.

No Prefect, network, database, clock or command line in here; everything can be used
from a notebook. Read the modules in this order: `records`, `settings`, `sentences` and
`roles` (a text into sentences), `encoding` (sentences into word vectors), `alignment`
and `affinity` (do two sentences say the same?), `lineage` (who copied whom),
`statements` and `coverage` (who says what), `divergence` (scores), `comparison` (all of
it on one story) and `document` (the result as `story.json`).
"""
