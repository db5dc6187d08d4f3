"""How people are told things, in English.

What it is made of:

    lists, sentences       "three sources", "A, B and C"; how a sentence begins and ends
    figures, dates         scores, shares and days
    untrusted              what strangers wrote, made fit to stand among it

None of it depends on the machine's locale, so that a report is the same everywhere.
"""
