"""What is said of a comparison, wherever it is shown.

Read it in this order:

    score_wording, statement_wording, article_names, line_breaks
                                    a score, a statement, an article by its source or more; where
                                    a line may break a name
    recorded, outages, beside, core_bar, unknown_languages
                                    the settings on record; what must be known beside a number
    sources, told_once, synopsis    a row for each source; statements by sources
    counterparts, kinds, differences
                                    who says the same; where tellings disagree
    origins                         who took from whom
    reading                         an article cut into marked sentences
"""
