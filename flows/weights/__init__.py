"""The weights of the models in `models.catalogue`: installed from a package index, listed."""
