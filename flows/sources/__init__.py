"""The catalogue of sources: whom to read, where, how politely, and who owns whom.

`catalogue` holds the records and reads the TOML file, `validation` says what may stand in
it, `families` is the table of owners. `editing` changes the file without losing a comment,
`opml` and `trust` exchange it with others, `checking` looks at an address once, and `cli`
are the commands `rashomon sources ...`.
"""
