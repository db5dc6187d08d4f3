"""Whether two sentences say the same, and how much of one the others tell.

Read it in this order:

    context                            short sentences borrow from the sentence before
    table                              the sentences of a story, laid out for comparison
    candidates                         which pairs are worth a closer look
    letters, alignment                 likeness of wording; what one covers of another, by words
    calibration, yardstick             from signals to a probability; all that a model needs for it
    affinity                           the probability that two say the same: all rests on it
    answers                            what a person said in its place
    coverage                           how much of a sentence others say, and which words nobody
"""
