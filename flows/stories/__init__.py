"""Stories that the monitor grouped, and what an editor says of them.

Read it in this order:

    following        the stories that can still grow
    correcting       what an editor says: these are one event, or these are another
    cli, commands    the commands `rashomon stories ...`, and what they do
"""
