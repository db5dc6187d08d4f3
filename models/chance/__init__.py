"""What chance alone gives: tellings drawn as if the sources were all alike, and placebos."""
