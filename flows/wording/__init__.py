"""How people are told things, in English: counts, lists, figures, days and strangers' names."""
