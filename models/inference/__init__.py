"""What a model of natural-language inference says of two sentences, where a user names one.

Off unless `distortion.model` names a cross-encoder: none with a usable licence comes in a package.

    verdicts         of each pair of sentences: does the second follow, are both possible?
    cross_encoder    the sentence-transformers model that says so
"""
