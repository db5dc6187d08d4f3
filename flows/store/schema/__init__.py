"""The tables of the store.

Read it in this order:

    columns             what tables are made of
    story_tables        what is compared: stories, articles, sentences, statements, scores
    feed_tables         what is polled: channels, polls, entries, revisions
    event_tables        which articles report one event, and what became of it
    monitor_tables      what holds for each event; what persons said of sentences
    tables              all of these, and their revision
"""
