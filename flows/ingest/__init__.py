"""Reading what the user names into articles; refusing, with a reason, what is not one.

`reading` is the way in. It uses, in this order: `finding` (paths into files, with what
sidecars say), `loading` (files into drafts) and `web` (addresses into drafts), `pages`
(pages into text, in a process of its own), `labelling` (whose text it is, by `file_names`
where nothing else says, from when and in which language) and `acceptance` (the rules). No
module here raises because of what an input holds: a bad input becomes a `Refusal`, and the
rest goes on.

For who asks a host again and again there are `visits` (many requests, politely, with
`exchange`, `robots` and `patience`) and `feeds` (what channels list). Nothing here knows the
store, or what a catalogue names.
"""
