"""Who owns whom: the families of publishers.

`tables` reads one table and says what may stand in it; `known` is the project's own table
with the user's over it.
"""
