"""The weights of the models in `models.encoders.catalogue`: installed and listed."""
