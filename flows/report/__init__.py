"""What a reader gets: the page, the terminal summary and the files.

Everything here takes a `models.records.Comparison`, a `Digest` of a run of the monitor, or profiles
of sources, and never reads the store. Read it in this order:

    contents/       what is said of a comparison, wherever it is shown
    summary/        what matters, in sentences
    pictures/       charts
    page/           report.html and its like: rendered, saved and served
    terminal/       the same on a terminal
    artifacts/      the same as artifacts of Prefect
    digest/         a run of the monitor, in all three
    profile/        sources over many stories
"""
