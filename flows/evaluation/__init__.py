"""Measures the product's judgements on labelled rows: `rashomon evaluate`.

Read it in this order:

    formats, rows            what a row of each task holds; rows out of a file, each checked
    bench                    the model and the settings that every task judges with
    judges, figures          each task's rows judged; the figures that fit its labels
    tasks                    the tasks: rows, judge, thresholds and figures of each
    running                  one evaluation from start to end
    terminal, reliability    what it found, on a terminal; the reliability plot
"""
