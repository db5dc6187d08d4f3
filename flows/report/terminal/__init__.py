"""What a terminal shows.

Read it in this order:

    layout          headings, items, tables at any width
    statements      who says what
    printing        the summary of a comparison
    story_table     stories, a row for each
"""
