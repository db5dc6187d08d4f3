"""Quantities in a sentence, normalised: amounts, dates, times, shares, in many languages.

Read it in this order:

    temperature, quantity, number, drafts
                                       degrees on two scales; what is read: a quantity; a number,
                                       and a quantity begun
    quantity_tokens, number_words, scanning
                                       tokens; the words that state quantities; both, looked up once
    numerals, spelled_numbers, han_numerals, added
                                       a number out of tokens, however it is written
    amounts, nouns, shares, dates, clock
                                       a quantity out of tokens, by kind
    quantities                         all quantities of a sentence
"""
