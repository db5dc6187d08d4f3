"""The catalogue of sources: whom to read, where, and how politely.

`catalogue` holds the records and reads the TOML file, `validation` says what may stand in
it. `editing` changes the file, or a table of families, without losing a comment, `opml` and
`trust` exchange it with others, `checking` looks at an address once, and `cli` are the
commands `rashomon sources ...`.
"""
