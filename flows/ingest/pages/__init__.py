"""Pages into drafts.

Read it in this order:

    reading                            sends pages to a process that may be killed
    tree, text, parts, lead, described, headline
                                       a page is parsed: its text, without what is not of it
    titles, dates, details             its headline, from when it is, what else it says of itself
    gate, consent, wall                what stands in front of the article, or behind its opening
    sequence, own_address              the rest of an article; which of its addresses is its own
"""
