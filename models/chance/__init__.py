"""What chance alone gives: who would tell what if the sources of a story were all alike."""
