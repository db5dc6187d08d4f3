"""What matters of a comparison, in sentences.

Read it in this order:

    voices          who tells the event, and who took from whom
    gaps            what is left out
    summary         all of it
"""
