"""The catalogue of sources: whom to read, where, and how politely.

Read it in this order:

    catalogue, validation      the file, and what may stand in it
    editing                    changes it, or a table of families, without losing a comment
    opml, trust, exchange      lists of others in, and ours out
    checking, findings         one look at each channel, and what it found
    health                     when each was read last
    report, report_document, report_terminal
                               profiles of sources out of the stored scores, as JSON or in tables
    cli, commands              the commands `rashomon sources ...`, and what most of them do
"""
