"""Sources over many stories.

Read it in this order:

    wording, changes    a profile in sentences; what changed, and how surely
    charts              its pictures
    rendering           the page
"""
