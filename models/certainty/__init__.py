"""How sure the numbers of a source are, what chance alone would give, and what they hang on.

Read it in this order:

    tallies      what is counted of each telling in each statement
    intervals    of a mean over statements, of a share of sentences
    copied       the copied share, which has an interval of its own kind
    figures      all of it, beside each number
    thresholds   the band of each number over other thresholds of what is judged the same
    decisive     the pairs of sentences on whose judgement scores hang most
"""
