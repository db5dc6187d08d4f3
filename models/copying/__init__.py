"""The evidence that one text was taken from another; `models.lineage` puts it together.

Read it in this order:

    wire_datelines, signatures         the agencies that an article names as its authors
    sequenced, running                 the article as words; whether it went on after publication
    candidates                         the pairs that may have text of one another
    runs, retelling                    stretches of equal words; the same told in the same order
    passages, spans                    where what was taken stands in both texts
    composed, direction, direct        who was there first; who took from whom, and not from a third
    blends, kindred                    put together from several texts; single sentences taken
    ancestors, descent                 texts that are missing; from whom each statement came
    derivation                         how much of a text comes from another, to rank pairs by
"""
