"""What a source spends its words on, beside the others: voices, their divergence and its parts.

Read it in this order:

    jensen_shannon    two attentions compared, statement by statement
    standing          what was out when a source published, and who of the others has a vote
    voices            who speaks, and how many words each voice gives to each statement
    drivers           what each statement adds to a score
"""
