"""Average linkage, exact and sparse: sentences into statements, articles into stories.

Statements:

    partners, repeats                  an article seldom says the same thing twice: of another
                                       article one sentence, and of one few
    linkage, tied_linkage              average linkage, by scikit-learn where that is the only
                                       result possible; the rules for all else
    statement_clustering, cohesion     it as an estimator; how well a cluster holds together
    statements, parts                  clusters of which everyone says what one sentence says;
                                       sentences that make more than one statement

Stories, of which `models.stories` is the way in:

    story_words, story_details, story_names, story_languages
                                       what articles say; the days, the figures and the rare names
                                       that they name; between which languages they can be compared
    story_signals                      how alike two articles are by all of that
    story_tree, story_partition        the tree of average linkage; the branches that last
    story_verdicts, story_doubts       what a person said; what one should be asked
    story_heirs                        which of today's stories is which of yesterday's
"""
