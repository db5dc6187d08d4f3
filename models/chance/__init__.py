"""What chance alone gives: tellings drawn as if the sources were all alike, and placebos.

Read it in this order:

    ordering                           one order of tellers and statements, whatever the input's
    popularity, evenness, tellers      who tells a statement how readily, and who tells it with whom
    retelling, null_model, redrawn     a source's telling drawn anew; what it would come to
    interval                           of a divergence, by inverting the test
    placebo                            halves of a source, which differ by noise alone
"""
