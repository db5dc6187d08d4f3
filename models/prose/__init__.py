"""A text into sentences, each with its role: content, headline, quotation or furniture.

Read it in this order:

    text                               clean text: what is taken out, what stays
    conventions, agencies              how news is written; who the agencies are
    blocks, boundaries, sentences      a text into blocks, blocks into sentences
    quotation, datelines               what stands in quotation marks, or before the first words
    lines, shapes, cues, repetition    a sentence as decided on: its form, its words, its recurrence
    evidence                           how much speaks for furniture
    headlines, openings, closing       what stands above, before and below a report
    roles                              the role of each sentence
    overlap                            how much of one text stands in another, word for word
"""
