"""What changed between a sentence and its retelling, one kind of change a module.

Read it in this order:

    finding, rivals                    what a finding is; two details that may be one, changed
    passages, edits, support           a text ready to be compared; where two differ word by word;
                                       how far one bears the words of the other out
    quantity_changes, same_quantity, units, complements, reckoned, days,
    rates, lone_figures, tolls, translated
                                       numbers and dates, and what looks like a change of them
    name_sorts, namesakes, one_name, spellings, titled, agreeing, name_rivals, lone_names,
    name_changes, ties                 names, what they are of, and what else may name the same
    attribution, speech, reattribution, quotations
                                       who said it, and in which words
    marks, same_marks, dropped, antonyms, opposites, assertions, modality
                                       what is denied, hedged or turned into its opposite
    turned, exchanges, parties, neighbours, crossings, deeds
                                       who did what to whom; names and figures in each other's place
    substitutes, replaced              one word of a class for another, in copied or turned text
    contradictions                     what a model of inference says, where one is named
    differences                        all of these, for two sentences
"""
