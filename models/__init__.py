"""The subject itself: typed records and pure functions. Code, not weights.

No Prefect, network, database, clock or command line in here; everything can be used
from a notebook. Read it in this order:

    records, settings, errors, document     what goes in and out, and as `story.json`
    prose/                                  a text into sentences, each with its role
    encoders/                               sentences into word vectors, from a cache
    material                                the distinct sentences of a story
    numbers/, naming/                       quantities and names, in many languages
    meaning/                                do two sentences say the same? (words, alignment,
                                            affinity; background and calibration of a model;
                                            coverage of one sentence by others)
    copying/, lineage                       who took text from whom; origins
    grouping/                               average linkage: statements, and stories
    analysis, claims                        all of this for one story
    divergence, scoring                     the score of each source
    comparison                              the whole: articles in, a Comparison out
    stories                                 which articles report one event
    changes/, distortion                    what a retelling changes
    evaluation, judging                     the same code on labelled data
"""
