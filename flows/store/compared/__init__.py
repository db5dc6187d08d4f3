"""What is compared: comparisons, and the events that they are of.

Read it in this order:

    rows, comparisons           one comparison as rows; save and load it
    stories                     list what is stored, find a story by the start of its id
    monitored                   which comparison holds for each event, what no digest has shown
    event_rows, events          which articles report one event, and what became of it
    telling_articles, owners    the articles of events as they were read last; their owners
    answers                     what persons said of sentences
    profile_watch, profile_stories
                                who was read throughout; scored stories as profiles need them
"""
