"""Sentences into vectors: the weights of the models, and what all their vectors have in common."""
