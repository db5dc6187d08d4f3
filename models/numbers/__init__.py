"""Quantities in a sentence, normalised: amounts, dates, times, shares, in many languages."""
