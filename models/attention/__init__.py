"""What a source spends its words on: voices, their divergence and its parts, placebos, bands."""
