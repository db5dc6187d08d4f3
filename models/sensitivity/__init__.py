"""How far the scores hang on what is judged the same: the threshold, and single pairs."""
