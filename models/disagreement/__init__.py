"""On which details the tellings of a story disagree, and with which of them a finding stands.

Read it in this order:

    counterparts, aligned              the sentences that say the same, and what differs in them
    inventions, retied, misattributed  names from nowhere; names and quotations in other places
    later_days, running_counts         what only a later telling could know
    standing, bearing                  with whom a finding stands, by who bears it out
    disagreements                      all of it, for one story
"""
