"""What a run of the monitor found.

Read it in this order:

    records, wording    what a digest holds; a run in a sentence
    charts              its pictures
    overview            the page of markdown
    terminal            the same on a terminal
    leaving             the same as artifacts of Prefect
"""
