"""What a source spends its words on, beside the others: voices, their divergence and its parts."""
