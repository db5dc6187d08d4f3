"""Names in a sentence, and which variants name the same.

Read it in this order:

    word_lists, territories    what is listed: titles, places and the like; countries by CLDR
    name_runs                  runs of capitalised words
    transliterations           what spellings of a word have in common, in any script
    name_variants              whether two names are spellings of one
    names                      the names in a sentence
    known_names                words that are names wherever they have a capital
"""
