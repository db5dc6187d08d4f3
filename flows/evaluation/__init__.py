"""Measures the product's judgements on labelled rows: `rashomon evaluate`.

Read rows, bench, tasks, running; then terminal and reliability, which show the figures.
"""
