"""What is read on a schedule: all that a catalogue names, into the store.

`rounds` is the way in. It asks the channels (`web_channels` with `sitemap_index`,
`file_channels` for folders and archives); `channel_polls` says what an answer means for its
channel, `listed` and `filed` make entries of what it lists, under their `entry_keys`, and
`entry_pages` reads their pages into articles, with the `continuation` of those in several.
"""
