"""Pages into drafts.

Read it in this order:

    reading                            sends pages to a process that may be killed
    tree, text, parts, described, headline
                                       a page is parsed: its text, without what is not of it
    details, dates                     what it says of itself, and from when it is
    gate, consent, wall                what stands in front of the article, or behind its opening
    sequence, own_address              the rest of an article; which of its addresses is its own
"""
