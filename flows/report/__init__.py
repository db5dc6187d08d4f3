"""What a reader gets: the page, the terminal summary and the files.

Everything here takes a `models.records.Comparison`, a `Digest` of a run of the monitor, or profiles
of sources, and never reads the store.

What is said:

    score_wording, statement_wording, article_names, line_breaks
                                       a score, a statement, an article by its source or more;
                                       where a line may break a name
    sources, told_once, synopsis, counterparts, differences, origins
                                       a row for each source; statements by sources; who says the
                                       same; where tellings disagree; who took from whom
    recorded, kinds, in_one_line       the settings on record; what a finding is called; all of it
                                       in one line
    beside, core_bar, outages, unknown_languages
                                       what must be known beside a number
    summary, summary_origins, summary_gaps
                                       what matters, in sentences; those on voices and copies; on
                                       what is left out
    reading                            an article cut into marked sentences

Where it is shown:

    svg, charts                        pictures
    templating, page, page_data, fragment
                                       the page, what its script knows, a piece for notebooks
    layout, terminal, terminal_statements, story_table
                                       a terminal
    markup, markdown, artifacts        a page of markdown, and artifacts of Prefect
    saving, serving                    files; the same, to a browser on this machine

Of a run of the monitor, and of sources over many stories:

    digest_records, digest_wording, digest, digest_charts, digest_terminal, digest_artifacts
    profile_wording, change_wording, profile_charts, profile_page
"""
