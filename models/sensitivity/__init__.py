"""How far the scores hang on what is judged the same: the threshold, and single pairs.

Read it in this order:

    thresholds    the band of each number over other thresholds
    decisive      the pairs of sentences on whose judgement scores hang most
"""
