"""How sure the measured numbers of a source are, and what chance alone would give.

Read it in this order:

    tallies      what is counted of each telling in each statement
    intervals    of a mean over statements, of a share of sentences
    copied       the copied share, which has an interval of its own kind
    figures      all of it, beside each number
"""
