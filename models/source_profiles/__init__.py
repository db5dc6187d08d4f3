"""A source over many stories: what is usual of it, what changed, what its desk does to copy.

    records, told              what comes out, and what goes in: compared stories
    observing, ways            the values of sources in each story; in which ways it was compared
    departures                 how far a source departs from the others in the same stories
    errors, linked             how far off means are; how far one story hangs on the one before
    means, studentised         usual values with intervals; intervals of what stands alone
    changes                    steps and trends, tested against chance
    parts, over_time           what the divergence is made of, and how it went
    editing                    what a desk cuts from a text that it took, and adds

All together: `models.profiles`. These are profiles of sources. What the settings call a
profile is a choice of encoder.
"""
