"""How good judgements are: scores against labels, clusters against gold clusters.

Read it in this order:

    labels, clusters    the figures of each
    intervals           how far they may lie off by which rows were labelled
    agreement           how far annotators agree
"""
