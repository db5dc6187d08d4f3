"""The subject itself: typed records and pure functions. Code, not weights.

No Prefect, network, database, clock or command line in here; everything can be used
from a notebook. Read the modules in this order:

    records, settings, errors, document     what goes in and out, and as `story.json`
    text, times, titles                     clean text, order of dates, a story's name
    blocks, sentences, datelines, roles     a text into sentences (roles draws on lines,
                                            headlines, closing, cues, evidence, shapes,
                                            repetition and quotation)
    words, encoding, transformer, weights   sentences into word vectors, from a cache
    material                                the distinct sentences of a story
    alignment, affinity                     do two sentences say the same?
    runs, retelling, agencies, lineage      who took text from whom; origins
    statements, coverage, parts             what is said, and by whom else
    analysis, claims                        all of this for one story
    divergence, scoring                     the score of each source
    comparison                              the whole: articles in, a Comparison out
"""
