"""Sentences into word and sentence vectors, and where the weights of the models come from."""
