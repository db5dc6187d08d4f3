"""The subject itself: typed records and pure functions. Code, not weights.

No Prefect, network, database, clock or command line in here; everything can be used
from a notebook. Read it in this order:

    errors, arrays, rounding, settings      what goes wrong; arrays and figures; what can be set
    direction_evidence, scores, records, document, ids, times, titles
                                            what goes in and out, and as `story.json`; names that
                                            last; which of two times is earlier; what a story is
                                            called
    data/                                   word lists
    language/                               the words of a text, how rare they are, their stems
    prose/                                  a text into sentences, each with its role
    encoders/                               sentences into word vectors, from a cache; what all
                                            vectors of a model have in common
    numbers/, naming/                       quantities and names, in many languages
    meaning/                                do two sentences say the same? (alignment, affinity,
                                            calibration of a model; how much of one others tell)
    material                                the distinct sentences of a story
    copying/, lineage                       who took text from whom; origins
    grouping/                               average linkage: statements, and stories
    analysis, claims                        all of this for one story; what each sentence says
    attention/                              how many words each voice gives to each statement
    gathering, tellers                      who says what, how fully
    chance/, divergence                     how far a source's attention lies from the others'
    omissions                               what a source leaves out
    inference/                              whether two sentences can both be true, by a model
    changes/, distortion, disagreement/     what a retelling changes; where tellings disagree
    certainty/                              how sure the numbers are; how far they hang on what is
                                            judged the same
    scoring                                 the score of each source
    comparison                              the whole: articles in, a Comparison out
    stories                                 which articles report one event, day after day
    source_profiles/, profiles              sources over many stories
    spikes, outages                         what stands out; silence
    evaluation/, judging, annotation        the same code on labelled data; what is worth a label
"""
