"""What is read on a schedule: all that a catalogue names, into the store.

Read it in this order:

    channel_polls                      what an answer means for the channel that was asked
    entry_keys, listed, filed          what it lists as entries of the store, out of feeds or files
    web_channels, sitemap_index, file_channels
                                       the channels of each kind
    entry_pages, continuation          the pages of entries, and further pages, into articles
    rounds                             all of it: the way in
"""
