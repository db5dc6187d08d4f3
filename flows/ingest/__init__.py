"""Reading what the user names into articles; refusing, with a reason, what is not one.

No module here raises because of what an input holds: a bad input becomes a `Refusal`, and the
rest goes on. Nothing here knows the store, or what a catalogue names.

    drafts                             what the stages hand to each other
    files/                             files found, opened, and made text or rows
    archives/, loading                 files that hold many articles; files of any kind into drafts
    fetching/                          addresses asked, once by a user and again and again
    pages/, feeds/                     pages into drafts; what channels list
    killable, extractor                the process in which pages and feeds are parsed
    labelling, languages, publication, dates, zones
                                       whose a draft is, in which language, and from when
    acceptance                         the rules by which an article is compared or refused
    reading                            all of these: the way in
"""
