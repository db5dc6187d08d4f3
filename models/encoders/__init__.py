"""Sentences into vectors: the weights of the models, and what all their vectors have in common.

Read it in this order:

    catalogue, weights                 which models there are; where they are, and whether intact
    packed, unpacking                  the weights of a model as its package carries them; the model
    transformer, pairing               the encoder; two encoders as one
    encoding                           texts into vectors, each once, from a cache
    background                         what all vectors of a model have in common, by language
"""
