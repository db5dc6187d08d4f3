"""What is polled: channels, what they list, and what was read of it.

Read it in this order:

    channels                    a channel between two polls
    repeats, cuts, revisions    one article twice; pages that show less; versions of an article
    readings                    entries due to be read, and what was read of them
    listings, renaming          what a channel lists; entries under new names
    files                       the state of files that were read
    polls                       record a poll
    feeds                       articles of a time, health of channels
    joins, outages, silence     when a source was not seen, and which were silent
"""
