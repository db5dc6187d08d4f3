"""Who owns whom: the families of publishers.

Read it in this order:

    tables    one table read, and what may stand in it
    known     the project's own table, with the user's over it
"""
